/** Front matter edited in place: the named key changes, every other byte stays. */
import { describe, expect, it, test } from 'vitest';
import { appendToKey, removeKey, setKey, type Edited } from '../../src/sources/edit.ts';
import { splitNote } from '../../src/sources/front-matter.ts';

const textOf = (edited: Edited): string => {
  if ('refusal' in edited) throw new Error(`${edited.refusal.line}: ${edited.refusal.because}`);
  return edited.text;
};
const refusalOf = (edited: Edited) => ('refusal' in edited ? edited.refusal : undefined);

describe('setting a key', () => {
  test.each([
    ['a plain value', 'status: proposed', 'status: accepted'],
    ['a value in double quotes', 'status: "proposed"', 'status: "accepted"'],
    ['a value in single quotes, with a comment', "status: 'proposed' # for now", "status: 'accepted' # for now"],
    ['blanks around it', 'status:   proposed   ', 'status:   accepted   '],
    ['a key in quotes', '"status": proposed', '"status": accepted'],
    ['a key without a value', 'status: # choose one', 'status: accepted # choose one'],
    ['a key with nothing behind it', 'status:', 'status: accepted'],
    ['a null', 'status: ~', 'status: accepted'],
    ['a folded text', 'status: >\n  proposed\n  for now', 'status: accepted'],
    ['a list', 'status: # one\n  - proposed', 'status: accepted # one'],
    ['the mapping that a template leaves', 'status: {YYYY-MM-DD when it changed}', 'status: accepted'],
    ['a text over two lines', 'status: "proposed\n  by us"', 'status: accepted'],
    ['a hash inside a word', 'status: pro#posed', 'status: accepted'],
    ['an anchor that nobody refers to', 'status: &s proposed', 'status: &s accepted'],
  ])('replaces %s and nothing else', (_, before, after) => {
    const around = (lines: string) =>
      `---\n# first\nid:  0012\n${lines}\n\n# about tags\ntags: [ a,b ]   # two\n---\n\n# T \n\nText`;
    expect(textOf(setKey(around(before), 'status', 'accepted'))).toBe(around(after));
  });

  it('keeps line ends of every kind and the byte order mark', () => {
    const text = '\uFEFF---\r\ntitle: A\nstatus: draft\r\n---\r\nBody\r\nend';
    expect(textOf(setKey(text, 'status', 'accepted'))).toBe(text.replace('draft', 'accepted'));
  });

  it('adds a missing key below the last one, with its indentation and line end', () => {
    expect(textOf(setKey('---\r\n  a: 1\r\n  # why\r\n---\r\n', 'status', 'accepted'))).toBe(
      '---\r\n  a: 1\r\n  status: accepted\r\n  # why\r\n---\r\n',
    );
    expect(textOf(setKey('---\n# rule: x\n---\nBody', 'status', 'accepted'))).toBe(
      '---\n# rule: x\nstatus: accepted\n---\nBody',
    );
  });

  it('adds front matter where there is none, and leaves the body as it is', () => {
    expect(textOf(setKey('# T\n\nText', 'status', 'accepted'))).toBe('---\nstatus: accepted\n---\n\n# T\n\nText');
    expect(textOf(setKey('\uFEFF# T\r\n', 'status', 'accepted'))).toBe(
      '\uFEFF---\r\nstatus: accepted\r\n---\r\n\r\n# T\r\n',
    );
    expect(textOf(setKey('---\n\nA break first.\n', 'status', 'x'))).toBe(
      '---\nstatus: x\n---\n\n---\n\nA break first.\n',
    );
    expect(textOf(setKey('', 'status', 'x'))).toBe('---\nstatus: x\n---\n');
  });

  it('puts a value in quotes where it would be read as something else', () => {
    for (const value of [
      '12',
      '0012',
      'true',
      'no',
      '1e3',
      '#x',
      '@acme/x',
      'a: b',
      ' a',
      'it\u2028s',
      '- x',
      '*a',
      '',
    ]) {
      const text = textOf(setKey('---\na: 1\n---\n', 'b', value));
      expect(splitNote('', text).value.fields.get('b')?.value).toMatchObject({ kind: 'text', text: value });
    }
    expect(textOf(setKey('---\na: 1\n---\n', 'date', '2026-11-20'))).toContain('date: 2026-11-20\n');
  });

  it('finds the key, not its name inside of another value', () => {
    const text =
      '---\nsummary: |\n  status: no\n\n  status: no\nnested:\n  status: no\nstatus: draft\n---\nstatus: no\n';
    expect(textOf(setKey(text, 'status', 'accepted'))).toBe(text.replace('draft', 'accepted'));
  });
});

describe('adding to a list', () => {
  test.each([
    ['no key', 'a: 1', 'a: 1\nsupersedes: ["0002-b"]'],
    ['a text', 'supersedes: 0001', 'supersedes: ["0001", "0002-b"]'],
    ['an empty list', 'supersedes: [] # none', 'supersedes: ["0002-b"] # none'],
    ['a list on a line', "supersedes: [ 'a', b ] # two", `supersedes: [ 'a', b, "0002-b" ] # two`],
    ['a list with brackets in quotes', 'supersedes: ["[a](a.md)"]', 'supersedes: ["[a](a.md)", "0002-b"]'],
    ['a list over lines', 'supersedes: [\n    a,\n    b,\n  ]', 'supersedes: [\n    a,\n    b, "0002-b"\n  ]'],
    ['a list of lines', 'supersedes:\n  -   a # x\n  # y\nb: 1', 'supersedes:\n  -   a # x\n  -   0002-b\n  # y\nb: 1'],
    ['a list at the margin', 'supersedes:\n- a\nb: 1', 'supersedes:\n- a\n- 0002-b\nb: 1'],
  ])('extends %s in its own form', (_, before, after) => {
    expect(textOf(appendToKey(`---\n${before}\n---\nBody`, 'supersedes', '0002-b'))).toBe(`---\n${after}\n---\nBody`);
  });

  it('refuses a mapping and a list that it does not understand', () => {
    expect(refusalOf(appendToKey('---\na: {b: 1}\n---\n', 'a', 'x'))).toMatchObject({ line: 2 });
    expect(refusalOf(appendToKey('---\na: [ # ]\n  b]\n---\n', 'a', 'x'))).toMatchObject({ line: 2 });
  });
});

describe('removing a key', () => {
  it('takes its lines and leaves the comments around them', () => {
    const text = '---\n# one\na:\n  - x\n  # in a\n  - y\n# two\nb: 1\n---\nBody';
    expect(textOf(removeKey(text, 'a'))).toBe('---\n# one\n# two\nb: 1\n---\nBody');
    expect(textOf(removeKey(text, 'c'))).toBe(text);
    expect(textOf(removeKey('---\na: 1\n---\nBody', 'a'))).toBe('---\n---\nBody');
  });
});

describe('front matter that is not edited', () => {
  test.each([
    ['is another language', '---js\nstatus: 1\n---\n', 1],
    ['is never closed', '---\nstatus: draft\n\n# T\n', 1],
    ['has a key twice', '---\nstatus: draft\nstatus: draft\n---\n', 3],
    ['is indented with a tab', '---\na:\n\tb: 1\nstatus: draft\n---\n', 3],
    ['stands in braces', '---\n{status: draft, a: 1}\n---\n', 2],
    ['is one text', '---\njust text\n---\n', 2],
    ['has a question mark before the key', '---\n? status\n: draft\n---\n', 2],
    ['gives its value on to another key', '---\nstatus: &s draft\nb: *s\n---\n', 2],
    ['is too large', `---\na: ${'x'.repeat(2 ** 20)}\nstatus: draft\n---\n`, 1],
    ['has a key __proto__', '---\n__proto__: 1\nstatus: draft\n---\n', 2],
  ])('because it %s: the line is named', (_, text, line) => {
    expect(refusalOf(setKey(text, 'status', 'accepted'))).toMatchObject({ line, because: expect.stringMatching(/\w/) });
    expect(refusalOf(appendToKey(text, 'status', 'accepted'))).toMatchObject({ line });
  });

  it('a body of a megabyte is no obstacle', () => {
    const body = 'word '.repeat(2 ** 18);
    expect(textOf(setKey(`---\na: 1\n---\n${body}`, 'a', 'b'))).toBe(`---\na: b\n---\n${body}`);
  });
});

/** A small generator with a seed, so that a failure can be repeated. */
function random(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

function frontMatter(pick: (limit: number) => number): string {
  const one = <T>(choices: readonly T[]): T => choices[pick(choices.length)]!;
  const end = one(['\n', '\n', '\r\n']);
  const keys = ['status', 'date', 'title', 'tags', 'id', 'constructor', 'x y', 'applies-to'].filter(() => pick(3) > 0);
  const values = [
    'a',
    '0012',
    '"q: # [x]"',
    "'it''s'",
    '# nothing',
    '',
    'word # note',
    '[a, "b]", c]',
    '[\n  a,\n  b, # c\n  ]',
    '{a: 1}',
    '|\n  status: x\n\n  # text\n',
    '>-\n  one\n  two',
    '\n  - a\n  # c\n  - b',
    '\n- a\n- b',
    '\n  sub: 1\n  deep:\n    - x',
    'plain over\n  two lines',
    '"quoted over\n  two lines"',
    '&anchor a',
    '2026-01-01',
    '~',
    '@acme/x',
    '`code`',
  ];
  const noise = ['', '# comment', '  # indented', '#status: no', ''];
  const lines = keys.flatMap((key) => {
    const field = `${one([key, key, `"${key}"`])}: ${one(values)}`;
    return pick(3) === 0 ? [one(noise), field] : [field];
  });
  const text = `---\n${lines.join('\n')}${lines.length > 0 ? '\n' : ''}---\n\n# T\nstatus: body\n`;
  return one(['', '\uFEFF']) + text.replaceAll('\n', end);
}

describe('any front matter', () => {
  it('keeps every other value, every other line and the body when a key is set, added to or removed', () => {
    const pick = random(20261120);
    let edits = 0;
    for (let round = 0; round < 1000; round += 1) {
      const text = frontMatter(pick);
      const key = ['status', 'tags', 'new', 'id'][pick(4)]!;
      const value = ['accepted', '12', 'a: b', "it's"][pick(4)]!;
      const before = splitNote('', text);
      const kinds = [
        setKey(text, key, value),
        setKey(text, key, [value, 'two']),
        appendToKey(text, key, value),
        removeKey(text, key),
      ];
      for (const [index, edited] of kinds.entries()) {
        if ('refusal' in edited) {
          expect(edited.refusal.line).toBeGreaterThan(0);
          continue;
        }
        edits += 1;
        const after = splitNote('', edited.text);
        expect(after.problems).toEqual([]);
        expect(after.value.body).toBe(before.value.body);
        const rest = (note: typeof before) =>
          [...note.value.fields].filter(([name]) => name !== key).map(([name, field]) => [name, plain(field.value)]);
        expect(rest(after)).toEqual(rest(before));
        const written = plain(after.value.fields.get(key)?.value);
        if (index === 0) expect(written).toBe(value);
        if (index === 1) expect(written).toEqual([value, 'two']);
        if (index === 2) expect(written).toEqual(expect.arrayContaining([value]));
        if (index === 3) expect(written).toBeUndefined();
        const field = before.value.fields.get(key);
        const next = [...before.value.fields.values()]
          .map(({ line }) => line)
          .filter((line) => line > (field?.line ?? Infinity));
        const keptHead = text.split('\n').slice(0, (field?.line ?? 2) - 1);
        if (field !== undefined) expect(edited.text.split('\n').slice(0, keptHead.length)).toEqual(keptHead);
        if (next.length > 0) {
          const tail = text.split('\n').slice(Math.min(...next) - 1);
          expect(edited.text.split('\n').slice(-tail.length)).toEqual(tail);
        }
      }
    }
    expect(edits).toBeGreaterThan(2000);
  });
});

type Value = NonNullable<ReturnType<ReturnType<typeof splitNote>['value']['fields']['get']>>['value'];

function plain(value: Value | undefined): unknown {
  if (value === undefined) return undefined;
  if (value.kind === 'text') return value.text;
  if (value.kind === 'none') return null;
  return value.kind === 'list'
    ? value.items.map(plain)
    : [...value.fields].map(([key, field]) => [key, plain(field.value)]);
}

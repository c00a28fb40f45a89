import { describe, expect, test } from 'vitest';
import { splitNote } from '../../src/sources/front-matter.ts';
import type { YamlValue } from '../../src/yaml.ts';

function plain(value: YamlValue): unknown {
  if (value.kind === 'text') return value.text;
  if (value.kind === 'list') return value.items.map(plain);
  if (value.kind === 'map') return [...value.fields].map(([key, field]) => [key, plain(field.value)]);
  return null;
}

function read(text: string): Readonly<Record<string, unknown>> {
  return Object.fromEntries([...splitNote('n.md', text).value.fields].map(([key, field]) => [key, plain(field.value)]));
}

describe('front matter', () => {
  test('keeps ids, dates, booleans and versions as they are written', () => {
    const yaml =
      'id: 0012\ndate: 2026-11-20\nyes: yes\ninline: true\nv: 1.10\nnothing:\ntilde: ~\nquoted: "0x1F"\nlist: [1, 08]';
    expect(read(`---\n${yaml}\n---\nBody`)).toEqual({
      id: '0012',
      date: '2026-11-20',
      yes: 'yes',
      inline: 'true',
      v: '1.10',
      nothing: null,
      tilde: null,
      quoted: '0x1F',
      list: ['1', '08'],
    });
  });

  test('knows the line and column of every key and item', () => {
    const { fields, bodyLine, body } = splitNote('n.md', '---\na: 1\n\nb:\n  - x\n  - "y"\n---\n\n# T').value;
    expect(fields.get('a')).toMatchObject({ line: 2, column: 1, value: { line: 2, column: 4 } });
    expect(fields.get('b')).toMatchObject({
      line: 4,
      value: {
        items: [
          { line: 5, column: 5 },
          { line: 6, column: 5 },
        ],
      },
    });
    expect([body, bodyLine]).toEqual(['\n# T', 8]);
  });

  test('may be absent, empty, or only comments', () => {
    expect(splitNote('n.md', '# T\n').value).toMatchObject({
      hasFrontMatter: false,
      body: '# T\n',
      bodyLine: 1,
      isSound: true,
    });
    expect(splitNote('n.md', '---\n---\nx').value).toMatchObject({
      hasFrontMatter: true,
      body: 'x',
      bodyLine: 3,
      isSound: true,
    });
    expect(splitNote('n.md', '---\n# only this\n---\nx').problems).toEqual([]);
  });

  test('is no thematic break, and no table of dashes ends it', () => {
    expect(splitNote('n.md', '---\n\nText after a break.\n').value).toMatchObject({
      hasFrontMatter: false,
      isSound: true,
    });
    expect(read('---\na: |\n  ---x\nb: 2\n---\n')).toEqual({ a: '---x\n', b: '2' });
  });

  test.each(['----', '-------  ', '...'])('ends at `%s` as well', (end) => {
    const { value, problems } = splitNote('a.md', `---\nrule: Do it.\nwhere:\n  - a\n# why\n${end}\nBody\n\n---\n`);
    expect(problems).toEqual([]);
    expect([...value.fields.keys()]).toEqual(['rule', 'where']);
    expect(value).toMatchObject({ body: 'Body\n\n---\n', bodyLine: 7 });
  });

  test('is none where a rule stands above a heading that is underlined', () => {
    const text = '---\nA word or two\n\nTitle\n-----\n\nBody\n';
    expect(splitNote('a.md', text)).toMatchObject({ value: { hasFrontMatter: false, body: text }, problems: [] });
  });

  test('with CRLF and a byte order mark has true positions', () => {
    const { value, problems } = splitNote('n.md', '\uFEFF---\r\na: 1\r\nb: %x\r\n---\r\nBody\r\n');
    expect(value).toMatchObject({ body: 'Body\n', bodyLine: 5 });
    expect(problems).toMatchObject([{ line: 3, column: 4 }]);
  });

  test('follows aliases, but only so far', () => {
    expect(read('---\na: &x [1]\nb: *x\n---\n')).toEqual({ a: ['1'], b: ['1'] });
  });

  test('never runs code, and reads the same twice', () => {
    const text = '---js\n{ get a() { globalThis.wasRun = true; return 1 } }\n---\nBody\n';
    for (const attempt of [splitNote('n.md', text), splitNote('n.md', text)]) {
      expect(attempt.problems).toHaveLength(1);
      expect(attempt.value).toMatchObject({ isSound: false, body: 'Body\n', bodyLine: 4 });
      expect(attempt.value.fields.size).toBe(0);
    }
    expect('wasRun' in globalThis).toBe(false);
  });
});

describe('front matter that cannot be read is one problem at its place, and the body is still there', () => {
  const bomb = [
    'a: &a [x,x,x,x,x,x,x,x,x]',
    ...'bcdefgh'.split('').map((key, i) => `${key}: &${key} [${Array(9).fill(`*${'abcdefgh'[i]}`).join(',')}]`),
  ];
  const cases: readonly (readonly [name: string, yaml: string, line: number, column: number, text: RegExp])[] = [
    ['an open quote', 'a: "x\nb: 1', 2, 4, /not valid YAML/],
    ['a colon in a value', 'title: a\nrule: do: this', 3, 7, /quotes: it holds a colon/],
    ['an unquoted glob', 'a: 1\napplies-to: *.ts', 3, 13, /`\*\.ts` is a YAML alias.*quotes.*"\*\.ts"/],
    ['an unquoted glob in a list', 'applies-to:\n  - src/**\n  - **/*.ts', 4, 5, /quotes/],
    [
      'an unquoted negated glob',
      'applies-to: [src/**, !**/*.test.ts]',
      2,
      22,
      /`!\*\*\/\*\.test\.ts` is a YAML tag.*quotes/,
    ],
    ['an unquoted percent sign', 'owner: %jane', 2, 8, /YAML reserves `%`/],
    ['a tab', 'a:\n\tb: 1', 3, 1, /spaces/],
    ['a key twice', 'a: 1\na: 2', 3, 1, /stands here twice/],
    ['a prototype', 'a: 1\n__proto__: {x: 1}', 3, 1, /`__proto__`/],
    ['a nested prototype', 'lint:\n  __proto__: 1', 3, 3, /`__proto__`/],
    ['a list', '- a', 2, 1, /not a mapping/],
    ['an alias bomb', bomb.join('\n'), 3, 8, /more than 50 aliases/],
    ['an alias to itself', 'a: &a [*a]', 2, 8, /more than 50 aliases/],
    ['endless brackets', `a: ${'['.repeat(60_000)}`, 1, 1, /brackets/],
    ['endless dashes', '- '.repeat(30_000), 1, 1, /indentation/],
    ['a megabyte', `a: ${'x'.repeat(1_000_000)}`, 1, 1, /larger than 64 KB/],
    ['ten thousand lines', '\n'.repeat(10_000), 1, 1, /larger than 64 KB or 2000 lines/],
  ];
  for (const [name, yaml, line, column, text] of cases) {
    test(name, () => {
      const { value, problems } = splitNote('n.md', `---\n${yaml}\n---\nBody\n`);
      expect(problems.map((each) => [each.rule, each.line, each.column])).toEqual([['note/frontmatter', line, column]]);
      expect(`${problems[0]?.message} ${problems[0]?.hint}`).toMatch(text);
      expect([value.isSound, value.fields.size, value.body]).toEqual([false, 0, 'Body\n']);
    });
  }

  test('no closing line', () => {
    const { value, problems } = splitNote('n.md', '---\ntitle: A\n\n# Body\n');
    expect(problems).toMatchObject([{ line: 1, message: expect.stringContaining('never closed') }]);
    expect(value).toMatchObject({ isSound: false, bodyLine: 2, body: 'title: A\n\n# Body\n' });
  });

  test('a second reading of the same text is no better than the first', () => {
    const text = '---\na: "x\n---\nBody\n';
    expect(splitNote('n.md', text)).toEqual(splitNote('n.md', text));
    expect(splitNote('n.md', text).problems).toHaveLength(1);
  });
});

test('a package name, a handle and a code span need no quotes, although YAML reserves their first character', () => {
  const { value, problems } = splitNote(
    'a.md',
    '---\nmodule: @acme/api # ours\nowner: @jane\nrule:\n  - @acme/api is public\n  - `x` first\n---\n',
  );
  expect(problems).toEqual([]);
  expect(value.fields.get('module')?.value).toMatchObject({ kind: 'text', text: '@acme/api', line: 2, column: 9 });
  expect(value.fields.get('rule')?.value).toMatchObject({
    items: [{ text: '@acme/api is public', line: 5 }, { text: '`x` first' }],
  });
});

import { describe, expect, test } from 'vitest';
import type { Binding, BoundFact, Guide, LinkedNote } from '../../src/model.ts';
import { bindingsIn } from '../../src/sources/bindings.ts';
import { parseBody } from '../../src/sources/markdown.ts';
import { embedBody, filledText, rebase } from '../../src/targets/section.ts';
import type { EmbedOptions } from '../../src/targets/section.ts';
import { essenceOf, treeBetween } from './trees.ts';

type Answers = Readonly<
  Record<string, { readonly value: string; readonly form: BoundFact['form']; readonly target?: string }>
>;

function bind(bindings: readonly Binding[], answers: Answers): readonly BoundFact[] {
  return bindings.flatMap((binding) => {
    const answer = answers[binding.args[0] ?? ''];
    return answer === undefined ? [] : [{ binding, ...answer }];
  });
}

function embed(text: string, options: Partial<EmbedOptions> & { answers?: Answers } = {}): string {
  const { answers = {}, ...rest } = options;
  const file = rest.file ?? 'context/guides/testing.md';
  const { value: body } = parseBody(file, text, 1);
  return embedBody({ file, body, bound: bind(body.bindings, answers), toDir: '', ...rest });
}

describe('a body keeps its own tree between two other blocks', () => {
  const bodies: Readonly<Record<string, string>> = {
    'open fence': 'Text.\n\n```ts\nconst a = 1;\n',
    'open fence of tildes, longer': '~~~~md\n```\ninner\n```\n',
    'empty open fence': 'Text.\n\n```',
    'open fence in a list': '- item\n\n  ```sh\n  npm test\n',
    'open fence in a quote': '> quoted\n>\n> ```\n> code\n',
    'list at the end': 'Text.\n\n- a\n- b\n',
    'nested lists': '1. a\n   - b\n     - c\n\n       text of c\n2. d\n',
    'loose list': '- a\n\n- b\n\n  more b\n',
    table: '| a | b |\n| - | :-: |\n| `x\\|y` | **z** |\n',
    'html block': '<details>\n<summary>More</summary>\n\nText.\n\n</details>\n',
    'setext headings': 'Title\n=====\n\nPart\n----\n\nText.\n',
    'reference links': '[a] and [b][] and [c][d] ![i][d]\n\n[a]: x.md\n[b]: <y z.md> "t"\n[d]: z.md\n',
    footnotes: 'Text[^1] and[^note].\n\n[^1]: One.\n[^note]: Two\n\n    lines.\n',
    'indented code': '    code first\n\nText.\n\n    code last\n',
    'hard breaks': 'one  \ntwo\\\nthree  \n',
    'thematic breaks': '---\n\nText\n\n***\n',
    'task list': '- [x] done\n- [ ] open\n',
    'tabs and blank lines': '\n\n\t\n- a\n\n\tb\n\n\n',
  };
  for (const [name, text] of Object.entries(bodies)) {
    test(name, () => expect(treeBetween(embed(text, { toDir: 'context/guides' }))).toEqual(essenceOf(text)));
  }

  const open: readonly (readonly [string, string])[] = [
    ['Text.\n\n<!-- note to self\n\nmore', ' -->'],
    ['- a <!-- b\n- <!-- c', ' -->'],
    ['<pre>\na\n\nb', '</pre>'],
    ['<script>\nlet a\n\nb', '</script>'],
    ['<?php\n\necho 1', '?>'],
    ['<![CDATA[\n\nx', ']]>'],
    ['<!DOCTYPE\n\nx', '>'],
    ['<textarea>\n\nx', '</textarea>'],
  ];
  for (const [text, closing] of open) {
    test(`with what ${JSON.stringify(text)} leaves open closed by ${closing}`, () =>
      expect(treeBetween(embed(`${text}\n\n`))).toEqual(essenceOf(text + closing)));
  }

  for (const stump of ['<pre', '<script', '<![CDATA[', '<style class="a"']) {
    test(`with ${stump} as text, since it says nothing yet`, () =>
      expect(embed(`Text.\n\n${stump}\n`)).toBe(`Text.\n\n\\${stump}`));
  }

  for (const whole of [
    '<!-->',
    '<?>',
    '<pre>a</pre>',
    '<!-- a -->',
    '<div',
    '<details open',
    'a <pre',
    'a <![CDATA[',
  ]) {
    test(`with ${whole} as it is, since it swallows nothing`, () => {
      expect(embed(`${whole}\n`)).toBe(whole);
      expect(treeBetween(embed(`${whole}\n`))).toEqual(essenceOf(whole));
    });
  }

  test('also when its labels carry a prefix', () => {
    const text = embed(bodies['reference links'] ?? '', { toDir: 'context/guides', prefix: 'testing' });
    expect(JSON.stringify(treeBetween(text)).replaceAll('testing:', '')).toBe(
      JSON.stringify(essenceOf(bodies['reference links'] ?? '')),
    );
    expect(text).toContain('[a][testing:a] and [b][testing:b] and [c][testing:d] ![i][testing:d]');
    expect(text).toContain('[testing:a]: x.md');
  });

  test('and two bodies with the same labels keep their own in one output', () => {
    const one = embed('See [the guide][g] and[^1].\n\n[g]: a.md\n[^1]: A.', { prefix: 'one' });
    const two = embed('See [the guide][g] and[^1].\n\n[g]: b.md\n[^1]: B.', { prefix: 'two' });
    const urls = JSON.stringify(essenceOf(`${one}\n\n${two}\n`)).match(/"identifier":"[^"]*"/g);
    expect(new Set(urls)).toEqual(new Set(['one:g', 'one:1', 'two:g', 'two:1'].map((id) => `"identifier":"${id}"`)));
  });
});

describe('labels of two bodies in one output', () => {
  test.each([
    [
      ['a', 'b-c'],
      ['a-b', 'c'],
    ],
    [
      ['a', 'b:c'],
      ['a:b', 'c'],
    ],
    [
      ['a b', 'c'],
      ['a-b', 'c'],
    ],
    [
      ['über', 'x'],
      ['ber', 'x'],
    ],
    [
      ['日本', 'x'],
      ['中国', 'x'],
    ],
    [
      ['a%20b', 'c'],
      ['a b', 'c'],
    ],
  ])('%j never meets %j', ([onePrefix = '', oneLabel = ''], [twoPrefix = '', twoLabel = '']) => {
    const body = (label: string, url: string) => `[x][${label}]\n\n[${label}]: ${url}`;
    const one = embed(body(oneLabel, 'one.md'), { prefix: onePrefix, toDir: 'context/guides' });
    const two = embed(body(twoLabel, 'two.md'), { prefix: twoPrefix, toDir: 'context/guides' });
    const tree = JSON.stringify(essenceOf(`${one}\n\n${two}\n`));
    const ids = [...tree.matchAll(/"linkReference","children":\[[^\]]*\],"identifier":"([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(2);
  });

  test('keep the letters of every alphabet', () => {
    expect(embed('A[^é].\n\n[^é]: B.', { prefix: 'guides/über 日本' })).toBe(
      'A[^guides/über%20日本:é].\n\n[^guides/über%20日本:é]: B.',
    );
  });
});

describe('headings', () => {
  test('move so that the shallowest stands at the wanted depth', () => {
    expect(embed('## A\n\n#### B\n\n## C ##', { depth: 3 })).toBe('### A\n\n##### B\n\n### C ##');
  });

  test('never go deeper than six', () => {
    expect(embed('# A\n\n##### B', { depth: 3 })).toBe('### A\n\n###### B');
  });

  test('with underlines become # headings, on one line and with their links', () => {
    expect(embed('A\n===\n\nLong [b](b.md)\nheading #\n---\n\nText', { depth: 2, toDir: 'x' })).toBe(
      '## A\n\n### Long [b](../context/guides/b.md) heading \\#\n\nText',
    );
  });

  test('that repeat the title are dropped, and the rest moves as if they had never been there', () => {
    const text = '# Testing `units`\n\nIntro.\n\n## A\n';
    expect(embed(text, { title: 'Testing units', depth: 2 })).toBe('Intro.\n\n## A');
    expect(embed(text, { title: 'Another title', depth: 2 })).toBe('## Testing `units`\n\nIntro.\n\n### A');
  });

  test('before a second title stand no deeper than it', () => {
    const text = '# Web\n\n## Purpose\n\n### Why\n\n# More\n\n## Detail\n';
    expect(embed(text, { title: 'Web', depth: 2 })).toBe('## Purpose\n\n### Why\n\n## More\n\n### Detail');
    expect(embed(text, { title: 'Web', depth: 3 })).toBe('### Purpose\n\n#### Why\n\n### More\n\n#### Detail');
  });

  test('with underlines leave the definition above them alone', () => {
    const text = '[x]: ../../docs/x.md\nSection [x]\n-------\n\nText.';
    expect(embed(text, { depth: 2 })).toBe('[x]: docs/x.md\n## Section [x]\n\nText.');
    expect(embed('[x]: x.md\nTitle\n===\n\n[x]', { title: 'Title', toDir: 'context/guides' })).toBe(
      '[x]: x.md\n\n\n[x]',
    );
  });

  test('that repeat the title further down stay', () => {
    expect(embed('Intro.\n\n# Testing', { title: 'Testing' })).toBe('Intro.\n\n# Testing');
  });
});

describe('links', () => {
  const cases: readonly (readonly [url: string, from: string, to: string, expected: string])[] = [
    ['a.md', 'context/guides', '', 'context/guides/a.md'],
    ['../../src/a.ts#L3', 'context/guides', '', 'src/a.ts#L3'],
    ['../../src/a.ts', 'context/guides', 'src', 'a.ts'],
    ['../../packages/api/', 'context/guides', 'packages/web', '../api/'],
    ['.', 'docs', '', 'docs'],
    ['../docs', 'docs', 'docs', '../docs'],
    ['../', 'docs', '', './'],
    ['../../../outside.md', 'context/guides', 'packages/a', '../../../outside.md'],
    ['my%20docs/a.md', '', 'my docs', 'a.md'],
    ['a.md', 'my docs', '', 'my docs/a.md'],
    ['a.md', '100%/#1', '', '100%25/%231/a.md'],
    ['#anchor', 'context', '', '#anchor'],
    ['?q=1', 'context', '', '?q=1'],
    ['/rooted.md', 'context', '', '/rooted.md'],
    ['//host/x', 'context', '', '//host/x'],
    ['https://example.com/a', 'context', '', 'https://example.com/a'],
    ['mailto:a@b.c', 'context', '', 'mailto:a@b.c'],
    ['mdc:src/a.ts', 'context', '', 'mdc:src/a.ts'],
    ['a.md', '.', 'docs', '../a.md'],
    ['', 'context', '', ''],
  ];
  for (const [url, from, to, expected] of cases) {
    test(`${url || 'an empty one'} in ${from || 'the root'} is ${expected || 'empty'} from ${to || 'the root'}`, () =>
      expect(rebase(url, from, to)).toBe(expected));
  }

  test('and images, definitions and HTML attributes lead to the same place from the output', () => {
    const text =
      '[a](a.md "T") ![b](<b c.png>) [c](../x_y.md#p)\n\n[d]: d.md\n\n<img alt="src=x" src="e.png"> <a href=\'#f\'>f</a>\n';
    expect(embed(text)).toBe(
      '[a](context/guides/a.md "T") ![b](<context/guides/b c.png>) [c](context/x_y.md#p)\n\n' +
        '[d]: context/guides/d.md\n\n<img alt="src=x" src="context/guides/e.png"> <a href=\'#f\'>f</a>',
    );
  });

  test('in HTML move with quotes and without, and in lists of images', () => {
    const text =
      '<a href=../../docs/x.md>x</a> <video poster="p.png"></video>\n\n' +
      "<object data='o.svg'></object>\n\n" +
      '<img srcset="a.png 1x,\n  https://x.io/b.png 2x, c.png" alt="href=x">\n\n' +
      '<details><summary>[x](../../docs/x.md) href="x.md"</summary></details>';
    expect(embed(text)).toBe(
      '<a href=docs/x.md>x</a> <video poster="context/guides/p.png"></video>\n\n' +
        "<object data='context/guides/o.svg'></object>\n\n" +
        '<img srcset="context/guides/a.png 1x,\n  https://x.io/b.png 2x, context/guides/c.png" alt="href=x">\n\n' +
        '<details><summary>[x](../../docs/x.md) href="x.md"</summary></details>',
    );
  });

  test('in HTML get the quotes that their new folder needs', () => {
    expect(embed("<a href=a.md>x</a> <a href='b.md'>x</a>", { file: "my d'ocs/x.md" })).toBe(
      "<a href=\"my d'ocs/a.md\">x</a> <a href='my d&#39;ocs/b.md'>x</a>",
    );
  });

  test('get angle brackets where the new folder needs them', () => {
    expect(embed('[a](a.md)', { file: 'my docs/x.md' })).toBe('[a](<my docs/a.md>)');
    expect(embed('[a](a.md)', { file: 'd(1/x.md' })).toBe('[a](<d(1/a.md>)');
  });

  test('around an image move together with it', () => {
    expect(embed('[![i](i.png)](l.md)')).toBe('[![i](context/guides/i.png)](context/guides/l.md)');
  });

  test('written in code stay as they are', () => {
    expect(embed('`[a](a.md)`\n\n```md\n[a](a.md)\n```')).toBe('`[a](a.md)`\n\n```md\n[a](a.md)\n```');
  });
});

describe('comments and handles', () => {
  test('comments stay as they are', () => {
    const text = 'A <!-- b --> c.\n<!-- lintel:note -->\nD.\n\n<!-- <a href=x> @x -->';
    expect(embed(text)).toBe(text);
  });

  const off = '<!-- lintel-disable-next-line stale/path -- old -->';
  test.each([
    ['above a line', `A.\n\n${off}\nB.`, 'A.\n\nB.'],
    ['between paragraphs', `A.\n\n${off}\n\nB.`, 'A.\n\nB.'],
    ['where it parts two paragraphs', `A.\n${off}\nB.`, 'A.\n\nB.'],
    ['twice where it parts two paragraphs', `A.\n${off}\n${off}\nB.`, 'A.\n\nB.'],
    ['where a line would underline the one above', `A.\n${off}\n---\nB.`, 'A.\n\n---\nB.'],
    ['between items', `- a\n  ${off}\n- b`, '- a\n- b'],
    ['above a fence', `Run:\n${off}\n\`\`\`sh\na\n\`\`\``, 'Run:\n```sh\na\n```'],
    ['in a quotation', `> A.\n> ${off}\n> B.`, '> A.\n>\n> B.'],
    ['in a row', `| a |\n| - |\n| 1 ${off} |\n| 2 |`, '| a |\n| - |\n| 1 |\n| 2 |'],
    ['in a line', `A ${off} b.`, 'A b.'],
    ['at the end of a line', `A. ${off}\nB.`, 'A.\nB.'],
    ['before text that it makes HTML', `${off} *b*`, '<!-- --> *b*'],
    [
      'over several lines',
      'A.\n\n<!-- lintel-disable stale/path\n  -- old -->\n\nB.\n\n<!-- lintel-enable -->',
      'A.\n\nB.',
    ],
    ['in HTML', `<div>\n${off}\nA\n</div>`, '<div>\nA\n</div>'],
    ['in a fence, where it is an example', `\`\`\`html\n${off}\n\`\`\``, `\`\`\`html\n${off}\n\`\`\``],
  ])('a suppression goes: %s', (_, text, expected) => expect(embed(text)).toBe(expected));

  test('npm scopes and handles get backticks, and nothing else does', () => {
    const text = 'Use @acme/core@2.0.1, ask **@jane-doe**. Not a@b.c, `@x/y`, [@z](z.md), \\@q or https://x.io/@u.';
    expect(embed(text, { toDir: 'context/guides' })).toBe(
      'Use `@acme/core@2.0.1`, ask **`@jane-doe`**. Not a@b.c, `@x/y`, [@z](z.md), \\@q or https://x.io/@u.',
    );
  });
});

describe('what clients would take for an import', () => {
  test.each([
    ['@./docs/x.md', '`@./docs/x.md`'],
    ['See @../x.md.', 'See `@../x.md`.'],
    ['@~/x.md', '`@~/x.md`'],
    ['@/etc/x', '`@/etc/x`'],
    ['@.env and @日本.md', '`@.env` and `@日本.md`'],
    ['_@docs/x.md_', '_`@docs/x.md`_'],
    ['(@docs/x.md) @docs/', '(`@docs/x.md`) `@docs/`'],
    ['**@acme/core@^2**', '**`@acme/core`@^2**'],
    ['| @a |\n| - |\n| @b/c |', '| `@a` |\n| - |\n| `@b/c` |'],
  ])('%j gets backticks', (text, expected) => expect(embed(text)).toBe(expected));

  test.each(['a @ b', 'é@x.md', 'a@b.c', '\\@x', 'src/@x/y', '@', 'foo_@bar', '`@./x`', '[@x](#x)'])(
    '%j stays',
    (text) => expect(embed(text)).toBe(text),
  );

  test('is shielded in HTML, but not in scripts, styles and comments', () => {
    expect(embed('<div>\nSee @docs/x.md, a@b.c <a title="@x">@y</a>\n</div>')).toBe(
      '<div>\nSee &#64;docs/x.md, a@b.c <a title="&#64;x">&#64;y</a>\n</div>',
    );
    for (const text of ['<style>\n@media print {}\n</style>', '<script>\n@x\n</script>', '<!-- @x -->']) {
      expect(embed(text)).toBe(text);
    }
  });
});

describe('bound facts', () => {
  const answers: Answers = {
    test: { value: 'pnpm test', form: 'code' },
    sig: { value: 'f(a: string | `x${number}`): void', form: 'code' },
    node: { value: '22', form: 'text' },
    mongo: { value: 'use_mongo [1]', form: 'link', target: 'docs/adr/use mongo.md' },
  };

  test('stand in backticks in prose and bare in code', () => {
    const text =
      'Run {{script "test"}} on Node {{version "node"}}, or `CI=1 {{script "test"}}`.\n\n```sh\n{{script "test"}}\n```';
    expect(embed(text, { answers })).toBe('Run `pnpm test` on Node 22, or `CI=1 pnpm test`.\n\n```sh\npnpm test\n```');
  });

  test('become links that lead there from the output', () => {
    expect(embed('See {{decision "mongo"}}.', { answers, toDir: 'packages/a' })).toBe(
      'See [use_mongo \\[1\\]](<../../docs/adr/use mongo.md>).',
    );
  });

  test('with backticks of their own get more of them', () => {
    expect(embed('{{signature "sig"}} and `x {{signature "sig"}}`', { answers })).toBe(
      '``f(a: string | `x${number}`): void`` and ``x f(a: string | `x${number}`): void``',
    );
  });

  test('open no new cell in a table', () => {
    const text = '| a |\n| - |\n| {{signature "sig"}} |';
    expect(embed(text, { answers })).toContain('| ``f(a: string \\| `x${number}`): void`` |');
  });

  test('that are escaped lose the backslash, those of others keep their form', () => {
    const text = 'Write \\{{script "test"}} not {{ vue }}, ${{ secrets.X }} or `\\{{script "test"}}`, `\\{{.Id}}`.';
    expect(embed(text, { answers })).toBe(
      'Write {{script "test"}} not {{ vue }}, ${{ secrets.X }} or `{{script "test"}}`, `\\{{.Id}}`.',
    );
  });

  test('in ten thousand code spans are each looked up once: comparing all with all would run into the time limit', () => {
    const text = '`{{script "test"}}`\n\n'.repeat(10_000);
    expect(embed(text, { answers })).toBe('`pnpm test`\n\n'.repeat(10_000).trimEnd());
  });
});

describe('a sentence of front matter', () => {
  const answers: Answers = { test: { value: 'pnpm test', form: 'code' }, node: { value: '22', form: 'text' } };

  function sentence(text: string, toDir = ''): string {
    const at = { file: 'context/guides/a.md', line: 2, column: 7 };
    const { value: bindings } = bindingsIn(text, at);
    const { value: body } = parseBody(at.file, '', 1);
    const heading = { text: 'A', bindings: [], ...at };
    const common = {
      file: at.file,
      id: 'a',
      title: 'A',
      heading,
      rules: [],
      appliesTo: [],
      tags: [],
      clients: [],
      body,
    };
    const note: Guide = { kind: 'guide', ...common, isSound: true };
    const linked: LinkedNote = {
      note,
      scope: { kind: 'repo' },
      isInForce: true,
      isSound: true,
      rootLinks: [],
      modules: [],
      files: 0,
      bound: bind(bindings, answers),
      supersededBy: [],
    };
    return filledText(linked, { text, bindings, ...at }, toDir);
  }

  test('has its bound facts, links and handles, on one line', () => {
    expect(sentence('Run {{script "test"}} and\nread [b](b.md) by @jane.')).toBe(
      'Run `pnpm test` and read [b](context/guides/b.md) by `@jane`.',
    );
    expect(sentence('# {{script "test"}} on {{version "node"}}')).toBe('\\# `pnpm test` on 22');
    expect(sentence('@acme/core is ours, `{{script "test"}} @x`')).toBe('`@acme/core` is ours, `pnpm test @x`');
  });

  const openers = [
    '~~~',
    '~~~ sh',
    '```',
    '```sh npm test',
    '# Title',
    '#',
    '> quoted',
    '- item',
    '+ item',
    '* item',
    '---',
    '***',
    '_ _ _',
    '===',
    '<div>',
    '<div> x',
    '<!-- x',
    '<pre',
    '<b>',
    '[x]: y.md',
    '[^1]: x',
    '[ ] open',
    '[x] done',
    '| a | b |',
  ];
  for (const text of openers) {
    test(`that starts with ${text} stays text`, () => {
      const line = sentence(text, 'context/guides');
      expect(line).toBe(`\\${text}`);
      expect(essenceOf(`- ${line}`)).toMatchObject([
        { type: 'list', children: [{ type: 'listItem', checked: null, children: [{ type: 'paragraph' }] }] },
      ]);
      expect(essenceOf(`Before.\n\n${line}\n\nAfter.`)).toMatchObject(
        ['paragraph', 'paragraph', 'paragraph'].map((type) => ({ type })),
      );
    });
  }

  test.each([
    ['1. First', '1\\. First'],
    ['12) First', '12\\) First'],
    ['2026 was a year.', '2026 was a year.'],
    ['3.5 is a version', '3.5 is a version'],
    ['**Bold** and *it*', '**Bold** and *it*'],
    ['<kbd>Ctrl</kbd> x', '<kbd>Ctrl</kbd> x'],
    ['<https://x.io>', '<https://x.io>'],
    ['[x](#y) is one', '[x](#y) is one'],
    ['`#` is a sign', '`#` is a sign'],
    ['``` a ``` b', '``` a ``` b'],
    ['-1 is a number', '-1 is a number'],
    ['#hash', '#hash'],
    ['~x~ y', '~x~ y'],
  ])('%j is %j', (text, expected) => expect(sentence(text)).toBe(expected));

  test('is one line, whatever breaks lines in it, and has no control characters', () => {
    expect(sentence('a\rb\u2028c\u2029d\ve\ff\r\n\n g\u0085h')).toBe('a b c d e f g h');
    expect(sentence('a\u0000b\u001B[0m `c`\u0007')).toBe('ab[0m `c`');
    expect(sentence('T\n\n# Injected')).toBe('T # Injected');
    expect(sentence('`a`\r# Injected')).toBe('`a` # Injected');
  });

  test('that is absent is empty', () => {
    const body = parseBody('a.md', '', 1).value;
    expect(body.pieces).toEqual([]);
    expect(sentence('')).toBe('');
  });
});

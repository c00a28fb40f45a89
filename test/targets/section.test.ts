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
  ];
  for (const [text, closing] of open) {
    test(`with what ${JSON.stringify(text)} leaves open closed by ${closing}`, () =>
      expect(treeBetween(embed(`${text}\n\n`))).toEqual(essenceOf(text + closing)));
  }

  test('also when its labels carry a prefix', () => {
    const text = embed(bodies['reference links'] ?? '', { toDir: 'context/guides', prefix: 'testing' });
    expect(JSON.stringify(treeBetween(text)).replaceAll('testing-', '')).toBe(
      JSON.stringify(essenceOf(bodies['reference links'] ?? '')),
    );
    expect(text).toContain('[a][testing-a] and [b][testing-b] and [c][testing-d] ![i][testing-d]');
    expect(text).toContain('[testing-a]: x.md');
  });

  test('and two bodies with the same labels keep their own in one output', () => {
    const one = embed('See [the guide][g] and[^1].\n\n[g]: a.md\n[^1]: A.', { prefix: 'one' });
    const two = embed('See [the guide][g] and[^1].\n\n[g]: b.md\n[^1]: B.', { prefix: 'two' });
    const urls = JSON.stringify(essenceOf(`${one}\n\n${two}\n`)).match(/"identifier":"[^"]*"/g);
    expect(new Set(urls)).toEqual(new Set(['one-g', 'one-1', 'two-g', 'two-1'].map((id) => `"identifier":"${id}"`)));
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
  test('suppressions go, other comments stay', () => {
    const text =
      'A <!-- lintel-disable-line x --> b.\n\n<!-- lintel-disable-next-line stale/path -- old -->\nC.\n\n<!-- keep -->\n';
    expect(embed(text)).toBe('A b.\n\nC.\n\n<!-- keep -->');
  });

  test('a suppression that parts two paragraphs leaves them apart', () => {
    expect(embed('A.\n<!-- lintel-disable-next-line x -->\nB.')).toBe('A.\n\nB.');
  });

  test('a suppression between two items leaves one tight list', () => {
    expect(embed('- a\n<!-- lintel-disable-next-line x -->\n- b')).toBe('- a\n- b');
  });

  test('npm scopes and handles get backticks, and nothing else does', () => {
    const text = 'Use @acme/core@2.0.1, ask **@jane-doe**. Not a@b.c, `@x/y`, [@z](z.md), \\@q or https://x.io/@u.';
    expect(embed(text, { toDir: 'context/guides' })).toBe(
      'Use `@acme/core@2.0.1`, ask **`@jane-doe`**. Not a@b.c, `@x/y`, [@z](z.md), \\@q or https://x.io/@u.',
    );
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

  test('are filled in rule lines too, on one line', () => {
    const at = { file: 'context/guides/a.md', line: 2, column: 7 };
    const text = 'Run {{script "test"}} and\nread [b](b.md) by @jane.';
    const bindings = bindingsIn(text, at).value;
    const { value: body } = parseBody(at.file, '', 1);
    const note: Guide = {
      kind: 'guide',
      file: at.file,
      id: 'a',
      title: 'A',
      rules: [],
      appliesTo: [],
      tags: [],
      body,
      isSound: true,
    };
    const bound = bind(bindings, answers);
    const linked: LinkedNote = {
      note,
      scope: { kind: 'repo' },
      isInForce: true,
      isSound: true,
      rootLinks: [],
      modules: [],
      files: 0,
      bound,
      supersededBy: [],
    };
    expect(filledText(linked, { text, bindings, ...at }, '')).toBe(
      'Run `pnpm test` and read [b](context/guides/b.md) by `@jane`.',
    );
    expect(filledText(linked, undefined, '')).toBe('');
  });
});

import { describe, expect, test } from 'vitest';
import { findClaims } from '../../../src/claims/find/find.ts';
import { claims, decision, guide } from '../world.ts';

describe('findClaims', () => {
  test('finds links, images and definitions as seen from the note', () => {
    const found = claims('[a](../../src/a.ts) ![b](./b.png) [c][c]\n\n[c]: ../policies/c.md#top\n');
    expect(found).toEqual(['path src/a.ts', 'path context/guides/b.png', 'path context/policies/c.md']);
  });

  test('takes the anchor of a code file for a symbol, and a line anchor for none', () => {
    expect(claims('[x](../../src/mcp.ts#McpServer.tool) [y](../../src/mcp.ts#L12-L20) [z](../x.md#Title)')).toEqual([
      'symbol src/mcp.ts#McpServer.tool',
      'path src/mcp.ts',
      'path context/x.md',
    ]);
  });

  test('reads percent signs, mdc: prefixes, queries and line numbers out of destinations', () => {
    expect(claims('[a](../my%20notes/a.md) [b](mdc:b.md) [c](c.md?plain=1) [d](d.ts:12)')).toEqual([
      'path context/my notes/a.md',
      'path b.md',
      'path context/guides/c.md',
      'path context/guides/d.ts',
    ]);
  });

  test('finds paths in code spans without line number, anchor and leading dot', () => {
    expect(claims('`./src/a.ts:12` `src/b/` `src/c.ts#L3` `package.json` `.github/workflows/ci.yml`')).toEqual([
      'path src/a.ts',
      'path src/b',
      'path src/c.ts',
      'path package.json',
      'path .github/workflows/ci.yml',
    ]);
  });

  test('keeps the dot of a dot folder', () => {
    expect(claims('`./.patterns/x.md`')).toEqual(['path .patterns/x.md']);
  });

  test('finds script calls in code spans and shell fences, with their lines', () => {
    const note = guide('Run `pnpm run a`.\n\n```sh\n# first\nnpm run b\ncd packages/x && npm run c\n```\n');
    expect(findClaims(note).map(({ target, line, how }) => `${line} ${how} ${target}`)).toEqual([
      '1 code pnpm run a',
      '5 fence npm run b',
      '6 fence cd packages/x && npm run c',
      '6 fence packages/x',
    ]);
  });

  test.each([
    ['[call](tel:1) [place](geo:1,2) [mail](mailto:a@b.c)'],
    ['[x](:url) [x](<%= x %>) [x](<%- x %>)'],
    ['Commit trailers: [PROJ-123](PROJ-123).'],
    ['See [PROJ-123](PROJ-123).'],
    ['Cite like this: [file.ts:12](file.ts#L12).'],
    ['Format: [Name](relative/path.md) with a short title.'],
    ['Example: [prisma.mdc](mdc:.cursor/rules/prisma.mdc) for rule references.'],
    ['**Format:** [Name](relative/path.md)'],
    ['Cite like this:\n\n- [file.ts:12](file.ts#L12)'],
    ['Screenshot: ![shot](./screenshot.png) is made by CI.'],
    ['The docs are [built](docs/api/index.html) by `npm run build`.'],
    ['The [API pages](docs/api/index.html) are built by `npm run docs`.'],
    ['Slides: [deck](deck.pptx) (on the share).'],
    ['fn[0](arg) call, Array[i](x), rows[0][1](cell)'],
  ])('finds no path in %s', (markdown) => {
    expect(claims(markdown).filter((claim) => claim.startsWith('path '))).toEqual([]);
  });

  test.each([
    ['**File**: [a.spec.ts](src/a.spec.ts)\n\n```ts\nimport a;\n```', true],
    ['**File**: [a.ts](src/a.ts) (create if not exists)\n\n```ts\nimport a;\n```', true],
    ['1. [a.ts](src/a.ts):\n\n   ```ts\n   import a;\n   ```', true],
    ['- [a.ts](src/a.ts)\n\n```ts\nimport a;\n```', false],
    ['From [a.ts](src/a.ts):\n\n```ts\nimport a;\n```', false],
    ['**File**: [a.ts](src/a.ts)\n\nIt holds all.\n\n```ts\nimport a;\n```', false],
  ])('only history tells of the file that a link heads the code of: %j is %s', (markdown, heads) => {
    const [link] = findClaims(guide(markdown));
    expect(link?.isExample === true).toBe(heads);
  });

  test('finds links beside words that only resemble those of a form or a product', () => {
    expect(
      claims(
        'The format is in [spec](spec.md). Built by us: see [how](how.md). [why](why.md), written by Ada. ' +
          'x[1](a.md) [line](d.ts:12) [made](made.md) of this.',
      ),
    ).toEqual(['spec.md', 'how.md', 'why.md', 'a.md', 'd.ts', 'made.md'].map((name) => `path context/guides/${name}`));
  });

  test('finds links in raw HTML, and not in its comments', () => {
    expect(claims('<img src="./a.png"> and <a\n  href=\'../b.md\'>b</a>\n\n<!-- <a href="c.md"> -->\n')).toEqual([
      'path context/guides/a.png',
      'path context/b.md',
    ]);
  });

  test('leaves to a component what its attributes lead to, but for a path', () => {
    const text = '<Card title="Setup" href="setup" />\n\n<Card href="./c.md" />\n\n<A HREF="d.md">d</A>\n';
    expect(claims(text)).toEqual(['path context/guides/c.md', 'path context/guides/d.md']);
  });

  test('takes the words of an HTML destination for no words of the sentence', () => {
    expect(claims('Look at <a href="../removed/legacy.md">that</a>.')).toEqual(['path context/removed/legacy.md']);
    expect(claims('We removed <a href="../b.md">that</a>.')).toEqual([]);
  });

  test('reads rule lines like code spans', () => {
    const place = { file: 'context/guides/guide.md', line: 3, column: 7, bindings: [] };
    const note = guide('', { rules: [{ ...place, text: 'Write through `src/db.ts`, never `src/old.ts` directly.' }] });
    expect(findClaims(note).map(({ target, line }) => `${line} ${target}`)).toEqual(['3 src/db.ts', '3 src/old.ts']);
  });

  test('leaves fences of other languages, and fences without a language that hold more than commands, alone', () => {
    const tree = '```\nsrc/a.ts\nnpm run nowhere\n```\n';
    expect(claims(`\`\`\`ts\nimport x from '../tests/utils.ts'\n\`\`\`\n\n${tree}`)).toEqual([]);
  });

  test('leaves code in the label of a link alone where the link leads away, or says the same', () => {
    expect(claims('[`core/a.ts`](https://example.org/core/a.ts)')).toEqual([]);
    expect(claims('[`core/a.ts`](../node_modules/core/b.ts)')).toEqual(['path context/node_modules/core/b.ts']);
    expect(claims('[the `a.ts` file](../core/a.ts), [`core/b`](../core/b/index.ts)')).toEqual([
      'path context/core/a.ts',
      'path context/core/b/index.ts',
    ]);
    // From the root, and from its own folder.
    expect(claims('[`context/guides/x.md`](x.md)')).toHaveLength(1);
    expect(claims('[`core/a.ts`][1] and [`core/b.ts`][2]\n\n[1]: https://example.org/\n[2]: ../core/b.ts')).toEqual([
      'path context/core/b.ts',
    ]);
  });

  test('reads code in the label of a link that says more than where the link leads', () => {
    expect(claims('[the `b/c.ts` file](../x.md) and [`pnpm run e2e`](#tests)')).toEqual([
      'path b/c.ts',
      'path context/x.md',
      'command pnpm run e2e',
    ]);
    expect(claims('[`b/c.ts`][docs]\n\n[docs]: ../x.md')).toEqual(['path b/c.ts', 'path context/x.md']);
  });

  test('leaves spans with bound facts alone', () => {
    expect(claims('`{{path "src/a.ts"}}` `pnpm run {{script "x"}}`')).toEqual([]);
  });
});

describe('what is no claim by its shape', () => {
  test.each([
    ['a scoped package', '@vitest/utils'],
    ['a scoped subpath', '@modelcontextprotocol/core/internal'],
    ['a placeholder path', 'path/to/file.test.ts'],
    ['a number to be filled in', 'docs/adr/NNNN-title.md'],
    ['a day to be filled in', 'notes/YYYY-MM-DD.md'],
    ['an angle-bracket placeholder', '<root>/src/a.ts'],
    ['endings in braces, of which one would do', 'config/vite.config.{js,ts}'],
    ['an ellipsis', 'src/…/a.ts'],
    ['three dots', 'src/.../a.ts'],
    ['an invented folder', 'foo/'],
    ['an invented component', 'NewComponent/'],
    ['a glob of names alone', '*.test.ts'],
    ['a negated glob', '!src/a.ts'],
    ['a URL', 'https://example.org/a.ts'],
    ['a node specifier', 'node:fs/promises'],
    ['a home path', '~/.config/tool.json'],
    ['an absolute path', '/etc/hosts'],
    ['a sibling repository', '../langfuse-docs/pages/a.mdx'],
    ['member access', 'JSON.stringify'],
    ['another member access', 'BaseContext.http'],
    ['an extension', '.d.ts'],
    ['a double extension', '.test.ts'],
    ['a bare ending', 'test.ts'],
    ['an option', '--config=src/a.ts'],
    ['a call', 'read(src/a.ts)'],
    ['an ESLint rule with a scope', '@typescript-eslint/no-explicit-any'],
    ['an assignment', 'FILE=src/a.ts'],
    ['a sentence', 'see src/a.ts there'],
    ['a variable', '$HOME/src/a.ts'],
    ['a regular expression', '^src/(a|b)\\.ts$'],
  ])('says nothing about %s', (_, text) => {
    const found = claims(`Look at \`${text}\` here.`);
    // Names of code have shapes of their own: find-symbols.test.ts.
    expect(found.filter((claim) => !claim.startsWith('symbol '))).toEqual([]);
  });

  test.each([
    ['a web address', 'https://example.org/x.md'],
    ['a mail address', 'mailto:a@example.org'],
    ['a heading of the same file', '#usage'],
    ['a site route', '/docs/guide'],
    ['a home path', '~/notes.md'],
    ['a place outside the repository', '../../../other/README.md'],
    ['a placeholder', 'path/to/file.md'],
    ['a template', '{{url}}/x.md'],
  ])('says nothing about a link to %s', (_, url) => {
    expect(claims(`[x](${url})`)).toEqual([]);
  });
});

describe('what is no claim by its words', () => {
  test.each([
    'We removed `src/a.ts` in v2.',
    '`src/a.ts` was deleted.',
    '`src/a.ts` has moved.',
    '`src/a.ts` (formerly the entry) is gone, it no longer exists.',
    'The legacy `src/a.ts` stays out of scope.',
    'It replaced `src/a.ts` long ago.',
    'Do not create `src/a.ts`.',
    "Don't add `src/a.ts` or files like it.",
    'Never create files such as `src/a.ts`.',
    'A later change will add `src/a.ts`.',
    'There is no `src/a.ts` here.',
    '`src/a.ts` (generated) is not tracked.',
    'The build artifacts end up in `src/a.ts`.',
    'These were removed:\n\n- `src/a.ts`',
    '## History\n\nIt began in `src/a.ts`.',
    '## Migration\n\n### Step one\n\nCopy `src/a.ts`.',
    '# Changelog\n\n- `src/a.ts` came first',
    '## Deprecated APIs\n\n`src/a.ts`',
    'Removed: `src/x.ts`, `src/a.ts`',
    '| File | State |\n| --- | --- |\n| `src/a.ts` removed | x |',
    'See the old [entry](../../src/a.ts), removed in v2.',
  ])('says nothing in %j', (markdown) => {
    expect(claims(markdown)).toEqual([]);
  });

  test.each([
    'Call `createInvoice` from `src/a.ts`.',
    'The renamedUsers table is read by `src/a.ts`.',
    'We removed the cache. Use `src/a.ts`.',
    'The cache was removed, use `src/a.ts`.',
    'The cache was removed; `src/a.ts` holds the rest.',
    '`src/a.ts` (formerly `src/old/`) is the entry.',
    '## Database migrations\n\nThey live in `src/a.ts`.',
    '- The cache was removed\n- `src/a.ts` is the entry',
    '## History\n\nLong.\n\n## Layout\n\nSee `src/a.ts`.',
    'Nothing was deleted here.\n\n`src/a.ts` is the entry.',
    'Run `removed.sh` on `src/a.ts`.',
  ])('still hears the claim in %j', (markdown) => {
    expect(claims(markdown)).toContain('path src/a.ts');
  });

  test('hears a command in a sentence that tells what it will do', () => {
    expect(claims('`npm run build` will emit the files.')).toEqual(['command npm run build']);
  });

  test.each([
    'Never run `npm run x`.',
    'Use make instead of `npm run x`.',
    'There is no `npm run x`.',
    '`npm run x` was removed.',
  ])('says nothing about the command in %j', (markdown) => {
    expect(claims(markdown)).toEqual([]);
  });

  test('says nothing about a command that a comment marks as wrong', () => {
    expect(
      claims('```sh\n# wrong\nnpm run w\nnpm run x\n\nnpm run y # never do this\nnpm run z # --no-open\n```\n'),
    ).toEqual(['command npm run z']);
  });

  test('says nothing about a fence that is introduced as what not to do', () => {
    expect(claims('Do not run this:\n\n```sh\nnpm run x\n```\n')).toEqual([]);
  });
});

describe('decisions', () => {
  const body = 'We use [billing](../../src/a.ts) and `src/b.ts`.\n\n```sh\nnpm run x\n```\n';

  test('claim by their links only', () => {
    const found = findClaims(decision('context/decisions/0001-x.md', 'accepted', { markdown: body }));
    expect(found.map(({ target }) => target)).toEqual(['src/a.ts']);
  });

  test.each(['superseded', 'rejected', 'deprecated'] as const)('claim nothing once they are %s', (status) => {
    expect(findClaims(decision('context/decisions/0001-x.md', status, { markdown: body }))).toEqual([]);
  });

  test('claim nothing once another decision supersedes them', () => {
    expect(
      findClaims({
        ...decision('context/decisions/0001-x.md', 'accepted', { markdown: body }),
        supersededBy: ['0002-y'],
      }),
    ).toEqual([]);
  });
});

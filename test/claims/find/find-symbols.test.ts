import { describe, expect, test } from 'vitest';
import { findClaims } from '../../../src/claims/find/find.ts';
import { findSymbolClaims } from '../../../src/claims/find/find-symbols.ts';
import { parseBody } from '../../../src/sources/markdown.ts';
import { built, compiled } from '../../project.ts';
import { decision, guide } from '../world.ts';

const textOf = (markdown: string) => ({ file: 'AGENTS.md', body: parseBody('AGENTS.md', markdown, 1).value });

/** The names that a guide mentions, as `text → target`. */
function names(markdown: string): readonly string[] {
  return findClaims(guide(markdown))
    .filter(({ kind }) => kind === 'symbol')
    .map(({ text, target }) => (text === target ? text : `${text} → ${target}`));
}

describe('names that show how things are called', () => {
  test.each([
    '- Use **camelCase** with `Direct` suffix for implementations: `listTasksDirect`',
    '- **Examples**:\n  - Direct Function: `listTasksDirect`',
    'Naming: `listTasksDirect`.',
    'Example: `listTasksDirect`.',
  ])('are no claims: %s', (markdown) => {
    expect(names(markdown).filter((name) => name.includes('list'))).toEqual([]);
  });

  test('are claims where one of what is there is pointed at', () => {
    const pointing = 'Call the wrapper (e.g., `listTasksDirect`), or helpers like `listUsersDirect`.';
    expect(names(pointing)).toEqual(['listTasksDirect', 'listUsersDirect']);
  });
});

describe('the names that a text mentions', () => {
  test('are classes, members, calls, and paths with a name behind them', () => {
    expect(
      names(
        '`ToolServer` `registerTool()` `ToolServer.listen(port)` `ToolServer#close` `new ToolServer()` ' +
          '`ToolServer.prototype.open` `Status.Active` `LIMITS.size` `src/a.ts#Foo.bar` `@acme/core#createServer()`',
      ),
    ).toEqual([
      'ToolServer',
      'registerTool() → registerTool',
      'ToolServer.listen(port) → ToolServer.listen',
      'ToolServer#close → ToolServer.close',
      'new ToolServer() → ToolServer',
      'ToolServer.prototype.open → ToolServer.open',
      'Status.Active',
      'LIMITS.size',
      'src/a.ts#Foo.bar',
      '@acme/core#createServer() → @acme/core#createServer',
    ]);
  });

  test('take the receiver of the name before them in a list', () => {
    expect(names('Registered via `ToolServer.tool()`, `.resource()`, and `.prompt()` methods.')).toEqual([
      'ToolServer.tool() → ToolServer.tool',
      '.resource() → ToolServer.resource',
      '.prompt() → ToolServer.prompt',
    ]);
    expect(names('`ToolServer.tool()`/`.resource()` or `.prompt()`')).toHaveLength(3);
  });

  test('take a receiver from the same sentence on trial', () => {
    const claims = findSymbolClaims(textOf('`ToolServer.tool()` returns a handle with `.remove()`. Then `.close()`.'));
    expect(claims.map(({ target, isImplied }) => [target, isImplied])).toEqual([
      ['ToolServer.tool', undefined],
      ['ToolServer.remove', true],
    ]);
  });

  test('that are on trial are dead only once a build has seen them alive', () => {
    const note = '`ToolServer.open()` opens it, and `.close()` ends it.';
    const files = (members: string) => ({
      'context/project.md': note,
      'src/server.ts': `export class ToolServer { open(): void {} ${members} }`,
    });
    const dead = (project: Parameters<typeof compiled>[0]) =>
      compiled(project)
        .claims.filter(({ verdict }) => verdict === 'dead')
        .map(({ claim }) => claim.text);
    expect(dead(files(''))).toEqual([]);
    expect(dead({ ...built(files('close(): void {}')), ...files('') })).toEqual(['ToolServer.close()']);
    expect(dead({ ...built(files('close(): void {}')), ...files('private close(): void {}') })).toEqual([
      'ToolServer.close()',
    ]);
  });

  test('take no receiver from the name of a class', () => {
    expect(names('`ToolServer`, `.resource()`')).toEqual(['ToolServer']);
    expect(names('`ToolServer.tool()`, `.ts`')).toEqual(['ToolServer.tool() → ToolServer.tool']);
  });

  test('take a receiver across other words for no proof', () => {
    const markdown = '`ToolServer.tool()` returns a handle with `.remove()`.';
    expect(findClaims(guide(markdown))).toMatchObject([
      { target: 'ToolServer.tool' },
      { target: 'ToolServer.remove', isImplied: true },
    ]);
  });

  test('stop at the result of a call', () => {
    expect(names('`ToolServer.tool(name).optional()`')).toEqual(['ToolServer.tool(name).optional() → ToolServer.tool']);
  });

  test.each([
    ['a global', 'Promise.all()'],
    ['a class of the platform', 'Response.json()'],
    ['a variable of the reader', 'request.headers'],
    ['a word', 'price'],
    ['a keyword', 'return'],
    ['a file', 'Button.tsx'],
    ['the stem of a file', 'Button.stories'],
    ['a line of a file', 'src/a.ts#L3'],
    ['an operator', 'Foo | Bar'],
    ['a statement', 'const toolServer = new ToolServer()'],
    ['an element', '<ToolServer>'],
    ['a bound fact', '{{symbol "src/a.ts#Foo"}}'],
    ['a glob', 'ToolServer.*'],
    ['an acronym', 'HTTP'],
  ])('are not read from %s', (_, text) => {
    expect(names(`Look at \`${text}\` here.`)).toEqual([]);
  });

  test('are those of the label of a link as well', () => {
    expect(names('See [`ToolServer.tool()`](docs/server.md) and [the `ToolClient`][1].\n\n[1]: src/client.ts')).toEqual(
      ['ToolServer.tool() → ToolServer.tool', 'ToolClient'],
    );
    // The link claims the export, and the label more of it.
    expect(names('[`ToolServer`](../src/a.ts#ToolServer)')).toEqual([
      '../src/a.ts#ToolServer → context/src/a.ts#ToolServer',
    ]);
    expect(names('[`ToolServer.tool()`](../src/a.ts#ToolServer)')).toHaveLength(2);
  });

  test('leave the label of a link that leads elsewhere alone', () => {
    expect(names('[`ToolServer.tool()`](https://example.org) [`ToolServer.tool()`][1]\n\n[1]: //a.b')).toEqual([]);
    expect(names('[`ToolServer.tool()`](../../../other/docs/server.md)')).toEqual([]);
    expect(names('[`ToolServer.tool()`](../server/tool.py) [`ToolServer.tool()`](../node_modules/x/a.md)')).toEqual([]);
  });

  test('are members of what was made', () => {
    const made = ['new ToolServer().tool()', 'new ToolServer(port, {}).tool(a).then()', 'new ToolServer<T>(a)?.tool'];
    expect(made.flatMap((each) => names(`\`${each}\``))).toEqual(made.map((each) => `${each} → ToolServer.tool`));
    expect(names('`new ToolServer(a()).tool()` `new acme.ToolServer().tool()` `new ToolServer().`')).not.toContain(
      'ToolServer.tool',
    );
    expect(names('`new URL(a).open()`')).toEqual([]);
  });

  test('leave fences, and what a fence of the same text declares, alone', () => {
    expect(names('```ts\nToolServer.tool();\n```\n')).toEqual([]);
    expect(names('`ToolServer.tool()`\n\n```ts\nclass ToolServer {}\n```\n')).toEqual([]);
  });

  test('are read from rule lines of decisions, and not from their text', () => {
    const place = { file: 'context/decisions/a.md', line: 3, column: 7, bindings: [] };
    const linked = decision('context/decisions/a.md', 'accepted', {
      markdown: 'We call `ToolServer.tool()`.',
      rules: [{ ...place, text: 'Call `ToolServer.open()` or `.close()`.' }],
    });
    expect(findClaims(linked).map(({ target }) => target)).toEqual(['ToolServer.open', 'ToolServer.close']);
  });
});

describe('a name that its text takes back', () => {
  test.each([
    '`ToolServer.tool()` was removed in v2.',
    'Use `registerTool()` — never `ToolServer.tool()`.',
    'There is no `ToolServer.tool()`.',
    'Prefer the new API over the old `ToolServer.tool()`.',
    '`ToolServer.tool()` → something else',
    '~~`ToolServer.tool()`~~',
    '❌ `ToolServer.tool()`',
    'Prefer one call over `ToolServer.tool()`.',
    '`ToolServer.tool()` from the `ws` library closes sockets.',
    '`ToolServer.tool()` is part of the Stripe SDK.',
    'The browser’s `ToolServer.tool()` is enough.',
    'The SQL function `ToolServer.tool()` closes the month.',
    'The CSS class `ToolServer.tool` is global.',
    'The feature flag `ToolServer.tool` is on.',
    'React calls this `ToolServer.tool()`.',
    'Plugins may define `ToolServer.tool()`.',
    'Write a function `ToolServer.tool()` that sorts.',
    'Name methods like `ToolServer.tool()`.',
    'Log lines read `open` and `ToolServer.tool`.',
    'Events: `ToolServer.tool()`; shown as one',
    'It counts the metric `ToolServer.tool`.',
    'The i18n key `ToolServer.tool` is its title.',
    '`ToolServer.tool` comes from the Stripe API.',
    'API evolution: `ToolServer.tool()` → `ToolServer.add()` → `ToolServer.open()`',
    'We will add `ToolServer.tool()`.',
    'It would be nice to have `ToolServer.tool()`.',
    'The proposed `ToolServer.tool()` takes a name.',
    'A first version — it had `ToolServer.tool()` — was reverted.',
    '## Breaking changes\n\n`ToolServer.tool()` takes a name.',
    '## Anti-patterns\n\n### Tools\n\n`ToolServer.tool()` takes a name.',
    '| Old | New |\n| --- | --- |\n| `ToolServer.tool()` | x |',
    '| What | v1 |\n| --- | --- |\n| x | `ToolServer.tool()` |',
  ])('is silent in %j', (markdown) => {
    expect(names(markdown).filter((name) => name.startsWith('ToolServer.tool'))).toEqual([]);
  });

  test.each([
    '`ToolServer.tool()` will throw on a name that it knows.',
    'The cache was dropped. Call `ToolServer.tool()`.',
    '## Tools\n\nCall `ToolServer.tool()`.',
    '| Method | Meaning |\n| --- | --- |\n| `ToolServer.tool()` | adds a tool |',
    'Registered via `ToolServer.tool()`.',
    'A thin wrapper over `ToolServer.tool()`.',
    'Plugins call `ToolServer.tool()`.',
    'Orders stand in the table `ToolServer.tool()`.',
    'The SQL builder `ToolServer.tool()` quotes names.',
    'It writes with a function of `ToolServer.tool()`.',
    'The GitHub client `ToolServer.tool()` retries.',
    'The route calls `ToolServer.tool()`.',
    'Names are checked in `ToolServer.tool()`.',
    'Events are sent by `ToolServer.tool()`.',
    'Each event calls `ToolServer.tool()`.',
    'The order comes from `ToolServer.tool()`.',
    'We prefer small classes; see `ToolServer.tool()`.',
  ])('is heard in %j', (markdown) => {
    expect(names(markdown)).toEqual(['ToolServer.tool() → ToolServer.tool']);
  });
});

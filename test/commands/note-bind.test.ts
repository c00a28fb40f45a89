/** `lintel note bind`: what it proposes, what it leaves, and that nothing else changes. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repositoryWith } from '../disk/folder.ts';
import { lintel, read } from '../program.ts';

const REPOSITORY = {
  'package.json': JSON.stringify({
    name: 'shop',
    private: true,
    workspaces: ['packages/*'],
    packageManager: 'npm@10.8.0',
    engines: { node: '>=22.12' },
    scripts: { build: 'tsc', test: 'vitest run', lint: 'eslint .' },
  }),
  'packages/core/package.json': JSON.stringify({
    name: '@shop/core',
    exports: './src/index.ts',
    scripts: { test: 'vitest', gen: 'node gen.js' },
  }),
  'packages/core/src/index.ts':
    'export class PriceList {\n  total(): number { return 0; }\n}\nexport function roundNet(): void {}\nexport const price = 1;\nexport class Request {}\nexport function twice(): void {}\nexport const API_KEY = process.env.API_KEY;\n',
  'packages/web/package.json': JSON.stringify({ name: '@shop/web', exports: './src/index.ts', scripts: {} }),
  'packages/web/src/index.ts': 'export function renderPage(): void {}\nexport const sameName = 1;\n',
  'packages/web/src/other.ts': 'export const sameName = 2;\n',
  'docs/setup.md': '# Set-up\n',
  'examples/app/client.ts': 'export const queryClient = 1;\n',
  'context/lintel.yaml': '{}\n',
  'context/project.md': '# Shop\n\nText.\n',
};

const GUIDE = `---
rule:
  - Run \`npm run build\` before \`packages/core/src/index.ts\` is published.
  - "Never call \`roundNet\` twice."
summary: Prices come from \`PriceList\`.
enforced-by: "\`npm run lint\`"
---

# Guide

Run \`npm test\` and \`npm run build\`, then \`npm run build -- --watch\`. You need Node 22 and npm 10.
See \`packages/core/src/index.ts\`, \`docs/\` and \`docs/setup.md\`. Use \`PriceList.total()\` and **\`roundNet\`**.

| call | does |
| --- | --- |
| \`npm run lint\` | lints \`renderPage\` |

\`\`\`sh
npm run build
  npm run lint -- --fix  # all of it
cd packages/core && npm run gen
\`\`\`

\`\`\`ts
npm run build
\`\`\`
`;

const root = (files: Record<string, string>): string => repositoryWith({ ...REPOSITORY, ...files });

interface Bound {
  readonly isWritten: boolean;
  readonly proposals: readonly { line: number; column: number; before: string; after: string }[];
  readonly left: readonly { line: number; text: string; reason: string }[];
}

function bind(folder: string, file: string, ...flags: readonly string[]): Bound {
  const { out, err, code } = lintel(folder, 'note', 'bind', file, '--json', ...flags);
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out) as Bound;
}

describe('note bind', () => {
  it('proposes links in an agent file of a repository that has no configuration', () => {
    const { 'context/lintel.yaml': _, ...files } = REPOSITORY;
    const folder = repositoryWith({ ...files, 'AGENTS.md': '# Ours\n\nStart in `packages/core/src/index.ts`.\n' });
    expect(bind(folder, 'AGENTS.md', '--write').proposals).toMatchObject([{ line: 3 }]);
    expect(read(folder, 'AGENTS.md')).toBe(
      '# Ours\n\nStart in [`packages/core/src/index.ts`](packages/core/src/index.ts).\n',
    );
  });

  it('binds commands, paths, names and versions, and every output stays as it is', () => {
    const folder = root({ 'context/guides/guide.md': GUIDE });
    expect(lintel(folder, 'build').code).toBe(0);
    const outputs = ['AGENTS.md', 'CLAUDE.md'].map((path) => read(folder, path));
    const { proposals } = bind(folder, 'context/guides/guide.md');
    expect(read(folder, 'context/guides/guide.md')).toBe(GUIDE);
    expect(proposals.map(({ line, column, before, after }) => `${line}:${column} ${before} → ${after}`)).toEqual([
      '3:9 `npm run build` → {{script "build"}}',
      '3:32 `packages/core/src/index.ts` → {{path "packages/core/src/index.ts"}}',
      `4:17 \`roundNet\` → {{symbol 'packages/core/src/index.ts#roundNet'}}`,
      '5:27 `PriceList` → {{symbol "packages/core/src/index.ts#PriceList"}}',
      `6:15 \`npm run lint\` → {{script 'lint'}}`,
      '11:5 `npm test` → {{script "test"}}',
      '11:20 `npm run build` → {{script "build"}}',
      '11:42 `npm run build -- --watch` → `{{script "build"}} -- --watch`',
      '11:84 22 → {{version "node"}}',
      '11:95 10 → {{version "npm"}}',
      '12:5 `packages/core/src/index.ts` → {{path "packages/core/src/index.ts"}}',
      '12:35 `docs/` → {{path "docs/"}}',
      '12:47 `docs/setup.md` → {{path "docs/setup.md"}}',
      '12:68 `PriceList.total()` → `{{symbol "packages/core/src/index.ts#PriceList.total"}}()`',
      '12:94 `roundNet` → {{symbol "packages/core/src/index.ts#roundNet"}}',
      '16:3 `npm run lint` → {{script "lint"}}',
      '16:26 `renderPage` → {{symbol "packages/web/src/index.ts#renderPage"}}',
      '19:1 npm run build → {{script "build"}}',
      '20:3 npm run lint → {{script "lint"}}',
    ]);
    expect(bind(folder, 'context/guides/guide.md', '--write').isWritten).toBe(true);
    expect(read(folder, 'context/guides/guide.md')).not.toBe(GUIDE);
    expect(lintel(folder, 'build', '--check').code).toBe(0);
    expect(lintel(folder, 'build').code).toBe(0);
    expect(['AGENTS.md', 'CLAUDE.md'].map((path) => read(folder, path))).toEqual(outputs);
    expect(lintel(folder, 'check').code).toBe(0);
    // What is bound is no plain mention any more.
    expect(bind(folder, 'context/guides/guide.md').proposals).toEqual([]);
  });

  it('binds versions in code spans, and every output stays as it is', () => {
    const text = '# Guide\n\nNode `22`, `npm 10`, `node >=22`, `22` alone and `npm 10 ci`.\n';
    const folder = root({ 'context/guides/guide.md': text });
    expect(lintel(folder, 'build').code).toBe(0);
    const { proposals } = bind(folder, 'context/guides/guide.md', '--write');
    expect(proposals.map(({ line, column, before, after }) => `${line}:${column} ${before} → ${after}`)).toEqual([
      '3:7 22 → {{version "node"}}',
      '3:17 10 → {{version "npm"}}',
      '3:30 22 → {{version "node"}}',
    ]);
    expect(lintel(folder, 'build', '--check').code).toBe(0);
  });

  it('leaves what may mean something else, and says why', () => {
    const reasons = {
      'Use `sameName`.': '2 symbols of this name: packages/web/src/index.ts, packages/web/src/other.ts',
      'Set the `price`.': 'it may be just a word',
      'Take the `Request`.': 'it is a global name as well',
      'Set `API_KEY`.': 'it is an environment variable as well',
      'Run `npm run test`.': 'bound, it would read `npm test`',
      '## Run `npm test`': 'it stands in a heading, whose anchor would change',
      'The class `PriceList` was removed.': 'its own words take it back',
      'Never run `npm test` in CI.': 'its own words take it back',
      'Run `npm run build && npm test`.': 'it holds several commands',
      'The `queryClient` of the app.': 'only examples/app/client.ts declares it',
      'Needs Node 18.': 'the manifests ask for 22',
      'This works since Node 22.': 'it speaks of the past',
    };
    const folder = root({ 'context/guides/guide.md': Object.keys(reasons).join('\n\n') });
    const { proposals, left } = bind(folder, 'context/guides/guide.md');
    expect([proposals, left.map(({ reason }) => reason)]).toEqual([[], Object.values(reasons)]);
  });

  it('says nothing of link labels, fences of other languages, unknown names, and what is bound already', () => {
    const text =
      'See [`docs/setup.md`](../../docs/setup.md), `Unknown`, `npm run nope`, {{script "test"}} and `{{script "build"}} -w`.\n\n```ts\nPriceList\n```\n\n    Node 22 in indented code\n';
    const folder = root({ 'context/guides/guide.md': `# Guide\n\n${text}` });
    const { proposals, left } = bind(folder, 'context/guides/guide.md');
    expect([proposals, left.filter(({ reason }) => reason !== 'an output would read otherwise')]).toEqual([[], []]);
  });

  it('takes the name of the note’s own module first, and its command for that of the module or of the root', () => {
    const module = '---\nmodule: packages/web\n---\n\n# Web\n\nUse `renderPage`, run `npm test`.\n';
    const core = '---\nmodule: packages/core\n---\n\n# Core\n\nRun `npm test` or `npm run gen -w @shop/core`.\n';
    const folder = root({
      'context/modules/web.md': module,
      'context/modules/core.md': core,
      'docs/x.ts': 'export const renderPage = 1;\n',
    });
    expect(bind(folder, 'context/modules/web.md').proposals.map(({ after }) => after)).toEqual([
      '{{symbol "packages/web/src/index.ts#renderPage"}}',
      '{{script "test"}}',
    ]);
    const { proposals, left } = bind(folder, 'context/modules/core.md');
    expect(left).toMatchObject([
      { text: 'npm test', reason: 'it may be the script of the root or of `packages/core`' },
    ]);
    expect(proposals.map(({ before, after }) => [before, after])).toEqual([
      ['`npm run gen -w @shop/core`', '{{script "gen"}}'],
    ]);
  });

  it('changes nothing but the mentions: line ends, byte order mark and blanks at line ends stay', () => {
    const folder = root({ 'context/guides/guide.md': '' });
    const file = join(folder, 'context/guides/guide.md');
    const before =
      '\uFEFF---\r\nrule: Run `npm test` first.   \r\n# a comment\r\n---\r\n\r\n# Guide  \r\n\r\n*  Use `roundNet` here\r\n\r\n\tNode 22 \t';
    writeFileSync(file, before);
    bind(folder, 'context/guides/guide.md', '--write');
    const expected = before
      .replace('`npm test`', '{{script "test"}}')
      .replace('22', '{{version "node"}}')
      .replace('`roundNet`', '{{symbol "packages/core/src/index.ts#roundNet"}}');
    expect(readFileSync(file, 'utf8')).toBe(expected);
  });

  it('proposes links in an agent file that a person owns, seen from its folder', () => {
    const text =
      '# Mine\n\nUse `PriceList.total()` of `packages/core/src/index.ts`; `npm test`, `sameName`, [`roundNet`](src/index.ts#roundNet).\n';
    const folder = root({ 'packages/core/AGENTS.md': text.replace('packages/core/src', 'src'), 'AGENTS.md': text });
    expect(bind(folder, 'AGENTS.md').proposals.map(({ before, after }) => `${before} → ${after}`)).toEqual([
      '`PriceList.total()` → [`PriceList.total()`](packages/core/src/index.ts#PriceList.total)',
      '`packages/core/src/index.ts` → [`packages/core/src/index.ts`](packages/core/src/index.ts)',
    ]);
    bind(folder, 'packages/core/AGENTS.md', '--write');
    expect(read(folder, 'packages/core/AGENTS.md')).toContain(
      'Use [`PriceList.total()`](src/index.ts#PriceList.total) of [`src/index.ts`](src/index.ts); `npm test`',
    );
    expect(bind(folder, 'packages/core/AGENTS.md').proposals).toEqual([]);
  });

  it('refuses what it cannot bind, and says what to name instead', () => {
    const folder = root({
      'context/guides/guide.md': '# Guide\n\n{{path "gone.md"}}\n',
      'context/decisions/0001-a.md': '---\nstatus: rejected\n---\n\n# A\n',
    });
    const run = (...files: readonly string[]) => lintel(folder, 'note', 'bind', ...files);
    expect(run()).toMatchObject({ code: 2, err: expect.stringContaining('Which file?') });
    expect(run('context/guides/giude.md').err).toContain('Did you mean `context/guides/guide.md`?');
    expect(run('context/guides/guide.md').err).toContain('context/guides/guide.md has an error.');
    expect(run('context/decisions/0001-a.md').err).toContain('its status is rejected');
    expect(run('package.json').err).toContain('package.json is neither a note nor an agent file.');
    const clean = root({});
    lintel(clean, 'build');
    expect(lintel(clean, 'note', 'bind', 'AGENTS.md').err).toContain('AGENTS.md is compiled by lintel.');
  });

  it('shows place, change and reasons to people', () => {
    const folder = root({ 'context/guides/guide.md': '# Guide\n\nRun `npm test` with `sameName`.\n' });
    const { out, err } = lintel(folder, 'note', 'bind', 'context/guides/guide.md');
    expect(out).toBe(
      'Can be bound\n  context/guides/guide.md:3:5  `npm test` → {{script "test"}}\n\nLeft as it is\n  context/guides/guide.md:3:21  sameName  2 symbols of this name: packages/web/src/index.ts, packages/web/src/other.ts\n',
    );
    expect(err).toBe('1 mention can be bound: run it again with --write.\n');
  });
});

describe('a command where nothing says which package manager is the right one', () => {
  it('is bound wherever it stands in the sentence', () => {
    const shop = repositoryWith({
      'package.json': '{ "name": "x", "scripts": { "test": "vitest run" } }',
      'context/lintel.yaml': '{}\n',
      'context/project.md': '# X\n\nRun `npm test` first, or `npm test` later.\n',
    });
    const { out } = lintel(shop, 'note', 'bind', 'context/project.md');
    expect(out).toMatch(/project\.md:3:5 .*\n.*project\.md:3:26 /);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lintFindings } from '../src/lint.ts';
import type { Finding, Problem } from '../src/model.ts';
import { RULE_IDS, RULES } from '../src/rules/index.ts';
import { built, compiled, type Files } from './project.ts';
import { parsePage, type Case } from './rule-page.ts';

const FOLDER = join(import.meta.dirname, 'rules');
const pages = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.md'))
  .sort()
  .map((name) => ({ name, page: parsePage(readFileSync(join(FOLDER, name), 'utf8')) }));

describe('the list of rules', () => {
  test('names each rule once', () => {
    expect([...new Set(RULE_IDS)]).toEqual(RULE_IDS);
  });

  test('has a page for each rule, and each page has its rule', () => {
    expect(pages.map(({ name }) => name)).toEqual(RULE_IDS.map((id) => `${id}.md`).sort());
    expect(pages.map(({ page }) => page.id)).toEqual(pages.map(({ name }) => name.replace(/\.md$/, '')));
  });

  test('holds every rule file', () => {
    const files = readdirSync(join(import.meta.dirname, '../src/rules')).filter(
      (name) => name.endsWith('.ts') && !['index.ts', 'rule.ts', 'reported.ts'].includes(name),
    );
    expect(files.filter((name) => !RULE_IDS.includes(name.replace('-', '/').replace(/\.ts$/, '')))).toEqual([]);
  });
});

describe.each(pages)('$name', ({ page }) => {
  test('says what its rule says', () => {
    expect(page.summary).toBe(RULES.find(({ rule }) => rule.id === page.id)?.rule.summary);
  });

  test('says how it is mended', () => {
    expect(page.text).toContain('\n## To mend it\n');
  });

  test('shows what fails and what passes', () => {
    expect(page.cases.some(({ findings }) => findings !== '')).toBe(true);
    expect(page.cases.some(({ findings }) => findings === '')).toBe(true);
  });

  test.each(page.cases.map((each) => [each.title, each] as const))('%s', (_, each) => {
    expect(findingsOf(page.id, each)).toBe(each.findings);
  });
});

/** What the rule says about a project, written as the page writes it. */
function findingsOf(id: string, { files, reported }: Case): string {
  const compilation = compiled(files);
  const problems = [...compilation.problems, ...reported.map((line) => problemOf(id, line))];
  return lintFindings({ ...compilation, problems }, RULES)
    .filter(({ rule }) => rule === id)
    .flatMap(({ file, line, column, message, hint }) => [
      `${file}:${line}:${column} ${message}`,
      ...(hint === undefined ? [] : [`  → ${hint}`]),
    ])
    .join('\n');
}

function problemOf(rule: string, written: string): Problem {
  const [, file = '', line, column, message = ''] = /^(.+?):(\d+):(\d+) (.+)$/.exec(written) ?? [];
  return { rule, file, line: Number(line), column: Number(column), message };
}

describe('what would be too long for a page', () => {
  const workspace = { 'package.json': '{ "private": true, "workspaces": ["packages/*"] }' };

  test('names ten undescribed modules and counts the rest', () => {
    const names = Array.from({ length: 13 }, (_, index) => `m${String(index).padStart(2, '0')}`);
    const surface = Array.from({ length: 20 }, (_, index) => `export const name${index} = 1;`).join('\n');
    const files = Object.fromEntries(
      names.flatMap((name) => [
        [`packages/${name}/package.json`, `{ "name": "${name}", "exports": "./src/index.ts" }`],
        [`packages/${name}/src/index.ts`, surface],
      ]),
    );
    const found = findingsIn({ ...workspace, ...files }, 'missing/module-note');
    expect(found).toHaveLength(11);
    expect(found.find(({ message }) => message === '3 more modules have no note.')).toMatchObject({
      hint: 'They are `packages/m10`, `packages/m11` and `packages/m12`.',
    });
  });

  test('asks for a note about a small module that many others import', () => {
    const users = Object.fromEntries(
      ['a', 'b', 'c', 'd', 'e'].flatMap((name) => [
        [`packages/${name}/package.json`, `{ "name": "${name}", "dependencies": { "core": "workspace:*" } }`],
        [`packages/${name}/src/index.ts`, "import { one } from 'core';\nexport const use = one;\n"],
      ]),
    );
    const core = {
      'packages/core/package.json': '{ "name": "core", "exports": "./src/index.ts" }',
      'packages/core/src/index.ts': 'export const one = 1;\n',
    };
    expect(findingsIn({ ...workspace, ...users, ...core }, 'missing/module-note')).toMatchObject([
      { message: '`core` is imported by 5 modules, and no note describes it.', target: 'packages/core' },
    ]);
  });

  test('speaks once for each folder whose decisions all lack a status, and names the way to settle them at once', () => {
    const decisions = (folder: string, count: number) =>
      Array.from({ length: count }, (_, index) => [`${folder}/${1001 + index}-x.md`, `# X${index}\n\nText.\n`]);
    const files = Object.fromEntries([
      ['context/lintel.yaml', 'decisions: [{ files: "docs/adr/*.md" }]\n'],
      ...decisions('docs/adr', 15),
      ['docs/adr/2001-y.md', '# Y\n\n## Status\n\nAccepted\n'],
      ...decisions('context/decisions', 3),
    ]);
    const found = findingsIn(files, 'decision/status');
    expect(found.map(({ file }) => file)).toEqual([
      'context/decisions/1001-x.md',
      'context/decisions/1002-x.md',
      'context/decisions/1003-x.md',
      'docs/adr/1001-x.md',
    ]);
    expect(found.at(-1)).toMatchObject({
      message:
        '15 decisions in `docs/adr` state no status that can be read, so none of them is given to agents. This is the first.',
      hint: expect.stringContaining('`decisions: [{ files: "docs/adr/*.md", default-status: accepted }]`'),
    });
  });

  test('speaks once for each folder whose decisions share a status that is not known', () => {
    const files = Object.fromEntries(
      ['Final', 'Final', 'Final', 'Final', 'Parked'].map((status, index) => [
        `context/decisions/${1001 + index}-x.md`,
        `---\nstatus: ${status}\n---\n# X${index}\n`,
      ]),
    );
    expect(findingsIn(files, 'decision/status').map(({ message }) => message)).toEqual([
      'The status `Final` cannot be read, so this decision is not given to agents. The same holds for 4 decisions in `context/decisions`, this one included.',
      'The status `Parked` cannot be read, so this decision is not given to agents.',
    ]);
  });

  test('asks for no note about examples, test projects, websites and tool settings', () => {
    const surface = Array.from({ length: 20 }, (_, index) => `export const name${index} = 1;`).join('\n');
    const inside = ['examples/todo', 'packages/playground', 'test/fixtures/big', 'docs', 'packages/eslint-config'];
    const asked = ['packages/config', 'packages/testing'];
    const files = Object.fromEntries(
      [...inside, ...asked].flatMap((path) => [
        [`${path}/package.json`, `{ "name": "@acme/${path.replace(/^.*\//, '')}", "exports": "./src/index.ts" }`],
        [`${path}/src/index.ts`, surface],
      ]),
    );
    const root = {
      'package.json': '{ "private": true, "workspaces": ["packages/*", "examples/*", "test/fixtures/*", "docs"] }',
    };
    expect(findingsIn({ ...root, ...files }, 'missing/module-note').map(({ target }) => target)).toEqual(asked);
  });

  test('counts no importers that are examples', () => {
    const users = Object.fromEntries(
      ['a', 'b', 'c', 'd', 'e'].flatMap((name) => [
        [`examples/${name}/package.json`, `{ "name": "${name}", "dependencies": { "core": "workspace:*" } }`],
        [`examples/${name}/src/index.ts`, "import { one } from 'core';\nexport const use = one;\n"],
      ]),
    );
    const files = {
      'package.json': '{ "private": true, "workspaces": ["packages/*", "examples/*"] }',
      'packages/core/package.json': '{ "name": "core", "exports": "./src/index.ts" }',
      'packages/core/src/index.ts': 'export const one = 1;\n',
    };
    expect(findingsIn({ ...files, ...users }, 'missing/module-note')).toEqual([]);
  });

  test('counts a name once, through however many entry points it is reached', () => {
    const surface = Array.from({ length: 12 }, (_, index) => `export const name${index} = 1;`).join('\n');
    const files = {
      'packages/core/package.json': '{ "name": "core", "exports": { ".": "./src/index.ts", "./all": "./src/all.ts" } }',
      'packages/core/src/index.ts': surface,
      'packages/core/src/all.ts': surface,
    };
    expect(findingsIn({ ...workspace, ...files }, 'missing/module-note')).toEqual([]);
  });

  test('tells apart lines by hand that compiled lines part', () => {
    const files = built({
      'context/project.md': '# Acme\n\nOne.\n\nTwo.\n',
      'context/lintel.yaml': 'clients: [codex]\n',
    });
    const edited = (files['AGENTS.md'] ?? '')
      .replace('One.', 'One.\n\nBy hand.')
      .replace('Two.', 'Two.\n\nBy hand too.');
    expect(findingsIn({ ...files, 'AGENTS.md': edited }, 'output/foreign-line').map(({ message }) => message)).toEqual([
      expect.stringContaining('"By hand."'),
      expect.stringContaining('"By hand too."'),
    ]);
  });

  test('says which version built what another version would build differently', () => {
    const files = built(
      { 'context/project.md': 'One.\n', 'context/lintel.yaml': 'clients: [codex]\n' },
      { version: '0.9.0' },
    );
    const found = findingsIn({ ...files, 'context/project.md': 'Two.\n' }, 'output/out-of-date');
    expect(found[0]?.message).toBe(
      '`AGENTS.md` is not what its sources compile to: they no longer say "One.". The outputs were built by lintel 0.9.0; this is 1.0.0.',
    );
  });

  test('finds an output that nothing compiles to any more', () => {
    const files = built({
      'context/project.md': 'One.\n',
      'context/guides/a.md': '---\napplies-to: src/**\n---\nTwo.\n',
      'src/a.ts': 'export {};\n',
      'context/lintel.yaml': 'clients: [codex]\n',
    });
    expect(Object.keys(files)).toContain('src/AGENTS.md');
    const { 'context/guides/a.md': _, ...rest } = files;
    const found = findingsIn(rest, 'output/out-of-date').map(({ message }) => message);
    expect(found).toContain('`src/AGENTS.md` is no longer compiled from anything.');
  });
});

function findingsIn(files: Files, id: string): readonly Finding[] {
  return lintFindings(compiled(files), RULES).filter(({ rule }) => rule === id);
}

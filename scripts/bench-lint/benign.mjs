/** What must not be heard of: edits after which every sentence of the context is still right. */
import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { all, append, json, move, swap, write } from './edits.mjs';

const CORE = 'packages/core/src';
const SOURCES = ['constants.ts', 'errors.ts', 'ledger.ts', 'money.ts'].map((name) => `${CORE}/${name}`);

/** @typedef {{ title: string, edit: (dir: string) => void | string }} Benign An edit may return another folder to look at. */

/** @type {readonly Benign[]} */
export const BENIGN = [
  // formatting
  { title: 'code with CRLF', edit: each(SOURCES, (text) => text.replaceAll('\n', '\r\n')) },
  { title: 'code with a byte order mark', edit: each(SOURCES, (text) => `\uFEFF${text}`) },
  { title: 'code indented by four', edit: each(SOURCES, (text) => text.replace(/^( +)/gm, '$1$1')) },
  {
    title: 'code with tabs',
    edit: each(SOURCES, (text) => text.replace(/^(?: {2})+/gm, (blanks) => '\t'.repeat(blanks.length / 2))),
  },
  { title: 'code without semicolons', edit: each(SOURCES, (text) => text.replace(/;$/gm, '')) },
  { title: 'code with double quotes', edit: each(SOURCES, (text) => text.replaceAll("'", '"')) },
  {
    title: 'a long parameter list on several lines',
    edit: swap(`${CORE}/money.ts`, '(money: Money, locale?: string)', '(\n  money: Money,\n  locale?: string,\n)'),
  },
  { title: 'blank lines between members', edit: each(SOURCES, (text) => text.replaceAll(';\n', ';\n\n')) },
  { title: 'a final line break less', edit: each(SOURCES, (text) => text.trimEnd()) },
  {
    title: 'a note with CRLF',
    edit: each(['context/modules/core.md', 'context/guides/money.md'], (text) => text.replaceAll('\n', '\r\n')),
  },
  { title: 'a note with a byte order mark', edit: each(['context/modules/core.md'], (text) => `\uFEFF${text}`) },
  { title: 'outputs with CRLF', edit: each(['AGENTS.md', 'CLAUDE.md'], (text) => text.replaceAll('\n', '\r\n')) },
  { title: 'a manifest indented by four', edit: (dir) => indent(dir, 'package.json') },
  // comments
  {
    title: 'comments before everything',
    edit: each(SOURCES, (text) => text.replace(/^(?=export|\s+(?:readonly|static|post|balance))/gm, '/* a word */ ')),
  },
  {
    title: 'doc comments rewritten',
    edit: each(SOURCES, (text) => text.replace(/\/\*\* .*? \*\//g, '/** Other words. */')),
  },
  { title: 'comments removed', edit: each(SOURCES, (text) => text.replace(/^\/\*\*.*\*\/\n/gm, '')) },
  { title: 'a licence header', edit: each(SOURCES, (text) => `/* Licensed. */\n${text}`) },
  // order
  { title: 'methods in another order', edit: reorder },
  {
    title: 'exports in another order',
    edit: each([`${CORE}/index.ts`], (text) => `${text.trim().split('\n').reverse().join('\n')}\n`),
  },
  {
    title: 'keys of a constant in another order',
    edit: swap(`${CORE}/constants.ts`, 'batch: 100, pages: 20', 'pages: 20, batch: 100'),
  },
  {
    title: 'properties in another order',
    edit: swap(
      `${CORE}/ledger.ts`,
      '  readonly path: string;\n  readonly readOnly?: boolean;',
      '  readonly readOnly?: boolean;\n  readonly path: string;',
    ),
  },
  {
    title: 'scripts in another order',
    edit: json(
      'package.json',
      (value) => (value.scripts = Object.fromEntries(Object.entries(value.scripts).reverse())),
    ),
  },
  {
    title: 'imports in another order',
    edit: swap(
      `${CORE}/ledger.ts`,
      "import { LedgerError } from './errors.ts';\nimport type { Money } from './money.ts';",
      "import type { Money } from './money.ts';\nimport { LedgerError } from './errors.ts';",
    ),
  },
  // private
  { title: 'a private method is renamed', edit: swap(`${CORE}/ledger.ts`, 'sweep', 'tidy') },
  { title: 'a private field is renamed', edit: swap(`${CORE}/ledger.ts`, '#entries', '#lines') },
  { title: 'a local constant is renamed', edit: swap(`${CORE}/ledger.ts`, 'shape', 'form') },
  {
    title: 'a private method is added',
    edit: swap(
      `${CORE}/ledger.ts`,
      '  private sweep',
      '  private count(): number {\n    return 0;\n  }\n\n  private sweep',
    ),
  },
  { title: 'a parameter is renamed', edit: swap(`${CORE}/money.ts`, 'money', 'amount') },
  { title: 'a body is rewritten', edit: swap(`${CORE}/ledger.ts`, 'let cents = 0;', 'let cents = 0; // starts low') },
  {
    title: 'an import becomes a type import',
    edit: swap(
      'packages/cli/src/commands/report.ts',
      'import { formatMoney, type Money }',
      'import type { Money } from "@acme/core";\nimport { formatMoney }',
    ),
  },
  {
    title: 'an exported list instead of a modifier',
    edit: all(
      swap('packages/server/src/audit.ts', 'export function audit', 'function audit'),
      append('packages/server/src/audit.ts', '\nexport { audit };\n'),
    ),
  },
  // growth
  {
    title: 'a new test',
    edit: write(`${CORE}/money.test.ts`, "import { test } from 'vitest';\ntest('x', () => {});\n"),
  },
  {
    title: 'a new module of a few exports',
    edit: all(
      write('packages/tools/package.json', '{ "name": "@acme/tools", "version": "0.0.1", "exports": "./index.ts" }\n'),
      write('packages/tools/index.ts', 'export const x = 1;\n'),
    ),
  },
  { title: 'a new export', edit: append(`${CORE}/constants.ts`, 'export const MORE = 1;\n') },
  { title: 'a new script', edit: json('package.json', (value) => (value.scripts.extra = 'node extra.mjs')) },
  {
    title: 'a new dependency',
    edit: json('packages/cli/package.json', (value) => (value.dependencies.kleur = '^4.0.0')),
  },
  { title: 'a patch release', edit: json('packages/core/package.json', (value) => (value.version = '1.4.1')) },
  {
    title: 'a dependency is updated',
    edit: json('packages/core/package.json', (value) => (value.dependencies.zod = '^4.6.0')),
  },
  { title: 'the lock file changes', edit: append('pnpm-lock.yaml', 'packages: {}\n') },
  {
    title: 'a decision is proposed',
    edit: write('context/decisions/0006-maybe.md', '---\nstatus: proposed\ndate: 2026-05-01\n---\n\n# Maybe\n'),
  },
  {
    title: 'a file that nobody names is renamed',
    edit: move('packages/core/bench.mjs', 'packages/core/speed.mjs'),
    needs: 'script',
  },
  // the place
  { title: 'every file touched', edit: touch },
  { title: 'a commit that changes nothing', edit: (dir) => git(dir, 'commit', '--allow-empty', '-qm', 'Nothing') },
  { title: 'a branch of another name', edit: (dir) => git(dir, 'checkout', '-qb', 'other') },
  { title: 'a detached head', edit: (dir) => git(dir, 'checkout', '-q', '--detach') },
  { title: 'a fresh clone', edit: (dir) => clone(dir) },
  { title: 'a clone of one commit', edit: (dir) => clone(dir, '--depth', '1') },
  { title: 'no git at all', edit: (dir) => rmSync(join(dir, '.git'), { recursive: true }) },
  { title: 'another folder', edit: copy },
].map(({ needs, ...benign }) => (needs === 'script' ? { ...benign, edit: renameBench } : benign));

function each(files, change) {
  return (dir) => {
    let changed = 0;
    for (const file of files) {
      const text = readFileSync(join(dir, file), 'utf8');
      const after = change(text);
      if (after !== text) changed++;
      writeFileSync(join(dir, file), after);
    }
    if (changed === 0) throw new Error(`Nothing changes in ${files.join(', ')}.`);
  };
}

function renameBench(dir) {
  move('packages/core/bench.mjs', 'packages/core/speed.mjs')(dir);
  json('packages/core/package.json', (value) => (value.scripts.bench = 'node speed.mjs'))(dir);
}

function reorder(dir) {
  const path = join(dir, CORE, 'ledger.ts');
  const text = readFileSync(path, 'utf8');
  const close = /\n {2}close\(\): void \{[\s\S]*?\n {2}\}\n/.exec(text)[0];
  const moved = text.replace(close, '').replace('\n  /** Opens a ledger', `${close}\n  /** Opens a ledger`);
  if (moved === text) throw new Error('Nothing moved.');
  writeFileSync(path, moved);
}

function indent(dir, file) {
  const value = JSON.parse(readFileSync(join(dir, file), 'utf8'));
  writeFileSync(join(dir, file), JSON.stringify(value, null, 4));
}

function touch(dir) {
  const later = new Date(Date.UTC(2030, 0, 1));
  for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
    if (entry.isFile() && !entry.parentPath.includes('.git'))
      utimesSync(join(entry.parentPath, entry.name), later, later);
  }
}

function clone(dir, ...options) {
  const to = `${dir}-clone`;
  execFileSync('git', ['clone', '-q', ...options, `file://${dir}`, to]);
  return to;
}

function copy(dir) {
  const to = `${dir} elsewhere (ü)`;
  cpSync(dir, to, { recursive: true });
  return to;
}

function git(dir, ...words) {
  execFileSync('git', ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.test', ...words], { cwd: dir });
}

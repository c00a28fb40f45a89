/**
 * Reads folders of decisions as lintel reads them and prints what it found, so that anyone can hold it against their own
 * reading: how many there are of each status, in which places the statuses stood, and what was left out.
 *
 *   npm run build
 *   node scripts/decisions.mjs <folder>…            one table for all folders
 *   node scripts/decisions.mjs --list <folder>…     besides, a line for each file: status, source with line, file
 *
 * To try it on a public repository: `git clone --depth 1 https://github.com/adr/madr`, then
 * `node scripts/decisions.mjs madr/docs/decisions`. A folder may hold anything; only `.md` and `.rst` are read, nothing is
 * written, and no configuration of the folder is looked at. docs/decisions.md has the figures of one such run.
 */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { defaultConfig, listDecisions } from '../dist/index.js';

const STATUSES = ['accepted', 'proposed', 'draft', 'superseded', 'deprecated', 'rejected', 'unknown'];

const flags = process.argv.slice(2).filter((word) => word.startsWith('-'));
const folders = process.argv.slice(2).filter((word) => !word.startsWith('-'));
if (folders.length === 0 || flags.some((flag) => flag !== '--list')) {
  process.stderr.write('Usage: node scripts/decisions.mjs [--list] <folder>…\n');
  process.exit(2);
}
const wrong = folders.find((folder) => !statSync(folder, { throwIfNoEntry: false })?.isDirectory());
if (wrong !== undefined) {
  process.stderr.write(`There is no folder ${wrong}.\n`);
  process.exit(2);
}

const read = folders.map((folder) => ({ folder, ...documentOf(resolve(folder)) }));
if (flags.includes('--list')) for (const each of read) process.stdout.write(`${listing(each)}\n\n`);
process.stdout.write(`${summary(read)}\n`);

/**
 * What lintel reads in a folder.
 * @param {string} root
 * @returns {import('../dist/index.js').DecisionsDocument}
 */
function documentOf(root) {
  const paths = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:md|rst)$/.test(entry.name))
    .map((entry) =>
      relative(root, join(entry.parentPath ?? entry.path, entry.name))
        .split(sep)
        .join('/'),
    )
    .filter((path) => !/(?:^|\/)(?:\.git|node_modules)\//.test(path))
    .sort();
  const texts = new Map(paths.map((path) => [path, textOf(join(root, path))]));
  const config = { ...defaultConfig(), decisions: [{ files: '**/*.{md,rst}', defaultStatus: 'unknown' }] };
  return listDecisions({ paths, links: [], hidden: [], texts }, config);
}

/** @param {string} file */
function textOf(file) {
  return readFileSync(file, 'utf8')
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n');
}

/** @param {{ folder: string } & import('../dist/index.js').DecisionsDocument} read */
function listing({ folder, decisions, skipped }) {
  const rows = [
    ...decisions.map(({ status, statusSource, statusLine, file }) => [
      status,
      statusLine === null ? statusSource : `${statusSource}:${statusLine}`,
      file,
    ]),
    ...skipped.map(({ file, reason }) => ['-', reason, file]),
  ];
  return [folder, ...rows.map((row) => row.join('\t'))].join('\n');
}

/** @param {readonly ({ folder: string } & import('../dist/index.js').DecisionsDocument)[]} all */
function summary(all) {
  const rows = all.map(({ folder, decisions, skipped }) => [
    folder,
    String(decisions.length),
    ...STATUSES.map((status) => String(decisions.filter((each) => each.status === status).length)),
    tally(decisions.map(({ statusSource }) => statusSource)),
    tally(skipped.map(({ reason }) => reason)),
  ]);
  const head = ['folder', 'decisions', ...STATUSES, 'status read from', 'left out'];
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/**
 * `section 12, line 3`, the most frequent first.
 * @param {readonly string[]} words
 */
function tally(words) {
  const counts = new Map();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const sorted = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return sorted.map(([word, count]) => `${word} ${count}`).join(', ') || 'none';
}

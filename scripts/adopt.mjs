/**
 * The proof of adoption, for anyone to run: `npm run adopt-proof -- <checkout>…`, or without folders over eight public
 * repositories, which it clones. Each is copied, adopted, checked, built again and ejected; what agents load is compared
 * before and after by a table of its own, which shares no line with lintel.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, lstatSync, mkdtempSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, posix, resolve } from 'node:path';
import picomatch from 'picomatch';

const REPOSITORIES = [
  'modelcontextprotocol/typescript-sdk',
  'vitest-dev/vitest',
  'trpc/trpc',
  'excalidraw/excalidraw',
  'rolldown/tsdown',
  'unjs/citty',
  'langfuse/langfuse',
  'mattpocock/sandcastle',
];

const CLI = join(import.meta.dirname, '../dist/cli.js');
const work = realpathSync(mkdtempSync(join(tmpdir(), 'lintel-adopt-')));
const keep = process.argv.includes('--keep');
const named = process.argv.slice(2).filter((word) => !word.startsWith('-'));

/** Proves every repository, prints the table, and fails when anything is not as promised. */
function main() {
  const rows = [];
  try {
    for (const source of named.length > 0 ? named.map((folder) => resolve(folder)) : REPOSITORIES.map(cloned)) {
      rows.push(prove(source));
      process.stderr.write(`${rows.at(-1).join('  ')}\n`);
    }
  } finally {
    if (!keep) rmSync(work, { recursive: true, force: true });
  }
  print([['repository', 'files', 'notes', 'lines', 'lost', 'check', 'baseline', 'build', 'eject', 'ms'], ...rows]);
  process.exitCode = rows.every((row) => row[4] === 0 && row.slice(5).every((cell) => !String(cell).startsWith('✗')))
    ? 0
    : 1;
}

function cloned(repository) {
  const folder = join(work, repository.replace('/', '+'));
  execFileSync('git', ['clone', '-q', '--depth', '1', `https://github.com/${repository}.git`, folder]);
  return folder;
}

/** One row of the table. */
function prove(source) {
  const root = join(work, `${basename(source)}-copy`);
  cpSync(source, root, { recursive: true, verbatimSymlinks: true });
  const snapshotBefore = snapshot(root);
  const before = instructions(root);
  const start = performance.now();
  const init = lintel(root, 'init', '--yes');
  const ms = Math.round(performance.now() - start);
  if (init.code !== 0)
    return [
      basename(source),
      before.size,
      '',
      '',
      '?',
      `✗ init ${init.code}: ${init.out.slice(-300)}${init.err.slice(-300)}`,
      '',
      '',
      '',
      ms,
    ];
  const after = instructions(root);
  const { lines, lost } = compare(root, before, after);
  for (const each of lost.slice(0, 10)) process.stderr.write(`  lost for ${each}\n`);
  const check = lintel(root, 'check');
  const state = git(root, 'status', '--porcelain');
  const build = lintel(root, 'build');
  const isStill = git(root, 'status', '--porcelain') === state && build.err.includes('nothing to write');
  const baseline = existsSync(join(root, 'context/lintel.baseline'))
    ? readFileSync(join(root, 'context/lintel.baseline'), 'utf8').trim().split('\n').length - 1
    : 0;
  const manifest = join(root, 'context/.adopted/manifest.json');
  const written = existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')).written.length - 1 : 0;
  const eject = lintel(root, 'eject', '--yes');
  const changes = differences(snapshotBefore, snapshot(root));
  const result = [
    basename(source),
    before.size,
    written,
    lines,
    lost.length,
    check.code === 0 ? 'green' : `✗ ${check.out.slice(-400)}`,
    baseline,
    isStill ? 'same' : `✗ ${build.out}${build.err}`,
    eject.code === 0 && changes.length === 0 ? 'byte for byte' : `✗ ${changes.slice(0, 5).join(', ')} ${eject.err}`,
    ms,
  ];
  if (!keep) rmSync(root, { recursive: true, force: true });
  return result;
}

/** What git says, and every file with its mode and bytes, or what its link holds. */
function snapshot(root) {
  const state = new Map([['git status', git(root, 'status', '--porcelain')]]);
  for (const path of git(root, 'ls-files', '-z', '--cached', '--others', '--exclude-standard').split('\0')) {
    const stats = path === '' ? undefined : lstatSync(join(root, path), { throwIfNoEntry: false });
    if (stats === undefined || stats.isDirectory()) continue;
    const content = stats.isSymbolicLink() ? readlinkSync(join(root, path)) : readFileSync(join(root, path));
    state.set(path, `${stats.mode} ${createHash('sha256').update(content).digest('hex')}`);
  }
  return state;
}

function differences(before, after) {
  return [...new Set([...before.keys(), ...after.keys()])].filter((path) => before.get(path) !== after.get(path));
}

function lintel(cwd, ...words) {
  const env = { ...process.env, LINTEL_CACHE_DIR: join(work, 'cache') };
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...words], {
    cwd,
    encoding: 'utf8',
    env,
    maxBuffer: 2 ** 28,
  });
  return { code: status, out: stdout, err: stderr };
}

function git(cwd, ...words) {
  return execFileSync('git', words, { cwd, encoding: 'utf8', maxBuffer: 2 ** 28 });
}

// ───────────────────────────── what agents load ─────────────────────────────

const IS_AGENT_FILE =
  /(?:^|\/)(?:AGENTS|CLAUDE|GEMINI)\.md$|(?:^|\/)\.claude\/rules\/.*\.md$|(?:^|\/)\.cursor\/rules\/.*\.mdc$|^\.cursorrules$|^\.windsurfrules$|^\.github\/copilot-instructions\.md$|^\.github\/instructions\/.*\.instructions\.md$|^\.(?:windsurf|devin)\/rules\/[^/]+\.md$|^\.clinerules(?:$|\/)/;

/** Path → text of every agent file that stands on the disk, links followed. */
function instructions(root) {
  const listed = git(root, 'ls-files', '-z', '--cached', '--others', '--exclude-standard').split('\0');
  const texts = new Map();
  for (const path of new Set(listed)) {
    if (!IS_AGENT_FILE.test(path) || path.startsWith('context/') || !existsSync(join(root, path))) continue;
    if (!lstatSync(realpathSync(join(root, path))).isFile()) continue;
    texts.set(
      path,
      readFileSync(join(root, path), 'utf8')
        .replace(/^\uFEFF/, '')
        .replaceAll('\r\n', '\n'),
    );
  }
  return texts;
}

/** Compares for every client and every place at which a file counts that has changed. */
function compare(root, before, after) {
  const tree = git(root, 'ls-files', '-z').split('\0');
  const changed = [...before].filter(([path, text]) => after.get(path) !== text || wasLink(root, path));
  const lost = [];
  let lines = 0;
  for (const [path, text] of changed) {
    for (const place of placesOf(path, text, tree)) {
      for (const client of Object.keys(LOADS)) {
        if (!LOADS[client](path, place, { text, files: before })) continue;
        const old = expanded(path, before).filter((line) => keyOf(line) !== '');
        const now = new Set(
          [...after].flatMap(([each, body]) =>
            LOADS[client](each, place, { text: body, files: after }) ? expanded(each, after).map(keyOf) : [],
          ),
        );
        lines += old.length;
        for (const line of old) if (!now.has(keyOf(line))) lost.push(`${client} at ${place}: ${path}: ${line}`);
      }
    }
  }
  return { lines, lost };
}

function wasLink(root, path) {
  try {
    return readlinkSync(join(root, path)) !== '';
  } catch {
    return false;
  }
}

/** Files of the repository for which an agent file counts. */
function placesOf(path, text, tree) {
  const { base, globs } = scopeOf(path, text);
  const inBase = tree.filter((each) => base === '' || each.startsWith(`${base}/`));
  const matching =
    globs === undefined ? inBase : inBase.filter((each) => globs.some((glob) => matches(glob, each, base)));
  return matching.filter((_, index) => index === 0 || index === matching.length - 1 || index === matching.length >> 1);
}

function scopeOf(path, text) {
  const hidden = /(?:^|\/)\.(?:claude|cursor|github|windsurf|devin|clinerules)(?:\/|$)/.exec(path);
  const base = hidden === null ? (dirname(path) === '.' ? '' : dirname(path)) : path.slice(0, hidden.index);
  const head = /^\s*---\n([^]*?)\n?---/.exec(text)?.[1];
  const isRule = /\/(?:rules|instructions)\//.test(`/${path}`) || path.startsWith('.clinerules/');
  if (head === undefined || !isRule || /^alwaysApply:\s*true/m.test(head)) return { base, globs: undefined };
  const field = /^(?:globs|paths|applyTo):[ \t]*(.*(?:\n[ \t]*-.*)*)/m.exec(head)?.[1] ?? '';
  const globs = field
    .split(/,(?![^{]*\})|\n/)
    .map((each) => each.replace(/^[\s[\]"'-]+|[\s[\]"']+$/g, ''))
    .filter((each) => each !== '');
  return { base, globs: globs.length === 0 || globs.includes('**') || globs.includes('**/*') ? undefined : globs };
}

function matches(glob, path, base) {
  const inside = base === '' ? path : path.slice(base.length + 1);
  const plain = glob.replace(/^\.?\//, '');
  const options = [plain, `${plain.replace(/\/$/, '')}/**`, ...(plain.includes('/') ? [] : [`**/${plain}`])];
  return options.some((each) => picomatch.isMatch(inside, each, { dot: true }));
}

const counts = (path, place, text) => {
  const { base, globs } = scopeOf(path, text);
  if (base !== '' && !place.startsWith(`${base}/`)) return false;
  return globs === undefined || globs.some((glob) => matches(glob, place, base));
};
const isNamed = (path, name) => path === name || path.endsWith(`/${name}`);
const isSkill = (path) => /(?:^|\/)(?:skills|fixtures|__fixtures__|templates?|examples?|testdata)\//.test(path);
const hasClaudeAbove = (place, files) =>
  [...files.keys()].some((path) => isNamed(path, 'CLAUDE.md') && counts(path, place, ''));

/** Client → whether it loads a file when it works at a place (read off recorded requests, or from the vendor's page, 2026-11-20). */
const LOADS = {
  claude: (path, place, { text, files }) =>
    !isSkill(path) &&
    counts(path, place, text) &&
    (isNamed(path, 'CLAUDE.md') ||
      /(?:^|\/)\.claude\/rules\//.test(path) ||
      (isNamed(path, 'AGENTS.md') && !hasClaudeAbove(place, files))),
  codex: (path, place, { text }) => !isSkill(path) && isNamed(path, 'AGENTS.md') && counts(path, place, text),
  cursor: (path, place, { text }) =>
    !isSkill(path) &&
    counts(path, place, text) &&
    (isNamed(path, 'AGENTS.md') ||
      isNamed(path, 'CLAUDE.md') ||
      path === '.cursorrules' ||
      /(?:^|\/)\.cursor\/rules\//.test(path)),
  copilot: (path, place, { text }) =>
    counts(path, place, text) &&
    (path === 'AGENTS.md' || path === '.github/copilot-instructions.md' || path.startsWith('.github/instructions/')),
  gemini: (path, place, { text }) => !isSkill(path) && isNamed(path, 'GEMINI.md') && counts(path, place, text),
  devin: (path, place, { text }) =>
    counts(path, place, text) &&
    (path === '.windsurfrules' || /^\.(?:windsurf|devin)\/rules\//.test(path) || path === 'AGENTS.md'),
  cline: (path, place, { text }) =>
    counts(path, place, text) && (path === '.clinerules' || path.startsWith('.clinerules/') || path === 'AGENTS.md'),
};

/** Lines of a file without its head, with the files that lines of their own import. */
function expanded(path, files, depth = 0) {
  const text = (files.get(path) ?? '').replace(/^\s*---\n[^]*?\n?---[ \t]*\n/, '');
  return text.split('\n').flatMap((line) => {
    const target = /^@(\S+)$/.exec(line.trim())?.[1];
    const imported = target === undefined ? undefined : posix.join(posix.dirname(path), target);
    if (imported !== undefined && files.has(imported) && depth < 4) return expanded(imported, files, depth + 1);
    return [line];
  });
}

/** A line without blanks, heading marks, backticks, escapes, and the way to the same link. */
function keyOf(line) {
  return line
    .replace(/^\s*#{1,6}\s+/, '')
    .replace(
      /\]\(([^)]*)\)/g,
      (_, url) => `](${url.split('/').findLast((part) => part !== '' && !/^\.+$/.test(part)) ?? ''})`,
    )
    .replace(/[\s`\\]/g, '')
    .replace(/^[=-]+$/, '');
}

function print(table) {
  const widths = table[0].map((_, column) => Math.max(...table.map((row) => String(row[column] ?? '').length)));
  for (const row of table)
    console.log(
      row
        .map((cell, column) => String(cell ?? '').padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    );
}

main();

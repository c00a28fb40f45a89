/**
 * The seeded benchmark of the lint: `npm run bench:lint -- [--peers] [--write --date <day>] [--only <text>]`. A workspace whose context
 * is right is broken in one place at a time: a finding must name what was broken, and edits that change no truth must change no
 * finding. Exits 1 when either fails. Peers are installed from npm, into the folder that `--work` names.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { install } from './bench/work.mjs';
import { BENIGN } from './bench-lint/benign.mjs';
import { MUTATIONS } from './bench-lint/mutations.mjs';
import { isNamed, saidBy } from './bench-lint/named.mjs';
import { renderPage, renderSummary } from './bench-lint/page.mjs';
import { writeWorkspace } from './bench-lint/workspace.mjs';

const { values } = parseArgs({
  options: {
    peers: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    date: { type: 'string' },
    only: { type: 'string', default: '' },
    work: { type: 'string', default: join(tmpdir(), 'lintel-bench-lint') },
  },
});

const CLI = join(import.meta.dirname, '../dist/cli.js');

/** How a tool is run in a folder, and what it says there, of each finding that counts. */
const LINTEL = { name: 'lintel', findings: lintelFindings };

/** Those that install from npm and look at code at all (versions pinned; what the others find is in no registry). */
const PEERS = [
  {
    name: 'ctxlint 0.14.1',
    package: '@yawlabs/ctxlint@0.14.1',
    program: '@yawlabs/ctxlint/dist/index.js',
    args: ['--strict'],
  },
  {
    name: 'claudelint 0.5.0',
    package: 'claude-code-lint@0.5.0',
    program: 'claude-code-lint/bin/claudelint',
    args: ['--no-cache'],
  },
];

function main() {
  const work = realpathSync(mkdtempSync(join(tmpdir(), 'lintel-seeded-')));
  try {
    const tools = [LINTEL, ...(values.peers ? installedPeers() : [])];
    const base = seed(join(work, 'base'));
    const results = tools.map((tool) => ({ name: tool.name, ...judge(tool, { base, work }) }));
    process.stdout.write(renderSummary(results));
    if (values.write)
      writeFileSync(join(import.meta.dirname, '../docs/lint-bench.md'), renderPage(results, values.date));
    const [own] = results;
    process.exitCode = own.missed.length + own.alarms.length + own.base.length > 0 ? 1 : 0;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** The workspace as a repository with history: what is renamed later was committed under its old name. */
function seed(dir) {
  writeWorkspace(dir);
  git(dir, 'init', '-q', '-b', 'main');
  git(dir, 'add', '-A');
  git(dir, 'commit', '-qm', 'Code and context');
  execFileSync(process.execPath, [CLI, 'build', '--root', dir], { stdio: ['ignore', 'ignore', 'inherit'] });
  git(dir, 'add', '-A');
  git(dir, 'commit', '-qm', 'Outputs');
  return dir;
}

function git(dir, ...words) {
  execFileSync('git', ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.test', ...words], { cwd: dir });
}

/** Runs one tool over every mutation and every benign edit. */
function judge(tool, { base, work }) {
  const before = new Set(textsOf(tool.findings(base)));
  const result = { base: [...before], named: [], missed: [], quiet: [], alarms: [] };
  const wanted = ({ title }) => title.includes(values.only);
  const newIn = (edit) => {
    const { folder, clear } = changed({ base, work, edit });
    const fresh = tool.findings(folder).filter(({ text }) => !before.has(text));
    clear();
    return fresh;
  };
  for (const mutation of MUTATIONS.filter(wanted)) {
    const fresh = newIn(mutation.edit);
    const list = fresh.some((said) => isNamed(said, mutation)) ? result.named : result.missed;
    list.push({ ...mutation, fresh: textsOf(fresh) });
  }
  for (const benign of BENIGN.filter(wanted)) {
    const fresh = newIn(benign.edit);
    (fresh.length === 0 ? result.quiet : result.alarms).push({ ...benign, fresh: textsOf(fresh) });
  }
  return result;
}

function textsOf(findings) {
  return findings.map(({ text }) => text);
}

/** A copy of the workspace with one edit in it. */
function changed({ base, work, edit }) {
  const folder = join(work, 'case');
  cpSync(base, folder, { recursive: true, preserveTimestamps: true });
  const other = edit(folder);
  const clear = () => {
    for (const each of [folder, other]) if (each) rmSync(each, { recursive: true, force: true });
  };
  return { folder: other ?? folder, clear };
}

/** What counts: errors and warnings, each with all that it names. */
function lintelFindings(dir) {
  const run = spawnSync(process.execPath, [CLI, 'lint', '--json', '--root', dir], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (run.status !== 0 && run.status !== 1) throw new Error(`lintel ends with ${run.status}: ${run.stderr}`);
  return JSON.parse(run.stdout)
    .findings.filter(({ severity, suppressed }) => severity !== 'info' && suppressed === undefined)
    .map(saidBy);
}

/** Lines of the peers that name no finding: how long it took, and how much there is of everything. */
const TOTAL = /^(?:claude-md \(\d|Checked \d|Summary:|Token usage:|\d+ problems?\b)/;

function installedPeers() {
  const dir = install(
    join(values.work, 'peers'),
    PEERS.map((peer) => peer.package),
  );
  return PEERS.map(({ name, program, args }) => ({
    name,
    findings: (folder) => {
      const words = [join(dir, 'node_modules', program), ...args];
      const run = spawnSync(process.execPath, words, {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, NO_COLOR: '1' },
      });
      // Whatever they print in a line of its own counts for them; the folder's name, times and totals must not.
      return `${run.stdout}\n${run.stderr}`
        .replaceAll(folder, '.')
        .split('\n')
        .map((line) => line.trim().replace(/^\S*?:?\d+(?::\d+)?\s+/, ''))
        .filter((line) => line !== '' && !TOTAL.test(line))
        .map((text) => ({ text }));
    },
  }));
}

main();

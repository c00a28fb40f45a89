/** Runs that are killed, and disks that fail, at every single step: each file is old or new, whole, and the next run ends it. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ts } from 'ts-morph';
import { describe, expect, it } from 'vitest';
import { linkTargetsAmong, readTexts } from '../../src/disk/read.ts';
import { listTree } from '../../src/disk/tree.ts';
import { applyChanges } from '../../src/disk/write.ts';
import { nextLock, planChanges } from '../../src/drift.ts';
import { formatLock, hashLines, parseLock } from '../../src/lock.ts';
import type { Lock, LockedOutput, Output } from '../../src/model.ts';
import { addFiles, folderWith } from './folder.ts';

const SOURCE = fileURLToPath(new URL('../../src', import.meta.url));
const CHILD = fileURLToPath(new URL('./faulty.mjs', import.meta.url));
const LOCK = 'context/lintel.lock';

/** No run has as many steps; the loop ends when a run ends by itself. */
const MOST_STEPS = 150;

const PAGE = '# Theirs\n\n<!-- lintel:start -->\n\n# Old\n\n<!-- lintel:end -->\n\nTheir end.\n';

const FILES: Readonly<Record<string, string>> = {
  'AGENTS.md': '# Old\n'.repeat(200),
  '.claude/rules/gone.md': '# Gone\n',
  'mine.md': 'Mine.\n',
  'c/AGENTS.md': PAGE,
  'd/CLAUDE.md': '# Old\n',
};
const LINKS: Readonly<Record<string, string>> = {
  'b/CLAUDE.md': 'OLD.md',
  'e/CLAUDE.md': 'AGENTS.md',
  'f/CLAUDE.md': 'AGENTS.md',
};
const MODES: Readonly<Record<string, number>> = { 'AGENTS.md': 0o640, 'c/AGENTS.md': 0o755 };

const file = (path: string, text: string): Output => ({
  path,
  target: 'agents',
  text,
  sources: ['context/project.md'],
});
const link = (path: string): Output => ({ path, target: 'claude', text: '', link: 'AGENTS.md', sources: [] });

/** A file changes, one is created, a block is filled, a link changes, one is created, file and link take one another's place. */
const outputs: readonly Output[] = [
  file('AGENTS.md', '# New\n'.repeat(300)),
  file('a/AGENTS.md', '# A\n'),
  link('a/CLAUDE.md'),
  link('b/CLAUDE.md'),
  file('c/AGENTS.md', '# New\n'),
  link('d/CLAUDE.md'),
  file('e/CLAUDE.md', '# New\n'),
];

function owned(path: string): LockedOutput {
  const held = LINKS[path];
  if (held !== undefined) return { path, lines: [], links: [held], sources: [] };
  if (path === 'c/AGENTS.md') return { path, lines: hashLines('# Old\n'), isBlock: true, sources: [] };
  return { path, lines: hashLines(FILES[path] ?? ''), sources: [] };
}

const oldLock: Lock = {
  version: '0.1.0',
  outputs: [...Object.keys(FILES), ...Object.keys(LINKS)].filter((path) => path !== 'mine.md').map(owned),
  claims: [],
};

/** The tree before the run: what the last build left, and a file of a person's. */
function start(): string {
  const root = folderWith({ ...FILES, [LOCK]: formatLock(oldLock) });
  for (const [path, held] of Object.entries(LINKS)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    symlinkSync(held, join(root, path));
  }
  for (const [path, mode] of Object.entries(MODES)) chmodSync(join(root, path), mode);
  return root;
}

/** What a build does to the tree as it stands. */
async function planFor(root: string) {
  const { paths, links } = await listTree(root);
  const { texts } = await readTexts(root, paths);
  const lock = parseLock(texts.get(LOCK)).value;
  const changes = planChanges({
    outputs,
    existing: texts,
    paths,
    links,
    linkTargets: await linkTargetsAmong(root, links),
    lock,
    unsound: new Set(),
    force: false,
    sameDocument: (a, b) => a === b,
    documentHash: () => undefined,
  });
  const next = nextLock({ changes, outputs, lock, claims: [], version: '0.1.0', documentHash: () => undefined });
  return { changes, options: { lockFile: LOCK, oldLock: lock, nextLock: next } };
}

/** `src/disk/write.ts` and what it imports, as plain modules: Node 20 reads no TypeScript. */
function compiledWriter(): string {
  const folder = folderWith({ 'package.json': '{"type":"module"}' });
  const waiting = ['disk/write.ts'];
  const seen = new Set(waiting);
  for (const each of waiting) {
    const text = readFileSync(join(SOURCE, each), 'utf8');
    const compilerOptions = {
      module: ts.ModuleKind.ESNext,
      target: ts.ScriptTarget.ES2022,
      verbatimModuleSyntax: true,
    };
    const { outputText } = ts.transpileModule(text, { compilerOptions });
    for (const [, specifier = ''] of outputText.matchAll(/from '(\.[^']+\.ts)'/g)) {
      const target = join(dirname(each), specifier);
      if (!seen.has(target)) waiting.push(target);
      seen.add(target);
    }
    addFiles(folder, { [each.replace(/\.ts$/, '.js')]: outputText.replace(/from '(\.[^']+)\.ts'/g, "from '$1.js'") });
  }
  return join(folder, 'disk/write.js');
}

/** Everything that is no folder: a link by what it holds, a file by its mode and text. */
function tree(root: string): Record<string, string> {
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).sort();
  return Object.fromEntries(
    paths.flatMap((path) => {
      const full = join(root, path);
      const stats = lstatSync(full);
      if (stats.isDirectory()) return [];
      const held = stats.isSymbolicLink() ? `→ ${readlinkSync(full)}` : undefined;
      return [[path, held ?? `${(stats.mode & 0o7777).toString(8)} ${readFileSync(full, 'utf8')}`]];
    }),
  );
}

/** One tree to start from, what a run makes of it, and the run itself. */
async function scene() {
  const from = start();
  const done = copyOf(from);
  const plan = await planFor(done);
  expect(plan.changes.map(({ path, action }) => `${action} ${path}`)).toEqual([
    'delete .claude/rules/gone.md',
    'update AGENTS.md',
    'create a/AGENTS.md',
    'create a/CLAUDE.md',
    'update b/CLAUDE.md',
    'update c/AGENTS.md',
    'update d/CLAUDE.md',
    'update e/CLAUDE.md',
    'delete f/CLAUDE.md',
  ]);
  expect(await applyChanges(done, plan.changes, plan.options)).toEqual([]);
  expect(existsSync(join(done, '.claude/rules'))).toBe(false);
  return { from, plan, old: tree(from), finished: tree(done) };
}

type Scene = Awaited<ReturnType<typeof scene>>;

function copyOf(from: string): string {
  const root = join(folderWith(), 'root');
  cpSync(from, root, { recursive: true, verbatimSymlinks: true });
  return root;
}

/** What holds whenever a run came to an end before its time, and that the next one brings it there. */
async function expectWhole(root: string, { old, finished }: Scene, step: string): Promise<void> {
  const now = tree(root);
  for (const path of new Set([...Object.keys(old), ...Object.keys(finished)]))
    if (path !== LOCK) expect([old[path], finished[path]], `${path} at ${step}`).toContain(now[path]);
  expect(now['mine.md']).toBe(old['mine.md']);
  const lock = parseLock(readFileSync(join(root, LOCK), 'utf8'));
  expect(lock.problems).toEqual([]);
  const known = lock.value.outputs.map(({ path }) => path);
  for (const path of Object.keys(now).filter((each) => /(?:AGENTS|CLAUDE)\.md$|rules\//.test(each)))
    expect(known, step).toContain(path);

  const again = await planFor(root);
  expect(again.changes.filter(({ action }) => action === 'foreign' || action === 'unowned')).toEqual([]);
  expect(await applyChanges(root, again.changes, again.options)).toEqual([]);
  expect(tree(root), step).toEqual(finished);
}

interface Job {
  readonly fault: string;
  readonly isLasting?: boolean;
  readonly jobs: readonly { readonly root: string; readonly step: number }[];
}

function run(job: Job, { changes, options }: Scene['plan']) {
  const plan = join(folderWith(), 'plan.json');
  writeFileSync(plan, JSON.stringify({ ...job, changes, options }));
  const child = spawnSync(process.execPath, [CHILD, compiledWriter(), plan], { encoding: 'utf8', timeout: 60_000 });
  expect(child.stderr).toBe('');
  return child;
}

it('leaves each output old or new, whole, wherever a run is killed, and the next run needs no repair', async () => {
  const all = await scene();
  const seen = new Set<string>();
  for (let step = 1; step <= MOST_STEPS; step++) {
    const root = copyOf(all.from);
    const child = run({ fault: 'kill', jobs: [{ root, step }] }, all.plan);
    seen.add(JSON.stringify(Object.entries(tree(root)).filter(([path]) => !path.endsWith('.tmp') && path !== LOCK)));
    await expectWhole(root, all, `step ${step}`);
    if (child.signal === null) {
      expect(JSON.parse(child.stdout)).toEqual([{ problems: [], steps: step - 1 }]);
      expect(step).toBeGreaterThan(40);
      // Each of the nine changes was seen both done and not yet done.
      expect(seen.size).toBe(10);
      return;
    }
    expect(child.signal).toBe('SIGKILL');
  }
  expect.unreachable('A run never came to its end.');
}, 120_000);

/** How many steps a run takes that nothing hinders. */
function stepsOf({ from, plan }: Scene): number {
  return JSON.parse(run({ fault: 'none', jobs: [{ root: copyOf(from), step: -1 }] }, plan).stdout)[0].steps;
}

describe('a disk that fails leaves each output old or new, whole, says what it could not do, and the next run ends it', () => {
  it.each([
    ['is full from one step on', 'ENOSPC', true],
    ['refuses one step', 'EACCES', false],
    ['says yes and does nothing', 'lost', false],
    ['says yes and does nothing any more', 'lost', true],
  ])(
    'that %s',
    async (_what, fault, isLasting) => {
      const all = await scene();
      const steps = stepsOf(all);
      const jobs = Array.from({ length: steps + 1 }, (_, index) => ({ root: copyOf(all.from), step: index + 1 }));
      const results: readonly { problems: readonly { file: string; message: string }[]; steps: number }[] = JSON.parse(
        run({ fault, isLasting, jobs }, all.plan).stdout,
      );
      let told = 0;
      for (const [index, { root, step }] of jobs.entries()) {
        const { problems } = results[index] ?? expect.unreachable();
        const now = tree(root);
        const isDone = Object.keys(all.finished).every((path) => path === LOCK || now[path] === all.finished[path]);
        const isAllDone = isDone && Object.keys(now).every((path) => path in all.finished || path.endsWith('.tmp'));
        if (!isAllDone) expect(problems, `step ${step} of ${steps}`).not.toEqual([]);
        told += Number(problems.length > 0);
        await expectWhole(root, all, `step ${step}`);
      }
      expect(told).toBeGreaterThan(10);
      expect(results.at(-1)).toMatchObject({ problems: [] });
    },
    120_000,
  );
});

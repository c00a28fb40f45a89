import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ts } from 'ts-morph';
import { expect, it } from 'vitest';
import { readTexts } from '../../src/disk/read.ts';
import { listTree } from '../../src/disk/tree.ts';
import { applyChanges } from '../../src/disk/write.ts';
import { nextLock, planChanges } from '../../src/drift.ts';
import { formatLock, hashLines, parseLock } from '../../src/lock.ts';
import type { Lock, Output } from '../../src/model.ts';
import { addFiles, folderWith } from './folder.ts';

const SOURCE = fileURLToPath(new URL('../../src', import.meta.url));
const CHILD = fileURLToPath(new URL('./killed.mjs', import.meta.url));
const LOCK = 'context/lintel.lock';

/** No run has as many steps; the loop ends when a run ends by itself. */
const MOST_STEPS = 100;

const before: Readonly<Record<string, string>> = {
  'AGENTS.md': '# Old\n'.repeat(200),
  '.claude/rules/gone.md': '# Gone\n',
  'mine.md': 'Mine.\n',
};
const outputs: readonly Output[] = [
  { path: 'AGENTS.md', target: 'agents', text: '# New\n'.repeat(300), sources: ['context/project.md'] },
  { path: 'a/AGENTS.md', target: 'agents', text: '# A\n', sources: ['context/project.md'] },
];
const oldLock: Lock = {
  version: '0.1.0',
  outputs: ['.claude/rules/gone.md', 'AGENTS.md'].map((path) => ({
    path,
    lines: hashLines(before[path] ?? ''),
    sources: [],
  })),
  claims: [],
};

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
    linkTargets: new Map(),
    lock,
    unsound: new Set(),
    force: false,
    sameDocument: (a, b) => a === b,
  });
  const next = nextLock({ changes, outputs, lock, claims: [], version: '0.1.0' });
  return { changes, options: { lockFile: LOCK, oldLock: lock, nextLock: next } };
}

/** `src/disk/write.ts` and what it imports, as plain modules: Node 20 reads no TypeScript. */
function compiledWriter(): string {
  const folder = folderWith({ 'package.json': '{"type":"module"}' });
  const waiting = ['disk/write.ts'];
  const seen = new Set(waiting);
  for (const file of waiting) {
    const text = readFileSync(join(SOURCE, file), 'utf8');
    const compilerOptions = {
      module: ts.ModuleKind.ESNext,
      target: ts.ScriptTarget.ES2022,
      verbatimModuleSyntax: true,
    };
    const { outputText } = ts.transpileModule(text, { compilerOptions });
    for (const [, specifier = ''] of outputText.matchAll(/from '(\.[^']+\.ts)'/g)) {
      const target = join(dirname(file), specifier);
      if (!seen.has(target)) waiting.push(target);
      seen.add(target);
    }
    addFiles(folder, { [file.replace(/\.ts$/, '.js')]: outputText.replace(/from '(\.[^']+)\.ts'/g, "from '$1.js'") });
  }
  return join(folder, 'disk/write.js');
}

function tree(root: string): Record<string, string> {
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) =>
    statSync(join(root, path)).isFile(),
  );
  return Object.fromEntries(paths.sort().map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

it(
  'leaves each output old or new, whole, wherever a run is killed, and the next run needs no repair',
  { timeout: 90_000 },
  async () => {
    const writer = compiledWriter();
    const start = folderWith({ ...before, [LOCK]: formatLock(oldLock) });
    const done = folderWith();
    cpSync(start, done, { recursive: true });
    const full = await planFor(done);
    expect(full.changes.map(({ action }) => action)).toEqual(['delete', 'update', 'create']);
    await applyChanges(done, full.changes, full.options);
    const finished = tree(done);
    const seen = new Set<string>();

    for (let step = 1; step <= MOST_STEPS; step++) {
      const room = folderWith();
      const root = join(room, 'root');
      mkdirSync(root);
      cpSync(start, root, { recursive: true });
      const plan = join(room, 'plan.json');
      writeFileSync(plan, JSON.stringify({ root, ...(await planFor(root)) }));
      const child = spawnSync(process.execPath, [CHILD, writer, plan, String(step)], {
        encoding: 'utf8',
        timeout: 20_000,
      });
      expect(child.stderr).toBe('');

      const now = tree(root);
      expect([before['AGENTS.md'], finished['AGENTS.md']]).toContain(now['AGENTS.md']);
      expect([undefined, finished['a/AGENTS.md']]).toContain(now['a/AGENTS.md']);
      expect([before['.claude/rules/gone.md'], undefined]).toContain(now['.claude/rules/gone.md']);
      expect(now['mine.md']).toBe(before['mine.md']);
      const lock = parseLock(now[LOCK]);
      expect(lock.problems).toEqual([]);
      const owned = lock.value.outputs.map(({ path }) => path);
      for (const path of Object.keys(now).filter((name) => name.endsWith('AGENTS.md') || name.includes('rules/')))
        expect(owned).toContain(path);
      seen.add(
        Object.keys(now)
          .filter((path) => !path.endsWith('.tmp'))
          .join(' '),
      );

      const again = await planFor(root);
      expect(again.changes.filter(({ action }) => action === 'foreign' || action === 'unowned')).toEqual([]);
      expect(await applyChanges(root, again.changes, again.options)).toEqual([]);
      expect(tree(root)).toEqual(finished);

      if (child.signal === null) {
        expect(JSON.parse(child.stdout)).toEqual({ problems: [], steps: step - 1 });
        expect(step).toBeGreaterThan(20);
        expect(seen.size).toBeGreaterThanOrEqual(3);
        return;
      }
      expect(child.signal).toBe('SIGKILL');
    }
    expect.unreachable('A run never came to its end.');
  },
);

import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { applyChanges } from '../../src/disk/write.ts';
import { formatLock, hashLines } from '../../src/lock.ts';
import type { Change, Lock } from '../../src/model.ts';
import { addFiles, folderWith, git, repositoryWith } from './folder.ts';

const LOCK = 'context/lintel.lock';

function lockOf(texts: Readonly<Record<string, string>>): Lock {
  const outputs = Object.entries(texts).map(([path, text]) => ({ path, lines: hashLines(text), sources: [] }));
  return { version: '0.1.0', outputs, claims: [] };
}

function create(path: string, after: string): Change {
  return { path, action: 'create', after, foreign: [] };
}

function update(path: string, before: string, after: string): Change {
  return { path, action: 'update', before, after, foreign: [] };
}

function remove(path: string, before: string): Change {
  return { path, action: 'delete', before, foreign: [] };
}

interface Locks {
  readonly old?: Lock;
  readonly next?: Lock;
}

async function apply(root: string, changes: readonly Change[], { old = lockOf({}), next = lockOf({}) }: Locks = {}) {
  const problems = await applyChanges(root, changes, { lockFile: LOCK, oldLock: old, nextLock: next });
  return problems.map(({ rule, message, hint }) => {
    expect(rule).toBe('output/unwritable');
    expect(hint).toBeTruthy();
    return message;
  });
}

function read(root: string, path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** Every file below `root`, git's own left out. */
function filesOf(root: string): string[] {
  const found = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (path) => !/(^|\/)\.git(\/|$)/.test(path),
  );
  return found.filter((path) => !lstatSync(join(root, path)).isDirectory()).sort();
}

describe('applying changes', () => {
  it('creates, updates and deletes, and writes the lock', async () => {
    const root = folderWith({
      'AGENTS.md': 'old\n',
      '.cursor/rules/a.mdc': 'gone\n',
      '.claude/rules/a.md': 'gone\n',
      '.claude/mine.md': '',
    });
    const next = lockOf({ 'AGENTS.md': 'new\n', 'packages/a/AGENTS.md': 'a\n' });
    const changes = [
      update('AGENTS.md', 'old\n', 'new\n'),
      create('packages/a/AGENTS.md', 'a\n'),
      remove('.cursor/rules/a.mdc', 'gone\n'),
      remove('.claude/rules/a.md', 'gone\n'),
    ];
    expect(await apply(root, changes, { next })).toEqual([]);
    expect(filesOf(root)).toEqual(['.claude/mine.md', 'AGENTS.md', LOCK, 'packages/a/AGENTS.md']);
    expect([read(root, 'AGENTS.md'), read(root, 'packages/a/AGENTS.md')]).toEqual(['new\n', 'a\n']);
    expect(read(root, LOCK)).toBe(formatLock(next));
    expect([existsSync(join(root, '.claude/rules')), existsSync(join(root, '.cursor'))]).toEqual([false, true]);
  });

  it('removes no folder that is not for rules alone, nor one that is in use', async () => {
    const root = folderWith({ 'docs/AGENTS.md': 'x\n', '.claude/rules/a.md': 'x\n', '.claude/rules/mine.md': '' });
    expect(await apply(root, [remove('docs/AGENTS.md', 'x\n'), remove('.claude/rules/a.md', 'x\n')])).toEqual([]);
    expect(existsSync(join(root, 'docs'))).toBe(true);
    expect(filesOf(root)).toEqual(['.claude/rules/mine.md']);
  });

  it('leaves alone whatever is not to be created, updated or deleted', async () => {
    const root = folderWith({ 'a.md': 'mine\n' });
    const rest = ['same', 'reformatted', 'foreign', 'unowned', 'kept'] as const;
    const changes = rest.map((action): Change => ({
      path: 'a.md',
      action,
      before: 'mine\n',
      after: 'x\n',
      foreign: [],
    }));
    expect(await apply(root, changes)).toEqual([]);
    expect(read(root, 'a.md')).toBe('mine\n');
  });

  it('writes nothing at all when there is nothing to change', async () => {
    const next = lockOf({ 'AGENTS.md': 'same\n' });
    const root = folderWith({ 'AGENTS.md': 'same\n', [LOCK]: formatLock(next).replaceAll('\n', '\r\n') });
    const stamps = () =>
      ['.', 'context', 'AGENTS.md', LOCK].map((path) => [
        statSync(join(root, path)).mtimeMs,
        statSync(join(root, path)).ino,
      ]);
    const before = stamps();
    expect(await apply(root, [{ path: 'AGENTS.md', action: 'same', foreign: [] }], { old: next, next })).toEqual([]);
    expect(stamps()).toEqual(before);
  });

  it('makes no lock for a repository without outputs', async () => {
    const root = folderWith();
    expect(await apply(root, [])).toEqual([]);
    expect(filesOf(root)).toEqual([]);
  });

  it('says nothing about a lock that cannot be written when it is as it should be', async () => {
    const next = lockOf({ 'AGENTS.md': 'same\n' });
    const root = folderWith({ [LOCK]: formatLock(next) });
    chmodSync(join(root, LOCK), 0o444);
    expect(await apply(root, [], { old: next, next })).toEqual([]);
  });

  it('tidies a lock that a merge left with markers, although it says the same', async () => {
    const next = lockOf({ 'AGENTS.md': 'same\n' });
    const root = folderWith({ [LOCK]: `<<<<<<< HEAD\n${formatLock(next)}=======\n>>>>>>> topic\n` });
    expect(await apply(root, [], { old: next, next })).toEqual([]);
    expect(read(root, LOCK)).toBe(formatLock(next));
  });

  it('keeps the mode and the line ends of a file', async () => {
    const root = folderWith({ 'AGENTS.md': '\uFEFFold\r\nlines\r\n' });
    chmodSync(join(root, 'AGENTS.md'), 0o640);
    expect(await apply(root, [update('AGENTS.md', 'old\nlines\n', 'new\nlines\n')])).toEqual([]);
    expect(read(root, 'AGENTS.md')).toBe('new\r\nlines\r\n');
    expect(statSync(join(root, 'AGENTS.md')).mode & 0o777).toBe(0o640);
  });
});

describe('line ends', () => {
  it('are what .gitattributes says for files that do not exist yet, the lock included', async () => {
    const root = repositoryWith({ '.gitattributes': '* text eol=crlf\nc.md -text\n*.mdc eol=lf\n' });
    const paths = ['a/AGENTS.md', 'c.md', 'x.mdc'];
    const next = lockOf(Object.fromEntries(paths.map((path) => [path, 'one\ntwo\n'])));
    expect(
      await apply(
        root,
        paths.map((path) => create(path, 'one\ntwo\n')),
        { next },
      ),
    ).toEqual([]);
    expect(paths.map((path) => read(root, path))).toEqual(['one\r\ntwo\r\n', 'one\ntwo\n', 'one\ntwo\n']);
    expect(read(root, LOCK)).toBe(formatLock(next).replaceAll('\n', '\r\n'));
    expect(await apply(root, [], { old: next, next })).toEqual([]);
  });

  it('are those of the file where one stands, whatever .gitattributes says', async () => {
    const root = repositoryWith({ '.gitattributes': '* text eol=crlf\n', 'AGENTS.md': 'old\nlines\n' });
    expect(await apply(root, [update('AGENTS.md', 'old\nlines\n', 'new\nlines\n')])).toEqual([]);
    expect(read(root, 'AGENTS.md')).toBe('new\nlines\n');
  });

  it.each([
    ['\n', '\r\n'],
    ['\r\n', '\n'],
  ])('and every other byte around a managed block stay a person’s, %j and now and then %j', async (eol, other) => {
    const head = `\uFEFF# Mine${eol}${eol}two${other}three  ${eol}<!-- lintel:start -->${eol}`;
    const tail = `<!-- lintel:end -->${eol}\t${other}end`;
    const root = folderWith({ 'AGENTS.md': `${head}${eol}old${eol}${eol}${tail}` });
    const lf = (text: string): string => text.replace('\uFEFF', '').replaceAll('\r\n', '\n');
    const [before, after] = ['old', 'new\nmore'].map((text) => lf(`${head}\n${text}\n\n${tail}`));
    expect(await apply(root, [{ ...update('AGENTS.md', before ?? '', after ?? ''), isBlock: true }])).toEqual([]);
    expect(read(root, 'AGENTS.md')).toBe(`${head}${eol}new${eol}more${eol}${eol}${tail}`);
  });

  it('stay where a managed block is taken out', async () => {
    const root = folderWith({
      'AGENTS.md': '# Mine\r\n\r\n<!-- lintel:start -->\r\nold\r\n<!-- lintel:end -->\r\n\r\nend\r\n',
    });
    const before = '# Mine\n\n<!-- lintel:start -->\nold\n<!-- lintel:end -->\n\nend\n';
    const change: Change = { ...update('AGENTS.md', before, '# Mine\n\nend\n'), isBlock: true };
    expect(await apply(root, [change])).toEqual([]);
    expect(read(root, 'AGENTS.md')).toBe('# Mine\r\n\r\nend\r\n');
  });
});

describe('a change that must not be carried out', () => {
  /** Applies one refused change next to one that is fine. */
  async function refused(root: string, change: Change, old: Lock = lockOf({})): Promise<string[]> {
    const next = lockOf({ 'fine.md': 'fine\n', [change.path]: change.after ?? '' });
    const messages = await apply(root, [change, create('fine.md', 'fine\n')], { old, next });
    expect(read(root, 'fine.md')).toBe('fine\n');
    const lock = lockOf({ 'fine.md': 'fine\n' });
    expect(read(root, LOCK)).toBe(formatLock({ ...lock, outputs: [...lock.outputs, ...old.outputs] }));
    return messages;
  }

  it('leaves a file alone that changed after it was read', async () => {
    const root = folderWith({ 'AGENTS.md': 'edited meanwhile\n' });
    const old = lockOf({ 'AGENTS.md': 'old\n' });
    expect(await refused(root, update('AGENTS.md', 'old\n', 'new\n'), old)).toEqual([
      '`AGENTS.md` has changed since it was read.',
    ]);
    expect(read(root, 'AGENTS.md')).toBe('edited meanwhile\n');
  });

  it('leaves a file alone that was to be deleted and changed after it was read', async () => {
    const root = folderWith({ 'AGENTS.md': 'edited meanwhile\n' });
    const old = lockOf({ 'AGENTS.md': 'old\n' });
    expect(await refused(root, remove('AGENTS.md', 'old\n'), old)).toHaveLength(1);
    expect(read(root, 'AGENTS.md')).toBe('edited meanwhile\n');
  });

  it('leaves a file alone that appeared, and does not call it its own', async () => {
    const root = folderWith({ 'AGENTS.md': 'mine\n' });
    expect(await refused(root, create('AGENTS.md', 'new\n'))).toEqual([
      '`AGENTS.md` has appeared since it was planned, and lintel did not build it.',
    ]);
    expect(read(root, 'AGENTS.md')).toBe('mine\n');
  });

  it('leaves a read-only file alone and names it', async () => {
    const root = folderWith({ 'AGENTS.md': 'old\n' });
    chmodSync(join(root, 'AGENTS.md'), 0o444);
    expect(await refused(root, update('AGENTS.md', 'old\n', 'new\n'))).toEqual(['`AGENTS.md` is read-only.']);
    expect(read(root, 'AGENTS.md')).toBe('old\n');
  });

  it('never writes through a link, to a file or to a folder', async () => {
    const outside = folderWith({ 'target.md': 'old\n' });
    const root = folderWith({ 'inside/x': '' });
    symlinkSync(join(outside, 'target.md'), join(root, 'AGENTS.md'));
    symlinkSync(outside, join(root, 'away'));
    symlinkSync('inside', join(root, 'near'));
    symlinkSync('nowhere', join(root, 'dangling.md'));
    const changes = [
      update('AGENTS.md', 'old\n', 'new\n'),
      create('away/AGENTS.md', 'new\n'),
      create('near/AGENTS.md', 'new\n'),
      create('dangling.md', 'new\n'),
    ];
    expect(await apply(root, changes)).toEqual([
      '`AGENTS.md` is a symbolic link, and lintel never writes through one.',
      '`away/AGENTS.md` lies behind `away`, which is a symbolic link, and lintel never writes through one.',
      '`dangling.md` is a symbolic link, and lintel never writes through one.',
      '`near/AGENTS.md` lies behind `near`, which is a symbolic link, and lintel never writes through one.',
    ]);
    expect(filesOf(outside)).toEqual(['target.md']);
    expect(read(outside, 'target.md')).toBe('old\n');
    expect(lstatSync(join(root, 'AGENTS.md')).isSymbolicLink()).toBe(true);
    expect(existsSync(join(root, 'inside/AGENTS.md'))).toBe(false);
    expect(existsSync(join(root, 'nowhere'))).toBe(false);
  });

  it('stays out of other repositories and of submodules', async () => {
    const root = folderWith({ 'vendor/lib/.git': 'gitdir: ../../.git/modules/lib\n' });
    mkdirSync(join(root, 'nested'));
    git(join(root, 'nested'), 'init', '-q');
    expect(await refused(root, create('vendor/lib/deep/AGENTS.md', 'x\n'))).toEqual([
      '`vendor/lib/deep/AGENTS.md` lies in `vendor/lib`, which is a repository of its own.',
    ]);
    expect(await apply(root, [create('nested/AGENTS.md', 'x\n')])).toHaveLength(1);
    expect(existsSync(join(root, 'nested/AGENTS.md'))).toBe(false);
  });

  it.each(['../AGENTS.md', '.git/AGENTS.md', '/tmp/AGENTS.md', 'a/../../AGENTS.md'])(
    'stays inside the root: %s',
    async (path) => {
      const root = folderWith();
      expect(await refused(root, create(path, 'x\n'))).toEqual([
        `\`${path}\` leads out of the repository or into git’s own folder.`,
      ]);
    },
  );

  it('is told apart where a folder or a file is in the way', async () => {
    const root = folderWith({ 'AGENTS.md/x': '', packages: '' });
    expect(await apply(root, [create('AGENTS.md', 'x\n'), create('packages/a/AGENTS.md', 'x\n')])).toEqual([
      '`AGENTS.md` is a folder.',
      '`packages/a/AGENTS.md` lies under `packages`, which is a file.',
    ]);
  });

  it('is told when the system refuses, and leaves no temporary file', async () => {
    const root = folderWith({ 'AGENTS.md': 'old\n' });
    const tooLong = `${'x'.repeat(300)}.md`;
    const messages = await apply(root, [create(tooLong, 'x\n'), update('AGENTS.md', 'old\n', 'new\n')]);
    expect(messages).toEqual([`\`${tooLong}\` has a name that is too long for this system.`]);
    expect(filesOf(root)).toEqual(['AGENTS.md']);
    expect(read(root, 'AGENTS.md')).toBe('new\n');
  });

  it('holds back everything while the lock cannot be written', async () => {
    const root = folderWith({ 'AGENTS.md': 'old\n' });
    mkdirSync(join(root, LOCK), { recursive: true });
    const messages = await apply(root, [update('AGENTS.md', 'old\n', 'new\n')], {
      next: lockOf({ 'AGENTS.md': 'new\n' }),
    });
    expect(messages).toEqual([
      '`context/lintel.lock` is a folder.',
      '`AGENTS.md` was not written, because the lock cannot be: `context/lintel.lock` is a folder.',
    ]);
    expect(read(root, 'AGENTS.md')).toBe('old\n');
  });
});

describe('what others left', () => {
  it('is no obstacle when another run has done the same', async () => {
    const root = folderWith({ 'AGENTS.md': 'new\n' });
    expect(
      await apply(root, [update('AGENTS.md', 'old\n', 'new\n'), create('AGENTS.md', 'new\n'), remove('b.md', 'b\n')]),
    ).toEqual([]);
    expect(read(root, 'AGENTS.md')).toBe('new\n');
  });

  it('is swept up when its run is dead, and nothing else is', async () => {
    const root = folderWith();
    const dead = '.lintel-999999999-0123abcd.tmp';
    const alive = `.lintel-${process.ppid}-0123abcd.tmp`;
    addFiles(root, { [`a/${dead}`]: '', [`context/${dead}`]: '', [dead]: '', [alive]: '', '.lintel-mine.tmp': '' });
    writeFileSync(join(root, 'a', 'AGENTS.md'), 'x\n');
    const lock = lockOf({ 'a/AGENTS.md': 'x\n', 'AGENTS.md': 'x\n' });
    expect(await apply(root, [], { old: lock, next: lock })).toEqual([]);
    expect(filesOf(root)).toEqual(['.lintel-mine.tmp', alive, 'a/AGENTS.md', LOCK].sort());
  });

  it('ends whole when several runs write at once', async () => {
    const root = folderWith({ 'AGENTS.md': 'old\n' });
    const text = 'new line\n'.repeat(1_000);
    const next = lockOf({ 'AGENTS.md': text });
    const runs = Array.from({ length: 8 }, () => apply(root, [update('AGENTS.md', 'old\n', text)], { next }));
    expect((await Promise.all(runs)).flat()).toEqual([]);
    expect(read(root, 'AGENTS.md')).toBe(text);
    expect(read(root, LOCK)).toBe(formatLock(next));
    expect(filesOf(root)).toEqual(['AGENTS.md', LOCK]);
  });
});

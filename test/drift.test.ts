import { describe, expect, it } from 'vitest';
import { nextLock, planChanges, type DriftOptions } from '../src/drift.ts';
import { hashLines, textHash } from '../src/lock.ts';
import type { Lock, Output } from '../src/model.ts';

const AGENTS = output('AGENTS.md', '# App\n\n- Use pnpm.\n', ['context/project.md']);

function output(path: string, text: string, sources: readonly string[] = []): Output {
  return { path, target: 'agents', text, sources };
}

function lockOf(...outputs: readonly Output[]): Lock {
  return {
    version: '0.1.0',
    outputs: outputs.map(({ path, text, sources }) => ({ path, lines: hashLines(text), sources })),
    claims: [],
  };
}

const NO_LOCK: Lock = { outputs: [], claims: [] };

/** Ignores the blanks at line ends, as a stand-in for the parsed comparison. */
const sameDocument = (a: string, b: string): boolean => a.replace(/\s+/g, ' ').trim() === b.replace(/\s+/g, ' ').trim();

/** A document is its words, as far as these tests go. */
const wordsHash = (text: string): string => textHash(text.replace(/\s+/g, ' ').trim());

/** Nothing is remembered as a document, unless a test says how. */
const documentHash = (): string | undefined => undefined;

function situation(
  options: { readonly disk?: Readonly<Record<string, string>> } & Partial<DriftOptions>,
): DriftOptions {
  const { disk = {}, ...rest } = options;
  return {
    outputs: [AGENTS],
    existing: new Map(Object.entries(disk)),
    paths: Object.keys(disk).sort(),
    links: [],
    linkTargets: new Map(),
    lock: NO_LOCK,
    unsound: new Set(),
    force: false,
    sameDocument,
    documentHash,
    ...rest,
  };
}

function plan(options: Parameters<typeof situation>[0]) {
  return planChanges(situation(options));
}

function actions(options: Parameters<typeof situation>[0]): Record<string, string> {
  return Object.fromEntries(plan(options).map(({ path, action }) => [path, action]));
}

describe('a planned output', () => {
  it('is created where nothing stands', () => {
    expect(plan({})).toEqual([{ path: 'AGENTS.md', action: 'create', after: AGENTS.text, foreign: [] }]);
  });

  it('is created again after a person deleted it', () => {
    expect(actions({ lock: lockOf(AGENTS) })).toEqual({ 'AGENTS.md': 'create' });
  });

  it('is written anew where a build’s own bytes came along with their folder, and a changed or a copied file is not', () => {
    const built = output('core/AGENTS.md', '# Core\n\n- See core.\n', ['context/core.md']);
    const [entry] = lockOf(built).outputs;
    if (entry === undefined) throw new Error('The lock has no entry.');
    const mark = '<!-- Compiled by lintel from context/. Edit there. -->\n';
    const document = { text: textHash(built.text), meaning: '' };
    const lines = [...entry.lines, ...hashLines(mark)];
    const lock: Lock = { outputs: [{ ...entry, lines, documents: [document] }], claims: [] };
    const outputs = [output('kernel/AGENTS.md', '# Kernel\n\n- See kernel.\n', ['context/core.md'])];
    const at = (disk: Readonly<Record<string, string>>): Record<string, string> => actions({ outputs, disk, lock });
    expect(at({ 'kernel/AGENTS.md': built.text })).toEqual({ 'kernel/AGENTS.md': 'update' });
    expect(at({ 'kernel/AGENTS.md': `${mark}# Core\n\n- See kernel.\n` })).toEqual({ 'kernel/AGENTS.md': 'update' });
    expect(at({ 'kernel/AGENTS.md': '# Core\n\n- See kernel.\n' })).toEqual({ 'kernel/AGENTS.md': 'unowned' });
    expect(at({ 'kernel/AGENTS.md': `${built.text}Mine.\n` })).toEqual({ 'kernel/AGENTS.md': 'unowned' });
    expect(at({ 'kernel/AGENTS.md': built.text, 'core/AGENTS.md': built.text })).toEqual({
      'kernel/AGENTS.md': 'unowned',
      'core/AGENTS.md': 'delete',
    });
  });

  it('stays when the bytes are the same, owned or not', () => {
    expect(actions({ disk: { 'AGENTS.md': AGENTS.text }, lock: lockOf(AGENTS) })).toEqual({ 'AGENTS.md': 'same' });
    expect(actions({ disk: { 'AGENTS.md': AGENTS.text } })).toEqual({ 'AGENTS.md': 'same' });
  });

  it('is reformatted when only a formatter was at it, but only if it is ours', () => {
    const disk = { 'AGENTS.md': '# App\n\n\n-   Use pnpm.' };
    expect(actions({ disk, lock: lockOf(AGENTS) })).toEqual({ 'AGENTS.md': 'reformatted' });
    expect(actions({ disk })).toEqual({ 'AGENTS.md': 'unowned' });
  });

  it('is updated when every line on disk is an old or a new one', () => {
    const old = output('AGENTS.md', '# App\n\n- Use npm.\n- Old rule.\n');
    const disk = { 'AGENTS.md': '- Old rule.\n* Use pnpm.\n# App\n' };
    expect(plan({ disk, lock: lockOf(old) })).toEqual([
      { path: 'AGENTS.md', action: 'update', before: disk['AGENTS.md'], after: AGENTS.text, foreign: [] },
    ]);
  });

  it('is updated when lines are missing, and when the file is empty', () => {
    expect(actions({ disk: { 'AGENTS.md': '# App\n' }, lock: lockOf(AGENTS) })).toEqual({ 'AGENTS.md': 'update' });
    expect(actions({ disk: { 'AGENTS.md': '' }, lock: lockOf(AGENTS) })).toEqual({ 'AGENTS.md': 'update' });
  });

  it('is left alone where a person wrote into it, with the lines named', () => {
    const [change] = plan({
      disk: { 'AGENTS.md': '# App\n\n- Use pnpm.\n\nMine!\n  also mine\n' },
      lock: lockOf(AGENTS),
    });
    expect(change).toMatchObject({ action: 'foreign', reason: 'It holds 2 lines that no build produced.' });
    expect(change?.foreign).toEqual([
      { line: 5, text: 'Mine!' },
      { line: 6, text: '  also mine' },
    ]);
  });

  it('drops a person’s lines by force', () => {
    const disk = { 'AGENTS.md': 'Mine!\n' };
    expect(actions({ disk, lock: lockOf(AGENTS), force: true })).toEqual({ 'AGENTS.md': 'update' });
  });

  it('never overwrites what lintel did not build, not even by force', () => {
    const disk = { 'AGENTS.md': 'Mine!\n' };
    expect(actions({ disk })).toEqual({ 'AGENTS.md': 'unowned' });
    expect(actions({ disk, force: true })).toEqual({ 'AGENTS.md': 'unowned' });
  });

  it('takes conflict markers of a merge for nobody’s lines', () => {
    const text = `<<<<<<< HEAD\n${AGENTS.text}=======\n# App\n>>>>>>> topic\n`;
    expect(actions({ disk: { 'AGENTS.md': text }, lock: lockOf(AGENTS) })).toEqual({ 'AGENTS.md': 'update' });
  });

  it.each([
    ['a symbolic link', { paths: ['AGENTS.md'], links: ['AGENTS.md'] }, /symbolic link/],
    ['a folder', { paths: ['AGENTS.md/x'] }, /folder/],
    ['another spelling of its name', { paths: ['agents.md'] }, /`agents\.md`.*letter case/],
  ])('is refused where %s stands', (_what, ground, reason) => {
    const [change] = plan({ ...ground, lock: lockOf(AGENTS) });
    expect(change).toMatchObject({ action: 'unowned' });
    expect(change?.reason).toMatch(reason);
  });

  it.each([
    ['a file', { paths: ['packages'] }, /under `packages`, which is a file/],
    ['a link', { paths: ['packages'], links: ['packages'] }, /behind `packages`, which is a symbolic link/],
  ])('is refused below %s', (_what, ground, reason) => {
    const [change] = plan({ ...ground, outputs: [output('packages/a/AGENTS.md', 'x')] });
    expect(change).toMatchObject({ action: 'unowned' });
    expect(change?.reason).toMatch(reason);
  });

  it.each(['../AGENTS.md', '.git/hooks/pre-commit', '/AGENTS.md'])('is refused at %s', (path) => {
    expect(actions({ outputs: [output(path, 'x')] })).toEqual({ [path]: 'unowned' });
  });

  it('is kept while a source that feeds it has an error, now or by the lock', () => {
    const unsound = new Set(['context/guides/broken.md']);
    const before = output('AGENTS.md', '# App\n', ['context/guides/broken.md']);
    const now = output('AGENTS.md', '# App\n- Less.\n', ['context/guides/broken.md']);
    const disk = { 'AGENTS.md': '# App\n' };
    expect(actions({ disk, lock: lockOf(before), unsound })).toEqual({ 'AGENTS.md': 'kept' });
    expect(actions({ disk, lock: lockOf(AGENTS), unsound, outputs: [now] })).toEqual({ 'AGENTS.md': 'kept' });
    expect(plan({ unsound, outputs: [now] })[0]?.reason).toContain('`context/guides/broken.md`');
    expect(actions({ disk, lock: lockOf(before), unsound, force: true })).toEqual({ 'AGENTS.md': 'kept' });
  });

  it('names a line that a person wrote into it even while a source has an error', () => {
    const disk = { 'AGENTS.md': `${AGENTS.text}- Ask Kim.\n` };
    const unsound = new Set(['context/project.md']);
    expect(plan({ disk, lock: lockOf(AGENTS), unsound })).toMatchObject([
      { action: 'kept', foreign: [{ line: 4, text: '- Ask Kim.' }] },
    ]);
    expect(plan({ disk, lock: lockOf(AGENTS), unsound, outputs: [] })).toMatchObject([
      { action: 'kept', foreign: [{ line: 4 }] },
    ]);
  });

  it('is kept while a sparse checkout leaves it out', () => {
    expect(actions({ paths: ['AGENTS.md'], lock: lockOf(AGENTS) })).toEqual({ 'AGENTS.md': 'kept' });
    expect(actions({ paths: ['AGENTS.md'] })).toEqual({ 'AGENTS.md': 'unowned' });
  });
});

describe('an output that is no longer planned', () => {
  const old = output('a/AGENTS.md', '# A\n', ['context/modules/a.md']);
  const gone = { outputs: [], disk: { 'a/AGENTS.md': '# A\n' }, lock: lockOf(old) };

  it('is deleted when nobody wrote into it', () => {
    expect(plan(gone)).toEqual([{ path: 'a/AGENTS.md', action: 'delete', before: '# A\n', foreign: [] }]);
  });

  it('stays where a person wrote into it, unless forced', () => {
    const disk = { 'a/AGENTS.md': '# A\nMine!\n' };
    expect(plan({ ...gone, disk })).toMatchObject([{ action: 'foreign', foreign: [{ line: 2, text: 'Mine!' }] }]);
    expect(actions({ ...gone, disk, force: true })).toEqual({ 'a/AGENTS.md': 'delete' });
  });

  it('stays while the source that fed it has an error', () => {
    expect(actions({ ...gone, unsound: new Set(['context/modules/a.md']) })).toEqual({ 'a/AGENTS.md': 'kept' });
  });

  it('stays while the configuration cannot be read, and when it could not be rendered', () => {
    expect(actions({ ...gone, failed: ['a/AGENTS.md'] })).toEqual({ 'a/AGENTS.md': 'kept' });
  });

  it('is forgotten when it is gone or something else stands there', () => {
    expect(plan({ ...gone, disk: {} })).toEqual([]);
    expect(plan({ ...gone, disk: {}, paths: ['a/AGENTS.md'], links: ['a/AGENTS.md'] })).toEqual([]);
  });

  it('never includes a file that the lock does not list', () => {
    expect(plan({ outputs: [], disk: { '.cursor/rules/hand.mdc': 'Mine\n' } })).toEqual([]);
  });
});

describe('the lock after a build', () => {
  function locked(options: Parameters<typeof situation>[0]) {
    const all = situation(options);
    const claims = [{ file: 'context/project.md', claim: 'src', target: 'src' }];
    return nextLock({
      changes: planChanges(all),
      outputs: all.outputs,
      lock: all.lock,
      claims,
      version: '0.2.0',
      documentHash: all.documentHash,
    });
  }

  it.each([{ disk: { 'AGENTS.md': AGENTS.text } }, { disk: {} }])(
    'keeps what git ignores by now: $disk',
    ({ disk }) => {
      const now = { outputs: [], disk, lock: lockOf(AGENTS), ignored: new Set(['AGENTS.md']) };
      expect(actions(now)).toEqual({ 'AGENTS.md': 'kept' });
      expect(locked(now).outputs).toEqual(now.lock.outputs);
    },
  );

  it('owns what was built and found equal, with sources and claims', () => {
    expect(locked({})).toEqual({
      version: '0.2.0',
      outputs: [{ path: 'AGENTS.md', lines: hashLines(AGENTS.text), sources: ['context/project.md'] }],
      claims: [{ file: 'context/project.md', claim: 'src', target: 'src' }],
    });
    expect(locked({ disk: { 'AGENTS.md': AGENTS.text } }).outputs).toHaveLength(1);
  });

  it('keeps the old entry of an output that was left alone', () => {
    const old = output('AGENTS.md', '# Old\n', ['context/old.md']);
    const disk = { 'AGENTS.md': '# Old\nMine!\n' };
    expect(locked({ disk, lock: lockOf(old) }).outputs).toEqual(lockOf(old).outputs);
    expect(locked({ disk, lock: lockOf(old), unsound: new Set(['context/old.md']) }).outputs).toEqual(
      lockOf(old).outputs,
    );
  });

  it('owns neither deleted files nor those of a person', () => {
    expect(locked({ outputs: [], disk: { 'AGENTS.md': AGENTS.text }, lock: lockOf(AGENTS) }).outputs).toEqual([]);
    expect(locked({ disk: { 'AGENTS.md': 'Mine!\n' } }).outputs).toEqual([]);
  });

  it('knows the lines of a formatter again, so that the next edit of a note is no conflict', () => {
    const wrapped = '# App\n\n- Use\n  pnpm.\n';
    const lock = locked({ disk: { 'AGENTS.md': wrapped }, lock: lockOf(AGENTS) });
    const edited = [output('AGENTS.md', '# App\n\n- Use bun.\n')];
    expect(actions({ disk: { 'AGENTS.md': wrapped }, lock, outputs: edited })).toEqual({ 'AGENTS.md': 'update' });
  });

  describe('remembers what was built as a document', () => {
    const WRAPPED = '# App\n\n- Use\n  pnpm.\n';
    const lock = locked({ documentHash: wordsHash });
    const edited = [output('AGENTS.md', '# App\n\n- Use bun.\n')];
    const disk = { 'AGENTS.md': WRAPPED };

    it('so that reflowed lines are known for ours after an edit of the note', () => {
      expect(actions({ disk, lock, outputs: edited, documentHash: wordsHash })).toEqual({ 'AGENTS.md': 'update' });
      expect(actions({ disk, lock, outputs: [], documentHash: wordsHash })).toEqual({ 'AGENTS.md': 'delete' });
    });

    it('so that what a formatter made of it is no drift, even where only the hash can tell', () => {
      const strict = { sameDocument: (a: string, b: string): boolean => a === b };
      expect(actions({ disk, lock, documentHash: wordsHash, ...strict })).toEqual({ 'AGENTS.md': 'reformatted' });
    });

    it('and still sees a line that a person wrote', () => {
      const mine = { 'AGENTS.md': `${WRAPPED}- Mine.\n` };
      expect(actions({ disk: mine, lock, outputs: edited, documentHash: wordsHash })).toEqual({
        'AGENTS.md': 'foreign',
      });
    });

    it('without parsing again what the lock knows', () => {
      const never = (): never => expect.unreachable('It was parsed.');
      const changes = plan({ disk: { 'AGENTS.md': AGENTS.text }, lock });
      const next = nextLock({ changes, outputs: [AGENTS], lock, claims: [], version: '0.2.0', documentHash: never });
      expect(next.outputs).toEqual(lock.outputs);
    });
  });

  it('is the same when the build is run again', () => {
    const first = locked({});
    expect(locked({ disk: { 'AGENTS.md': AGENTS.text }, lock: first })).toEqual(first);
  });
});

describe('a symbolic link', () => {
  const LINK: Output = {
    path: 'CLAUDE.md',
    target: 'claude',
    text: '',
    link: 'AGENTS.md',
    sources: ['context/project.md'],
  };
  const owned = (link: string): Lock => ({
    outputs: [{ path: 'CLAUDE.md', lines: [], links: [link], sources: [] }],
    claims: [],
  });
  const onDisk = (target: string) => ({
    paths: ['CLAUDE.md'],
    links: ['CLAUDE.md'],
    linkTargets: new Map([['CLAUDE.md', target]]),
  });

  it('is created where nothing stands, and remembered', () => {
    const changes = plan({ outputs: [LINK] });
    expect(changes).toEqual([{ path: 'CLAUDE.md', action: 'create', link: 'AGENTS.md', foreign: [] }]);
    const next = nextLock({ changes, outputs: [LINK], lock: NO_LOCK, claims: [], version: '1.0.0', documentHash });
    expect(next.outputs).toEqual([
      { path: 'CLAUDE.md', lines: [], links: ['AGENTS.md'], sources: ['context/project.md'] },
    ]);
  });

  it('that a person made just so is as good as ours', () => {
    expect(actions({ outputs: [LINK], ...onDisk('AGENTS.md') })).toEqual({ 'CLAUDE.md': 'same' });
  });

  it('to another place is a person’s, unless we made it', () => {
    expect(actions({ outputs: [LINK], ...onDisk('docs/AGENTS.md') })).toEqual({ 'CLAUDE.md': 'unowned' });
    expect(actions({ outputs: [LINK], ...onDisk('docs/AGENTS.md'), lock: owned('docs/AGENTS.md') })).toEqual({
      'CLAUDE.md': 'update',
    });
  });

  it('takes the place of a file of ours, and of no other', () => {
    const text: Output = { path: 'CLAUDE.md', target: 'claude', text: '# App\n', sources: [] };
    const disk = { 'CLAUDE.md': '# App\n' };
    expect(actions({ outputs: [LINK], disk, lock: lockOf(text) })).toEqual({ 'CLAUDE.md': 'update' });
    expect(actions({ outputs: [LINK], disk })).toEqual({ 'CLAUDE.md': 'unowned' });
    const edited = { 'CLAUDE.md': '# App\n\nMine.\n' };
    expect(actions({ outputs: [LINK], disk: edited, lock: lockOf(text) })).toEqual({
      'CLAUDE.md': 'foreign',
    });
  });

  it('gives way to a file only if we made it', () => {
    const file: Output = { path: 'CLAUDE.md', target: 'claude', text: '# App\n', sources: [] };
    expect(actions({ outputs: [file], ...onDisk('AGENTS.md') })).toEqual({ 'CLAUDE.md': 'unowned' });
    expect(plan({ outputs: [file], ...onDisk('AGENTS.md'), lock: owned('AGENTS.md') })).toEqual([
      { path: 'CLAUDE.md', action: 'update', linkBefore: 'AGENTS.md', after: '# App\n', foreign: [] },
    ]);
  });

  it('of ours is removed when it is no longer planned', () => {
    expect(actions({ outputs: [], ...onDisk('AGENTS.md'), lock: owned('AGENTS.md') })).toEqual({
      'CLAUDE.md': 'delete',
    });
    expect(actions({ outputs: [], ...onDisk('elsewhere.md'), lock: owned('AGENTS.md') })).toEqual({});
  });

  it('that a file system without links holds as text is no drift', () => {
    expect(actions({ outputs: [LINK], disk: { 'CLAUDE.md': 'AGENTS.md' } })).toEqual({ 'CLAUDE.md': 'same' });
  });
});

describe('a managed block', () => {
  const theirs = (inside: string): string =>
    `# Theirs\n\n<!-- lintel:start -->\n${inside}<!-- lintel:end -->\n\nTheir end.\n`;
  const BUILT = theirs(`\n${AGENTS.text.trim()}\n\n`);
  const lock: Lock = {
    outputs: [{ path: 'AGENTS.md', lines: hashLines(AGENTS.text), isBlock: true, sources: [] }],
    claims: [],
  };

  it('is filled in a file that lintel does not own', () => {
    const changes = plan({ disk: { 'AGENTS.md': theirs('') } });
    expect(changes).toMatchObject([{ action: 'update', after: BUILT, isBlock: true }]);
    const next = nextLock({ changes, outputs: [AGENTS], lock: NO_LOCK, claims: [], version: '1.0.0', documentHash });
    expect(next.outputs).toEqual([
      { path: 'AGENTS.md', lines: hashLines(AGENTS.text), isBlock: true, sources: ['context/project.md'] },
    ]);
  });

  it('leaves what a person writes around it alone', () => {
    const disk = { 'AGENTS.md': `Mine.\n\n${BUILT}\nMine too.\n` };
    expect(actions({ disk, lock })).toEqual({ 'AGENTS.md': 'same' });
  });

  it('that a person wrote into is not overwritten, and the line is named', () => {
    const disk = { 'AGENTS.md': BUILT.replace('- Use pnpm.', '- Use pnpm.\n- Mine.') };
    expect(plan({ disk, lock })).toMatchObject([{ action: 'foreign', foreign: [{ line: 8, text: '- Mine.' }] }]);
  });

  it('whose marks are gone makes the file the person’s, even with force', () => {
    const disk = { 'AGENTS.md': '# Theirs\n\nText.\n' };
    expect(actions({ disk, lock, force: true })).toEqual({ 'AGENTS.md': 'unowned' });
  });

  it('goes, and the file stays, when nothing is planned there any more', () => {
    const disk = { 'AGENTS.md': BUILT };
    expect(plan({ outputs: [], disk, lock })).toMatchObject([{ action: 'update', after: '# Theirs\n\nTheir end.\n' }]);
    expect(plan({ outputs: [], disk: { 'AGENTS.md': '# Theirs\n' }, lock })).toEqual([]);
  });
});

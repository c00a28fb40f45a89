/** Patterns whose files commits took away, in repositories without a set-up: what comes and goes by design is no fault of the text. */
import { describe, expect, it } from 'vitest';
import { addFiles, git, repositoryWith } from '../disk/folder.ts';
import { inProcess } from '../in-process.ts';

type Files = Readonly<Record<string, string>>;

function commit(root: string, files: Files, ...gone: readonly string[]): void {
  addFiles(root, files);
  if (gone.length > 0) git(root, 'rm', '-q', ...gone);
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', 'change');
}

const text = (name: string): string => `// ${name}\nexport const ${name} = '${name.repeat(9)}';\n`;

async function found(root: string): Promise<readonly string[]> {
  const { findings } = JSON.parse((await inProcess(root, 'lint', '--json')).out);
  return findings.map(({ rule, claim }: Record<string, string>) => `${rule} ${claim}`);
}

describe('a pattern that matches nothing any more', () => {
  it('is dead where one commit took all that it matched, folder and all', async () => {
    const root = repositoryWith({
      'AGENTS.md': '# Shop\n\nSagas are `src/sagas/*.ts`, notes `docs/plans/*.md`.\n',
      'src/sagas/a.ts': text('a'),
      'src/sagas/b.ts': text('b'),
      'docs/plans/a.md': '# A\n',
    });
    commit(root, {}, 'src/sagas/a.ts', 'src/sagas/b.ts', 'docs/plans/a.md');
    expect(await found(root)).toEqual(['stale/path src/sagas/*.ts', 'stale/path docs/plans/*.md']);
  });

  it('is told with the one folder that all of it was moved to', async () => {
    const files = { 'config/a.policy.ts': text('a'), 'config/b.policy.ts': text('b') };
    const moved = { 'config/policies/a.policy.ts': text('a'), 'config/policies/b.policy.ts': text('b') };
    const said = async (now: Files): Promise<string> => {
      const root = repositoryWith({ 'AGENTS.md': '# Shop\n\nPolicies are `config/*.policy.ts`.\n', ...files });
      commit(root, now, ...Object.keys(files));
      return JSON.parse((await inProcess(root, 'lint', '--json')).out).findings[0].message;
    };
    expect(await said(moved)).toContain(
      'matches nothing any more. What it matched last was moved to `config/policies/` in ',
    );
    expect(await said({ 'config/policies/a.policy.ts': text('a') })).toContain('The last match was removed in ');
    expect(await said({ 'config/a/a.policy.ts': text('a'), 'config/b/b.policy.ts': text('b') })).toContain(
      'The last match',
    );
  });

  it('is told with the folder of today where two commits moved it, and with the first of them', async () => {
    const root = repositoryWith({
      'AGENTS.md': '# Shop\n\nPolicies are `config/*.policy.ts`, and pages lie in `src/pages/`.\n',
      'config/a.policy.ts': text('a'),
      'config/b.policy.ts': text('b'),
      'src/pages/c.ts': text('c'),
      'src/pages/d.ts': text('d'),
      'src/views/e.ts': text('e'),
    });
    const ids: string[] = [];
    const move = (...moves: readonly (readonly [from: string, to: string])[]): void => {
      for (const [from, to] of moves) git(root, 'mv', from, to);
      commit(root, {});
      ids.push(git(root, 'rev-parse', 'HEAD').slice(0, 9));
    };
    addFiles(root, { 'rules/x.md': '# X\n', 'src/ui/x.md': '# X\n' });
    commit(root, {});
    move(
      ['config/a.policy.ts', 'rules/a.policy.ts'],
      ['config/b.policy.ts', 'rules/b.policy.ts'],
      ['src/pages/c.ts', 'src/ui/c.ts'],
      ['src/pages/d.ts', 'src/ui/d.ts'],
    );
    move(
      ['rules/a.policy.ts', 'src/a.policy.ts'],
      ['rules/b.policy.ts', 'src/b.policy.ts'],
      ['src/ui/c.ts', 'src/views/c.ts'],
      ['src/ui/d.ts', 'src/views/d.ts'],
    );
    const { findings } = JSON.parse((await inProcess(root, 'lint', '--json')).out);
    const said = findings.map(({ message }: Record<string, string>) =>
      message
        ?.replace(/^.*? any more\. /, '')
        .replace(/ \(\d{4}-\d\d-\d\d\)/, '')
        .replace(ids[0] ?? '', 'FIRST'),
    );
    expect(said).toEqual([
      'What it matched last was moved in FIRST and is in `src/` now.',
      'Its files were moved in FIRST and are in `src/views/` now.',
    ]);
  });

  it('is dead where the files went one by one', async () => {
    const root = repositoryWith({
      'AGENTS.md': '# Shop\n\nSagas are `src/sagas/*.ts`.\n',
      'src/sagas/a.ts': text('a'),
      'src/sagas/b.ts': text('b'),
    });
    commit(root, {}, 'src/sagas/a.ts');
    commit(root, {}, 'src/sagas/b.ts');
    expect(await found(root)).toEqual(['stale/path src/sagas/*.ts']);
  });

  it('is left alone where all was taken and made again before', async () => {
    const root = repositoryWith({
      'AGENTS.md': '# Shop\n\nDrafts are `src/drafts/*.ts`.\n',
      'src/drafts/a.ts': text('a'),
    });
    commit(root, {}, 'src/drafts/a.ts');
    commit(root, { 'src/drafts/b.ts': text('b') });
    commit(root, {}, 'src/drafts/b.ts');
    expect(await found(root)).toEqual([]);
  });

  it('is dead where a revert brought all of it back once', async () => {
    const files = { 'src/drafts/a.ts': text('a'), 'src/drafts/b.ts': text('b') };
    const root = repositoryWith({ 'AGENTS.md': '# Shop\n\nDrafts are `src/drafts/*.ts`.\n', ...files });
    commit(root, {}, ...Object.keys(files));
    commit(root, files);
    commit(root, {}, ...Object.keys(files));
    expect(await found(root)).toEqual(['stale/path src/drafts/*.ts']);
  });

  it.each(['.changeset/*.md', '.changeset/*-*.md', '.changeset/**/*.md'])(
    'is left alone where its folder waits for the next text: %s',
    async (glob) => {
      const root = repositoryWith({
        'AGENTS.md': `# Shop\n\nEvery change adds one of \`${glob}\`.\n`,
        '.changeset/config.json': '{}\n',
        '.changeset/happy-cats.md': '# A\n',
      });
      commit(root, {}, '.changeset/happy-cats.md');
      expect(await found(root)).toEqual([]);
    },
  );
});

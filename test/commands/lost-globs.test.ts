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

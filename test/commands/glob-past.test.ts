/** Globs that match nothing say which commit took what they matched, and where that is. */
import { expect, it } from 'vitest';
import { addFiles, git, repositoryWith } from '../disk/folder.ts';
import { inProcess } from '../in-process.ts';

interface Found {
  readonly rule: string;
  readonly line: number;
  readonly message: string;
  readonly hint?: string;
}

/** Each glob finding as its sentences behind the first, and its advice. */
async function told(root: string, ...flags: readonly string[]): Promise<readonly string[]> {
  const { findings } = JSON.parse((await inProcess(root, 'lint', '--json', ...flags)).out) as {
    readonly findings: readonly Found[];
  };
  const head = git(root, 'rev-parse', 'HEAD').slice(0, 9);
  return findings
    .filter(({ rule }) => rule === 'stale/glob')
    .map(
      ({ message, hint }) => `${message.replace(/^.*? matches no file[^.]*\. ?/, '').replace(head, 'HEAD')} ${hint}`,
    );
}

const RULE = (globs: string): string => `---\ndescription: Web\nglobs: ${globs}\n---\nUse the design system.\n`;
const DAY = /\d{4}-\d\d-\d\d/;

function repository(files: Readonly<Record<string, string>>): string {
  return repositoryWith({
    'src/index.ts': 'export const one = 1;\n',
    'apps/web/page.tsx': 'export const page = "a page of some length";\n',
    'apps/web/lib/api.ts': 'export const api = "an api of some length";\n',
    'apps/web/lib/db.ts': 'export const db = "a database of some length";\n',
    ...files,
  });
}

function commit(root: string): void {
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', 'work');
}

it('of a folder that was renamed the new glob is written, and of files that went only the commit', async () => {
  const root = repository({ '.cursor/rules/web.mdc': RULE('apps/web/**/*.ts') });
  git(root, 'mv', 'apps/web', 'apps/site');
  commit(root);
  const [renamed, ...others] = await told(root);
  expect(others).toEqual([]);
  expect(renamed?.replace(DAY, 'DAY')).toBe(
    'What it matched last was moved to `apps/site/` in HEAD (DAY). Write `apps/site/**/*.ts`.',
  );
  git(root, 'mv', 'apps/site/lib', 'lib');
  git(root, 'rm', '-q', 'apps/site/page.tsx');
  addFiles(root, { '.cursor/rules/web.mdc': RULE('apps/site/*.tsx') });
  commit(root);
  expect((await told(root)).map((each) => each.replace(DAY, 'DAY'))).toEqual([
    'The last match, `apps/site/page.tsx`, was removed in HEAD (DAY). Write the paths as they are now, or remove the glob.',
  ]);
});

it('of a folder that was renamed twice the commit is that which took what the glob matched, and the place that of today', async () => {
  const root = repository({
    '.cursor/rules/web.mdc': RULE('apps/web/**/*.ts'),
    '.cursor/rules/page.mdc': RULE('apps/web/*.tsx'),
  });
  git(root, 'mv', 'apps/web', 'apps/site');
  commit(root);
  const first = git(root, 'rev-parse', 'HEAD').slice(0, 9);
  git(root, 'mv', 'apps/site', 'apps/shop');
  commit(root);
  expect((await told(root)).map((each) => each.replace(DAY, 'DAY').replace(first, 'FIRST'))).toEqual([
    'What it matched last was moved in FIRST (DAY) and is in `apps/shop/` now. Write `apps/shop/*.tsx`.',
    'What it matched last was moved in FIRST (DAY) and is in `apps/shop/` now. Write `apps/shop/**/*.ts`.',
  ]);
});

it('counts from the folder of its rule file as well, and from no other', async () => {
  const root = repository({
    'apps/web/.cursor/rules/lib.mdc': RULE('lib/**'),
    'apps/web/.cursor/rules/other.mdc': RULE('else/**'),
    'else/where/else/a.ts': 'export {};\n',
  });
  git(root, 'rm', '-q', '-r', 'apps/web/lib', 'else');
  commit(root);
  const [lib, ...others] = await told(root);
  expect(lib).toContain('The last match was removed in HEAD');
  // It counts from the root and from its folder, and only from the root it was there.
  expect(others).toHaveLength(1);
});

it('holds where lintel is set up, and names the same with --since', async () => {
  const root = repository({
    'context/lintel.yaml': 'clients: [codex]\n',
    'context/guides/web.md': '---\napplies-to: ["apps/web/lib/**"]\n---\nName it.\n',
  });
  git(root, 'branch', '-M', 'main');
  git(root, 'mv', 'apps/web/lib', 'apps/web/shared');
  commit(root);
  const advice = [expect.stringContaining('moved to `apps/web/shared/` in HEAD')];
  expect(await told(root)).toEqual(advice);
  expect(await told(root, '--since', 'HEAD~1')).toEqual(advice);
});

it('says no more in a clone that does not know, and of what was never there', async () => {
  const root = repository({ '.cursor/rules/web.mdc': RULE('apps/mobile/**') });
  expect(await told(root)).toEqual([' Write the paths as they are now, or remove the glob.']);
});

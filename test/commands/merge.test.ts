/** Two branches that each change notes and build, merged by git itself: one build settles it, and nobody's line is made up or lost. */
import { cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addFiles, folderWith, git } from '../disk/folder.ts';
import { built, lintel, read, SHOP } from '../program.ts';

type Edit = (root: string) => void;

/** Two edits of the sources, made on a branch each. */
interface Fork {
  readonly ours: Edit;
  readonly theirs: Edit;
}

const adding =
  (files: Record<string, string>): Edit =>
  (root) =>
    addFiles(root, files);

const replacing =
  (path: string, before: string, after: string): Edit =>
  (root) =>
    addFiles(root, { [path]: read(root, path).replace(before, after) });

const removing =
  (path: string): Edit =>
  (root) =>
    rmSync(join(root, path));

const decision = (number: string, rule: string, scope = ''): Record<string, string> => ({
  [`context/decisions/${number}.md`]: `---\nstatus: accepted\nrule: ${rule}\n${scope}---\n\n# Decision ${number}\n`,
});

const RULE = 'rule: Never round a price.';

const FORKS: Readonly<Record<string, Fork>> = {
  'a decision each': {
    ours: adding(decision('0002-eu', 'Ship from the EU only.')),
    theirs: adding(decision('0003-us', 'Ship to the US only.')),
  },
  'a decision each, under one number': {
    ours: adding(decision('0002-a', 'Ship by rail.')),
    theirs: adding(decision('0002-b', 'Ship by road.')),
  },
  'a decision for a folder each': {
    ours: adding(decision('0002-a', 'Round down.', 'applies-to: "src/billing/**"\n')),
    theirs: adding(decision('0003-b', 'Round up.', 'applies-to: "src/billing/**"\n')),
  },
  'a note each': {
    ours: adding({ 'context/guides/style.md': '---\nrule: Short names.\n---\n\n# Style\n\nNames are short.\n' }),
    theirs: adding({
      'context/guides/tests.md': '---\napplies-to: "**/*.test.ts"\n---\n\n# More tests\n\nTwo facts.\n',
    }),
  },
  'a rule each to one file': {
    ours: replacing('context/project.md', RULE, 'rule:\n  - Never round a price.\n  - Sell on Mondays.'),
    theirs: replacing('context/project.md', RULE, 'rule:\n  - Never round a price.\n  - Sell on Sundays.'),
  },
  'other words for one rule': {
    ours: replacing('context/modules/billing.md', 'Never change an issued invoice', 'Never edit an issued invoice'),
    theirs: replacing('context/modules/billing.md', 'Never change an issued invoice', 'Never touch an issued invoice'),
  },
  'one takes a note away that the other adds to': {
    ours: removing('context/guides/testing.md'),
    theirs: replacing('context/guides/testing.md', 'One assertion', 'Some assertion'),
  },
  'one sets another client, the other a note': {
    ours: adding({ 'context/lintel.yaml': 'clients: [claude, codex]\n' }),
    theirs: adding({ 'context/guides/style.md': '---\napplies-to: "src/*.ts"\nrule: Short names.\n---\n\n# Style\n' }),
  },
  'one makes CLAUDE.md a link': {
    ours: adding({ 'context/lintel.yaml': 'claude: link\n' }),
    theirs: adding({ 'context/guides/style.md': '---\nrule: Short names.\n---\n\n# Style\n' }),
  },
};

const UNION = { '.gitattributes': 'context/lintel.lock merge=union\n' };

/** A repository in which the branch `theirs` was merged into `ours`, each of them built; conflicts of sources are settled, all others stand. */
function merged(
  { ours, theirs }: Fork,
  { files = UNION, style = 'merge' }: { files?: Record<string, string>; style?: string } = {},
) {
  const root = built(files);
  commit(root, 'base');
  for (const [branch, edit] of [
    ['theirs', theirs],
    ['ours', ours],
  ] as const) {
    git(root, 'checkout', '-q', '-b', branch, 'master');
    edit(root);
    expect(lintel(root, 'build').code).toBe(0);
    commit(root, branch);
  }
  const isClean = tryGit(root, '-c', `merge.conflictStyle=${style}`, 'merge', '-q', '--no-edit', 'theirs');
  const conflicts = git(root, 'diff', '--name-only', '--diff-filter=U').trim().split('\n').filter(Boolean);
  for (const path of conflicts) if (path.startsWith('context/') && !path.endsWith('.lock')) settle(root, path);
  return { root, isClean, conflicts };
}

function commit(root: string, message: string): void {
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '--allow-empty', '-m', message);
}

function tryGit(root: string, ...words: readonly string[]): boolean {
  try {
    git(root, ...words);
    return true;
  } catch {
    return false;
  }
}

/** What a person does with a conflict in a note: keeps both sides, or the one that is left. */
function settle(root: string, path: string): void {
  const text = statSync(join(root, path), { throwIfNoEntry: false }) === undefined ? undefined : read(root, path);
  const kept = text
    ?.replace(/^\|{7}.*\n[\s\S]*?(?=^={7}$)/gm, '')
    .replace(/^(?:<{7}|={7}|>{7}).*\n/gm, '')
    .replace('rule:\n  - Never round a price.\nrule:\n', 'rule:\n')
    .replace(/(rule: Never \w+ an issued invoice\.\n)rule: .*\n/, '$1');
  if (kept !== undefined) addFiles(root, { [path]: kept });
}

/** Every file that a build wrote, with the lock. */
function outputs(root: string): Record<string, string> {
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => !path.startsWith('.git/'));
  const ours = paths.filter((path) => /(?:AGENTS|CLAUDE)\.md$|rules\/.*\.mdc?$|lintel\.lock$/.test(path));
  return Object.fromEntries(ours.sort().map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

/** What a build of the same sources gives where nothing was ever built. */
function fresh(root: string): Record<string, string> {
  const copy = folderWith();
  cpSync(root, copy, { recursive: true, filter: (path) => path !== join(root, '.git') });
  for (const path of Object.keys(outputs(copy))) rmSync(join(copy, path));
  git(copy, 'init', '-q');
  expect(lintel(copy, 'build').code).toBe(0);
  return outputs(copy);
}

describe('after a merge of two branches, one build gives what a build of the merged sources gives', () => {
  it.each(Object.entries(FORKS))('%s', (_name, fork) => {
    const { root } = merged(fork);
    const build = lintel(root, 'build');
    expect([build.code, build.out]).toEqual([0, expect.not.stringContaining('output/')]);
    expect(outputs(root)).toEqual(fresh(root));
  });

  it.each([
    ['merge', {}],
    ['diff3', {}],
    ['diff3', UNION],
    ['zdiff3', UNION],
  ])('with conflict markers of the style %s in outputs, and %o', (style, files) => {
    const { root, conflicts } = merged(FORKS['other words for one rule']!, { files, style });
    expect(conflicts).toContain('src/billing/AGENTS.md');
    expect(conflicts.includes('context/lintel.lock')).toBe(files !== UNION);
    expect(read(root, 'src/billing/AGENTS.md')).toContain('<<<<<<<');
    expect(lintel(root, 'build').code).toBe(0);
    expect(outputs(root)).toEqual(fresh(root));
  });

  it.each(['--ours', '--theirs'])('with each conflict of an output settled by git checkout %s', (side) => {
    const { root, conflicts } = merged(FORKS['other words for one rule']!);
    for (const path of conflicts.filter((each) => each.endsWith('.md') && !each.startsWith('context/')))
      git(root, 'checkout', '-q', side, path);
    expect(lintel(root, 'build').code).toBe(0);
    expect(outputs(root)).toEqual(fresh(root));
  });

  it('also after a rebase', () => {
    const { ours, theirs } = FORKS['a decision each']!;
    const root = built(UNION);
    commit(root, 'base');
    for (const [branch, edit] of [
      ['theirs', theirs],
      ['ours', ours],
    ] as const) {
      git(root, 'checkout', '-q', '-b', branch, 'master');
      edit(root);
      lintel(root, 'build');
      commit(root, branch);
    }
    tryGit(root, 'rebase', '-q', 'theirs');
    expect(lintel(root, 'build').code).toBe(0);
    expect(outputs(root)).toEqual(fresh(root));
  });

  it('inside the managed block of a file that a person owns', () => {
    const page = '# Theirs\n\n<!-- lintel:start -->\n<!-- lintel:end -->\n\nTheir end.\n';
    const { root } = merged(FORKS['a decision each']!, { files: { ...UNION, 'AGENTS.md': page } });
    const clean = {
      ...SHOP,
      ...decision('0002-eu', 'Ship from the EU only.'),
      ...decision('0003-us', 'Ship to the US only.'),
    };
    expect(lintel(root, 'build').code).toBe(0);
    const other = folderWith({ ...clean, ...UNION, 'AGENTS.md': page });
    git(other, 'init', '-q');
    lintel(other, 'build');
    expect(outputs(root)).toEqual(outputs(other));
    expect(read(root, 'AGENTS.md')).toContain('Their end.');
  });
});

describe('a line that a person wrote into an output on a branch', () => {
  it.each(['merge', 'diff3'])('is named after the merge and stays, in the conflict style %s', (style) => {
    const fork = FORKS['other words for one rule']!;
    const root = built(UNION);
    commit(root, 'base');
    for (const [branch, edit] of [
      ['theirs', fork.theirs],
      ['ours', fork.ours],
    ] as const) {
      git(root, 'checkout', '-q', '-b', branch, 'master');
      edit(root);
      lintel(root, 'build');
      if (branch === 'theirs') {
        const path = join(root, 'src/billing/AGENTS.md');
        writeFileSync(path, readFileSync(path, 'utf8').replace(/(- Never .*\n)/, '$1- Ask Kim first.\n'));
      }
      commit(root, branch);
    }
    tryGit(root, '-c', `merge.conflictStyle=${style}`, 'merge', '-q', '--no-edit', 'theirs');
    settle(root, 'context/modules/billing.md');
    const build = lintel(root, 'build');
    expect(build.code).toBe(1);
    expect(build.out.match(/written by hand: ".*"/g)).toEqual(['written by hand: "- Ask Kim first."']);
    expect(read(root, 'src/billing/AGENTS.md')).toContain('Ask Kim first.');
  });
});

describe('stamps of two branches', () => {
  const links = ['price', 'rate', 'round'].map((name) => `- [${name}](../../src/sums.ts#${name}) is exact.\n`).join('');
  const files = {
    ...UNION,
    'context/guides/sums.md': `# Sums\n\n${links}`,
    'src/sums.ts': ['price', 'rate', 'round']
      .map((name) => `export function ${name}(a: number): void {}\n\n\n\n`)
      .join(''),
  };
  const changing =
    (name: string, parameter: string): Edit =>
    (root) => {
      replacing('src/sums.ts', `${name}(a: number)`, `${name}(${parameter})`)(root);
      expect(lintel(root, 'review', '--yes', '--all').code).toBe(0);
    };
  const unreviewed = (root: string): readonly string[] =>
    lintel(root, 'review', '--json').out.match(/(?<="target": ").*(?=")/g) ?? [];

  it.each(['merge', 'diff3'])('are both kept by a merge, and settled by a build, in the conflict style %s', (style) => {
    const { root, isClean } = merged(
      { ours: changing('price', 'a: string'), theirs: changing('rate', 'a: bigint') },
      { files, style },
    );
    expect(isClean).toBe(true);
    // git keeps the old stamps beside the new ones where both sides touched the same lines: any of them is accepted.
    expect(lintel(root, 'lint', '--strict').code).toBe(0);
    expect(lintel(root, 'build').code).toBe(0);
    expect(outputs(root)).toEqual(fresh(root));
    replacing('src/sums.ts', 'price(a: string)', 'price(a: number)')(root);
    expect(unreviewed(root)).toEqual(['src/sums.ts#price']);
  });

  it('are read from both sides of a conflict that nobody has settled', () => {
    const { root, isClean } = merged(
      { ours: changing('price', 'a: string'), theirs: changing('rate', 'a: bigint') },
      { files: { ...files, '.gitattributes': '' } },
    );
    expect([isClean, read(root, 'context/lintel.lock').includes('<<<<<<<')]).toEqual([false, true]);
    expect(lintel(root, 'lint').out).not.toContain('stale/');
    expect(lintel(root, 'build').code).toBe(0);
    expect(outputs(root)).toEqual(fresh(root));
  });

  it('vouch for nothing that only the merge has made', () => {
    const { root } = merged(
      {
        ours: changing('price', 'a: number, b: string'),
        theirs: (at) => replacing('src/sums.ts', 'price(a: number): void', 'price(a: number): string')(at),
      },
      { files },
    );
    addFiles(root, {
      'src/sums.ts': files['src/sums.ts'].replace('price(a: number): void', 'price(a: number, b: string): string'),
    });
    expect(unreviewed(root)).toEqual(['src/sums.ts#price']);
    expect(lintel(root, 'build').code).toBe(0);
    expect(unreviewed(root)).toEqual(['src/sums.ts#price']);
  });
});

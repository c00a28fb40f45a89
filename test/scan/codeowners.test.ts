import { describe, expect, it } from 'vitest';
import { ownersOf, readOwners, withOwners } from '../../src/scan/codeowners.ts';
import { manifestPaths } from '../../src/scan/project.ts';
import { compiled } from '../project.ts';

const owners = (text: string, path: string, file = 'CODEOWNERS') => {
  const facts = readOwners(new Map([[file, text]]));
  return ownersOf(facts === undefined ? {} : { owners: facts }, path).join(' ');
};

describe('CODEOWNERS', () => {
  it.each([
    // The table of examples in GitHub's "About code owners".
    ['* @a', 'deep/in/x.ts', '@a'],
    ['*.js @js', 'src/x.js', '@js'],
    ['*.js @js', 'src/x.ts', ''],
    ['/build/logs/ @d', 'build/logs/deep/x', '@d'],
    ['/build/logs/ @d', 'app/build/logs/x', ''],
    ['docs/* docs@example.com', 'docs/start.md', 'docs@example.com'],
    ['docs/* docs@example.com', 'docs/build/trouble.md', ''],
    ['apps/ @o', 'x/apps/deep/y', '@o'],
    ['apps/ @o', 'apps', ''],
    ['/docs/ @d', 'x/docs/y', ''],
    ['/scripts/ @d @o', 'scripts/x.sh', '@d @o'],
    ['**/logs @o', 'deeply/nested/logs/x', '@o'],
    ['/apps/github', 'apps/github/x', ''],
    ['/* @root', 'x.ts', '@root'],
    ['/* @root', 'src/x.ts', ''],
    ['/src/**/gen @g', 'src/a/b/gen/x.ts', '@g'],
    ['packages/foo-* @f', 'packages/foo-bar/src/x.ts', '@f'],
    ['/a\\ b/ @s', 'a b/x', '@s'],
    ['/app/(auth)/{id}+page/ @p', 'app/(auth)/{id}+page/x.tsx', '@p'],
    ['/app/(auth)/ @p', 'app/auth/x.tsx', ''],
    ['*.ts @a # the team of x', 'x.ts', '@a'],
    ['# *.ts @a', 'x.ts', ''],
    ['/Src/ @a', 'src/x.ts', ''],
    ['* @acme/web-team', 'x', '@acme/web-team'],
  ])('reads `%s` for %s', (text, path, expected) => {
    expect(owners(text, path)).toBe(expected);
  });

  it('lets the last rule win, also one that takes owners away', () => {
    const text = '* @all\n/apps/ @apps\n/apps/github\n';
    expect(owners(text, 'x')).toBe('@all');
    expect(owners(text, 'apps/x')).toBe('@apps');
    expect(owners(text, 'apps/github/x')).toBe('');
  });

  it.each(['!*.ts @b', '[a-z].ts @b', '\\#x.ts @b', '*.ts b', '*.ts @'])('leaves the bad line `%s` out', (line) => {
    expect(owners(`* @a\n${line}\n`, 'x.ts')).toBe('@a');
  });

  it('reads the sections of GitLab, each with its own last rule and default owners', () => {
    const text = '* @all\n[Docs][2] @docs\n*.md\n/README.md @lead\n^[docs]\nx.md @@developer\n[Code]\n*.ts @code\n';
    expect(owners(text, 'a.md', '.gitlab/CODEOWNERS')).toBe('@all @docs');
    expect(owners(text, 'README.md', '.gitlab/CODEOWNERS')).toBe('@all @lead');
    expect(owners(text, 'x.md', '.gitlab/CODEOWNERS')).toBe('@all @@developer');
    expect(owners(text, 'a.ts', '.gitlab/CODEOWNERS')).toBe('@all @code');
  });

  it('takes the first file of those that forges look for', () => {
    const texts = new Map([
      ['docs/CODEOWNERS', '* @docs'],
      ['CODEOWNERS', '* @root'],
      ['.github/CODEOWNERS', '* @github'],
      ['src/CODEOWNERS', '* @nobody'],
    ]);
    expect(readOwners(texts)?.file).toBe('.github/CODEOWNERS');
    expect(manifestPaths([...texts.keys()])).toEqual(['docs/CODEOWNERS', 'CODEOWNERS', '.github/CODEOWNERS']);
    expect(readOwners(new Map([['src/CODEOWNERS', '* @nobody']]))).toBeUndefined();
  });

  it('answers hostile patterns at once', () => {
    const text = `${'*a'.repeat(60)}b @x\n${'**/'.repeat(40)}z @y\n__proto__ @p\n`;
    expect(owners(text, `${'a'.repeat(200)}/x`)).toBe('');
    expect(owners(text, '__proto__/x')).toBe('@p');
  });

  it('says who owns each package, and nothing of packages that nobody owns', () => {
    const { facts } = compiled({
      'package.json': '{ "workspaces": ["packages/*"] }',
      'packages/a/package.json': '{ "name": "a" }',
      'packages/b/package.json': '{ "name": "b" }',
      CODEOWNERS: '*.json @json\n/packages/a/ @team-a\n',
    }).model;
    expect(facts.project.owners?.rules).toEqual([
      { pattern: '*.json', owners: ['@json'], line: 1 },
      { pattern: '/packages/a/', owners: ['@team-a'], line: 2 },
    ]);
    const modules = withOwners(facts.modules, facts.project).map(({ path, owners: who }) => [path, who]);
    expect(modules).toEqual([
      ['packages/a', ['@team-a']],
      ['packages/b', undefined],
    ]);
  });
});

describe('the bound fact `owner`', () => {
  const outputOf = (fact: string) => {
    const { outputs, problems } = compiled({
      'package.json': '{ "workspaces": ["packages/*"] }',
      'packages/a/package.json': '{ "name": "@acme/a" }',
      'packages/b/package.json': '{ "name": "@acme/b" }',
      '.github/CODEOWNERS': '/packages/a/ @acme/a-team @jo\n',
      'context/project.md': `# Shop\n\nAsk ${fact} first.\n`,
    });
    const text = outputs.find(({ path }) => path === 'AGENTS.md')?.text;
    return { line: text?.split('\n').find((line) => line.startsWith('Ask')), problems };
  };

  it.each(['packages/a', 'packages/a/', '@acme/a', './packages/a/package.json'])('is who owns %s', (subject) => {
    expect(outputOf(`{{owner "${subject}"}}`).line).toBe('Ask `@acme/a-team, @jo` first.');
  });

  it.each([
    [
      'packages/b',
      'note/binding',
      '`.github/CODEOWNERS` names no owner of `packages/b`: add a line for it, or take the binding out.',
    ],
    ['packages/c', 'stale/path', '`packages/c` leads to no file or folder.'],
  ])('is an error for %s', (subject, rule, message) => {
    expect(outputOf(`{{owner "${subject}"}}`).problems).toMatchObject([{ rule, message }]);
  });
});

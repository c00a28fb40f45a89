import { describe, expect, test } from 'vitest';
import { judge, packageOf, verdicts } from './world.ts';

/** The folder that a command enters, or is to work in, is a claim of its own, before it. */
const last = (markdown: string, options: Parameters<typeof judge>[1] = {}) => judge(markdown, options).at(-1);

describe('commands in packages that are no member of a workspace', () => {
  const files = {
    'web/package.json': '',
    'web/pnpm-lock.yaml': '',
    'web/src/a.ts': '',
    'api/package.json': '',
    'api/package-lock.json': '',
  };
  const nested = [
    packageOf('web', { name: 'web', scripted: ['dev'] }),
    packageOf('api', { name: 'api', scripted: ['dev', 'lint'] }),
  ];
  const world = { files, nested };
  const rooted = { files: { ...files, 'package.json': '' }, packages: [packageOf('', { scripted: ['all'] })], nested };

  const verdictOf = (command: string, of: Parameters<typeof judge>[1]) => last(`\`${command}\``, of)?.verdict;

  test.each([
    ['a folder that is entered', 'cd web && pnpm run lint'],
    ['a folder that a flag names', 'npm --prefix api run vanished'],
    ['a folder within the package', 'cd web/src && pnpm run lint'],
    ['no folder, where no package has it and the text is about them', 'pnpm run dev && pnpm run vanished'],
  ])('are dead for %s', (_, command) => {
    expect(verdictOf(command, world)).toBe('dead');
    expect(verdictOf(command, rooted)).toBe('dead');
  });

  test.each([
    ['a script that the folder has', 'cd api && npm run lint', 'live'],
    ['a script that some package has', 'pnpm run lint', 'undecided'],
    ['a text that calls nothing of what is there', 'pnpm run vanished', 'undecided'],
    ['a package manager that the folder is not installed by', 'cd web && npm run lint', 'undecided'],
    ['a folder that lies elsewhere too', 'cd nowhere && npm run vanished', 'undecided'],
  ])('are not dead for %s', (_, command, verdict) => {
    expect(verdictOf(command, world)).toBe(verdict);
  });

  test.each(['.gitmodules', 'package.yaml'])('are undecided where another package may be meant: %s', (file) => {
    const open = { ...world, files: { ...files, [file]: '' } };
    expect(verdictOf('pnpm run dev && pnpm run vanished', open)).toBe('undecided');
    expect(verdictOf('cd web && pnpm run vanished', open)).toBe('dead');
  });

  test('are undecided behind a filter that names one of another workspace further down', () => {
    const workspace = { ...rooted, packages: [...rooted.packages, packageOf('core', { name: 'core' })] };
    expect(verdictOf('pnpm --filter web run build', workspace)).toBe('undecided');
    expect(verdictOf('pnpm --filter wep run build', workspace)).toBe('dead');
  });

  test('are undecided where a folder of the same name elsewhere has the script', () => {
    const more = { ...files, 'examples/web/package.json': '' };
    const other = packageOf('examples/web', { name: 'other', scripted: ['lint'] });
    expect(verdictOf('cd web && pnpm run lint', { files: more, nested: [...nested, other] })).toBe('undecided');
  });
});

test('a path in code of any length that a file can have is found, and dead once it went', () => {
  const path = `src/${'a-long-name-of-a-folder/'.repeat(40)}b.ts`;
  const note = `See \`${path}\`.`;
  expect(verdicts(note, { files: { [path]: '' } })).toEqual([`live ${path}`]);
  expect(verdicts(note, { files: { 'src/c.ts': '' }, locked: [{ claim: path, target: path }] })).toEqual([
    `dead ${path}`,
  ]);
  expect(verdicts(note, { files: { 'src/c.ts': '' } })).toEqual([`undecided ${path}`]);
});

test('long paths in code take no longer to judge than as many characters of short ones', () => {
  const files = { 'src/a.ts': '', '.gitignore': 'dist/\n' };
  const taken = (segments: number): number => {
    const spans = Array.from({ length: 10_000 / segments }, (_, index) => `\`${`x${index}/`.repeat(segments)}b.md\``);
    const start = performance.now();
    expect(judge(spans.join('\n\n'), { files })).toHaveLength(spans.length);
    return performance.now() - start;
  };
  taken(10);
  // Work that grows with the square of a path's length would take twenty times as long.
  expect(taken(200)).toBeLessThan(5 * taken(10) + 200);
});

/** Globs as authors write them, and what clients get of them: never for fewer files, and for more only with a word. */
import { describe, expect, it } from 'vitest';
import { treeOfPaths } from '../src/tree.ts';
import { globMatcher } from '../src/glob.ts';
import { portableGlob } from '../src/link.ts';
import { plainGlob } from '../src/plain-glob.ts';
import { deliveredGlobs } from '../src/scope.ts';
import { compiled } from './project.ts';
import { randomFrom } from './random.ts';

describe('a glob in the words that every client reads', () => {
  it.each([
    ['src/**/*.ts', 'src/**/*.ts'],
    ['@(src|lib)/**', '{src,lib}/**'],
    ['(src|lib)/**', '{src,lib}/**'],
    ['src/*.@(ts|tsx)', 'src/*.{ts,tsx}'],
    ['src/[ab].ts', 'src/{a,b}.ts'],
    ['src/[a-c]x.ts', 'src/{a,b,c}x.ts'],
    ['src/[a].ts', 'src/a.ts'],
    ['src/v[0-9]/**', 'src/v{0,1,2,3,4,5,6,7,8,9}/**'],
    ['src/[!a].ts', 'src/?.ts'],
    ['src/[[:alpha:]].ts', 'src/?.ts'],
    ['src/[A-z].ts', 'src/?.ts'],
    ['src/!(gen)/**', 'src/*/**'],
    ['src/!(*.test).ts', 'src/*.ts'],
    ['src/*!(x)*.ts', 'src/*.ts'],
    ['+(a|b)/x.ts', '*/x.ts'],
    ['src/a?(b).ts', 'src/a*.ts'],
    ['src/{@(a|b),c}/*.ts', 'src/{a,b,c}/*.ts'],
    ['src/@(a|!(b))/x', 'src/{a,*}/x'],
    ['src/@(a|b/c)/*.ts', 'src/{a,b/c}/*.ts'],
    ['src/!(a/b)/*.ts', 'src/**'],
    ['!(a/b)/*.ts', '**'],
    ['src/@(a|)/x', 'src/*/x'],
    ['src/{1..3}.ts', 'src/*.ts'],
    ['src/\\[id\\]/x.ts', 'src/?id?/x.ts'],
    ['src/[id', 'src/?id'],
    ['src/(id', 'src/?id'],
  ])('%s is %s', (written, plain) => {
    expect(plainGlob(written)).toBe(plain);
  });
});

describe('a scope with extglobs', () => {
  const FILES = { 'src/a/x.ts': '', 'src/b/x.ts': '', 'src/gen/x.ts': '', 'src/a.ts': '', 'src/c.tsx': '' };
  const note = (glob: string, files: Readonly<Record<string, string>> = FILES) =>
    compiled({ ...files, 'context/guides/note.md': `---\napplies-to: ${JSON.stringify(glob)}\n---\n\nText.\n` });

  it.each([
    ['src/!(gen)/**', ['src/a/**', 'src/b/**']],
    ['src/@(a|b)/**', ['src/{a,b}/**']],
    ['src/[ab]/**', ['src/{a,b}/**']],
    ['src/!(*.tsx)', ['src/*.ts']],
  ])('%s reaches clients as what it means', (glob, globs) => {
    expect(note(glob).model.notes[0]).toMatchObject({ scope: { kind: 'glob', globs } });
    expect(note(glob).model.notes[0]).not.toHaveProperty('widenedBy');
  });

  it('of which one folder is left is that folder’s', () => {
    expect(note('src/!(gen|b)/**').model.notes[0]).toMatchObject({ scope: { kind: 'folder', path: 'src/a' } });
  });

  it('that takes too long a list is wider than meant, and says so', () => {
    const many = Object.fromEntries(Array.from({ length: 14 }, (_, n) => [`src/m${n}/x.ts`, '']));
    const { model, plan } = note('src/!(gen)/x.ts', { ...FILES, ...many });
    expect(model.notes[0]).toMatchObject({
      scope: { globs: ['src/*/x.ts'] },
      widenedBy: { because: 'pattern', globs: ['src/!(gen)/x.ts'], files: 1 },
    });
    expect(plan.notices[0]?.message).toMatch(
      /^context\/guides\/note\.md holds for `src\/!\(gen\)\/x\.ts`, which clients read differently, .* gets it for 1 file more than was meant\.$/,
    );
  });
});

it('reaches no file fewer than the author’s glob over random trees, and none more in silence', () => {
  const random = randomFrom(11);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!;
  const name = (): string => pick(['a', 'b', 'c', 'ab', 'gen', '[id]', '(shop)', 'a.b']);
  const part = (): string => pick(['a', 'b', 'ab', 'gen', '*', 'x?', '[ab]', '*.test']);
  const group = (): string => {
    const parts = Array.from({ length: 1 + Math.floor(random() * 3) }, part).join('|');
    return `${pick(['@', '!', '+', '?', '*', ''])}(${parts})`;
  };
  const segment = (): string =>
    pick([
      name,
      group,
      group,
      () => `${pick(['', 'a', '*'])}${group()}`,
      () => pick(['[ab]', '[!a]*', '[a-c]', '{a,b}']),
    ])();
  const glob = (): string => {
    const folders = Array.from({ length: Math.floor(random() * 3) }, () => pick([segment, segment, () => '**'])());
    return [...folders, pick(['**', '*.ts', () => `${segment()}.ts`, () => `*.@(ts|md)`, segment])]
      .map((each) => (typeof each === 'function' ? each() : each))
      .join('/');
  };
  let changed = 0;
  let widened = 0;
  for (let round = 0; round < 4_000; round++) {
    const paths = new Set<string>();
    for (let count = 0; count < 2 + random() * 16; count++) {
      const folders = Array.from({ length: Math.floor(random() * 3) }, name);
      paths.add([...folders, `${pick(['a', 'b', 'x', 'x.test'])}.${pick(['ts', 'md'])}`].join('/'));
    }
    const all = [...paths].sort();
    const tree = treeOfPaths(all);
    const written = glob();
    const meant = all.filter(globMatcher(portableGlob(written, tree)));
    if (meant.length === 0) continue;
    const { globs, widenedBy } = deliveredGlobs({ globs: [portableGlob(written, tree)], except: [] }, all);
    const got = all.filter(asClientsDo(globs));
    if (plainGlob(written) !== written) changed++;
    if (widenedBy !== undefined) widened++;
    const missing = meant.filter((path) => !got.includes(path));
    const more = got.filter((path) => !meant.includes(path));
    expect([written, globs, all, missing]).toEqual([written, globs, all, []]);
    expect([written, globs, all, widenedBy?.files ?? 0]).toEqual([written, globs, all, more.length]);
  }
  // The property says nothing where nothing changes, or where everything is let go.
  expect(changed).toBeGreaterThan(1_000);
  expect(widened).toBeLessThan(changed / 10);
});

/** The portable subset (docs/clients.md) read by a matcher of its own, which refuses all else. */
function asClientsDo(globs: readonly string[]): (path: string) => boolean {
  const patterns = globs.map((glob) => {
    if (/[[\]()!+@|\\]/.test(glob)) throw new Error(`${glob} is not portable`);
    const anywhere = glob.includes('/') || glob === '**' ? glob : `**/${glob}`;
    const pattern = anywhere.replace(/[.$^]/g, '\\$&').replace(/\*\*\/|\*\*|\*|\?|\{|\}|,/g, (sign, at: number) => {
      if (sign === '**/') return '(?:.*/)?';
      if (sign === '**') return at === 0 ? '.*' : '.+';
      return { '*': '[^/]*', '?': '[^/]', '{': '(?:', '}': ')', ',': '|' }[sign] ?? sign;
    });
    return new RegExp(`^${pattern}$`);
  });
  return (path) => patterns.some((pattern) => pattern.test(path));
}

import { describe, expect, it } from 'vitest';
import { globsMatcher } from '../src/glob.ts';
import type { LinkedNote } from '../src/model.ts';
import { deliveredGlobs, type ExcludingGlobs } from '../src/scope.ts';
import { compiled, type Files } from './project.ts';
import { randomFrom } from './random.ts';

const PATHS = [
  'README.md',
  'package.json',
  'src/index.ts',
  'src/index.test.ts',
  'src/api/[id]/page.ts',
  'src/api/a.ts',
  'src/api/gen/client.ts',
  'src/gen/schema.ts',
  'src/gen/deep/more.ts',
  'src/ui/a.tsx',
  'src/ui/a.css',
  'web/package.json',
];

/** The globs that clients get, where they match what was meant and nothing else. */
function exactGlobs(scope: ExcludingGlobs, paths: readonly string[]): readonly string[] | undefined {
  const { globs, widenedBy } = deliveredGlobs(scope, paths);
  return widenedBy === undefined ? globs : undefined;
}

describe('globs without their exclusions', () => {
  it.each([
    ['src/**', '!src/gen/**', 'src/*.ts src/api/** src/ui/**'],
    ['src/**', '!src/gen/** !src/index.test.ts', 'src/api/** src/index.ts src/ui/**'],
    ['src/**', '!src/nowhere/**', 'src/**'],
    ['src/**/*.ts', '!src/gen/**', 'src/*.ts src/api/**/*.ts'],
    ['src/**', '!**/gen/**', 'src/*.ts src/api/*.ts src/api/?id?/** src/ui/**'],
    ['src/*/*.ts', '!src/gen/*.ts', 'src/api/*.ts'],
    ['src/{api,gen}/**', '!src/gen/deep/**', 'src/api/** src/gen/*.ts'],
    ['**', '!src/**', 'README.md package.json web/**'],
    ['**', '!src/** !package.json', 'README.md web/**'],
  ])('%s %s is %s', (globs, except, expected) => {
    const result = exactGlobs(
      { globs: globs.split(' '), except: except.split(' ').map((glob) => glob.slice(1)) },
      PATHS,
    );
    expect(result?.join(' ')).toBe(expected);
  });

  it.each([
    {
      why: 'more than twelve globs',
      globs: ['**/*.ts'],
      except: ['a/x0.ts'],
      paths: Array.from({ length: 14 }, (_, n) => `a/x${n}.ts`),
    },
    // Clients match a pattern without a slash at any depth.
    {
      why: 'a file of the root whose name stands elsewhere too',
      globs: ['*.md', 'b/**'],
      except: ['b/README.md'],
      paths: ['README.md', 'b/README.md', 'b/x.ts'],
    },
  ])('are given up for $why', ({ globs, except, paths }) => {
    expect(exactGlobs({ globs, except }, paths)).toBeUndefined();
  });

  it('match exactly the files that the globs with exclusions match, over random trees', () => {
    const random = randomFrom(7);
    const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!;
    const name = (): string => pick(['a', 'b', 'c', '[d]', 'e.ts', 'f g']);
    const segments = (): string[] => Array.from({ length: 1 + Math.floor(random() * 3) }, name);
    const glob = (): string =>
      pick([
        () => `${segments().join('/').replace(/[[\]]/g, '?')}/**`,
        () => `${pick(['a', 'b', '*'])}/**/*.ts`,
        () => `**/*.${pick(['ts', 'md', 'test.ts'])}`,
        () => `${pick(['a', 'b', '{a,b}', '*'])}/*/*.ts`,
        () => `**/${pick(['a', 'b'])}/**`,
        () => `${segments().join('/').replace(/[[\]]/g, '?')}/x.ts`,
        () => '**',
      ])();
    let expanded = 0;
    for (let round = 0; round < 3_000; round++) {
      const paths = new Set<string>();
      for (let count = 0; count < 1 + random() * 14; count++) {
        paths.add(
          [...(random() < 0.15 ? [] : segments()), `${pick(['x', 'y', 'z'])}.${pick(['ts', 'md', 'test.ts'])}`].join(
            '/',
          ),
        );
      }
      const all = [...paths].sort();
      const globs = Array.from({ length: 1 + Math.floor(random() * 2) }, glob);
      const except = Array.from({ length: 1 + Math.floor(random() * 2) }, glob);
      const result = exactGlobs({ globs, except }, all);
      if (result === undefined) continue;
      expanded++;
      expect(result.length).toBeLessThanOrEqual(12);
      const asClientsDo = result.map((each) => (each.includes('/') ? each : `**/${each}`));
      expect([globs, except, all.filter(globsMatcher(asClientsDo))]).toEqual([
        globs,
        except,
        all.filter(globsMatcher(globs, except)),
      ]);
    }
    // The property says nothing where nothing is expanded.
    expect(expanded).toBeGreaterThan(2_000);
  });
});

describe('a note with exclusions', () => {
  const TREE: Files = Object.fromEntries(PATHS.map((path) => [path, path.endsWith('.json') ? '{}' : '']));
  const note = (appliesTo: string, files: Files = {}): LinkedNote =>
    compiled({ ...TREE, ...files, 'context/guides/note.md': `---\napplies-to: ${appliesTo}\n---\n\nText.\n` }).model
      .notes[0]!;

  it('holds for what is left, and counts its files', () => {
    expect(note('["src/**", "!src/gen/**"]')).toMatchObject({
      scope: { kind: 'glob', globs: ['src/*.ts', 'src/api/**', 'src/ui/**'] },
      files: 7,
    });
    expect(note('["src/gen/**", "!src/gen/deep"]')).toMatchObject({ scope: { kind: 'glob', globs: ['src/gen/*.ts'] } });
  });

  it('is a folder’s where one folder is left', () => {
    expect(note('["src/{ui,gen}/**", "!src/gen/**"]').scope).toEqual({ kind: 'folder', path: 'src/ui' });
    expect(note('["src/api/**", "!src/api/*.ts", "!src/api/gen"]').scope).toEqual({
      kind: 'folder',
      path: 'src/api/[id]',
    });
  });

  it('with nothing but exclusions holds for all the rest', () => {
    expect(note('["!src", "!context", "!package.json"]').scope).toEqual({
      kind: 'glob',
      globs: ['README.md', 'web/**'],
    });
  });

  it('says for how many files it is wider than meant, where that cannot be said in a short list', () => {
    const many = Object.fromEntries(Array.from({ length: 13 }, (_, n) => [`src/m${n}/x.ts`, '']));
    expect(note('["src/**", "!src/gen/**"]', many)).toMatchObject({
      scope: { kind: 'folder', path: 'src' },
      widenedBy: { because: 'exclusion', globs: ['!src/gen/**'], files: 2 },
    });
  });

  it('is wider than meant where an exclusion is too complex to be matched, and never silently', () => {
    expect(note('["src/**", "!**/a/**/b/**/c/**/d"]').widenedBy).toEqual({
      because: 'exclusion',
      globs: ['!**/a/**/b/**/c/**/d'],
      files: 0,
    });
  });

  it('that excludes everything reaches nobody', () => {
    expect(note('["src/gen/**", "!src/**"]')).toMatchObject({ isInForce: false, isSound: false });
  });
});

/** Names together with the package that shows them, as the lock remembers them. */
import { describe, expect, test } from 'vitest';
import { findSymbolClaims } from '../../../src/claims/find/find-symbols.ts';
import { judgeClaims } from '../../../src/claims/judge/judge.ts';
import type { JudgedClaim, PackageFacts } from '../../../src/model.ts';
import { guide, judge, packageOf, verdicts, worldOf } from '../world.ts';

const INDEX = 'packages/core/src/index.ts';
const SERVER = 'packages/core/src/server.ts';
const TEXT = 'Start with `@acme/core/server#startServer`.';
const entries = [
  { subpath: '.', file: INDEX },
  { subpath: './server', file: SERVER },
];
const core = packageOf('packages/core', { name: '@acme/core', entries });
const packages = [packageOf(''), core];
const locked = [{ claim: '@acme/core/server#startServer', target: `${SERVER}#startServer`, stamps: [] }];

function judged(files: Readonly<Record<string, string>>, all: readonly PackageFacts[] = packages): JudgedClaim {
  const found = judge(TEXT, { files: { [INDEX]: 'export {};\n', ...files }, packages: all, locked }).find(
    ({ claim }) => claim.kind === 'symbol',
  );
  if (found === undefined) throw new Error('No name is claimed.');
  return found;
}

describe('a name in a package', () => {
  const files = { [SERVER]: 'export function startServer() {}\n' };

  test('is followed in the file behind its entry point, by the name that this exports', () => {
    const passedOn = { [SERVER]: "export { open as startServer } from './open.ts';\n" };
    const open = { 'packages/core/src/open.ts': 'export function open() {}\n' };
    for (const world of [files, { ...passedOn, ...open }]) {
      const { claim, verdict, isGuess } = judged(world);
      expect([claim.target, verdict, isGuess]).toEqual([`${SERVER}#startServer`, 'live', undefined]);
    }
  });

  test('may be another one where two packages have that name, or conditions lead to two files', () => {
    const others = [{ subpath: './server', file: SERVER, others: [INDEX] }];
    for (const all of [
      [...packages, packageOf('forks/core', { name: '@acme/core', entries })],
      [packageOf(''), { ...core, entries: others }],
    ])
      expect(judged(files, all)).toMatchObject({ verdict: 'live', isGuess: true });
  });
});

describe('a name in a package that the lock remembers', () => {
  test('is dead once its entry point exports none, wherever it stands now', () => {
    const gone = { verdict: 'dead', truth: '`@acme/core/server` exports no `startServer`.' };
    const renamed = { [SERVER]: 'export function openServer() {}\n' };
    expect(judged(renamed)).toMatchObject({ ...gone, hint: 'There is only `openServer`.' });
    const moved = { [SERVER]: 'export const a = 1;\n', 'packages/core/src/b.ts': 'export function startServer() {}\n' };
    expect(judged(moved)).toMatchObject({
      ...gone,
      hint: '`packages/core/src/b.ts` exports a `startServer`: if that is meant, name it there.',
    });
  });

  test('is dead where its entry point leads to nothing that is known, once the name is nowhere', () => {
    const untraced = [packageOf(''), { ...core, entries: entries.slice(0, 1), untracedEntries: ['./server'] }];
    expect(judged({}, untraced)).toMatchObject({
      verdict: 'dead',
      truth: `\`startServer\`, which was in \`${SERVER}\` when the lock was written, is declared nowhere any more.`,
    });
    const elsewhere = { 'packages/core/src/b.ts': 'export function startServer() {}\n' };
    expect(judged(elsewhere, untraced).verdict).toBe('undecided');
    const named = [{ claim: '@acme/core/server#default', target: `${SERVER}#default`, stamps: [] }];
    const text = 'Start with `@acme/core/server#default`.';
    expect(
      verdicts(text, { files: { [INDEX]: 'export default class Server {}\n' }, packages: untraced, locked: named }),
    ).toEqual(['undecided @acme/core/server#default']);
  });

  test.each([
    ['the file keeps it to itself', { [SERVER]: 'function startServer() {}\nexport const a = startServer();\n' }],
    ['the file passes on what lies outside', { [SERVER]: "export * from 'outside';\n" }],
    ['the file is generated', { [SERVER]: '// @generated\nexport const a = 1;\n' }],
    [
      'another file adds it to the package',
      {
        [SERVER]: 'export const a = 1;\n',
        'a.ts': "declare module '@acme/core/server' { export function startServer(): void }\nexport {};\n",
      },
    ],
  ])('is left alone where %s', (_, files) => {
    expect(judged(files).verdict).not.toBe('dead');
  });

  test('is left alone where the package is none of the repository', () => {
    expect(judged({}, [packageOf('')]).verdict).toBe('undecided');
  });
});

test('a name in a package that history proved dead is so in every clone', () => {
  const note = guide(TEXT);
  const world = worldOf(note, { files: { [INDEX]: 'export {};\n', [SERVER]: 'export const a = 1;\n' }, packages });
  const text = '@acme/core/server#startServer';
  const gone = [{ file: note.note.file, claim: text, target: text, commit: 'a'.repeat(40) }];
  const judgedWith = (lock: typeof world.lock) => judgeClaims(findSymbolClaims(note.note), { ...world, lock });
  expect(judgedWith(world.lock)).toMatchObject([{ verdict: 'undecided' }]);
  expect(judgedWith({ ...world.lock, gone })).toMatchObject([
    {
      verdict: 'dead',
      gone: 'a'.repeat(40),
      truth: '`@acme/core/server` exports no `startServer`; commit aaaaaaaaa removed it.',
    },
  ]);
});

/** What the texts that git prints add up to. Commits are given newest first, as git prints them. */
import { describe, expect, it } from 'vitest';
import { parseLog, type LoggedCommit, type PathChange } from '../../src/scan/history-log.ts';
import { publicNames, removedNames, suspects } from '../../src/scan/history-names.ts';
import { patchReader } from '../../src/scan/history-patches.ts';
import { pathHistory } from '../../src/scan/history-paths.ts';
import { changedTogether } from '../../src/scan/history-together.ts';
import { scanFile } from '../../src/scan/file.ts';

const ID = 'a'.repeat(40);
const OLD = 'b'.repeat(40);
const NEW = 'c'.repeat(40);

/** `D a.ts`, `A a.ts`, `M a.ts`, `R a.ts b.ts`. */
function change(written: string): PathChange {
  const [letter, path = '', to = ''] = written.split(' ');
  const contents = { before: OLD, after: NEW };
  if (letter === 'R') return { kind: 'renamed', from: path, path: to, ...contents };
  return { kind: letter === 'D' ? 'removed' : letter === 'A' ? 'added' : 'changed', path, ...contents };
}

function commits(...written: readonly (readonly string[])[]): LoggedCommit[] {
  return written.map((changes, at) => ({ id: `c${at}`, date: `2026-01-${20 - at}`, changes: changes.map(change) }));
}

describe('the log of git', () => {
  const entry = (status: string, ...paths: readonly string[]) =>
    `:100644 100644 ${OLD} ${NEW} ${status}\0${paths.map((path) => `${path}\0`).join('')}`;

  it('is read with any path, also one that looks like a part of it', () => {
    const odd = ['a b.ts', 'line\nbreak.ts', '"q".ts', `commit ${ID} 2026-01-23 16:39:46 +0000`, ':100644', 'é.ts'];
    const text = `commit ${ID} 2026-01-23 16:39:46 +0000\0\n${odd.map((path) => entry('M', path)).join('')}commit ${OLD} 1970-01-01 00:00:00 +0000\0\n${entry('R087', 'x', 'y')}`;
    const [first, second] = parseLog(text, { isCut: false });
    expect(first).toMatchObject({ id: ID, date: '2026-01-23' });
    expect(first?.changes.map(({ path }) => path)).toEqual(odd);
    expect(second?.changes).toEqual([{ kind: 'renamed', from: 'x', path: 'y', before: OLD, after: NEW }]);
  });

  it('loses the commit at which it was cut, and nothing else', () => {
    const text = `commit ${ID} 1970-01-01 00:00:05 +0000\0\n${entry('M', 'a')}commit ${OLD} 1970-01-01 00:00:04 +0000\0\n${entry('M', 'b').slice(0, -3)}`;
    expect(parseLog(text, { isCut: true }).map(({ id }) => id)).toEqual([ID]);
  });

  it('says nothing of links and submodules', () => {
    const module = `:160000 160000 ${OLD} ${NEW} M\0vendor/lib\0`;
    const link = `:120000 000000 ${OLD} ${NEW} D\0link\0`;
    expect(
      parseLog(`commit ${ID} 1970-01-01 00:00:05 +0000\0\n${module}${link}`, { isCut: false })[0]?.changes,
    ).toEqual([]);
  });
});

describe('what became of paths', () => {
  const historyOf = (tree: readonly string[], ...written: readonly (readonly string[])[]) =>
    pathHistory(commits(...written), new Set(tree));

  it('follows renames to the name of today', () => {
    const { renamed, removed } = historyOf(['c.ts'], ['R b.ts c.ts'], ['M b.ts'], ['R a.ts b.ts']);
    expect(renamed).toEqual([
      { from: 'a.ts', to: 'c.ts', commit: 'c2', date: '2026-01-18' },
      { from: 'b.ts', to: 'c.ts', commit: 'c0', date: '2026-01-20' },
    ]);
    expect(removed).toEqual([]);
  });

  it('says of a path that was renamed and then removed when it went, and as what', () => {
    const { renamed, removed } = historyOf([], ['D b.ts'], ['R a.ts b.ts']);
    expect(removed).toEqual([
      { path: 'a.ts', as: 'b.ts', commit: 'c0', date: '2026-01-20' },
      { path: 'b.ts', commit: 'c0', date: '2026-01-20' },
    ]);
    expect(renamed).toEqual([]);
  });

  it('keeps silent about paths that are there again', () => {
    const { renamed, removed } = historyOf(['a.ts', 'b.ts'], ['A a.ts'], ['R a.ts b.ts'], ['A a.ts'], ['D a.ts']);
    expect([removed, renamed]).toEqual([[], []]);
  });

  it('names the last of several removals', () => {
    expect(historyOf([], ['D a.ts'], ['A a.ts'], ['D a.ts']).removed).toEqual([
      { path: 'a.ts', commit: 'c0', date: '2026-01-20' },
    ]);
  });

  it('counts changes under all names of a path, and none of what is gone', () => {
    const { churn } = historyOf(
      ['b.ts', 'a.ts'],
      ['M b.ts', 'A a.ts'],
      ['R a.ts b.ts', 'D x.ts'],
      ['M a.ts', 'M x.ts'],
    );
    expect(churn).toEqual([
      { path: 'a.ts', commits: 1, date: '2026-01-20' },
      { path: 'b.ts', commits: 3, date: '2026-01-20' },
    ]);
  });

  it('takes names that objects have for names of files', () => {
    expect(historyOf(['constructor'], ['R __proto__ constructor']).renamed).toMatchObject([{ from: '__proto__' }]);
  });
});

describe('pairs that change together', () => {
  const pairs = (sets: readonly (readonly string[])[], unitOf = (path: string): string | undefined => path) =>
    changedTogether(sets, unitOf).map(({ a, b, commits: common, share }) => `${a} ${b} ${common} ${share}`);
  const times = (count: number, ...paths: readonly string[]) => Array.from({ length: count }, () => paths);

  it('are found from five common commits on, in half of those of the rarer one', () => {
    expect(pairs([...times(5, 'b', 'a'), ...times(3, 'b')])).toEqual(['a b 5 1']);
    expect(pairs(times(4, 'a', 'b'))).toEqual([]);
    expect(pairs([...times(5, 'a', 'b'), ...times(6, 'a'), ...times(6, 'b')])).toEqual([]);
  });

  it('are the strongest first', () => {
    const sets = [
      ...times(6, 'a', 'b'),
      ...times(5, 'c', 'd'),
      ...times(5, 'e', 'f'),
      ...times(2, 'c'),
      ...times(2, 'd'),
    ];
    expect(pairs(sets)).toEqual(['a b 6 1', 'e f 5 1', 'c d 5 0.71']);
  });

  it('come neither from sweeps nor from lock files', () => {
    const sweep = Array.from({ length: 31 }, (_, at) => `f${at}`);
    expect(pairs(times(9, ...sweep))).toEqual([]);
    expect(pairs(times(9, 'package.json', 'pnpm-lock.yaml', 'x/yarn.lock', 'CHANGELOG.md'))).toEqual([]);
  });

  it('are those of modules where paths stand for modules', () => {
    const unitOf = (path: string) => (path.includes('/') ? path.split('/')[0] : undefined);
    expect(pairs(times(5, 'm/a', 'm/b', 'n/a', 'README.md'), unitOf)).toEqual(['m n 5 1']);
  });
});

describe('removed names', () => {
  const patch = (lines: readonly string[], file = 'a.ts') => {
    const [gone, come] = ['-', '+'].map((sign) => lines.filter((line) => line.startsWith(sign)).length);
    return `commit ${ID} 1970-01-01 00:00:05 +0000\n\ndiff --git a/${file} b/${file}\nindex 1..2 100644\n--- a/${file}\n+++ b/${file}\n@@ -1,${gone} +1,${come} @@\n${lines.join('\n')}\n`;
  };
  const lostIn = (text: string) => {
    const found: (readonly string[])[] = [];
    const reader = patchReader({
      isWanted: () => true,
      onCommit: (id, { words }) => found.push(...[...words].map(([path, each]) => [`${id}:${path}`, ...each])),
    });
    reader.take(text);
    reader.end();
    return found;
  };
  const words = (...lines: readonly string[]) => lostIn(patch(lines)).flatMap((each) => each.slice(1));

  it.each([
    ['-export async function run(): void {', 'run'],
    ['-export default abstract class Foo {', 'Foo'],
    ['-export const enum Kind {', 'Kind'],
    ['-export { a, b as c };', 'a c'],
    ['-  b as c,', 'b'],
    ['-    tool(name: string, cb: Callback): RegisteredTool;', 'tool'],
    ['-\tpublic static async open<T>(path: T) {', 'open'],
    ['-  readonly size?: number;', 'size'],
    ["-  'quoted-not' = 1;", ''],
    ['-  return tool;', ''],
    ['-  const local = 1;', ''],
    ['-          deep(x: number): void;', ''],
    ['-function hidden() {', ''],
    ['--- a comment in SQL', ''],
    ['-exports.bb = function () {};', 'bb'],
    ['-module.exports.cc = 3;', 'cc'],
    ["-  exports['dd'] = exports.ee = 1;", 'dd ee'],
    ['-const a = (exports.ff ??= 1);', 'ff'],
    ["-Object.defineProperty(exports, 'gg', { value: 1 });", 'gg'],
    ['-module.exports = { a, b: 1, c() {} };', 'a b c'],
    ['-module.exports = Server;', 'Server'],
    ['-if (exports.a === b) run(exports.c);', ''],
    ['-export const x1 = 1, x2 = call(1, y), x3: string = f;', 'x1 x2 x3'],
    [
      "-export interface Options { readonly port: number; host?: string; on(event: 'a', b: B): void }",
      'Options port host on',
    ],
    ['-export enum Level { Low, High = 2 }', 'Level Low High'],
    ['-export const { a, b: c } = made;', 'a b'],
    ['-export const run = (a: A, b: B): C => {', 'run'],
    ['-export function run({ a, b }: Options, c: C) {', 'run'],
  ])('may be lost on the line `%s`', (line, expected) => {
    expect(words(line).join(' ')).toBe(expected);
  });

  it('are not lost where the same change declares them again', () => {
    expect(words('-export function run() {', '-export class Foo {', '+export const run = () => {')).toEqual(['Foo']);
  });

  it('are not hidden by what another declaration holds now', () => {
    expect(words('-export const port = 1;', '+export const settings = { port: 1 };')).toEqual(['port']);
    expect(words('-export interface A { b: string; c: string }', '+export interface A { b: string }')).toEqual(['c']);
    expect(words('-export interface A { b: string; c: string }', '+export interface A {', '+  b: string;')).toEqual([
      'c',
    ]);
  });

  it('are told by file, also when a removed line looks like the head of another', () => {
    const text =
      patch(['--- a/x.ts', '-export class Foo {', '+++ b/x.ts']) + patch(['-export class Bar {'], 'b c.ts\t');
    expect(lostIn(text)).toEqual([
      [`${ID}:a.ts`, 'Foo'],
      [`${ID}:b c.ts`, 'Bar'],
    ]);
  });

  const lostBetween = (before: string, after: string | undefined, now = after) => {
    const texts = new Map(Object.entries({ before, ...(after && { after }), ...(now && { now }) }));
    const place = { commit: 'c', date: 'd', file: 'old.ts', ...(now === undefined ? {} : { now: 'new.ts' }) };
    const suspect = { ...place, before: 'before', ...(after === undefined ? {} : { after: 'after' }) };
    const namesOf = (content: string) => publicNames(scanFile('x.ts', texts.get(content) ?? ''));
    const found = removedNames([suspect], namesOf, new Map([['new.ts', 'now']]));
    return found.map(({ name, member }) => (member === undefined ? name : `${name}.${member}`));
  };
  const server = 'export class Server {\n  tool(): void {}\n  ask(): void {}\n  private secret(): void {}\n}\n';

  it('are exports and public members that the file has neither after the commit nor now', () => {
    const less = 'export class Server {\n  ask(): void {}\n}\n';
    expect(lostBetween(`${server}export const a = 1;`, less)).toEqual(['Server.tool', 'a']);
    expect(lostBetween(server, less, server)).toEqual([]);
  });

  it('are all names of a file that was removed', () => {
    expect(lostBetween(`${server}export const a = 1;`, undefined)).toEqual(['Server', 'a']);
  });

  it('tell what the file declared from what it passed on', () => {
    const old = publicNames(scanFile('x.ts', 'export { tool } from "./tool.ts";\nexport const own = 1;\n'));
    const found = removedNames([{ commit: 'c', date: 'd', file: 'x.ts', before: 'old' }], () => old, new Map());
    expect(found).toMatchObject([{ name: 'own' }, { name: 'tool', isPassedOn: true }]);
    expect(found[0]).not.toHaveProperty('isPassedOn');
  });

  it.each([
    ['the name comes from another file', 'export { Server } from "./server.ts";'],
    ['the members may come from a new base', 'import { Base } from "./b";\nexport class Server extends Base {}'],
    ['the text cannot be read in full', 'export class Server {\n<<<<<<< HEAD\n'],
    ['CommonJS may export more', 'exports.a = 1;\nextend(exports);'],
  ])('are not claimed where %s', (_why, after) => {
    expect(lostBetween(server, after)).toEqual([]);
  });

  it('are marked where the file passes on all of another, which facts alone know', () => {
    const star = 'export * from "./server.ts";';
    const took = (after: string, now: string) => {
      const texts = new Map(Object.entries({ before: `${server}${star}`, after, now }));
      const namesOf = (content: string) => publicNames(scanFile('x.ts', texts.get(content) ?? ''));
      const place = { commit: 'c', date: 'd', file: 'x.ts', now: 'x.ts', before: 'before', after: 'after' };
      return removedNames([place], namesOf, new Map([['x.ts', 'now']]));
    };
    expect(took(star, star)).toMatchObject([{ name: 'Server', isBesideStar: true }]);
    expect(took('export {};', star)).toMatchObject([{ name: 'Server', isBesideStar: true }]);
    // What that star passed on while it stood nobody can look up.
    expect(took(star, 'export {};')).toEqual([]);
    expect(took('export {};', 'export {};')[0]).not.toHaveProperty('isBesideStar');
  });

  it('are looked for where names may be lost only', () => {
    const list = commits(['M a.ts', 'M b.ts', 'D c.ts', 'A d.ts', 'R e.ts f.ts'], ['D a.md']);
    const { present } = pathHistory(list, new Set(['a.ts', 'b.ts', 'f.ts']));
    const isWanted = (path: string) => path.endsWith('.ts');
    const lost = new Map([
      ['c0:a.ts', new Set(['x'])],
      ['c0:f.ts', new Set(['x'])],
    ]);
    const found = suspects({ commits: list, present, isWanted }, lost);
    expect(found.map(({ file, now, after }) => [file, now, after !== undefined])).toEqual([
      ['a.ts', 'a.ts', true],
      ['c.ts', undefined, false],
      ['e.ts', 'f.ts', true],
    ]);
  });
});

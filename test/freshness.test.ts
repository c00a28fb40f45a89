/** Notes that describe symbols, and what the lock makes of changes to code and to words. */
import { describe, expect, it } from 'vitest';
import { reviewedClaims } from '../src/compile.ts';
import { goneClaims } from '../src/freshness.ts';
import { formatLock, parseLock } from '../src/lock.ts';
import type { Claim, Compilation, JudgedClaim, Lock } from '../src/model.ts';
import { built, compiled, type Files } from './project.ts';
import { BENIGN } from './scan/benign-edits.ts';
import { parseCode } from './scan/code-edit.ts';
import { FINGERPRINT_SCHEME } from '../src/scan/file-fingerprint.ts';

const CODE = `
/** A server. */
export class Server {
  #open = false;
  constructor(private readonly name: string) {}
  /** Registers a tool. */
  tool(name: string, run: (input: string) => Promise<string>): void {
    this.note(name + run);
  }
  close(): Promise<void> {
    this.#open = false;
    return Promise.resolve();
  }
  private note(text: string): void {
    console.log(text, this.name, this.#open);
  }
}
export interface Options {
  readonly port: number;
  host?: string;
}
export enum Level {
  Low = 1,
  High = 2,
}
export const PORT = 3000;
export const HOST: string = 'localhost';
export function listen(server: Server, options: Options): number {
  return options.port + (server ? 1 : 0);
}
export type Handler = (request: string) => string | undefined;
`;

const NAMES = [
  'Server',
  'Server.tool',
  'Server.close',
  'Options',
  'Options.port',
  'Level',
  'Level.High',
  'PORT',
  'HOST',
];
const ALL = [...NAMES, 'listen', 'Handler'];

/** A note with an item for each name. */
const NOTE = `# Server\n\n${ALL.map((name) => `- See [${name}](../../src/server.ts#${name}) for more.`).join('\n')}\n`;

const FILES: Files = { 'context/guides/server.md': NOTE, 'src/server.ts': CODE.trimStart() };
const LOCK = 'context/lintel.lock';

/** What nobody has looked at, as the names behind the targets. */
const unreviewed = (files: Files): readonly string[] =>
  compiled(files).unreviewed.map(({ target }) => target.slice(target.indexOf('#') + 1));

const edited = (files: Files, before: string, after: string): Files => {
  const path = Object.keys(files).find((name) => name.endsWith('.ts') && files[name]?.includes(before)) ?? '';
  const text = files[path] ?? '';
  expect(text).toContain(before);
  return { ...files, [path]: text.replace(before, after) };
};

/** The files after a review that accepts what `accepted` names. */
function reviewed(files: Files, accepted: (target: string) => boolean = () => true): Files {
  const compilation: Compilation = compiled(files);
  const claims = reviewedClaims(compilation, (_, target) => accepted(target));
  return { ...files, [LOCK]: formatLock({ ...compilation.lock, claims }) };
}

describe('a symbol that a note describes', () => {
  const stamped = built(FILES);

  it('is stamped by a build, each once', () => {
    const { claims } = parseLock(stamped[LOCK]).value;
    expect(claims.map(({ target }) => target.replace('src/server.ts#', '')).sort()).toEqual([...ALL].sort());
    expect(claims.every(({ stamps }) => stamps?.length === 1)).toBe(true);
    expect(unreviewed(stamped)).toEqual([]);
  });

  it.each(Object.entries(BENIGN))('is not reported after an edit that no user notices: %s', (_name, edit) => {
    const text = edit(parseCode('src/server.ts', FILES['src/server.ts'] ?? ''));
    if (text !== undefined) expect(unreviewed({ ...stamped, 'src/server.ts': text })).toEqual([]);
  });

  it('is not reported after other line ends, a byte order mark, a formatter on the note, or a new paragraph', () => {
    const note = stamped['context/guides/server.md'] ?? '';
    const formatted = note.replaceAll('- See', '*   See').replaceAll('for more.', 'for\n    more.');
    for (const text of [formatted, `${note}\nMore.\n`, note.replace('# Server', '# The server\n\nNew words.')])
      expect(unreviewed({ ...stamped, 'context/guides/server.md': text })).toEqual([]);
  });

  it.each([
    ['a parameter', ['tool(name: string,', 'tool(name: string, title: string,'], ['Server', 'Server.tool']],
    ['a result', ['close(): Promise<void>', 'close(): Promise<boolean>'], ['Server', 'Server.close']],
    ['a new member', ['  close()', '  open(): void {}\n  close()'], ['Server']],
    ['what a constructor takes', ['private readonly name: string', 'private readonly name: URL'], ['Server']],
    ['an optional member', ['host?: string', 'host: string'], ['Options']],
    ['the type of a member', ['port: number', 'port: string'], ['Options', 'Options.port']],
    ['the value of an enum member', ['High = 2', 'High = 3'], ['Level', 'Level.High']],
    ['a literal', ['PORT = 3000', 'PORT = 4000'], ['PORT']],
    ['an annotation', ['HOST: string', 'HOST: URL'], ['HOST']],
    ['an order of parameters', ['server: Server, options: Options', 'options: Options, server: Server'], ['listen']],
    ['a type', ['string | undefined', 'string | null'], ['Handler']],
  ])('is reported with exactly what names it after a change of %s', (_name, [before = '', after = ''], names) => {
    expect(unreviewed(edited(stamped, before, after))).toEqual(names);
  });

  it('stays unreviewed through builds until somebody reviews it, and only what is accepted is settled', () => {
    const changed = edited(stamped, 'tool(name: string,', 'tool(name: string, title: string,');
    expect(unreviewed(built(built(changed)))).toEqual(['Server', 'Server.tool']);
    const half = reviewed(changed, (target) => target.endsWith('#Server'));
    expect(unreviewed(half)).toEqual(['Server.tool']);
    expect(unreviewed(built(half))).toEqual(['Server.tool']);
    const settled = reviewed(half);
    expect(unreviewed(settled)).toEqual([]);
    expect(built(settled)[LOCK]).toBe(built(reviewed(built(changed)))[LOCK]);
  });

  it('is not reported for what concerns subclasses alone', () => {
    const withHook = edited(stamped, '  close()', '  protected onClose(): void {}\n  close()');
    expect(unreviewed(withHook)).toEqual([]);
    expect(unreviewed(edited(built(withHook), 'close(): Promise<void>', 'close(): void'))).toEqual([
      'Server',
      'Server.close',
    ]);
  });

  it('is current again when the change is taken back', () => {
    const changed = built(edited(stamped, 'PORT = 3000', 'PORT = 4000'));
    expect(unreviewed(changed)).toEqual(['PORT']);
    expect(unreviewed({ ...changed, 'src/server.ts': FILES['src/server.ts'] ?? '' })).toEqual([]);
  });

  it('shows what was and what is, of a class only the members that changed', () => {
    const changes = (files: Files): readonly string[] => compiled(files).unreviewed.map(({ change }) => change);
    expect(changes(edited(stamped, 'close(): Promise<void>', 'stop(): void'))[0]).toBe(
      '`close` is gone; `stop(): void` is new',
    );
    expect(changes(edited(stamped, 'close(): Promise<void>', 'close(): Promise<boolean>'))).toEqual([
      'was `close(): Promise<void>`, is `close(): Promise<boolean>`',
      'was `close(): Promise<void>`, is `close(): Promise<boolean>`',
    ]);
    expect(changes(edited(stamped, 'PORT = 3000', 'PORT = 4000'))).toEqual([
      'was `const PORT = 3000`, is `const PORT = 4000`',
    ]);
  });
});

describe('a type that nobody had written', () => {
  const note = (names: readonly string[]): string => names.map((name) => `- [n](../../src/a.ts#${name})\n`).join('');
  const code =
    'export function f(a: string) {}\nexport const c = make(1);\nexport class K {\n  m() {}\n  n(): void {}\n}\n';
  const stamped = built({ 'context/guides/a.md': note(['f', 'c', 'K', 'K.m', 'K.n']), 'src/a.ts': code });

  it('is not told where a type became an interface with the same members, and otherwise without its half of a line', () => {
    const change = (was: string, now: string): readonly string[] => {
      const files = { 'context/guides/a.md': 'See [Order](../../src/a.ts#Order).\n', 'src/a.ts': `export ${was}\n` };
      return compiled({ ...built(files), 'src/a.ts': `export ${now}\n` }).unreviewed.map((each) => each.change);
    };
    const type = 'type Order = {\n  id: string;\n  net: number;\n};';
    expect(change(type, 'interface Order {\n  id: string;\n  net: number;\n}')).toEqual([]);
    expect(change(type, 'interface Order {\n  id: string;\n  net: bigint;\n}')).toEqual([
      'was `net: number`, is `net: bigint`',
    ]);
    expect(change(type, 'class Order {\n  id: string;\n  net: number;\n}')).toEqual([
      'was `type Order`, is `class Order`',
    ]);
  });

  it('may get one more interface that it implements, and loses none unseen', () => {
    const of = (head: string): Files => ({ 'src/a.ts': `export class Pump${head} {\n  run(): void {}\n}\n` });
    const pump = { 'context/guides/a.md': '[Pump](../../src/a.ts#Pump)\n' };
    const change = (was: string, is: string): readonly string[] =>
      compiled({ ...built({ ...pump, ...of(was) }), ...of(is) }).unreviewed.map((each) => each.change);
    expect(change('', ' implements Engine')).toEqual([]);
    expect(change(' extends A implements B', ' extends A implements C, B')).toEqual([]);
    expect(change(' implements Engine', '')).toHaveLength(1);
    expect(change(' implements Engine', ' extends A implements Engine')).toHaveLength(1);
  });

  it('may take its base from the package of that name in another way, and from no other package', () => {
    const of = (start: string, base: string): Files => ({
      'src/a.ts': `${start}\nexport class Wall extends ${base} {\n  render(): string { return ''; }\n}\n`,
    });
    const wall = { 'context/guides/a.md': '[Wall](../../src/a.ts#Wall)\n' };
    const change = (was: Files, is: Files): readonly string[] =>
      compiled({ ...built({ ...wall, ...was }), ...is }).unreviewed.map((each) => each.change);
    const whole = of("import React from 'react';", 'React.Component<{ text: React.ReactNode }>');
    const named = of("import { Component, type ReactNode } from 'react';", 'Component<{ text: ReactNode }>');
    const spaced = of("import * as React from 'react';", 'React.Component<{ text: React.ReactNode }>');
    expect(change(whole, named)).toEqual([]);
    expect(change(named, spaced)).toEqual([]);
    expect(change(named, whole)).toEqual([]);
    expect(change(whole, spaced)).toEqual([]);
    expect(change(whole, of("import { Component } from 'preact';", 'Component<{ text: ReactNode }>'))).toHaveLength(1);
    expect(change(whole, of("import { Component } from 'react';", 'Component<{ text: string }>'))).toHaveLength(1);
    expect(change(whole, of("import { PureComponent } from 'react';", 'PureComponent'))).toHaveLength(1);
  });

  it('may be written without a word, since what was inferred before is not known', () => {
    const annotated = code.replace('string)', 'string): void').replace('c =', 'c: Made =').replace('m()', 'm(): void');
    const after = { ...stamped, 'src/a.ts': annotated };
    expect(unreviewed(after)).toEqual([]);
    expect(unreviewed(built(after))).toEqual([]);
    // The stamp is what it was, so that a later change is seen.
    expect(unreviewed(edited(built(after), 'm(): void', 'm(b: string): void'))).toEqual(['K', 'K.m']);
  });

  it('is told by its initialiser where that is all there is', () => {
    const [found] = compiled(edited(stamped, 'make(1)', 'make(2)')).unreviewed;
    expect(found?.change).toBe(
      'its type is that of its initialiser, which reads otherwise now, or calls something that comes from another module',
    );
  });

  it.each([
    ['a: string)', 'a: number): void', ['f']],
    ['n(): void', 'n(): string', ['K', 'K.n']],
    ['a: string)', 'a: string, b: string): void', ['f']],
    ['m() {}', 'm(a: string): void {}', ['K', 'K.m']],
    ['make(1)', 'make(2)', ['c']],
  ])('is told where more than that changed: %s', (...[before, after, names]) => {
    expect(unreviewed(edited(stamped, before, after))).toEqual(names);
  });
});

describe('an enum and a constant', () => {
  const note = ['Color', 'TAG', 'Level', 'Names'].map((name) => `- [n](../../src/a.ts#${name})\n`).join('');
  const code =
    "export enum Color { Red, Green }\nexport const TAG = 'v2';\nexport enum Level { Low = 1, High = 2 }\n" +
    'export interface Names { a: string; b: number }\n';
  const stamped = built({ 'context/guides/a.md': note, 'src/a.ts': code });

  it('show both orders where members without values have changed places', () => {
    const [found, ...others] = compiled(edited(stamped, 'Red, Green', 'Green, Red')).unreviewed;
    expect(others).toEqual([]);
    expect(found?.change).toBe('was `enum Color { Red; Green }`, is `enum Color { Green; Red }`');
    expect(found?.lines).toEqual([{ was: 'enum Color { Red; Green }', is: 'enum Color { Green; Red }' }]);
  });

  it.each([
    ["= 'v2'", "= 'v2' as const"],
    ["= 'v2'", "= <const>'v2'"],
    ["= 'v2'", '= "v2"'],
    ['Low = 1, High = 2', 'High = 2, Low = 1'],
    ['a: string; b: number', 'b: number; a: string'],
  ])('are what they were: %s → %s', (before, after) => {
    expect(unreviewed(edited(stamped, before, after))).toEqual([]);
  });

  it.each([
    ["= 'v2'", "= 'v3' as const", ['TAG']],
    ["= 'v2'", "= ['v2'] as const", ['TAG']],
    ["const TAG = 'v2'", "let TAG = 'v2'", ['TAG']],
    ['Red, Green', 'Red, Green, Blue', ['Color']],
  ])('are told where they are not: %s → %s', (before, after, names) => {
    expect(unreviewed(edited(stamped, before, after))).toEqual(names);
  });
});

describe('the words around a claim', () => {
  const link = '[listen](../../src/server.ts#listen)';
  const noteOf = (text: string): Files => ({ ...FILES, 'context/guides/server.md': `# S\n\n${text}\n` });
  const change = (files: Files): Files => edited(files, 'options: Options): number', 'options: Options): string');
  const withNote = (files: Files, text: string): Files => ({
    ...files,
    'context/guides/server.md': `# S\n\n${text}\n`,
  });

  it('vouch for nothing when they are edited: the claim keeps its stamp', () => {
    const stamped = built(noteOf(`Call ${link} with a server.`));
    const rewritten = withNote(change(stamped), `Call ${link} with a server and options.`);
    expect(unreviewed(rewritten)).toEqual(['listen']);
    expect(unreviewed(built(rewritten))).toEqual(['listen']);
  });

  it('are a new claim when they name the symbol otherwise', () => {
    const stamped = built(noteOf(`Call ${link} with a server.`));
    const renamed = withNote(change(stamped), 'Call [`listen()`](../../src/server.ts#listen()) with a server.');
    expect(unreviewed(renamed)).toEqual([]);
    expect(parseLock(built(renamed)[LOCK]).value.claims).toHaveLength(1);
  });

  it('are new in a paragraph that was added, and old in the one that stands', () => {
    const stamped = built(noteOf(`Call ${link} first.`));
    const both = built(withNote(change(stamped), `Call ${link} first.\n\nIt is ${link} that returns a text.`));
    const [found, ...others] = compiled(both).unreviewed;
    expect(others).toEqual([]);
    expect(found?.mentions.map(({ words }) => words)).toEqual([`Call ${link} first.`]);
  });

  it('keep what they said when they move to another file', () => {
    const stamped = built(noteOf(`Call ${link} first.`));
    const { 'context/guides/server.md': text = '', ...rest } = change(stamped);
    const moved = { ...rest, 'context/modules/server.md': `---\nmodule: src\n---\n${text}` };
    expect(unreviewed(moved)).toEqual(['listen']);
    expect(unreviewed(built(moved))).toEqual(['listen']);
  });

  it('lose their record when the claim goes', () => {
    const stamped = built(noteOf(`Call ${link} first.`));
    expect(built(withNote(stamped, 'Nothing.'))[LOCK]).not.toMatch(/^(?:claim|surface) /m);
  });

  it('are told once for each symbol of a note, with the other places that name it', () => {
    const stamped = built(noteOf(`Call ${link} first.\n\n- Then ${link}.\n- Or ${link}, and ${link}.`));
    const [found, ...others] = compiled(change(stamped)).unreviewed;
    expect(others).toEqual([]);
    expect(found?.mentions.map(({ line }) => line)).toEqual([3, 5, 6]);
  });
});

describe('what nobody stamped', () => {
  it('is no finding in a lock of an older lintel, and is stamped by the next build', () => {
    const lock = 'lintel 0.1.0\nclaim context/guides/server.md ../../src/server.ts#PORT src/server.ts#PORT\n';
    const old = { ...FILES, 'context/guides/server.md': '[P](../../src/server.ts#PORT)\n', [LOCK]: lock };
    expect(unreviewed(old)).toEqual([]);
    expect(parseLock(built(old)[LOCK]).value.claims).toMatchObject([{ stamps: [{ value: '3000' }] }]);
  });

  it('is a stamp whose fingerprint was made in another way', () => {
    const stamped = built(FILES);
    const lock = (stamped[LOCK] ?? '').replaceAll(` ${FINGERPRINT_SCHEME}:`, ' 0:');
    const changed = edited({ ...stamped, [LOCK]: lock }, 'PORT = 3000', 'PORT = 4000');
    expect(unreviewed(changed)).toEqual([]);
    expect(built(changed)[LOCK]).not.toContain(' 0:');
  });

  it.each(['{{signature "src/server.ts#listen"}}', '{{value "src/server.ts#PORT"}}'])(
    'is %s, which is compiled anew',
    (text) => expect(built({ ...FILES, 'context/guides/server.md': `${text}\n` })[LOCK]).not.toContain('claim'),
  );

  it('is the body of a decision, which speaks of its day; its rule is stamped', () => {
    const decision = (rule: string, body: string): Files => ({
      'src/server.ts': FILES['src/server.ts'] ?? '',
      'context/decisions/0001-a.md': `---\nstatus: accepted\nrule: ${rule}\n---\n\n# A\n\n${body}\n`,
    });
    const name = '{{symbol "src/server.ts#listen"}}';
    expect(built(decision('Do.', `Use ${name}.`))[LOCK]).not.toContain('claim');
    expect(built(decision(`'Use ${name}.'`, 'Why.'))[LOCK]).toContain('claim');
  });
});

describe('a bound name', () => {
  const note = (name: string): Files => ({
    'package.json': '{ "private": true, "workspaces": ["packages/*"] }',
    'packages/core/package.json': '{ "name": "@acme/core", "exports": "./src/index.ts" }',
    'packages/core/src/index.ts': "export { make } from './make.ts';\n",
    'packages/core/src/make.ts': 'export function make(a: string): void {}\n',
    'context/guides/a.md': `Call {{symbol "${name}"}} once.\n`,
  });
  it.each(['packages/core/src/make.ts#make', 'packages/core/src/index.ts#make', '@acme/core#make'])(
    'is stamped as %s',
    (name) => {
      const stamped = built(note(name));
      expect(unreviewed(stamped)).toEqual([]);
      const changed = edited(stamped, 'a: string', 'a: number');
      expect(compiled(changed).unreviewed).toMatchObject([
        { target: name, now: { file: 'packages/core/src/make.ts', line: 1 }, mentions: [{ line: 1 }] },
      ]);
    },
  );
});

describe('a claim that cannot be resolved for a while', () => {
  const files = { ...FILES, 'context/guides/server.md': 'Call [l](../../src/server.ts#listen) once.\n' };
  it.each([
    ['the code has a syntax error', (text: string) => `${text.replace('export function listen', 'export function (')}`],
    ['the code is gone', () => undefined],
    ['the export is gone', (text: string) => text.replace('function listen', 'function serve')],
  ])('keeps its stamp while %s', (_name, breaking) => {
    const stamped = built(files);
    const { 'src/server.ts': code = '', ...rest } = stamped;
    const text = breaking(code);
    const broken = built(text === undefined ? rest : { ...rest, 'src/server.ts': text });
    const mended = {
      ...broken,
      'src/server.ts': code.replace('options: Options): number', 'options: Options): string'),
    };
    expect(unreviewed(mended)).toEqual(['listen']);
  });

  it('keeps its stamp while its note has an error', () => {
    const stamped = built(files);
    const broken = built({
      ...stamped,
      'context/guides/server.md': `---\nrule: [\n---\n${stamped['context/guides/server.md']}`,
    });
    expect(parseLock(broken[LOCK]).value.claims).toEqual(parseLock(stamped[LOCK]).value.claims);
  });
});

describe('a surface that a merge has lost', () => {
  it('is said to be lost, and shown as it is', () => {
    const stamped = built(FILES);
    const lock = (stamped[LOCK] ?? '').replace(/^surface .*\n/gm, '');
    const [found] = compiled(edited({ ...stamped, [LOCK]: lock }, 'PORT = 3000', 'PORT = 4000')).unreviewed;
    expect(found?.change).toBe('it is `const PORT = 4000` now, and what it was is lost');
  });
});

describe('a value', () => {
  const stating = (words: string): Files =>
    built({ ...FILES, 'context/guides/server.md': `# S\n\n${words}\n\nElsewhere 3000.\n` });
  const kinds = (files: Files): readonly string[] =>
    compiled(files).unreviewed.map(({ kind, target }) => `${kind} ${target.replace('src/server.ts#', '')}`);
  const port = '[PORT](../../src/server.ts#PORT)';
  const host = '[HOST](../../src/server.ts#HOST)';

  it.each([
    `${port} is 3000.`,
    `${port} is \`3000\`.`,
    `${port} is 3,000.`,
    `- ${port}: \`3_000\``,
    `| ${port} | 3000 |`,
  ])('that the words still state in its old form is told as such: %s', (words) => {
    const changed = edited(stating(words), 'PORT = 3000', 'PORT = 4000');
    expect(kinds(changed)).toEqual(['value PORT']);
    expect(compiled(changed).unreviewed[0]?.change).toBe('is `4000` and was `3000`');
  });

  it.each([`${port} is the port.`, `${port} is 3000, and 4000 since May.`, `${port} is 13000.`, `${port} is 3000.5.`])(
    'that they do not state is a signature: %s',
    (words) => expect(kinds(edited(stating(words), 'PORT = 3000', 'PORT = 4000'))).toEqual(['signature PORT']),
  );

  it('behind an annotation is no contract, and told only where the words state it', () => {
    const elsewhere = (words: string): readonly string[] =>
      kinds(edited(stating(words), "HOST: string = 'localhost'", "HOST: string = '::1'"));
    expect(elsewhere(`${host} is \`localhost\`.`)).toEqual([]);
    expect(elsewhere(`${host} is \`'localhost'\`.`)).toEqual(['value HOST']);
    expect(elsewhere(`${host} is "localhost".`)).toEqual(['value HOST']);
    expect(elsewhere(`${host} is the local host.`)).toEqual([]);
  });

  it('written otherwise is the same', () => {
    expect(kinds(edited(stating(`${port} is 3000.`), 'PORT = 3000', 'PORT = 0xbb8'))).toEqual([]);
    expect(kinds(edited(stating(`${host} is 'localhost'.`), "'localhost'", '"localhost"'))).toEqual([]);
  });

  it('that changed together with the words beside it is left alone, in builds as well', () => {
    const change = (from: string, to: string, others = ''): readonly string[] => {
      const note = (words: string): string => `# S\n\n${words}\n${others}`;
      const stamped = built({ ...FILES, 'context/guides/server.md': note(from) });
      const changed = { ...edited(stamped, 'PORT = 3000', 'PORT = 7'), 'context/guides/server.md': note(to) };
      expect(kinds(built(changed))).toEqual(kinds(changed));
      return kinds(changed);
    };
    expect(change(`${port} is 3000.`, `${port} is 7.`)).toEqual([]);
    expect(change(`${port} is 3000.`, `${port} is \`7\`.`, `\nSet ${port} if you like.\n`)).toEqual([]);
    expect(change(`${port} is 3000.`, `${port} is \`7\`, and no more 3000.`)).toEqual([]);
    expect(change(`${port} is 3000.`, `${port} is 3000, at 7 o'clock.`)).toEqual(['value PORT']);
    expect(change(`${port} is 3000.`, `${port} is 8.`)).toEqual(['signature PORT']);
    expect(change(`${port} is 7.`, `${port} is 7.`)).toEqual(['signature PORT']);
    expect(change(`${port} is 3000.`, `${port} is 7.`, `\n${port} stays 3000.\n`)).toEqual(['value PORT']);
  });

  it('of an enum member is one as well', () => {
    const words = '[High](../../src/server.ts#Level.High) is `2`.';
    expect(kinds(edited(stating(words), 'High = 2', 'High = 3'))).toEqual(['value Level.High']);
    expect(kinds(edited(stating(words.replaceAll('`', '')), 'High = 2', 'High = 3'))).toEqual(['signature Level.High']);
    const counted = built(edited(stating(words), 'High = 2', 'High'));
    expect(kinds(counted)).toEqual([]);
    const later = edited(counted, 'Low = 1', 'Low = 4');
    expect(kinds(later)).toEqual(['value Level.High']);
    expect(kinds({ ...later, 'context/guides/server.md': words.replace('2', '5') })).toEqual([]);
  });
});

describe('agent files that lintel does not own', () => {
  const files = {
    'AGENTS.md': '# A\n\nCall [listen](src/server.ts#listen).\n',
    'src/server.ts': FILES['src/server.ts'] ?? '',
  };
  it('are stamped and compared like notes, in a lock at the root where nothing is set up', () => {
    const options = { isSetUp: false };
    const { lock, claims } = compiled(files, options);
    expect(claims.map(({ verdict }) => verdict)).toEqual(['live']);
    const text = formatLock({ ...lock, claims: reviewedClaims(compiled(files, options), () => false) });
    const changed = edited({ ...files, 'lintel.lock': text }, 'options: Options): number', 'options: Options): string');
    expect(compiled(changed, options).unreviewed).toMatchObject([{ file: 'AGENTS.md', mentions: [{ line: 3 }] }]);
  });
});

describe('what is known to be gone', () => {
  const commit = 'c'.repeat(40);
  const claim: Claim = {
    kind: 'symbol',
    file: 'AGENTS.md',
    line: 1,
    column: 1,
    text: 'A.b',
    target: 'src/a.ts#A.b',
    how: 'code',
  };
  const record = { file: 'AGENTS.md', claim: 'A.b', target: 'src/a.ts#A.b', commit };
  const empty: Lock = { outputs: [], claims: [] };
  const judged = (verdict: JudgedClaim['verdict'], gone?: string): readonly JudgedClaim[] => [
    { claim, verdict, ...(gone !== undefined && { gone }) },
  ];
  const sound = new Set<string>();

  it('is recorded where history proves it, and stays in clones that have none', () => {
    expect(goneClaims(judged('dead', commit), empty, sound)).toEqual([record]);
    expect(goneClaims(judged('dead'), empty, sound)).toEqual([]);
    expect(goneClaims(judged('undecided'), { ...empty, gone: [record] }, sound)).toEqual([record]);
    expect(goneClaims(judged('dead', 'd'.repeat(40)), { ...empty, gone: [record] }, sound)).toEqual([record]);
  });

  it('is dropped when the claim resolves again or leaves its text, but not while its note cannot be read', () => {
    const lock = { ...empty, gone: [record] };
    expect(goneClaims(judged('live'), lock, sound)).toEqual([]);
    expect(goneClaims([...judged('live'), ...judged('dead', commit)], lock, sound)).toEqual([]);
    expect(goneClaims([], lock, sound)).toEqual([]);
    expect(goneClaims([], lock, new Set(['AGENTS.md']))).toEqual([record]);
  });

  it('goes through a build as it is', () => {
    const files = {
      'AGENTS.md': '[A](src/a.ts#Gone)\n',
      'src/a.ts': 'export class A {}\n',
      [LOCK]: formatLock({ ...empty, gone: [{ ...record, claim: 'src/a.ts#Gone', target: 'src/a.ts#Gone' }, record] }),
    };
    expect(parseLock(built(files)[LOCK]).value.gone).toEqual([
      { ...record, claim: 'src/a.ts#Gone', target: 'src/a.ts#Gone' },
    ]);
  });
});

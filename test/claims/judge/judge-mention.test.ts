import { describe, expect, test } from 'vitest';
import { findSymbolClaims } from '../../../src/claims/find/find-symbols.ts';
import { judgeClaims } from '../../../src/claims/judge/judge.ts';
import type { JudgedClaim, NamePast, PackageFacts } from '../../../src/model.ts';
import { parseBody } from '../../../src/sources/markdown.ts';
import { FINGERPRINT_SCHEME } from '../../../src/scan/file-fingerprint.ts';
import { agentFileOf } from '../agent-world.ts';
import { guide, judge, packageOf, verdicts, worldOf, type WorldOptions } from '../world.ts';

const SERVER = `
export class ToolServer {
  private socket = 1;
  static create(): ToolServer { return new ToolServer(); }
  registerTool(name: string): void {}
  registerResource(name: string): void {}
  sendResourceListChanged(): void {}
  close(): void {}
}
export enum Status { Active, Closed }
export const LIMITS = { size: 1, depth: 2 } as const;
export function createToolServer(): ToolServer { return new ToolServer(); }
`;
const files = { 'src/server.ts': SERVER };

describe('a member that a class, an enum or a constant does not have', () => {
  test('is dead, with the nearest names and where they stand', () => {
    const [tool, resource] = judge('Call `ToolServer.tool()`, `.resource()`.', { files });
    expect(tool).toMatchObject({
      verdict: 'dead',
      truth: 'The class `ToolServer` in `src/server.ts` has no public member `tool`.',
      hint: 'Nearest: `registerTool`.',
      related: [
        { file: 'src/server.ts', line: 2, message: '`ToolServer` is declared here.' },
        { file: 'src/server.ts', line: 5, message: '`registerTool` is declared here.' },
      ],
    });
    expect(resource).toMatchObject({ verdict: 'dead', hint: 'Nearest: `registerResource`.' });
  });

  test('is dead in enums and constants, with or without brackets', () => {
    expect(verdicts('`Status.Open` `Status.Active` `LIMITS.width` `LIMITS.size`', { files })).toEqual([
      'dead Status.Open',
      'live Status.Active',
      'dead LIMITS.width',
      'live LIMITS.size',
    ]);
  });

  test('is dead all the same where code only reads, spies and casts', () => {
    const reads = {
      'src/reads.ts':
        "import { ToolServer } from './server.ts';\nexport const open = (ToolServer as any).name === 'a' || (server as ToolServer).open;\n",
      'test/server.test.ts':
        "import { ToolServer } from '../src/server.ts';\nvi.spyOn(ToolServer.prototype, 'close');\n",
    };
    expect(verdicts('`ToolServer.tool()`', { files: { ...files, ...reads } })).toEqual(['dead ToolServer.tool()']);
  });

  test('is dead all the same where a constant is written otherwise, and where members of others and types are asked by key', () => {
    const code = {
      'src/a.ts': `export const ONE_LIMIT = ({ size: 1 } satisfies Limits)!;
export const TWO_LIMITS = Object.freeze({ size: 1 } as const);
export function set(bag: Bag, LIMITS: Bag): void { bag['width'] = 1; LIMITS['width'] = 1; }
`,
      'src/b.ts': "import { LIMITS } from './server.ts';\nexport let width: typeof LIMITS['size'] = 1;\n",
    };
    expect(verdicts('`ONE_LIMIT.width` `TWO_LIMITS.width`', { files: code })).toEqual([
      'dead ONE_LIMIT.width',
      'dead TWO_LIMITS.width',
    ]);
    expect(verdicts('`LIMITS.width`', { files: { ...files, ...code } })).toEqual(['dead LIMITS.width']);
  });

  test('is dead all the same where the class makes parts that get it', () => {
    const code = { 'src/a.ts': 'export class PartServer { part; constructor() { this.part = new Part(this); } }\n' };
    expect(verdicts('`PartServer.tool()`', { files: code })).toEqual(['dead PartServer.tool()']);
  });

  test('is found through a base class of the repository', () => {
    const base = { 'src/base.ts': 'export class Base { open(): void {} }\n' };
    const derived = { 'src/derived.ts': "import { Base } from './base.ts';\nexport class Derived extends Base {}\n" };
    expect(verdicts('`Derived.open()` `Derived.shut()`', { files: { ...base, ...derived } })).toEqual([
      'live Derived.open()',
      'dead Derived.shut()',
    ]);
  });

  test('is judged of what is made, and in the label of a link, as of the class', () => {
    const text =
      '`new ToolServer(port).tool()` `new ToolServer().close()` `new ToolServer().clo` [`ToolServer.tool()`](a.md)';
    expect(
      verdicts(text, { files: { ...files, 'context/guides/a.md': '' } }).filter((each) => !/a\.md/.test(each)),
    ).toEqual([
      'dead new ToolServer(port).tool()',
      'live new ToolServer().close()',
      'undecided new ToolServer().clo',
      'dead ToolServer.tool()',
    ]);
  });

  test('is judged in a path with a name, as far as the path is sure', () => {
    expect(verdicts('`src/server.ts#ToolServer.tool` `src/server.ts#ToolServer.close`', { files })).toEqual([
      'live src/server.ts#ToolServer.tool',
      'live src/server.ts#ToolServer.close',
      'dead src/server.ts#ToolServer.tool',
      'live src/server.ts#ToolServer.close',
    ]);
  });
});

const IMPORTED = "import { ToolServer, ToolServer as Q } from './server.ts';\nimport * as all from './server.ts';\n";

/** Ways in which a class gains members without declaring them, in its own file. */
const ADDITIONS: readonly (readonly [string, string])[] = [
  ['of a class with a decorator', '@mixin export class ToolServer { a() {} }\n'],
  ['of a class that is a proxy', 'export class ToolServer { constructor() { return new Proxy(this, {}); } }\n'],
  [
    'of a class that assigns to itself',
    'export class ToolServer { constructor() { Object.assign(this, { a() {} }); } }\n',
  ],
  ['of a class that sets what it casts', 'export class ToolServer { constructor() { (this as any).tool = 1; } }\n'],
  [
    'of a class that keeps itself cast',
    'export class ToolServer { go() { const self = this as any; self.tool = 1; } }\n',
  ],
  ['of a class that hands itself on', 'export class ToolServer { constructor(a: A) { attachAll(a, this as any); } }\n'],
  ['of a class that others make', 'export class ToolServer { constructor() { Emitter.call(this); } }\n'],
  ['of a class that sets by a key', 'export class ToolServer { go(key: string) { this[key] = 1; } }\n'],
  [
    'of a class with a static block that adds',
    'export class ToolServer { static { (this as any).tool = () => 1; } }\n',
  ],
  ['of a class that is handed to a function', 'export class ToolServer { a() {} }\naddMethods(ToolServer);\n'],
  [
    'of a class whose instances are added to',
    'export class ToolServer { static of() { return Object.assign(new ToolServer(), { tool() {} }); } }\n',
  ],
];

/** And from another file. */
const ADDITIONS_ELSEWHERE: readonly (readonly [string, string])[] = [
  ['that is mixed in', 'Object.assign(ToolServer.prototype, { tool() {} });\n'],
  ['that is set on a cast prototype', '(ToolServer.prototype as any).tool = () => 1;\n'],
  ['that is set on the prototype of a cast', '(all.ToolServer as any).prototype.tool = () => 1;\n'],
  ['that is set under another name', '(Q.prototype as any).tool = () => 1;\n'],
  ['that is set by a key', 'for (const key of keys) (ToolServer.prototype as any)[key] = () => 1;\n'],
  ['that is defined', "function patch() { Object.defineProperty(ToolServer.prototype, 'tool', { value: 1 }); }\n"],
  ['that is static and cast', '(ToolServer as unknown as { tool: () => 1 }).tool = () => 1;\n'],
  ['that is set where the checker looks away', '// @ts-expect-error: a plugin\nToolServer.tool = () => 1;\n'],
];

/** A constant of its own, with what stands behind it. */
function limits(value: string): Readonly<Record<string, string>> {
  return { 'src/a.ts': `export const LIMITS = ${value};\n` };
}

describe('a member is undecided', () => {
  const cases: readonly (readonly [string, string, WorldOptions['files']])[] = [
    ['that every object has', '`ToolServer.toString()`', files],
    ['that is private', '`ToolServer.socket()`', files],
    [
      'of a class that extends one from outside',
      '`Sub.tool()`',
      { 'src/a.ts': "import { B } from 'b';\nexport class Sub extends B {}\n" },
    ],
    ['of a class with a mixin', '`Sub.tool()`', { 'src/a.ts': 'export class Sub extends mixin(Object) {}\n' }],
    [
      'of a class with an index signature',
      '`Bag.tool()`',
      { 'src/a.ts': 'export class Bag { [key: string]: unknown }\n' },
    ],
    ['of a constant that spreads another', '`LIMITS.tool`', { 'src/a.ts': 'export const LIMITS = { ...other };\n' }],
    ['of a constant that a call makes', '`LIMITS.tool`', { 'src/a.ts': 'export const LIMITS = make();\n' }],
    ['of a JavaScript class', '`ToolServer.tool()`', { 'src/a.js': 'export class ToolServer {}\n' }],
    ['of an interface', '`ToolOptions.name`', { 'src/a.ts': 'export interface ToolOptions { id: string }\n' }],
    ['of a generated class', '`ToolServer.tool()`', { 'src/a.ts': `// @generated by a tool. Do not edit.\n${SERVER}` }],
    [
      'of a declaration of something else',
      '`ToolServer.tool()`',
      { 'types/a.d.ts': 'export declare class ToolServer {}\n' },
    ],
    ['of a class that only a test has', '`ToolServer.tool()`', { 'test/a.test.ts': SERVER }],
    ['of a class that only an example has', '`ToolServer.tool()`', { 'examples/a/src/a.ts': SERVER }],
    [
      'where two classes share the name',
      '`ToolServer.tool()`',
      { ...files, 'src/other.ts': 'export class ToolServer {}\n' },
    ],
    [
      'where a file keeps a namesake to itself',
      '`ToolServer.tool()`',
      { ...files, 'src/other.ts': 'class ToolServer {}\nexport {};\n' },
    ],
    [
      'where a file imports a namesake',
      '`ToolServer.tool()`',
      { ...files, 'src/other.ts': "import { ToolServer } from 'elsewhere';\n" },
    ],
    [
      'where a file passes a namesake on',
      '`ToolServer.tool()`',
      { ...files, 'src/other.ts': "export { ToolServer } from 'elsewhere';\n" },
    ],
    [
      'where a file adds to the class',
      '`ToolServer.tool()`',
      { ...files, 'src/other.ts': 'export {};\ndeclare global { interface ToolServer { x: string } }\n' },
    ],
    [
      'where a component has the name',
      '`ToolServer.tool()`',
      { ...files, 'src/view.tsx': 'export default function ToolServer() { return null; }\n' },
    ],
    [
      'where much of the code is in another language',
      '`ToolServer.tool()`',
      { ...files, 'src/a.py': '', 'src/b.py': '' },
    ],
    ['of a column, for all that is known', '`ToolServer.tool`', { ...files, 'db/schema.prisma': '' }],
    ['that may be a key of translations', '`Auth.login`', { 'src/a.ts': 'export class Auth {}\n' }],
    ['that may be a part of a component', '`AppShell.Header`', { 'src/a.ts': 'export class AppShell {}\n' }],
    ['that cuts a name short', '`ToolServer.register`', files],
    [
      'of a base whose subclass has it',
      '`ToolServer.tool()`',
      {
        ...files,
        'src/sub.ts': "import { ToolServer } from './server.ts';\nexport class Sub extends ToolServer { tool() {} }\n",
      },
    ],
    ...ADDITIONS.map(([title, code]) => [title, '`ToolServer.tool()`', { 'src/a.ts': code }] as const),
    ...ADDITIONS_ELSEWHERE.map(
      ([title, code]) => [title, '`ToolServer.tool()`', { ...files, 'src/patch.ts': IMPORTED + code }] as const,
    ),
    [
      'that JavaScript sets from outside',
      '`ToolServer.tool()`',
      { ...files, 'src/patch.cjs': "const { ToolServer } = require('./server.ts');\nToolServer.tool = () => 1;\n" },
    ],
    ['of a constant that is added to', '`LIMITS.width`', { ...files, 'src/b.ts': 'Object.assign(LIMITS, more);\n' }],
    ['of a constant with a cast', '`LIMITS.width`', { ...files, 'src/b.ts': '(LIMITS as any).width = 2;\n' }],
    ...[
      'as any',
      'as unknown as Limits',
      'as Record<string, number>',
      'as { [key: string]: 1 }',
      'as Partial<Limits>',
    ].map(
      (cast) => [`of a constant that is declared ${cast}`, '`LIMITS.width`', limits(`{ size: 1 } ${cast}`)] as const,
    ),
    ['of a constant with a cast in front', '`LIMITS.width`', limits('<any>{ size: 1 }')],
    [
      'of a frozen constant with a cast',
      '`LIMITS.width`',
      limits('Object.freeze({ size: 1 } as Record<string, number>)'),
    ],
    ['of a constant with a key set later', '`LIMITS.width`', limits("{ size: 1 };\nLIMITS['width'] = 2")],
    [
      'of a constant with keys set in a loop',
      '`LIMITS.width`',
      limits("{ size: 1 };\nfor (const key of ['width']) LIMITS[key] = 2"),
    ],
    ['of a constant with a member set later', '`LIMITS.width`', limits('{ size: 1 };\nLIMITS.width = 2')],
    [
      'of a constant with a member set by who imports it',
      '`LIMITS.width`',
      { ...files, 'src/b.ts': "import { LIMITS } from './server.ts';\nLIMITS.width = 2;\n" },
    ],
    ['of a mock', '`ToolServer.mockImplementation()`', files],
    ['of a name of the platform', '`Response.tool()`', { 'src/a.ts': 'export class Response {}\n' }],
    ['of a name that is nowhere', '`OtherServer.tool()`', files],
  ];
  test.each(cases)('%s', (_, markdown, world = {}) => {
    const judged = judge(markdown, { files: world }).filter(({ verdict }) => verdict === 'dead');
    expect(judged).toEqual([]);
  });

  test('of another language only where that is at home', () => {
    const ours = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`src/${at}.ts`, 'export {};\n']));
    const world = { files: { ...files, ...ours, 'scripts/release.py': '' } };
    expect(verdicts('`ToolServer.tool()`', world)).toEqual(['dead ToolServer.tool()']);
    const java = { files: { ...files, ...ours, 'android/ToolServer.java': '' } };
    expect(verdicts('`ToolServer.tool()`', java)).toEqual(['undecided ToolServer.tool()']);
  });
});

describe('a name that tests and examples bind anew', () => {
  const examples = { 'examples/a.ts': "const { ToolServer } = await import('@acme/server');\nexport {};\n" };

  test('is still the class of the repository', () => {
    expect(verdicts('`ToolServer.tool()`', { files: { ...files, ...examples } })).toEqual(['dead ToolServer.tool()']);
  });

  test('means what it pleases in a text of theirs', () => {
    const body = parseBody('examples/AGENTS.md', '`ToolServer.tool()`', 1).value;
    const world = worldOf(guide(''), { files: { ...files, ...examples } });
    const judged = judgeClaims(findSymbolClaims({ file: 'examples/AGENTS.md', body }), world);
    expect(judged.map(({ verdict }) => verdict)).toEqual(['undecided']);
  });

  test('is ours where a package of ours brings it', () => {
    const packages = [packageOf(''), packageOf('packages/server', { name: '@acme/server' })];
    const use = { 'src/use.ts': "import { ToolServer } from '@acme/server';\n" };
    expect(verdicts('`ToolServer.tool()`', { files: { ...files, ...use }, packages })).toEqual([
      'dead ToolServer.tool()',
    ]);
  });
});

describe('a name that is there', () => {
  test('leads to the file that exports it', () => {
    expect(targets('`ToolServer` `createToolServer()` `ToolServer.close()` `ToolServer.create()`', { files })).toEqual([
      'src/server.ts#ToolServer',
      'src/server.ts#createToolServer',
      'src/server.ts#ToolServer.close',
      'src/server.ts#ToolServer.create',
    ]);
  });

  test('is a guess where several files, a word or a variable of the environment may be meant', () => {
    const two = { ...files, 'src/other.ts': 'export class ToolServer { close(): void {} }\n' };
    expect(targets('`ToolServer.close()`', { files: two })).toEqual(['src/other.ts#ToolServer.close ?']);
    expect(targets('`render()`', { files: { 'src/a.ts': 'export function render(): void {}\n' } })).toEqual([
      'src/a.ts#render ?',
    ]);
    const env = { 'src/a.ts': 'export const API_URL = process.env.API_URL;\n' };
    expect(targets('`API_URL`', { files: env })).toEqual(['src/a.ts#API_URL ?']);
  });

  test('is none where the text names its file right behind it', () => {
    const word = { 'src/a.ts': 'export function render(): void {}\n' };
    const names = (text: string) => targets(text, { files: word }).filter((each) => each.includes('#'));
    expect(names('`render()` (`src/a.ts`) and `render()` in `a.ts`')).toEqual(['src/a.ts#render', 'src/a.ts#render']);
    expect(names('`render()` (`src/b.ts`) and `render()` (see `src/a.ts`)')).toEqual([
      'src/a.ts#render ?',
      'src/a.ts#render ?',
    ]);
  });
});

describe('a name that the lock remembers', () => {
  const locked = [{ claim: 'createToolServer()', target: 'src/server.ts#createToolServer', stamps: [] }];

  test('is dead once no file has it', () => {
    const after = { 'src/server.ts': 'export function makeToolServer(): number { return 1; }\n' };
    const [judged] = judge('Call `createToolServer()`.', { files: after, locked });
    expect(judged).toMatchObject({
      verdict: 'dead',
      truth:
        '`createToolServer`, which was in `src/server.ts` when the lock was written, is declared nowhere any more.',
    });
    expect(verdicts('Call `createToolServer()`.', { files: after })).toEqual(['undecided createToolServer()']);
  });

  test('is undecided while any file keeps, imports or inherits the name', () => {
    for (const text of [
      'function createToolServer() {}\nexport {};\n',
      "import { createToolServer } from 'elsewhere';\n",
      'export class Any { createToolServer(): void {} }\n',
    ]) {
      expect(verdicts('Call `createToolServer()`.', { files: { 'src/a.ts': text }, locked })).toEqual([
        'undecided createToolServer()',
      ]);
    }
  });

  test('is undecided where a dependency may have it by now, or a file that git ignores', () => {
    for (const after of [
      { 'src/index.ts': "export * from '@acme/sdk';\n" },
      { 'src/index.ts': "export * from './server.ts';\n", '.gitignore': 'src/server.ts\n' },
      { 'src/a.ts': 'export {};\n', '.gitignore': 'src/server.ts\n' },
    ]) {
      expect(verdicts('Call `createToolServer()`.', { files: after, locked })).toEqual([
        'undecided createToolServer()',
      ]);
    }
  });

  describe('is undecided where it may be out of sight', () => {
    const target = 'packages/server/src/index.ts#createToolServer';
    const dependency = (name: string): PackageFacts => {
      const dependencies = [{ name, range: '1', group: 'dependencies' } as const];
      return packageOf('packages/app', { name: '@acme/app', dependencies });
    };
    const verdict = (
      markdown: string,
      {
        paths = [],
        packages = [],
      }: { readonly paths?: readonly string[]; readonly packages?: readonly PackageFacts[] },
    ): string | undefined => {
      const note = guide(markdown);
      const world = worldOf(note, {
        files: { 'src/a.ts': 'export {};\n' },
        locked: [{ claim: 'createToolServer()', target, stamps: [] }],
        packages: [packageOf(''), ...packages],
      });
      const claims = findSymbolClaims(note.note);
      return judgeClaims(claims, { ...world, paths: new Set([...world.paths, ...paths]) })[0]?.verdict;
    };
    const said = 'Call `createToolServer()`.';

    test('in a file that is tracked and was not read, or a folder that is a submodule by now', () => {
      expect(verdict(said, { paths: ['packages/server/src/index.ts'] })).toBe('undecided');
      expect(verdict(said, { paths: ['packages/server'] })).toBe('undecided');
      expect(verdict(said, { paths: ['packages/server/src/other.ts'] })).toBe('dead');
    });

    test('in a package that left the tree and is installed now', () => {
      expect(verdict(said, { packages: [dependency('@acme/server')] })).toBe('undecided');
      expect(verdict(said, { packages: [dependency('server')] })).toBe('undecided');
      // It still stands here, or others call theirs alike.
      expect(
        verdict(said, {
          packages: [dependency('@acme/server'), packageOf('packages/server', { name: '@acme/server' })],
        }),
      ).toBe('dead');
      expect(verdict(said, { packages: [{ ...dependency('@nest/src'), dir: 'libs/app' }] })).toBe('dead');
    });

    test('in a library by the words of the text, and not in one that it is made with', () => {
      const packages = [dependency('@tools/kit')];
      expect(verdict('`createToolServer()` comes from `@tools/kit`.', { packages })).toBe('undecided');
      const fence = "```ts\nimport { createToolServer } from '@tools/kit';\n```\n";
      expect(verdict(`${said} It is the kit’s.\n\n${fence}`, { packages })).toBe('undecided');
      expect(verdict(`${said}\n\n${fence.replace('@tools/kit', './server.ts')}`, { packages })).toBe('dead');
      expect(verdict('With `@tools/kit` below, `createToolServer()` listens.', { packages })).toBe('dead');
      expect(verdict('`createToolServer()` of `node:http` listens.', {})).toBe('undecided');
      expect(verdict('`createToolServer()` of node:http listens.', {})).toBe('undecided');
    });
  });

  test('is proposed under its new name where the contract is the same', () => {
    const after = {
      'src/server.ts': 'export function startToolServer(port: number): string { return ""; }\n',
    };
    const world = worldOf(guide(''), { files: after });
    const fingerprint = world.facts.files[0]?.exports[0]?.fingerprint ?? '';
    const stamps = [{ block: '12345678', fingerprint: `${FINGERPRINT_SCHEME}:${fingerprint}`, surface: '' }];
    const found = judge('`createToolServer()`', {
      files: after,
      locked: [{ claim: 'createToolServer()', target: 'src/server.ts#createToolServer', stamps }],
    });
    expect(found[0]?.hint).toBe('`startToolServer` in `src/server.ts` has the same contract: it may be the new name.');
  });
});

describe('a hook that RTK Query makes of an endpoint', () => {
  const verdict = (name: string): string | undefined => {
    const note = guide('Posts: `useGetPostsQuery()`.');
    const code = {
      'src/api.ts': 'export const api = createApi({ endpoints: (build) => ({ getPosts: build() }) });\n',
    };
    const dependencies = [{ name, range: '2', group: 'dependencies', line: 3 } as const];
    const removed = [{ name: 'useGetPostsQuery', file: 'src/api.ts', commit: 'c', date: '2026-01-16' }];
    const world = worldOf(note, { files: code, packages: [packageOf('', { dependencies })] });
    return judgeClaims(findSymbolClaims(note.note), { ...world, namePast: { removed, standing: new Set() } })[0]
      ?.verdict;
  };

  test('may be there though nobody passes it on by name', () => {
    expect(verdict('@reduxjs/toolkit')).toBe('undecided');
    expect(verdict('react')).toBe('dead');
  });
});

describe('what git remembers', () => {
  const removed = { commit: 'a1b2c3d4e5f60718293a4b5c6d7e8f9012345678', date: '2026-01-23', file: 'src/server.ts' };
  const past = (fields: { readonly name: string; readonly member?: string }, standing: string[] = []): NamePast => ({
    removed: [{ ...removed, now: 'src/server.ts', ...fields }],
    standing: new Set(standing),
  });

  test('names the commit of a member that is gone', () => {
    const [judged] = judgedWith('`ToolServer.tool()`', past({ name: 'ToolServer', member: 'tool' }, ['ToolServer']));
    expect(judged?.verdict).toBe('dead');
    expect(judged?.related?.at(-1)?.message).toBe(
      'Commit a1b2c3d4e of 2026-01-23 removed `ToolServer.tool` from here.',
    );
    expect(judged?.gone).toBe(removed.commit);
  });

  test('proves an exported name dead where it stands nowhere else', () => {
    const name = { name: 'openToolServer' };
    expect(judgedWith('`openToolServer()`', past(name))[0]).toMatchObject({ verdict: 'dead', gone: removed.commit });
    expect(judgedWith('`openToolServer()`', past(name, ['openToolServer']))[0]?.verdict).toBe('undecided');
    expect(judgedWith('`render()`', past({ name: 'render' }))[0]?.verdict).toBe('undecided');
  });

  test('says nothing where the text means the ending that several names of today share', () => {
    const family = 'export class PgToolServer {}\nexport class MyToolServer {}\n';
    const code = { 'src/dialects.ts': family };
    const verdict = (markdown: string, held: Record<string, string>): string | undefined => {
      const note = guide(markdown);
      const world = worldOf(note, { files: held });
      return judgeClaims(findSymbolClaims(note.note), { ...world, namePast: past({ name: 'ToolServer' }) })[0]?.verdict;
    };
    expect(verdict('Each dialect has its own `ToolServer` class.', code)).toBe('undecided');
    expect(verdict('Start a `ToolServer` first.', code)).toBe('dead');
    expect(
      verdict('Each dialect has its own `ToolServer` class.', { 'src/one.ts': 'export class PgToolServer {}\n' }),
    ).toBe('dead');
  });

  test('is told by the commit that took its declaration, and by one of a file that passed it on where no other is known', () => {
    const declared = { ...removed, name: 'openToolServer' };
    const passed = { ...declared, commit: 'f'.repeat(40), file: 'src/index.ts', isPassedOn: true } as const;
    const truth = (...all: NamePast['removed']): string | undefined =>
      judgedWith('`openToolServer()`', { removed: all, standing: new Set() })[0]?.truth;
    const byDeclaration =
      '`openToolServer` is declared nowhere; commit a1b2c3d4e of 2026-01-23 removed it from `src/server.ts`.';
    expect(truth({ ...passed, date: '2026-01-01' }, declared)).toBe(byDeclaration);
    expect(truth({ ...passed, date: '2026-02-01' }, declared)).toBe(byDeclaration);
    expect(truth(passed)).toBe(
      '`openToolServer` is declared nowhere; commit fffffffff of 2026-01-23 took the export that passed it on from `src/index.ts`.',
    );
  });

  test('says nothing of names that the package may pass on from a dependency', () => {
    const verdict = (path: string, text: string): string | undefined => {
      const note = guide('Call `openToolServer()`.');
      const packages = [packageOf(''), packageOf('packages/db')];
      const world = worldOf(note, { files: { ...files, [path]: text }, packages });
      return judgeClaims(findSymbolClaims(note.note), { ...world, namePast: past({ name: 'openToolServer' }) })[0]
        ?.verdict;
    };
    expect(verdict('src/index.ts', "export * from '@acme/sdk';\n")).toBe('undecided');
    expect(verdict('src/index.ts', "export * from './server.ts';\n")).toBe('dead');
    expect(verdict('packages/db/index.ts', "export * from '@acme/sdk';\n")).toBe('dead');
    expect(verdict('test/all.test.ts', "export * from '@acme/sdk';\n")).toBe('dead');
  });

  test('says nothing of names that the text says to be of a dependency', () => {
    const verdict = (markdown: string): string | undefined => {
      const note = guide(markdown);
      const date = { name: '@acme/date', range: '1.0.0', group: 'dependencies' } as const;
      const world = worldOf(note, { files, packages: [packageOf('', { dependencies: [date] })] });
      const [judged] = judgeClaims(findSymbolClaims(note.note), { ...world, namePast: past({ name: 'formatDate' }) });
      return judged?.verdict;
    };
    expect(verdict('`formatDate()` comes from `@acme/date`.')).toBe('undecided');
    expect(verdict('`formatDate()`, exported by the @acme/date.')).toBe('undecided');
    expect(verdict('Use `formatDate()` (`@acme/date`).')).toBe('undecided');
    expect(verdict('`formatDate()` and others, both of `node:util`.')).toBe('undecided');
    expect(verdict("Use `formatDate()`.\n\n```ts\nimport { formatDate } from '@acme/date';\n```\n")).toBe('undecided');
    expect(verdict("Use `formatDate()`.\n\n```ts\nimport { formatDay } from '@acme/date';\n```\n")).toBe('dead');
    expect(verdict('`formatDate()` comes from `@acme/time`.')).toBe('dead');
    expect(verdict('`formatDate()` wraps `@acme/date`.')).toBe('dead');
    expect(verdict('Call `formatDate()`. Dates come from `@acme/date`.')).toBe('dead');
  });

  test('says nothing of names of a file that git ignores by now', () => {
    const verdict = (ignored: string): string | undefined => {
      const note = guide('Fetch with `useListPets()`.');
      const world = worldOf(note, { files: { ...files, '.gitignore': ignored } });
      const lost = { ...removed, file: 'src/api/pets.ts', name: 'useListPets' };
      return judgeClaims(findSymbolClaims(note.note), {
        ...world,
        namePast: { removed: [lost], standing: new Set() },
      })[0]?.verdict;
    };
    expect(verdict('src/api/\n')).toBe('undecided');
    expect(verdict('dist/\n')).toBe('dead');
  });

  test('is asked of the folder that holds the folder of rules', () => {
    const agent = agentFileOf('.cursor/rules/server.mdc', 'Call `openToolServer()`.');
    const world = { ...worldOf(guide(''), { files }), agents: [agent], namePast: past({ name: 'openToolServer' }) };
    expect(judgeClaims(findSymbolClaims(agent), world)).toMatchObject([{ verdict: 'dead', gone: removed.commit }]);
  });

  test('counts in every clone once the lock has it', () => {
    const gone = [
      { file: 'context/guides/guide.md', claim: 'openToolServer()', target: 'openToolServer', commit: removed.commit },
    ];
    const [judged] = judgedWith('`openToolServer()`', undefined, gone);
    expect(judged).toMatchObject({ verdict: 'dead', gone: removed.commit });
  });

  function judgedWith(
    markdown: string,
    namePast?: NamePast,
    gone?: readonly { file: string; claim: string; target: string; commit: string }[],
  ): readonly JudgedClaim[] {
    const note = guide(markdown);
    const world = worldOf(note, { files });
    return judgeClaims(findSymbolClaims(note.note), {
      ...world,
      namePast,
      lock: { ...world.lock, ...(gone && { gone }) },
    });
  }
});

function targets(markdown: string, options: WorldOptions): readonly string[] {
  return judge(markdown, options).map(({ claim, isGuess }) => (isGuess ? `${claim.target} ?` : claim.target));
}

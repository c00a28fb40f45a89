import { describe, expect, test } from 'vitest';
import { claimsForLock } from '../../../src/claims/judge/judge.ts';
import type { Lock } from '../../../src/model.ts';
import { guide, judge, moduleNote, packageOf, verdicts, NO_LOCK, NO_TEXTS } from '../world.ts';

const only = (markdown: string, options: Parameters<typeof judge>[1] = {}) => {
  const [first, ...others] = judge(markdown, options);
  expect(others).toEqual([]);
  return first;
};

/** The folder that a command enters, or is to work in, is a claim of its own, before it. */
const last = (markdown: string, options: Parameters<typeof judge>[1] = {}) => judge(markdown, options).at(-1);

describe('links', () => {
  const files = {
    'src/server.ts': '',
    'docs/Setup.md': '',
    'docs/guide/intro.md': '',
    '.gitignore': 'dist/\n*.local\n',
  };

  test.each([
    ['a file', '../../src/server.ts'],
    ['a folder', '../../src/'],
    ['a file from the root', 'src/server.ts'],
    ['the compiled name of a source', '../../src/server.js'],
    ['a page without its ending', '../../docs/guide/intro'],
  ])('live when they lead to %s', (_, url) => {
    expect(only(`[x](${url})`, { files })?.verdict).toBe('live');
  });

  test('carry the path that they lead to', () => {
    expect(only('[x](../../src/server.js)', { files })?.claim.target).toBe('src/server.ts');
  });

  test('carry the path from the root where they are written so, in other letters too', () => {
    expect(only('[x](src/Server.ts)', { files })).toMatchObject({
      rule: 'stale/path-case',
      claim: { target: 'src/Server.ts' },
    });
  });

  test('are dead when nothing is there, without any lock', () => {
    expect(only('[x](../../src/gone.ts)', { files })).toMatchObject({
      verdict: 'dead',
      truth: '`../../src/gone.ts` leads to no file or folder.',
    });
  });

  test('are dead in another letter case, and name the right one', () => {
    expect(only('[x](../../docs/setup.md)', { files })).toMatchObject({
      verdict: 'dead',
      hint: 'Did you mean `../../docs/Setup.md`?',
    });
  });

  test('name the file of the same stem that has moved', () => {
    expect(only('[x](../../lib/server.ts)', { files })?.hint).toBe('Did you mean `../../src/server.ts`?');
  });

  test('name the file of the same name elsewhere rather than its test beside it', () => {
    const moved = {
      'packages/server/src/unstable/initTRPC.test.ts': '',
      'packages/server/src/unstable/initTRPC.ts': '',
      'packages/tests/server/initTRPC.test.ts': '',
    };
    expect(only('[x](../../packages/server/src/core/initTRPC.ts)', { files: moved })?.hint).toBe(
      'Did you mean `../../packages/server/src/unstable/initTRPC.ts`?',
    );
  });

  test('never name a test for a source that is gone', () => {
    expect(only('[x](../../lib/server.ts)', { files: { 'src/server.test.ts': '' } })?.hint).toBeUndefined();
  });

  test('name what they lead to from the root, when only their leading dots are wrong', () => {
    const moved = { 'packages/shared/src/errors/base.ts': '', 'apps/web/AGENTS.md': '', 'docs/a.md': '' };
    const note = guide('[x](../packages/shared/src/errors/) [y](../../../docs/a.md)', {
      file: 'apps/web/docs/AGENTS.md',
    });
    expect(judge('', { files: moved, note }).map(({ verdict, hint }) => [verdict, hint])).toEqual([
      ['dead', 'Did you mean `../../../packages/shared/src/errors/`?'],
      ['live', undefined],
    ]);
    const near = guide('[z](../../docs/a.md)', { file: 'apps/web/docs/AGENTS.md' });
    expect(only('', { files: moved, note: near })?.hint).toBe('Did you mean `../../../docs/a.md`?');
  });

  test('are judged in raw HTML as in markdown', () => {
    const markdown = [
      '<p align="center">',
      '  <a href="../../docs/nope.md"><img src="../../docs/Setup.md" alt="x"></a>',
      '  <!-- <a href="../../docs/hidden.md">no</a> -->',
      '</p>',
      '',
      'See <a href="../../docs/gone.md">this</a> and <a href="https://example.org">that</a>.',
    ].join('\n');
    const found = judge(markdown, { files }).map(({ claim, verdict }) => [
      claim.line,
      claim.column,
      verdict,
      claim.text,
    ]);
    expect(found).toEqual([
      [2, 12, 'dead', '../../docs/nope.md'],
      [2, 42, 'live', '../../docs/Setup.md'],
      [6, 14, 'dead', '../../docs/gone.md'],
    ]);
  });

  test('name the nearest file of the same folder', () => {
    expect(only('[x](../../src/servr.ts)', { files })?.hint).toBe('Did you mean `../../src/server.ts`?');
    // A copy in an archive is meant by nobody who does not say so.
    const archived = { ...files, 'docs/_archive/plan.md': '' };
    expect(only('[x](../../docs/plan.md)', { files: archived })).toMatchObject({ verdict: 'dead' });
    expect(only('[x](../../docs/plan.md)', { files: archived })?.hint).toBeUndefined();
    expect(only('[x](../../docs/plan.md)', { files: archived })?.fix).toBeUndefined();
    const inUse = { ...archived, 'docs/now/plan.md': '' };
    expect(only('[x](../../docs/plan.md)', { files: inUse })?.hint).toBe('Did you mean `../../docs/now/plan.md`?');
    expect(only('[x](../../docs/archive/plan.md)', { files: archived })?.hint).toBe(
      'Did you mean `../../docs/_archive/plan.md`?',
    );
  });

  test('stay undecided when git ignores the place', () => {
    expect(verdicts('[x](../../dist/a.js) [y](../../a.local)', { files })).toEqual([
      'undecided ../../dist/a.js',
      'undecided ../../a.local',
    ]);
  });

  test('stay undecided behind a submodule or symbolic link', () => {
    expect(verdicts('[x](../../vendor/lib/a.md)', { files: { 'vendor/lib': '' } })).toEqual([
      'undecided ../../vendor/lib/a.md',
    ]);
  });
});

describe('symbol links', () => {
  const files = {
    'src/mcp.ts': 'export class McpServer { registerTool() {} private hide() {} }\nexport * from "./more.ts";\n',
    'src/more.ts': 'export const limit = 3;\nconst inner = 1;\nvoid inner;\n',
    'src/open.ts': 'export * from "elsewhere";\n',
  };

  test.each(['McpServer', 'McpServer.registerTool', 'limit'])('live for %s', (symbol) => {
    expect(only(`[x](../../src/mcp.ts#${symbol})`, { files })?.verdict).toBe('live');
  });

  test('are dead for an export that is not there, and name the nearest', () => {
    expect(only('[x](../../src/mcp.ts#McpServr)', { files })).toMatchObject({
      verdict: 'dead',
      truth: '`src/mcp.ts` exports no `McpServr`.',
      hint: 'Nearest: `McpServer`.',
      claim: { target: 'src/mcp.ts#McpServr' },
    });
  });

  test('are dead for a member that is not there, and name the one that took its place', () => {
    expect(only('[x](../../src/mcp.ts#McpServer.tool)', { files })).toMatchObject({
      verdict: 'dead',
      truth: 'The class `McpServer` in `src/mcp.ts` has no public member `tool`.',
      hint: 'Nearest: `registerTool`.',
    });
  });

  test('stay undecided where a name may come from outside, or is declared without being exported', () => {
    expect(verdicts('[x](../../src/open.ts#any) [y](../../src/more.ts#inner)', { files })).toEqual([
      'undecided ../../src/open.ts#any',
      'undecided ../../src/more.ts#inner',
    ]);
  });

  test('are dead when the file is gone', () => {
    expect(only('[x](../../src/gone.ts#Foo)', { files })?.verdict).toBe('dead');
  });
});

describe('paths in code', () => {
  const files = {
    'packages/core/src/schemas.ts': '',
    'packages/core/src/features/pkg/exports.ts': '',
    'packages/upgrade/test/__helpers.tsx': '',
    'packages/upgrade/src/main.ts': '',
    'apps/web/src/routes/home.ts': '',
    'apps/web/package.json': '',
    'src/index.ts': '',
    'lib/index.ts': '',
    '.gitignore': '.cursor/mcp.json\n/generated\n',
  };
  const packages = [packageOf(''), packageOf('packages/core', { name: '@acme/core' })];

  test.each([
    ['a path from the root', '`packages/core/src/schemas.ts`'],
    ['a folder', '`packages/core/`'],
    ['a unique end of a path', '`core/src/schemas.ts`'],
    ['a bare file name that only one file has', '`schemas.ts`'],
    ['a module without its ending', '`packages/upgrade/test/__helpers`'],
    ['a path under src', '`index.ts`'],
    ['a path under the folder that the heading names', '## `packages/core/src/features`\n\n`pkg/exports.ts`'],
    ['a path after the folder that the line names', 'In packages/upgrade, `test/__helpers.tsx`'],
    ['a path after the package that the line names', 'In `@acme/core`, `features/pkg/exports.ts`'],
  ])('live for %s', (_, markdown) => {
    expect(judge(markdown, { files, packages }).at(-1)?.verdict).toBe('live');
  });

  test('live when seen from the module of the note, or from the fixed part of its globs', () => {
    const note = moduleNote('packages/upgrade', '`./test/__helpers` and `src/main.ts`');
    expect(verdicts('', { files, note })).toEqual(['live ./test/__helpers', 'live src/main.ts']);
    const scoped = guide('`routes/home.ts`', {}, { scope: { kind: 'glob', globs: ['apps/web/src/**/*.ts'] } });
    expect(verdicts('', { files, note: scoped })).toEqual(['live routes/home.ts']);
  });

  test.each([
    ['a prose slash', 'try/catch'],
    ['alternatives', 'npm/yarn'],
    ['names of things', 'React/Next.js'],
    ['a protocol method', 'tools/call'],
    ['a package subpath', 'zod/v4'],
    ['an ESLint rule', 'unicorn/filename-case'],
    ['a web address without scheme', 'claude.ai/code'],
    ['an invented path', 'src/x/openai.ts'],
    ['an ignored file', '.cursor/mcp.json'],
    ['a generated folder', 'generated/client.ts'],
  ])('say nothing about %s', (_, text) => {
    expect(verdicts(`\`${text}\``, { files })).toEqual([`undecided ${text}`]);
  });

  const locked = [{ claim: 'src/gone.ts', target: 'src/gone.ts' }];

  test('are dead once they resolved at a build and no longer do', () => {
    expect(only('`src/gone.ts`', { files, locked })).toMatchObject({
      verdict: 'dead',
      truth: '`src/gone.ts` leads to no file or folder any more.',
    });
  });

  test('say where they led when that is not what is written', () => {
    const known = [{ claim: 'gone.ts', target: 'packages/core/gone.ts' }];
    const note = moduleNote('packages/core', '`gone.ts`');
    const [judged] = judge('', { files, note, locked: known.map((each) => ({ ...each, file: note.note.file })) });
    expect(judged?.truth).toBe(
      '`gone.ts`, which was `packages/core/gone.ts` when the lock was written, leads to no file or folder any more.',
    );
  });

  test('are not taken for the end of another path once they are gone, but name it', () => {
    const known = [{ claim: 'src/schemas.ts', target: 'src/schemas.ts' }];
    expect(only('`src/schemas.ts`', { files, locked: known })).toMatchObject({
      verdict: 'dead',
      hint: 'Did you mean `packages/core/src/schemas.ts`?',
    });
  });

  test('stay live when they were the end of a path that has moved as a whole', () => {
    const known = [{ claim: 'src/schemas.ts', target: 'libs/core/src/schemas.ts' }];
    expect(verdicts('`src/schemas.ts`', { files, locked: known })).toEqual(['live src/schemas.ts']);
  });

  test('say nothing about a locked path that git now ignores', () => {
    const known = [{ claim: 'generated/a.ts', target: 'generated/a.ts' }];
    expect(verdicts('`generated/a.ts`', { files, locked: known })).toEqual(['undecided generated/a.ts']);
  });

  test('are remembered while they live, and while they are dead but still written', () => {
    const lock: Lock = {
      outputs: [],
      claims: [
        { file: 'context/guides/guide.md', claim: 'src/gone.ts', target: 'src/gone.ts' },
        { file: 'context/guides/guide.md', claim: 'src/deleted-from-text.ts', target: 'src/x.ts' },
      ],
    };
    const judged = judge('`src/gone.ts` `lib/index.ts` `try/catch` [x](../../src/index.ts)', {
      files,
      locked: lock.claims,
    });
    expect(claimsForLock(judged, lock, NO_TEXTS)).toEqual([
      { file: 'context/guides/guide.md', claim: 'lib/index.ts', target: 'lib/index.ts' },
      { file: 'context/guides/guide.md', claim: 'src/gone.ts', target: 'src/gone.ts' },
    ]);
  });
});

describe('what is remembered of paths in code', () => {
  const files = {
    'package.json': '',
    'turbo.json': '',
    'tsconfig.json': '',
    'src/cli.ts': '',
    'src/features/cjs.ts': '',
    'packages/core/package.json': '',
    'packages/core/src/util/schema.ts': '',
    'packages/core/src/server/mcp.ts': '',
    'packages/core/tsconfig.json': '',
    'packages/core/vitest.config.ts': '',
    'packages/cli/vitest.config.ts': '',
    'vitest.config.ts': '',
    'client.ts': '',
  };
  const packages = [packageOf(''), packageOf('packages/core', { name: '@acme/core' })];
  const remembered = (markdown: string, note = guide(markdown)) =>
    claimsForLock(judge('', { files, packages, note }), NO_LOCK, NO_TEXTS).map(({ target }) => target);

  test.each([
    ['a path from the root', '`packages/core/src/server/mcp.ts`', ['packages/core/src/server/mcp.ts']],
    ['a path from the sources of the root', '`features/cjs.ts`', ['src/features/cjs.ts']],
    ['a bare name that only the root has', '`turbo.json`', ['turbo.json']],
    ['a bare name below the folder in the heading', '## `src/features`\n\n`cjs.ts`', ['src/features/cjs.ts']],
    [
      'a path after the package that the line names',
      'In `@acme/core`, `server/mcp.ts`',
      ['packages/core/src/server/mcp.ts'],
    ],
  ])('%s', (_, markdown, expected) => {
    expect(remembered(markdown).filter((target) => /\.\w+$/.test(target))).toEqual(expected);
  });

  test.each([
    ['a bare name found by being the only one', '`schema.ts`'],
    ['a bare name found in src', '`cli.ts`'],
    ['a partial path found by its end', '`server/mcp.ts`'],
    [
      'a bare name that the root is one of many to have',
      'Next to a manifest lie a `tsconfig.json` and a `vitest.config.ts`.',
    ],
    ['a bare name below a folder that only fits', 'The `util` of the specification has `schema.ts`.'],
  ])('but not %s, though it is live', (_, markdown) => {
    const judged = judge(markdown, { files, packages }).filter(({ claim }) => claim.kind === 'path');
    expect(judged.map(({ verdict }) => verdict)).toEqual(judged.map(() => 'live'));
    expect(judged.length).toBeGreaterThan(0);
    expect(remembered(markdown)).toEqual([]);
  });

  test('of a module note what stands in the module, before the root', () => {
    const note = moduleNote('packages/core', '`tsconfig.json` `vitest.config.ts` `package.json` `server/mcp.ts`');
    expect(remembered('', note)).toEqual([
      'packages/core/package.json',
      'packages/core/src/server/mcp.ts',
      'packages/core/tsconfig.json',
      'packages/core/vitest.config.ts',
    ]);
  });

  test('of a module note no common name that only the root has', () => {
    expect(remembered('', moduleNote('packages/core', '`client.ts` `turbo.json`'))).toEqual(['turbo.json']);
  });

  test('so that a file of another repository raises no error when its namesake is renamed', () => {
    const { 'packages/core/src/util/schema.ts': _, ...renamed } = files;
    const locked = [{ claim: 'schema.ts', target: 'packages/core/src/util/schema.ts' }];
    expect(verdicts('The specification keeps it in `schema.ts`.', { files: renamed, packages, locked })).toEqual([
      'undecided schema.ts',
    ]);
  });

  test('and reported of a module note although another module has a file of that path', () => {
    const note = moduleNote('packages/cli', '`src/util/schema.ts` `vitest.config.mts`');
    const more = { ...files, 'packages/a/vitest.config.mts': '', 'packages/b/vitest.config.mts': '' };
    const locked = ['src/util/schema.ts', 'vitest.config.mts'].map((claim) => ({
      file: note.note.file,
      claim,
      target: `packages/cli/${claim}`,
    }));
    expect(verdicts('', { files: more, packages, note, locked })).toEqual([
      'dead src/util/schema.ts',
      'dead vitest.config.mts',
    ]);
  });

  test('and reported although the words before name an ignored folder, or another file', () => {
    const locked = [{ claim: 'src/gone.ts', target: 'src/gone.ts' }];
    const markdown = 'The folder `dist/` and `src/cli.ts` come from `src/gone.ts`.';
    const judged = judge(markdown, { files: { ...files, '.gitignore': 'dist/\n' }, packages, locked });
    expect(judged.at(-1)?.verdict).toBe('dead');
  });

  test('but not reported when the root had one of many, and the others are still there', () => {
    const { 'vitest.config.ts': _, ...without } = files;
    const locked = [{ claim: 'vitest.config.ts', target: 'vitest.config.ts' }];
    expect(verdicts('`vitest.config.ts`', { files: without, packages, locked })).toEqual([
      'undecided vitest.config.ts',
    ]);
  });

  test('and reported when the folder that the heading names is gone with it', () => {
    const locked = [{ claim: 'old.ts', target: 'src/legacy-free/old.ts' }];
    expect(judge('## `src/legacy-free`\n\n`old.ts`', { files, packages, locked }).at(-1)?.verdict).toBe('dead');
  });
});

describe('start without a script', () => {
  const packages = [packageOf('', { scripted: ['lint'] })];
  const locked = [{ claim: 'npm start', target: 'package.json#scripts.start' }];

  // docs.npmjs.com/cli/commands/npm-start and pnpm.io/cli/start: `node server.js`, where that file stands.
  test.each(['npm start', 'npm run start', 'pnpm start', 'pnpm run start'])(
    'live beside a server.js: %s',
    (command) => {
      const files = { 'package.json': '', 'server.js': '' };
      expect(last(`\`${command}\``, { packages, locked, files })?.verdict).toBe('live');
    },
  );

  test.each([
    ['another script', 'pnpm test', 'server.js'],
    ['a server.js elsewhere', 'pnpm start', 'app/server.js'],
  ])('dead: %s', (_, command, server) => {
    expect(last(`\`${command}\``, { packages, files: { 'package.json': '', [server]: '' } })?.verdict).toBe('dead');
  });
});

describe('commands', () => {
  const files = {
    'package.json': '',
    'packages/core/package.json': '',
    'packages/core/src/a.ts': '',
    'packages/cli/package.json': '',
    'examples/todo/package.json': '',
    'examples/todo/a.ts': '',
  };
  const packages = [
    packageOf('', { scripted: ['build', 'test:unit'] }),
    packageOf('packages/core', { name: '@acme/core', scripted: ['build', 'gen'] }),
    packageOf('packages/cli', { name: 'cli', scripted: ['dev'] }),
  ];
  const world = { files, packages };

  test.each([
    'npm run build',
    'pnpm build',
    'pnpm --filter @acme/core run gen',
    'pnpm --filter core gen',
    'npm run gen -w packages/core',
    'pnpm -C packages/core gen',
    'cd packages/core/src && npm run gen',
    'pnpm -r run dev',
    'pnpm -w run build',
    'pnpm run build --workspace=cli',
    'yarn workspace cli dev',
    'node --run build',
    'node --run=test:unit -- --watch',
  ])('live for %s', (command) => {
    expect(last(`\`${command}\``, world)?.verdict).toBe('live');
  });

  test.each([
    [
      'pnpm run buil',
      '`pnpm run buil` calls the script `buil`, but there is none in `package.json`.',
      'Nearest: `build`.',
    ],
    [
      'pnpm lint',
      '`pnpm lint` calls the script `lint`, but there is none in `package.json`.',
      'There are `build`, `test:unit`.',
    ],
    [
      'pnpm --filter @acme/core run dev',
      '`pnpm --filter @acme/core run dev` calls the script `dev`, but there is none in `packages/core/package.json`.',
      'There are `build`, `gen`.',
    ],
    [
      'pnpm --filter @acme/cor run build',
      '`pnpm --filter @acme/cor run build` names the package `@acme/cor`, but no workspace package has that name.',
      'Nearest: `@acme/core`.',
    ],
    [
      'pnpm --filter @acme/core test:unit',
      '`pnpm --filter @acme/core test:unit` calls the script `test:unit`, but there is none in `packages/core/package.json`.',
      'There are `build`, `gen`.',
    ],
    [
      'cd packages/cli && pnpm run gen',
      '`pnpm run gen` calls the script `gen`, but there is none in `packages/cli/package.json`.',
      'There is only `dev`.',
    ],
    [
      'pnpm -r run vanished',
      '`pnpm -r run vanished` calls the script `vanished`, but there is none in `package.json` or `packages/core/package.json` or `packages/cli/package.json`.',
      'There are `build`, `dev`, `gen`, `test:unit`.',
    ],
    [
      'pnpm run gen --workspace=@acme/core',
      '`pnpm run gen --workspace=@acme/core` calls the script `gen` of the root, which has none: pnpm hands `--workspace` on to the script instead of choosing a package.',
      'Did you mean `pnpm --filter @acme/core run gen`?',
    ],
    [
      'node --run buil',
      '`node --run buil` calls the script `buil`, but there is none in `package.json`.',
      'Nearest: `build`.',
    ],
    [
      'A=$(pnpm run buil)',
      '`pnpm run buil` calls the script `buil`, but there is none in `package.json`.',
      'Nearest: `build`.',
    ],
  ])('dead for %s', (command, truth, hint) => {
    expect(last(`\`${command}\``, world)).toMatchObject({ verdict: 'dead', truth, hint });
  });

  test.each([
    ['a script that only another package has', 'pnpm run gen'],
    ['what another package manager would run, as in somebody else’s project', 'npm run buil'],
    ['what npm alone chooses a package by, where no such package has it', 'pnpm run gen --workspace=cli'],
    ['what may be a binary', 'pnpm vitest'],
    ['what may be a binary of a named package', 'pnpm --filter @acme/core nope'],
    ['what may be a binary of a yarn workspace', 'yarn workspace @acme/core nope'],
    ['a folder that is not there', 'cd my-app && npm run dev'],
    ['a script that only another package has, run by Node', 'node --run gen'],
    ['a folder whose manifest was not read', 'cd examples/todo && npm run dev2'],
  ])('undecided for %s', (_, command) => {
    expect(last(`\`${command}\``, world)?.verdict).toBe('undecided');
  });

  test.each([
    ['pnpm lint', 'undecided'],
    ['pnpm run lint', 'dead'],
    ['pnpm build', 'dead'],
    ['pnpm test', 'dead'],
  ])(
    'a program that a package here brings may be what `%s` runs, unless it asks for a script: %s',
    (command, verdict) => {
      const root = packageOf('', { name: 'root', scripted: ['gen'] });
      const tool = { ...packageOf('tools/lint', { name: '@acme/lint' }), bin: { lint: './bin.js', test: './t.js' } };
      const tree = { 'package.json': '', 'tools/lint/package.json': '' };
      expect(last(`\`${command}\``, { packages: [root, tool], files: tree })?.verdict).toBe(verdict);
    },
  );

  test.each([
    ['link:../lint', 'undecided'],
    ['^1.0.0', 'dead'],
  ])('a package of the name of a script may bring it where it lies beside the repository: %s', (range, verdict) => {
    const declared = [{ name: '@other/lint', range, group: 'devDependencies' }] as const;
    const root = { ...packageOf('', { name: 'root', scripted: ['gen'] }), dependencies: declared };
    expect(last('`pnpm lint`', { packages: [root], files: { 'package.json': '' } })?.verdict).toBe(verdict);
  });

  test.each([
    'pnpm --filter @site/core run build',
    'pnpm --filter packages/core run build',
    'pnpm --filter @site/cli run build',
    'pnpm -C packages/core run build',
    'pnpm -r run build',
    'pnpm run build',
  ])('undecided where a manifest with an error of syntax may say more: %s', (command) => {
    const root = packageOf('', { name: 'root', scripted: ['lint'] });
    const core = packageOf('packages/core', { name: '@site/core', version: '1.0.0' });
    const tree = { 'package.json': '', 'packages/core/package.json': '' };
    const broken = last(`\`${command}\``, { packages: [root, { ...core, isBroken: true }], files: tree });
    expect(broken?.verdict).toBe('undecided');
    expect(last(`\`${command}\``, { packages: [root, core], files: tree })?.verdict).toBe('dead');
  });

  test('undecided where the text names a folder whose manifest was not read', () => {
    expect(judge('## examples/todo\n\n`npm run nothing`', world).at(-1)?.verdict).toBe('undecided');
  });

  test.each([
    'Run the tests with `pnpm run nothing` from `examples/todo/`.',
    '- `pnpm run nothing`, which builds first\n  (also from `examples/todo/`)',
  ])('undecided where a folder whose manifest was not read is named behind: %s', (markdown) => {
    expect(judge(markdown, world).map(({ verdict }) => verdict)).not.toContain('dead');
  });

  test('dead where only the next item names another folder', () => {
    expect(judge('- `pnpm run nothing`\n- `examples/todo/`', world).map(({ verdict }) => verdict)).toContain('dead');
  });

  test('undecided in a repository without a manifest', () => {
    expect(only('`npm run build`')?.verdict).toBe('undecided');
  });

  test('live in the package of a module note', () => {
    expect(verdicts('', { ...world, note: moduleNote('packages/core', '`pnpm run gen` `pnpm run build`') })).toEqual([
      'live pnpm run gen',
      'live pnpm run build',
    ]);
  });

  test('undecided behind a filter outside a workspace', () => {
    expect(only('`pnpm --filter x run build`', { ...world, isWorkspace: false })?.verdict).toBe('undecided');
  });
});

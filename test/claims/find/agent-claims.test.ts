/** Which texts of agent files are claims about paths: each class of false finding that peers were measured to make is one test. */
import { describe, expect, test } from 'vitest';
import { findAgentClaims, withImports } from '../../../src/claims/find/agent-claims.ts';
import { judgeClaims } from '../../../src/claims/judge/judge.ts';
import type { AgentFile, Claim } from '../../../src/model.ts';
import { agentFileOf } from '../agent-world.ts';
import { guide, packageOf, worldOf } from '../world.ts';

interface Tree {
  readonly paths?: readonly string[];
  readonly file?: string;
  readonly ignored?: string;
}

const verdicts = (markdown: string, { paths = [], file = 'AGENTS.md', ignored = '' }: Tree = {}): readonly string[] => {
  const agent = agentFileOf(file, markdown);
  const files = { ...Object.fromEntries(paths.map((path) => [path, ''])), '.gitignore': ignored };
  const packages = [packageOf('', { name: 'root' }), packageOf('packages/core', { name: '@acme/core' })];
  const world = { ...worldOf(guide(''), { files, packages }), agents: [agent], texts: new Map([[file, markdown]]) };
  return judgeClaims(claimsOf(agent), world).map(({ claim, verdict }) => `${verdict} ${claim.text}`);
};

/** What a file claims by itself: of what is to be made, only another mention tells. */
const claimsOf = (agent: AgentFile): readonly Claim[] => findAgentClaims(agent).filter(({ isToBeMade }) => !isToBeMade);

describe('a link that leaves the repository', () => {
  const paths = ['docs/setup.md', 'docs/README.md', 'packages/cli/src/index.ts', 'src/core/run.ts', 'setup.md'];
  const file = 'packages/cli/AGENTS.md';

  test.each([
    ['../../../docs/setup.md', 'docs/setup.md'],
    ['../../../docs/setup.md#install', 'docs/setup.md'],
    ['./../../../src/core/run.ts#Runner', 'src/core/run.ts'],
  ])('is dead when it does so by one step too many: %s', (url, meant) => {
    expect(verdicts(`See [it](${url}).`, { paths, file })).toEqual([`dead ${url}`]);
    expect(verdicts(`See [it](${url}).`, { paths: paths.filter((path) => path !== meant), file })).toEqual([
      `undecided ${url}`,
    ]);
  });

  test.each([
    ['a file that every repository has', '../../../docs/README.md', file],
    ['a name without a folder', '../../../setup.md', file],
    ['a folder', '../../../src/core', file],
    ['two steps out', '../../../../docs/setup.md', file],
    ['one from the root', '../docs/setup.md', 'AGENTS.md'],
  ])('claims nothing where a sibling checkout may be meant: %s', (_, url, from) => {
    expect(verdicts(`See [it](${url}).`, { paths, file: from })).toEqual([]);
  });
});

describe('a link that shows how links are written', () => {
  const paths = ['.cursor/rules/a.mdc', 'docs/setup.md', 'src/prisma.ts'];

  test.each([
    '- Example: [prisma.mdc](mdc:.cursor/rules/prisma.mdc) for rule references',
    '- Use `[filename](mdc:path/to/file)` to reference files, e.g. [schema.prisma](mdc:prisma/schema.prisma).',
    'For example, [a](docs/a.md).',
    'Examples:\n\n- [a](docs/a.md)\n',
    '- **Examples**:\n  - Rules: [prisma.md](.kiro/steering/prisma.md)\n',
  ])('claims nothing where it leads nowhere: %s', (markdown) => {
    expect(verdicts(markdown, { paths }).filter((verdict) => !verdict.startsWith('undecided'))).toEqual([]);
  });

  test.each([
    ['The examples are in [a](docs/a.md).', 'docs/a.md'],
    ['Example: [setup](../docs/setup.md).', '../docs/setup.md'],
    ['Example: [setup](docs/Setup.md).', 'docs/Setup.md'],
  ])('is dead where it is a promise, or leads to something by another name: %s', (markdown, url) => {
    expect(verdicts(markdown, { paths, file: 'packages/core/AGENTS.md' })).toEqual([`dead ${url}`]);
  });
});

describe('what peers report falsely', () => {
  test.each([
    ['package or scoped name', '`@vitest/utils`, `@trpc/server`, `@acme/core/internal`'],
    ['placeholder', '`path/to/file.test.ts`, `<root>/x.ts`, `examples/<story>/{server.ts,client.ts}`, `foo/`'],
    ['member access or extension', '`JSON.stringify`, `BaseContext.http`, `.d.ts`, `.test.ts`'],
    ['sibling repository', '`../langfuse-docs/src/a.ts`'],
    ['home folder and absolute path', '`~/.config/a.json`, `/etc/hosts`'],
    ['ESLint rule of a scope', '`@typescript-eslint/no-explicit-any`'],
    ['URL', '`https://a.b/c.ts`, `http://localhost:3000/x`'],
    ['shell line', '`cat src/a.ts | grep x`'],
    ['example code in a fence', '```ts\nimport a from "../tests/utils.ts";\n```'],
    ['counter-example in a code fence', '```typescript\nimport { x } from "./gone"; // Wrong package\n```'],
    ['binding of templates', '`{{cookiecutter.name}}/a.ts`'],
    ['label of a link', '[`docs/gone.md`](https://a.b/docs/gone.md)'],
    ['file that is to be made', 'Create `src/new/thing.ts`. Never add `src/old.ts`. `a/b.ts` will come.'],
    ['folder for what is to be added', 'Put helpers into `src/shared/`. Move UI to `app/ui/`.'],
  ])('makes no claim by a %s', (_, markdown) => {
    expect(verdicts(markdown)).toEqual([]);
  });

  test('decides by the tree alone nothing of a file that the line calls generated', () => {
    expect(verdicts('`docs/names.json` is generated.')).toEqual(['undecided docs/names.json']);
  });

  test.each([
    ['prose slash', '`try/catch`, `npm/yarn`, `PR/issue`, `React/Next.js`, `workers/8`, `N/A`'],
    ['subpath export and protocol method', '`zod/v4`, `tools/call`, `roots/list`, `./stdio`'],
    ['URL without scheme, and branch', '`claude.ai/code`, `cursor/`, `feat/login`, `origin/main`'],
    ['ESLint rule', '`unicorn/filename-case`'],
    ['owner and name of a repository', '`mattpocock/sandcastle`, `actions/checkout`'],
    ['build output', '`dist/index.js`, `dist/*.d.ts`, `out/`'],
    ['bare name that many files have', '`index.ts`, `schema.ts`, `vite.config.ts`'],
  ])('leaves a %s undecided', (_, markdown) => {
    expect(verdicts(markdown).filter((verdict) => !verdict.startsWith('undecided '))).toEqual([]);
  });

  test.each([
    'Use kebab-case: `src/user-profile.ts`.',
    '`src/user-profile.ts`, not what you see elsewhere.',
    'Write `src/user-profile.ts` for `src/userProfile.ts`.',
    '❌ `src/UserProfile.ts`',
  ])('leaves a lesson on names undecided: %s', (markdown) => {
    expect(verdicts(markdown, { paths: ['src/userProfile.ts'] }).filter((each) => each.startsWith('dead'))).toEqual([]);
  });

  test('leaves what git ignores undecided', () => {
    const ignored = '.cursor/mcp.json\n.codex/\n.env*\n/Build/\n';
    expect(verdicts('`.cursor/mcp.json`, `.codex/`, `build/.env.test`', { ignored })).toEqual([
      'undecided .cursor/mcp.json',
      'undecided .codex/',
      'undecided build/.env.test',
    ]);
  });
});

describe('paths that are there', () => {
  test.each([
    [
      'under a heading that names the folder',
      '## `src/features/`\n\n- `pkg/exports.ts`',
      ['src/features/pkg/exports.ts'],
    ],
    [
      'behind a package named before',
      '`@acme/core` holds `src/schemas.ts`',
      ['packages/core/src/schemas.ts', 'x/src/schemas.ts'],
    ],
    ['by the end of one path', '`shared/protocol.ts`', ['packages/core/src/shared/protocol.ts']],
    ['as a folder of routes', '`app/[slug]/(shop)/page.tsx`', ['app/[slug]/(shop)/page.tsx']],
    ['as the source of a compiled name', '`src/index.js`', ['src/index.ts']],
    ['as a pattern at any depth', '`test/**/*.test.ts`', ['packages/a/test/x.test.ts']],
    ['with a line number', '`src/a.ts:12`', ['src/a.ts']],
    ['as the file that a command runs', '`npx tsx scripts/gen.ts --all`', ['scripts/gen.ts']],
  ])('are alive %s', (_, markdown, paths) => {
    expect(verdicts(markdown, { paths }).filter((verdict) => !verdict.startsWith('live '))).toEqual([]);
    expect(verdicts(markdown, { paths }).length).toBeGreaterThan(0);
  });

  test.each([
    ['its folder', 'web/AGENTS.md', 'web/src/a.ts'],
    ['a folder above', 'web/src/features/AGENTS.md', 'web/src/a.ts'],
    ['the folder above that of its client', 'web/.cursor/rules/a.mdc', 'web/src/a.ts'],
    ['the root', '.github/copilot-instructions.md', 'src/a.ts'],
  ])('count from %s', (_, file, path) => {
    expect(verdicts('`src/a.ts`', { file, paths: [path, 'other/src/a.ts'] })).toEqual(['live src/a.ts']);
  });
});

test('a module without its ending counts from the folder that the globs of a rule name', () => {
  const glob = { file: 'a.mdc', line: 2, column: 8, glob: 'packages/upgrade/**/*.test.tsx', client: 'Cursor' };
  const agent = { ...agentFileOf('.cursor/rules/a.mdc', 'Use `./test/__helpers`.'), globs: [glob] };
  const world = { ...worldOf(guide(''), { files: { 'packages/upgrade/test/__helpers.tsx': '' } }), agents: [agent] };
  expect(judgeClaims(findAgentClaims(agent), world)).toMatchObject([{ verdict: 'live' }]);
});

describe('a list below a paragraph that names a folder', () => {
  test('is read from there', () => {
    const paths = ['apps/desk/src/types/env.d.ts', 'packages/ui/src/types/css.d.ts'];
    expect(verdicts('Inside `apps/desk/`:\n\n- `src/types/`: ambient declarations\n', { paths })).toContain(
      'live src/types/',
    );
    expect(verdicts('Inside:\n\n- `src/types/`: ambient declarations\n', { paths })).not.toContain('live src/types/');
  });
});

describe('a definition of a link', () => {
  test.each(['[TODO]: later', '```\n[TODO]: now\n```\n\n[TODO]: later', '[PROTOCOL]: 架构变更时必须同步更新此文档'])(
    'is a remark without a path and a link: %s',
    (text) => {
      expect(verdicts(`# A\n\n${text}\n`)).toEqual([]);
    },
  );

  test.each(['[a]: docs/gone.md', 'See [the licence].\n\n[the licence]: LICENCE'])(
    'is a promise otherwise: %s',
    (text) => {
      expect(verdicts(`# A\n\n${text}\n`)).toEqual([expect.stringContaining('dead ')]);
    },
  );
});

describe('commands in shell fences', () => {
  test('claim the files that they run, from the folder that they change to', () => {
    const markdown =
      '```bash\ncd web && node scripts/a.mjs\npython3 tools/b.py\n\nnode -e "1"\nnode $FILE\n# wrong:\nnode old/x.js\n```';
    // Behind a whole `cd … && …` nobody knows where the reader stands.
    expect(verdicts(markdown, { paths: ['web/scripts/a.mjs'] })).toEqual(['live scripts/a.mjs']);
  });
});

describe('a command in a shell fence', () => {
  test.each(['(future)', '(viitor)', 'coming soon'])(
    'is not claimed where its comment says that it is to come: %s',
    (words) => {
      const fence = `\`\`\`bash\n# Interactions ${words}\npnpm --filter frontend storybook:interactions\n\`\`\``;
      expect(verdicts(fence)).toEqual([]);
    },
  );

  test('is not claimed where its comment says that not every project has it', () => {
    const fence =
      '```bash\n# Each app\nbun run -F apps/app db:generate\n\n# Or from the root (if configured)\nbun run prisma:generate\n```';
    expect(verdicts(fence).join()).not.toContain('prisma:generate');
    expect(verdicts(fence.replace(' (if configured)', '')).join()).toContain('prisma:generate');
  });
});

describe('a remark behind a command of a fence', () => {
  test.each([
    'optional',
    'optional: needs Docker',
    'load tests (optional)',
    'if you have it',
    'not yet',
    'removed',
    'old',
    'needs the design-repo',
  ])('may say that it is not here, or need not be: %s', (remark) => {
    expect(verdicts(`\`\`\`sh\nnpm run e2e # ${remark}\n\`\`\``)).toEqual([]);
  });

  test.each([
    'with optional arguments',
    'optional chaining',
    'if you have time',
    'from the mono-repo root',
    'examples of orders',
  ])('says otherwise what it does: %s', (remark) => {
    expect(verdicts(`\`\`\`sh\nnpm run e2e # ${remark}\n\`\`\``)).toHaveLength(1);
  });
});

test('a command of a fence is an example where its own remark says nothing else', () => {
  const isExample = (remark: string) =>
    findAgentClaims(agentFileOf('AGENTS.md', `\`\`\`sh\nnpm run e2e # ${remark}\n\`\`\``)).map(
      (claim) => claim.isExample,
    );
  expect(isExample('example')).toEqual([true]);
  expect(isExample('example orders')).toEqual([undefined]);
});

describe('what clients follow by themselves', () => {
  const imports = '@docs/here.md\n@AGENTS.md\n- @./docs/gone.md\n';

  test('finds dead imports that stand alone on their line, in files of clients that expand them', () => {
    const paths = ['docs/here.md', 'AGENTS.md', 'CLAUDE.md'];
    const all = ['live docs/here.md', 'live AGENTS.md', 'dead ./docs/gone.md'];
    expect(verdicts(imports, { paths, file: 'CLAUDE.md' })).toEqual(all);
    expect(verdicts(imports, { paths, file: 'GEMINI.md' })).toEqual(all);
    expect(verdicts(imports, { paths })).toEqual([]);
  });

  test.each([
    ['handle in a sentence', 'Ask @someone.md about it.'],
    ['import in code', '`@docs/gone.md`\n\n```\n@docs/gone.md\n```'],
    ['file outside of the repository', '@~/notes.md\n@/etc/notes.md\n@../notes.md'],
    ['file that everybody has for themselves', '@CLAUDE.local.md'],
  ])('takes no %s for one', (_, markdown) => {
    expect(verdicts(markdown, { file: 'CLAUDE.md' })).toEqual([]);
  });

  test('finds dead imports in what such a file imports, as deep as Claude Code goes', () => {
    const chain = ['CLAUDE.md', 'a/AGENTS.md', 'b/AGENTS.md', 'c/AGENTS.md', 'd/AGENTS.md'];
    const agents = chain.map((file, at) => agentFileOf(file, `@../${chain[at + 1]}\n@gone.md\n`.replace('../a', 'a')));
    const alone = agentFileOf('e/AGENTS.md', '@gone.md\n');
    const marked = withImports([...agents, alone], 4);
    expect(marked.filter(({ isImported }) => isImported).map(({ file }) => file)).toEqual(chain.slice(1, 4));
    const targets = marked.flatMap((agent) => findAgentClaims(agent)).map(({ target }) => target);
    expect(targets.filter((target) => target.endsWith('gone.md'))).toEqual([
      'gone.md',
      'a/gone.md',
      'b/gone.md',
      'c/gone.md',
    ]);
    expect(withImports([alone], 4)).toEqual([alone]);
  });

  test('leaves an import of what git ignores undecided', () => {
    expect(verdicts('@notes/mine.md', { file: 'CLAUDE.md', ignored: 'notes/\n' })).toEqual(['undecided notes/mine.md']);
  });
});

describe('a link of Cursor in code', () => {
  const claimed = (markdown: string): readonly string[] =>
    claimsOf(agentFileOf('.cursor/rules/api.mdc', markdown)).map(({ how, text, target }) =>
      text === target ? `${how} ${target}` : `${how} ${text} → ${target}`,
    );

  test('names its file, as a path in code does', () => {
    expect(claimed('- Reference: `[Design](mdc:docs/design.md)`, flows in `[ui](mdc:docs/ui/flows.md)`')).toEqual([
      'code docs/design.md',
      'code docs/ui/flows.md',
    ]);
  });

  test.each([
    'Use `[filename](mdc:path/to/file)` to reference files.',
    'Link a file as `[Design](mdc:docs/design.md)`.',
    'The format is `[Design](mdc:docs/design.md)`.',
    'Write `[Design](mdc:docs/design.md)`, not a bare path.',
    'References to files: `[Design](mdc:docs/design.md)`',
    'Create `[Design](mdc:docs/design.md)`.',
    '`see [Design](mdc:docs/design.md)`',
    '`[Design](mdc:https://example.org/a.md)`',
  ])('names none where the text is about links, or about no file of today: %s', (markdown) => {
    expect(claimed(markdown)).toEqual([]);
  });
});

describe('a folder in other letters, of a file without an ending', () => {
  const paths = ['Docker/Dockerfile', 'Build/Makefile', 'scripts/deploy', 'Legal/LICENSE', 'a.ts'];

  test('is told in code and in links', () => {
    expect(verdicts('Images: `docker/Dockerfile`, [b](build/Makefile), `legal/LICENSE`.', { paths })).toEqual([
      'dead build/Makefile',
      'dead docker/Dockerfile',
      'dead legal/LICENSE',
    ]);
  });

  test.each([
    [
      'both are named',
      'On Linux `docker/Dockerfile` is not `Docker/Dockerfile`; `Docker/Dockerfile` beside `docker/Dockerfile`.',
    ],
    ['it may be a command', 'Run `Scripts/deploy`.'],
    ['it is a lesson on names', 'Never `docker/Dockerfile`.'],
    ['it is bare', 'The `dockerfile` and `makefile` are small.'],
    ['it is removed', 'We removed `docker/Dockerfile`.'],
    ['nothing of that name stands', 'The image of the host is `infra/Dockerfile`, then `docker/Jenkinsfile`.'],
  ])('is not told where %s', (_, markdown) => {
    expect(verdicts(markdown, { paths }).filter((each) => each.startsWith('dead'))).toEqual([]);
  });

  test('is not told of what git ignores', () => {
    const ignored = { paths: paths.slice(1), ignored: 'docker/\n' };
    expect(verdicts('`docker/Dockerfile`', { ...ignored, paths })).toEqual(['undecided docker/Dockerfile']);
  });
});

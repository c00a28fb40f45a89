import { describe, expect, test } from 'vitest';
import { findAgentClaims } from '../../../src/claims/find/agent-claims.ts';
import { judgeClaims } from '../../../src/claims/judge/judge.ts';
import { needsPast, pastCases, textsToAsk } from '../../../src/claims/past/past.ts';
import { agentFileOf } from '../agent-world.ts';
import { COMMIT, dead, judged } from '../past-world.ts';
import { guide, worldOf } from '../world.ts';

describe('a link that is given as an example', () => {
  const line = '- Example: [state](mdc:examples/state/)';

  test('is dead where a commit took its target away', () => {
    expect(judged(line, { was: ['examples/state/a.ts'], file: '.cursor/rules/a.mdc' })).toMatchObject([
      { verdict: 'dead', truth: expect.stringContaining('It was removed in f495077e0 (2026-01-16).') },
    ]);
  });

  test('shows how links are written where its target never stood', () => {
    expect(dead(line, { was: ['src/a.ts'], file: '.cursor/rules/a.mdc' })).toEqual([]);
  });

  test('of a path with a folder is dead in code too, once a commit took it away', () => {
    expect(dead('Example: `src/server/sse.ts`.', { was: ['src/server/sse.ts'] })).toEqual(['src/server/sse.ts']);
    expect(dead('Example naming: `sse-server.ts`.', { was: ['src/server/sse-server.ts'] })).toEqual([]);
  });
});

describe('a path with a slash in front', () => {
  const was = ['src/server/sse.ts', 'docs/page.md'];
  const now = ['src/a.ts'];

  test('counts from the root where that has its first folder', () => {
    expect(judged('Start in `/src/server/sse.ts`.', { was, now })).toMatchObject([
      {
        verdict: 'dead',
        truth: '`/src/server/sse.ts` leads to no file or folder any more. It was removed in f495077e0 (2026-01-16).',
      },
    ]);
    const renamed = { 'src/server/sse.ts': 'src/a.ts' };
    expect(judged('Start in `/src/server/sse.ts`.', { was, now, renamed })).toMatchObject([
      { fix: { edits: [{ before: '/src/server/sse.ts', after: '/src/a.ts' }] } },
    ]);
  });

  test('counts from the root as a folder too, where no word speaks of addresses', () => {
    expect(dead('Set-up is in `/src/server/`.', { was, now })).toEqual(['/src/server/']);
    expect(dead('Set-up is in `/src/server/`, see `/src/a-b/`.', { was: [...was, 'lib/src/a-b/c.ts'], now })).toEqual([
      '/src/server/',
    ]);
    expect(dead('Set-up is in `/lib/server/`.', { was: ['lib/server/a.ts'], now })).toEqual([]);
    expect(dead('Set-up is in `/src/server`.', { was, now })).toEqual([]);
    expect(dead('Served under the URL `/src/server/`.', { was, now })).toEqual([]);
    expect(dead('Guides: `/docs/old-guides/`.', { was: ['docs/old-guides/a.md'], now: ['docs/a.md'] })).toEqual([]);
  });

  test('is an address where the root has no such folder, and where it ends in no file', () => {
    expect(dead('It is served as `/docs/page.md`.', { was, now })).toEqual([]);
    expect(dead('Post to `/src/server`.', { was, now })).toEqual([]);
    expect(dead('Post to `/src/server/`.', { was, now })).toEqual([]);
  });

  test('says nothing by its end alone', () => {
    const deep = ['packages/web/src/auth-server/sse-server.ts'];
    expect(dead('See `src/auth-server/sse-server.ts`.', { was: deep, now })).toEqual(['src/auth-server/sse-server.ts']);
    expect(dead('See `/src/auth-server/sse-server.ts`.', { was: deep, now })).toEqual([]);
  });

  test('is not held to be misspelt', () => {
    expect(dead('See `/src/A.ts`.', { was, now })).toEqual([]);
  });
});

describe('a path that a commit took away', () => {
  test('is alive where its text places it in a folder that git ignores', () => {
    const was = ['implementation_plan.json'];
    const line = (folder: string): string => `Each spec in \`${folder}\` contains: \`implementation_plan.json\``;
    expect(dead(line('.runs/specs/XXX-name/'), { was, ignored: '.runs/\n' })).toEqual([]);
    expect(dead(line('runs/specs/'), { was })).toEqual(['implementation_plan.json']);
  });

  test('is alive where a new entry is to be added to it, or its name begins those of branches', () => {
    const was = ['docs/ledger.md', 'docs/a.md'];
    expect(dead('If a rename ships alone, add an entry to `docs/ledger.md`.', { was })).toEqual([]);
    expect(dead('Entries are in `docs/ledger.md`.', { was })).toEqual(['docs/ledger.md']);
    expect(dead('- Branches: `feat/`, `docs/`', { was })).toEqual([]);
    expect(dead('- Pages: `docs/`', { was })).toEqual(['docs/']);
  });

  test('is alive where it comes and goes, and where other folders are called so', () => {
    const gone = { was: ['docs/current.md'] };
    const text = '`docs/current.md` is the feature in flight.';
    expect(dead(text, { ...gone, now: ['docs/a.md'] })).toEqual(['docs/current.md']);
    expect(dead(text, { ...gone, now: ['docs/a.md'], times: 2 })).toEqual([]);
    // With its folder it went for good, unless it was always so.
    expect(dead(text, { ...gone, times: 2 })).toEqual(['docs/current.md']);
    expect(dead(text, { ...gone, times: 3 })).toEqual([]);
    const moved = { was: ['src/lib/a.ts'], now: ['apps/web/src/lib/a.ts', 'apps/mobile/src/lib/a.ts'] };
    expect(dead('Abstractions come from `src/lib/`.', moved)).toEqual([]);
    expect(
      dead('Move it to a folder of that name (e.g., `app/old/`, `convex/old/`).', { was: ['app/old/a.ts'] }),
    ).toEqual([]);
    expect(dead('Code of last year is in `app/old/`.', { was: ['app/old/a.ts'] })).toEqual(['app/old/']);
  });

  test('is dead where it was moved there and back, and is in the other place for good', () => {
    const past = { was: ['lib/price-list.ts'], now: ['lib/a.ts', 'src/price-list.ts'], times: 2 };
    const renamed = { 'lib/price-list.ts': 'src/price-list.ts' };
    expect(judged('Prices: `lib/price-list.ts`.', { ...past, renamed })).toMatchObject([
      { verdict: 'dead', hint: 'Write `src/price-list.ts`.' },
    ]);
    expect(dead('Prices: `lib/price-list.ts`.', past)).toEqual([]);
    expect(dead('Prices: `lib/price-list.ts`.', { ...past, renamed, times: 3 })).toEqual([]);
    const plain = { was: ['lib/_prelude.ts'], now: ['lib/a.ts', 'lib/ts/_prelude.ts'], times: 2 };
    const moved = { renamed: { 'lib/_prelude.ts': 'lib/ts/_prelude.ts' } };
    expect(dead('The prelude lives in `lib/_prelude.ts`.', { ...plain, ...moved })).toEqual(['lib/_prelude.ts']);
    expect(dead('The prelude lives in `lib/_prelude.ts`.', { ...plain, ...moved, said: 'No word.' })).toEqual([]);
    expect(dead('The prelude lives in `lib/_prelude.ts`.', plain)).toEqual([]);
    expect(dead('The prelude lives in `lib/_prelude.ts`.', { ...plain, ...moved, times: 3 })).toEqual([]);
    // Each feature in turn is put away under its own name.
    const feature = { was: ['docs/in-flight.md'], now: ['docs/a.md', 'docs/done/login.md'], times: 2 };
    const put = { renamed: { 'docs/in-flight.md': 'docs/done/login.md' } };
    expect(dead('`docs/in-flight.md` is the feature in flight.', { ...feature, ...put })).toEqual([]);
  });

  test('is alive where its line names what it is called now', () => {
    const past = { was: ['.old/a'], now: ['.new/a'], renamed: { '.old/a': '.new/a' } };
    expect(dead('In projects `.new/` is canonical, `.old/` is read as well.', past)).toEqual([]);
    expect(dead('Hooks are in `.old/`.', past)).toEqual(['.old/']);
  });

  test('is not taken for another one beside it, unless that is called the same', () => {
    const was = ['docs/OGP_TESTING.md', 'docs/old/setup.md'];
    const now = ['docs/TESTING.md', 'docs/new/setup.md'];
    const line = 'See [a](docs/OGP_TESTING.md) and [b](docs/old/setup.md).';
    expect(judged(line, { was, now }).map(({ hint }) => hint)).toEqual([
      undefined,
      'Did you mean `docs/new/setup.md`?',
    ]);
    // One that stood there all the time has not taken its place.
    const beside = { was: [...was, 'docs/new/setup.md'], now };
    expect(judged(line, beside).map(({ hint }) => hint)).toEqual([undefined, undefined]);
  });

  test('is dead when the agent file named it by then', () => {
    expect(judged('Start in `src/server/sse.ts`.', { was: ['src/server/sse.ts'] })).toMatchObject([
      {
        verdict: 'dead',
        truth: '`src/server/sse.ts` leads to no file or folder any more. It was removed in f495077e0 (2026-01-16).',
      },
    ]);
  });

  test('stays undecided when the agent file named it only later', () => {
    expect(dead('Start in `src/server/sse.ts`.', { was: ['src/server/sse.ts'], said: 'Start small.' })).toEqual([]);
    expect(dead('See `src/a.ts`.', { was: ['src/a.ts'], said: 'See `src/a.tsx` and `lib/src/a.ts`.' })).toEqual([]);
  });

  test.each([
    'The rest of `src/server/sse-server.ts` now lives in `lib/`.',
    'The `lib/` folder supersedes `src/server/sse-server.ts`.',
    'Hotfixes first: there, events are in `src/server/sse-server.ts`.',
  ])('may be what its line tells of, where that came after the move: %s', (line) => {
    const was = ['src/server/sse-server.ts', 'src/a.ts'];
    const ground = { was, renamed: { 'src/server/sse-server.ts': 'lib/sse.ts' }, now: ['lib/sse.ts', 'src/a.ts'] };
    expect(dead(line, { ...ground, said: 'Start small.' })).toEqual([]);
    const before = 'Start in `src/server/sse-server.ts`.';
    expect(dead(before, { ...ground, said: before })).toEqual(['src/server/sse-server.ts']);
  });

  test('is no name of what lies in an archive, so that nobody is told to write that', () => {
    const [was, now] = [['docs/state-machine.md'], ['docs/archive/state-machine.md']];
    const ground = { was, now, renamed: { 'docs/state-machine.md': 'docs/archive/state-machine.md' } };
    for (const line of ['Read `docs/state-machine.md`.', 'Read [it](docs/state-machine.md).']) {
      const [found] = judged(line, ground);
      expect(found).toMatchObject({
        verdict: 'dead',
        truth: expect.stringContaining(
          'It was moved to the archive in f495077e0 (2026-01-16) and is `docs/archive/state-machine.md` now.',
        ),
        hint: 'Name what has taken its place, or say no more of it.',
      });
      expect(found?.fix).toBeUndefined();
    }
    // From archive to archive it goes on as what it was.
    const onward = { 'old/state-machine.md': 'docs/archive/state-machine.md' };
    const [moved] = judged('Read `old/state-machine.md`.', { was: ['old/state-machine.md'], now, renamed: onward });
    expect(moved?.fix?.isSafe).toBe(true);
  });

  test('is dead as a folder when nothing is left in it', () => {
    const was = ['src/auth/a.ts', 'src/auth/b.ts', 'src/index.ts'];
    expect(dead('OAuth is implemented in `src/auth/`.', { was, now: ['src/index.ts'] })).toEqual(['src/auth/']);
    expect(dead('OAuth is implemented in `src/auth/`.', { was, now: ['src/auth/b.ts'] })).toEqual([]);
  });

  test('is dead as a pattern when nothing matches it any more', () => {
    const was = ['packages/a/src/experimental/x.ts', 'packages/a/src/index.ts'];
    expect(dead('Located in `packages/*/src/experimental/`.', { was, now: ['packages/a/src/index.ts'] })).toEqual([
      'packages/*/src/experimental/',
    ]);
    expect(dead('Tests match `test/**/*.test.ts`.', { was: ['test/a.test.ts'], now: ['p/test/b.test.ts'] })).toEqual(
      [],
    );
  });

  test('is alive where files of today end in it, one or several: a heading, or nothing, says which is meant', () => {
    const was = ['src/types.ts'];
    const now = ['packages/core/src/types.ts', 'packages/client/src/types.ts'];
    expect(dead('Define the schema in `src/types.ts`.', { was })).toEqual(['src/types.ts']);
    expect(dead('Define the schema in `src/types.ts`.', { was, now: now.slice(0, 1) })).toEqual([]);
    expect(dead('Define the schema in `src/types.ts`.', { was, now })).toEqual([]);
    const renamed = { 'src/types.ts': 'packages/core/src/types.ts' };
    expect(dead('Define the schema in `src/types.ts`.', { was, now, renamed })).toEqual([]);
  });

  test('is dead by its name alone when that is made of words, and no file has it now', () => {
    const was = ['src/core/ToolExecutor.ts', 'src/core/app.ts'];
    expect(dead('Wire it in `ToolExecutor.ts` and `app.ts`.', { was })).toEqual(['ToolExecutor.ts']);
    expect(dead('Wire it in `ToolExecutor.ts`.', { was, now: ['lib/ToolExecutor.ts', 'a/ToolExecutor.ts'] })).toEqual(
      [],
    );
    expect(dead('Wire it in `ToolExecutor.ts`.', { was: [...was, 'b/ToolExecutor.ts'] })).toEqual([]);
  });

  test('counts from the folder of the agent file', () => {
    const past = { was: ['packages/api/src/old.ts'], file: 'packages/api/AGENTS.md' };
    expect(dead('Start in `src/old.ts`.', past)).toEqual(['src/old.ts']);
  });

  test('is nobody’s matter where git ignores it by now', () => {
    expect(dead('Built into `dist/cli.js`.', { was: ['dist/cli.js'], ignored: 'dist/\n' })).toEqual([]);
  });

  test('is dead as the file that a shell fence runs', () => {
    expect(dead('```sh\nnode scripts/gen.mjs --all\n```', { was: ['scripts/gen.mjs'] })).toEqual(['scripts/gen.mjs']);
    expect(dead('```sh\nsh ./scripts/link.sh\n```', { was: ['scripts/link.sh'] })).toEqual(['./scripts/link.sh']);
  });

  test.each([
    ['./scripts/link.sh --all', 'scripts/link.sh'],
    ['sudo scripts/link.sh', 'scripts/link.sh'],
    ['MODE=a ./link.sh', 'link.sh'],
    ['cd tools && ./link.py', 'tools/link.py'],
    ['bash scripts/link.sh', 'scripts/link.sh'],
  ])('is dead as the file that a shell runs by itself: %s', (command, path) => {
    const text = `\`\`\`bash\n${command}\n\`\`\``;
    expect(judged(text, { was: [path] }).filter(({ claim }) => claim.target === path)).toMatchObject([
      { verdict: 'dead' },
    ]);
    expect(dead(text, { was: [path], said: 'Run it.' })).toEqual([]);
  });

  test.each(['link.sh --all', './gradlew build', '/opt/acme/link.sh', '~/bin/link.sh', '../link.sh', '$DIR/link.sh'])(
    'is no file of a shell that is found elsewhere: %s',
    (command) => {
      const was = ['link.sh', 'gradlew', 'opt/acme/link.sh', 'bin/link.sh', 'DIR/link.sh'];
      expect(dead(`\`\`\`bash\n${command}\n\`\`\``, { was })).toEqual([]);
    },
  );

  test('is no file of a shell that a comment calls old, or a fence shows the output of', () => {
    const was = ['scripts/link.sh'];
    expect(dead('```sh\n# removed\n./scripts/link.sh\n```', { was })).toEqual([]);
    expect(dead('```\n./scripts/link.sh\n> linked 3 files\n```', { was })).toEqual([]);
    expect(dead('```sh\nscripts/link.sh: line 3: no such file\n```', { was })).toEqual([]);
  });
});

describe('what the words around a path say', () => {
  const was = ['app/ui/a.ts', 'PLAN.md', 'src/legacy/a.ts', 'docs/old.md'];

  test.each([
    'Move shared UI to `app/ui/`, not `app/actions/`.',
    'Put shared UI into `app/ui/`.',
    'Write your plan to `./PLAN.md`.',
    'Always create `docs/old.md` first.',
    'We removed `docs/old.md`.',
    'The legacy code was in `src/legacy/`.',
  ])('keeps it undecided: %s', (markdown) => {
    expect(dead(markdown, { was })).toEqual([]);
  });

  test('does not keep it undecided for what another sentence creates', () => {
    expect(dead('Read `docs/old.md`. Create issues for the rest.', { was })).toEqual(['docs/old.md']);
  });
});

describe('a file that traded its ending', () => {
  const past = {
    was: ['src/bidFactory.js'],
    now: ['src/bidFactory.ts'],
    renamed: { 'src/bidFactory.js': 'src/bidFactory.ts' },
  };

  test('is dead under the old one, for a line that stood there before', () => {
    expect(judged('Start in `src/bidFactory.js`.', past)).toMatchObject([
      {
        verdict: 'dead',
        truth: expect.stringContaining('is `src/bidFactory.ts` now'),
        fix: { edits: [{ after: 'src/bidFactory.ts' }] },
      },
    ]);
    expect(dead('Start in `src/bidFactory.js`.', { ...past, said: '' })).toEqual([]);
  });

  test('is alive as imports write it, and where it never had the other', () => {
    expect(dead('It imports `./src/bidFactory.js`.', past)).toEqual([]);
    expect(dead('Start in `src/bidFactory.js`.', { ...past, was: ['src/other.js'] })).toEqual([]);
  });
});

describe('a path of a folder that was renamed later', () => {
  const past = { file: 'packages/new/AGENTS.md', former: 'packages/old/AGENTS.md', now: ['packages/new/src/main.tsx'] };

  test('is dead where a commit took it away under the old name, and its text named it there', () => {
    const was = ['packages/old/src/App.tsx', 'packages/old/src/main.tsx'];
    expect(dead('The entry is `src/App.tsx`, not `src/main.tsx`.', { ...past, was })).toEqual(['src/App.tsx']);
    expect(dead('The entry is `src/App.tsx`.', { ...past, was, said: 'Nothing of it.' })).toEqual([]);
  });

  test('is written from where its text stands now', () => {
    const renamed = { 'packages/old/src/App.tsx': 'packages/new/src/main.tsx' };
    expect(judged('See `src/App.tsx`.', { ...past, was: ['packages/old/src/App.tsx'], renamed })).toMatchObject([
      {
        truth: expect.stringContaining('is `packages/new/src/main.tsx` now'),
        fix: { edits: [{ after: 'src/main.tsx' }] },
      },
    ]);
  });
});

describe('a path that was renamed', () => {
  test('is no folder of which a commit took most files away', () => {
    const was = ['kit/old-template/a.ts', 'kit/old-template/b.ts', 'kit/old-template/c.ts'];
    const past = { was, now: ['kit/new-template/a.ts'], renamed: { [was[0] ?? '']: 'kit/new-template/a.ts' } };
    expect(judged('Start from `kit/old-template/`.', past)).toMatchObject([
      { verdict: 'dead', truth: expect.stringContaining('It was removed in f495077e0') },
    ]);
    const all = { ...past, renamed: Object.fromEntries(was.map((path) => [path, path.replace('old', 'new')])) };
    expect(judged('Start from `kit/old-template/`.', all)).toMatchObject([
      { truth: expect.stringMatching(/It was renamed in .* and is `kit\/new-template` now\./) },
    ]);
  });

  test('names what it may be called now where names alone told that, and leaves the fix to the reader', () => {
    const renamed = { 'src/server/mcp.ts': 'src/mcp.ts' };
    const past = { was: ['src/server/mcp.ts'], now: ['src/mcp.ts'], renamed, isGuessed: true };
    const [first] = judged('Start in `src/server/mcp.ts`.', past);
    expect(first).toMatchObject({ verdict: 'dead', fix: { isSafe: false } });
    expect(judged('Start in `src/server/mcp.ts`.', { ...past, renamed: {} })[0]?.truth).toMatch(
      /It has been gone since /,
    );
    expect(first?.truth).toMatch(/It seems to have been moved in f495077e0 .* and is `src\/mcp\.ts` now/);
  });

  test('is no error where git finds but a part of it under the new name, and the fix is for the reader to weigh', () => {
    const renamed = { 'src/parser/card-text.ts': 'src/parser/lexer.ts' };
    const past = { was: ['src/parser/card-text.ts'], now: ['src/parser/lexer.ts'], renamed, isUnlike: true };
    const [first] = judged('Start in `src/parser/card-text.ts`.', past);
    expect(first).toMatchObject({
      verdict: 'dead',
      truth: expect.stringContaining('what is most like it is `src/parser/lexer.ts` now'),
      hint: 'See whether `src/parser/lexer.ts` holds what is meant.',
      fix: { isSafe: false },
    });
    expect(first?.isCertain).toBeUndefined();
    expect(judged('Start in `src/parser/card-text.ts`.', { ...past, said: '' })[0]?.verdict).toBe('undecided');
  });

  test('names what it is called now, and the fix is safe', () => {
    const renamed = { 'src/server/mcp.ts': 'src/mcp.ts' };
    expect(
      judged('Start in `src/server/mcp.ts`.', { was: ['src/server/mcp.ts'], now: ['src/mcp.ts'], renamed }),
    ).toMatchObject([
      {
        verdict: 'dead',
        hint: 'Write `src/mcp.ts`.',
        fix: {
          isSafe: true,
          edits: [{ file: 'AGENTS.md', line: 1, column: 11, before: 'src/server/mcp.ts', after: 'src/mcp.ts' }],
        },
      },
    ]);
  });

  test.each([
    ['Read [the guide](guides/a.md) first.', true],
    ['Do not link to [the guide](guides/a.md).', false],
    ['Broken on purpose: [the guide](guides/a.md)', false],
    ['On 1.x only: [the guide](guides/a.md)', false],
  ])('is a sure fix of a link where the words want the file: %s', (line, isSure) => {
    const past = { was: ['guides/a.md'], now: ['guides/b.md'], renamed: { 'guides/a.md': 'guides/b.md' } };
    const [first] = judged(line, past);
    expect(first).toMatchObject({ verdict: 'dead', fix: { isSafe: isSure } });
    expect(first?.isCertain ?? false).toBe(isSure);
  });

  test('follows a folder whose files all went to one place', () => {
    const renamed = { 'helm-chart/a.yml': 'charts/shop/a.yml', 'helm-chart/t/b.yml': 'charts/shop/t/b.yml' };
    const past = { was: Object.keys(renamed), now: ['charts/shop/a.yml', 'charts/shop/t/b.yml'], renamed };
    expect(judged('Kept in `helm-chart/`, with care.', past)).toMatchObject([
      { fix: { edits: [{ before: 'helm-chart/', after: 'charts/shop/' }] } },
    ]);
  });

  test('says so when the new name is gone as well', () => {
    const past = { was: ['src/a.ts'], renamed: { 'src/a.ts': undefined } };
    expect(judged('See `src/a.ts`.', past)[0]?.truth).toContain(
      'It was moved in f495077e0 (2026-01-16), and removed later.',
    );
  });

  test('is found for links that are written from the root', () => {
    const renamed = { 'src/old.ts': 'src/new.ts' };
    const past = { file: '.cursor/rules/a.mdc', was: ['src/old.ts'], now: ['src/new.ts'], renamed };
    expect(judged('See [old.ts](mdc:src/old.ts).', past)).toMatchObject([
      { truth: expect.stringContaining('is `src/new.ts` now'), fix: { edits: [{ after: 'mdc:src/new.ts' }] } },
    ]);
  });

  test('is written with percent signs in links, and stays a person’s to write in code', () => {
    const renamed = { 'docs/My Guide.md': 'docs/Our Guide (2).md' };
    const past = { was: Object.keys(renamed), now: Object.values(renamed), renamed };
    const after = 'docs/Our%20Guide%20%282%29.md';
    for (const [before, markdown] of [
      ['docs/My%20Guide.md', 'See [it](docs/My%20Guide.md).'],
      ['docs/My Guide.md', 'See [it](<docs/My Guide.md>).'],
      ['docs/My%20Guide.md', 'See <img src="docs/My%20Guide.md">.'],
    ] as const) {
      expect(judged(markdown, past), markdown).toMatchObject([
        { verdict: 'dead', hint: `Write \`${after}\`.`, fix: { isSafe: true, edits: [{ before, after }] } },
      ]);
    }
    const plain = { was: ['docs/old-guide.md'], now: past.now, renamed: { 'docs/old-guide.md': past.now[0] } };
    expect(judged('See `docs/old-guide.md`.', plain)).toMatchObject([{ hint: 'Write `docs/Our Guide (2).md`.' }]);
    expect(judged('See `docs/old-guide.md`.', plain)[0]?.fix).toBeUndefined();
  });

  test('mends a link relative to its file', () => {
    const past = {
      file: 'docs/AGENTS.md',
      was: ['src/old.ts'],
      now: ['src/new.ts'],
      renamed: { 'src/old.ts': 'src/new.ts' },
    };
    expect(judged('See [it](../src/old.ts#L3).', past)).toMatchObject([
      { verdict: 'dead', fix: { isSafe: true, edits: [{ before: '../src/old.ts#L3', after: '../src/new.ts#L3' }] } },
    ]);
  });
});

test('history decides nothing where lintel is set up, and explains what is dead', () => {
  const past = { was: ['src/old.ts'], use: 'explain' } as const;
  expect(judged('See `src/old.ts` and [it](src/old.ts).', past).map(({ verdict, truth }) => [verdict, truth])).toEqual([
    ['dead', '`src/old.ts` leads to no file or folder any more. It was removed in f495077e0 (2026-01-16).'],
    ['undecided', undefined],
  ]);
});

describe('an agent file of a template', () => {
  test('knows nothing outside of its own folder, and its links are not read', () => {
    const file = 'templates/web/AGENTS.md';
    const was = ['src/old.ts', 'templates/web/app/old.ts'];
    expect(dead('See `src/old.ts` and [x](../gone.md).', { was, file })).toEqual([]);
    expect(dead('See `app/old.ts`.', { was, file })).toEqual(['app/old.ts']);
  });
});

test('history is not asked when every path leads somewhere', () => {
  expect(
    needsPast(judged('See `src/a.ts` and run `try/catch`.', { was: [], now: ['src/a.ts', 'try/catch'] }), 'decide'),
  ).toBe(false);
  expect(needsPast(judged('See `src/a.ts`.', { was: [] }), 'decide')).toBe(true);
  expect(needsPast(judged('See `src/a.ts`.', { was: [] }), 'explain')).toBe(false);
});

test('a claim may have stood in another agent file when its target went', () => {
  const claim = {
    kind: 'path',
    file: 'web/AGENTS.md',
    line: 1,
    column: 1,
    text: 'a',
    target: 'a',
    how: 'code',
  } as const;
  const asked = textsToAsk({ claim, home: 'web', formerly: [] });
  expect(asked).toEqual(expect.arrayContaining(['web/AGENTS.md', 'web/CLAUDE.md', 'CLAUDE.md', '.cursorrules']));
});

test('a folder of several words is dead by its end alone, as long as no other was called so', () => {
  const was = ['integration/vite-6-template/a.ts', 'integration/a.ts'];
  expect(dead('Templates: `vite-6-template/`, `a-b/`.', { was, now: ['integration/a.ts'] })).toEqual([
    'vite-6-template/',
  ]);
  expect(dead('Templates: `vite-6-template/`.', { was: [...was, 'old/vite-6-template/a.ts'] })).toEqual([]);
  expect(dead('Templates: `vite-6-template/`.', { was, now: ['new/vite-6-template/a.ts'] })).toEqual([]);
});

test('a file of a package that left the tree and is installed today is dead only where git followed it', () => {
  const was = ['packages/cli/src/env-prompt.ts', 'packages/cli/package.json'];
  expect(dead('See `env-prompt.ts` and `packages/cli/src/env-prompt.ts`.', { was })).toHaveLength(2);
  const departed = ['packages/cli'];
  expect(dead('See `env-prompt.ts` and `packages/cli/src/env-prompt.ts`.', { was, departed })).toEqual([]);
  const moved = { now: ['lib/env-prompt.ts'], renamed: { 'packages/cli/src/env-prompt.ts': 'lib/env-prompt.ts' } };
  expect(dead('See `packages/cli/src/env-prompt.ts`.', { was, departed, ...moved })).toHaveLength(1);
});

test('a path that starts with a dot counts from its own folder or the root, and is known by no end', () => {
  const file = 'packages/cli/CLAUDE.md';
  const was = ['packages/shop/layers/shop/seed-data.ts', 'packages/cli/lib/seed-data.ts', 'app/kit-shop/a.ts'];
  expect(dead('Writes to `./layers/shop/seed-data.ts`.', { was, file })).toEqual([]);
  expect(dead('Seeds `./kit-shop/`.', { was, file })).toEqual([]);
  expect(dead('See `layers/shop/seed-data.ts`.', { was, file })).toEqual(['layers/shop/seed-data.ts']);
  expect(dead('See `./lib/seed-data.ts`.', { was, file })).toEqual(['./lib/seed-data.ts']);
});

test('a file that moved with its folder is asked where it stood', () => {
  const file = 'packages/new/data/CLAUDE.md';
  const agent = agentFileOf(file, 'See `otel-lookup.ts`.');
  const world = { ...worldOf(guide(''), { files: { [file]: '' } }), agents: [agent] };
  const deleted = ['packages/old/data/otel-lookup.ts', 'packages/old/data/CLAUDE.md', 'packages/old/CLAUDE.md'];
  const cases = pastCases(
    judgeClaims(findAgentClaims(agent), world),
    deleted.map((path) => ({ path, commit: COMMIT, date: '' })),
    { world, use: 'both' },
  );
  expect(cases.map((each) => textsToAsk(each).slice(0, 2))).toEqual([[file, 'packages/old/data/CLAUDE.md']]);
});

describe('a folder that a command enters', () => {
  const line = 'If that fails, try `cd ./packages/types && pnpm build`.';

  test('is dead where a commit took it away', () => {
    const was = ['packages/types/package.json', 'packages/types/src/a.ts'];
    expect(dead(line, { was, now: ['package.json'] })).toEqual(['./packages/types']);
    expect(dead(line, { was, now: was })).toEqual([]);
  });

  test.each(['pnpm -C packages/types build', 'npm --prefix packages/types test', 'yarn --cwd packages/types test'])(
    'is dead as well where a flag names it: %s',
    (command) => {
      const was = ['packages/types/package.json'];
      expect(dead(`Run \`${command}\`.`, { was, now: ['package.json'] })).toEqual(['packages/types']);
      expect(dead(`Run \`${command}\`.`, { was, now: was })).toEqual([]);
      expect(dead(`Run \`${command}\`.`, { was: ['src/a.ts'], now: ['package.json'] })).toEqual([]);
    },
  );

  test('proves nothing where no commit tells of it, and where any folder may be called so', () => {
    expect(dead(line, { was: ['src/a.ts'], now: ['package.json'] })).toEqual([]);
    expect(dead('Try `cd types && pnpm build`.', { was: ['types/a.ts'], now: ['package.json'] })).toEqual([]);
  });
});

describe('a file that its text calls generated', () => {
  const line = 'The schema (`db/src/schema.ts`) is auto-generated — do not edit manually.';
  const was = ['db/src/schema.ts'];

  test('is dead where git followed it to another folder', () => {
    const now = ['packages/model/schema.ts'];
    expect(judged(line, { was, now, renamed: { 'db/src/schema.ts': 'packages/model/schema.ts' } })).toMatchObject([
      { verdict: 'dead', hint: 'Write `packages/model/schema.ts`.' },
    ]);
  });

  test('is left alone where it was removed, renamed to something else, or only seems to have moved', () => {
    expect(dead(line, { was })).toEqual([]);
    const other = ['db/src/tables.ts'];
    expect(dead(line, { was, now: other, renamed: { 'db/src/schema.ts': 'db/src/tables.ts' } })).toEqual([]);
    const now = ['packages/model/schema.ts'];
    const renamed = { 'db/src/schema.ts': 'packages/model/schema.ts' };
    expect(dead(line, { was, now, renamed, isGuessed: true })).toEqual([]);
    expect(dead(line, { was, now, renamed, ignored: 'db/src/schema.ts\n' })).toEqual([]);
    expect(dead(line, { was, now, renamed, said: 'Other.' })).toEqual([]);
    expect(dead(line, { was, now, renamed, use: 'explain' })).toEqual([]);
  });

  test('is left alone where other words take it back', () => {
    const renamed = { 'db/src/schema.ts': 'packages/model/schema.ts' };
    const now = ['packages/model/schema.ts'];
    expect(dead('Generated to `db/src/schema.ts` formerly.', { was, now, renamed })).toEqual([]);
    expect(dead('`schema.ts` is auto-generated.', { was, now, renamed })).toEqual([]);
  });
});

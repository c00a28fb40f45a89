/** Modules and names that samples import by a relative path, and what history makes of those that are not there. */
import { describe, expect, test } from 'vitest';
import { findSampleClaims } from '../../../src/claims/find/find-samples.ts';
import { judgeClaims } from '../../../src/claims/judge/judge.ts';
import { mayBeGone } from '../../../src/claims/past/gone-name.ts';
import type { TsconfigFacts } from '../../../src/model.ts';
import { treeOf } from '../../../src/tree.ts';
import { agentFileOf } from '../agent-world.ts';
import { COMMIT, dead, judged } from '../past-world.ts';
import { guide, worldOf } from '../world.ts';

const sample = (...lines: readonly string[]): string => ['```ts', ...lines, '```'].join('\n');
const FILE = 'src/api/CLAUDE.md';
const NOW = ['src/api/send.ts', 'src/lib/soql.ts', 'src/web/index.ts'];

/** What a text imports, as `line kind target`. */
function imported(
  markdown: string,
  { file = FILE, now = NOW, tsconfigs = [] as readonly TsconfigFacts[] } = {},
): readonly string[] {
  const claims = findSampleClaims(agentFileOf(file, markdown), { tree: treeOf(new Set(now)), tsconfigs });
  return claims.map(({ line, kind, target }) => `${line} ${kind} ${target}`);
}

describe('what a sample imports by a relative path', () => {
  test('are modules that are not there, and the names of those that are', () => {
    const text = sample(
      "import call, { type Call } from './call';",
      "import * as query from '../lib/query.js';",
      "import { call } from '@acme/call';",
      'import {',
      '  sendNow,',
      '  type Sent as Done,',
      "} from '../api/send';",
    );
    expect(imported(text)).toEqual([
      '2 path src/api/call',
      '3 path src/lib/query.js',
      '6 symbol src/api/send.ts#sendNow',
      '7 symbol src/api/send.ts#Sent',
    ]);
  });

  test('counts from the file that its first line names', () => {
    const own = sample('// src/web/page.ts', "import { now } from '../lib/soql';", "import { a } from './lost';");
    const expected = ['3 symbol src/lib/soql.ts#now', '4 path src/web/lost'];
    expect(imported(own)).toEqual(expected);
    expect(imported(own, { file: 'CLAUDE.md' })).toEqual(expected);
    const below = NOW.map((path) => `packages/a/${path}`);
    expect(imported(own, { file: 'packages/a/CLAUDE.md', now: below })).toEqual(
      expected.map((each) => each.replace('src/', 'packages/a/src/')),
    );
    // There are two of that path.
    expect(imported(own, { file: 'packages/a/CLAUDE.md', now: [...NOW, ...below] })).toEqual([]);
    expect(imported(sample('// page.ts', "import { a } from './lost';"))).toEqual([]);
    expect(imported(sample('// send.ts', "import { a } from './lost';"))).toEqual(['3 path src/api/lost']);
  });

  test('by an alias counts from where the nearest tsconfig leads it', () => {
    const text = sample("import { now, later } from '@/lib/soql';", "import { a } from '@/lib/lost';");
    const expected = ['2 symbol src/lib/soql.ts#now', '2 symbol src/lib/soql.ts#later', '3 path src/lib/lost'];
    const root = { file: 'tsconfig.json', paths: { '@/*': ['src/*'], '@exact': ['src/web/index.ts'] } };
    expect(imported(text, { tsconfigs: [root] })).toEqual(expected);
    expect(imported(text, { file: 'CLAUDE.md', tsconfigs: [root] })).toEqual(expected);
    // Of two applications with the same alias a text in the root may mean either.
    const other = { file: 'apps/a/tsconfig.json', paths: { '@/*': ['apps/a/src/*'] } };
    expect(imported(text, { file: 'CLAUDE.md', tsconfigs: [other] })).toEqual([]);
    expect(imported(text, { file: 'apps/a/AGENTS.md', tsconfigs: [root, other] })).toEqual([
      '2 path apps/a/src/lib/soql',
      '3 path apps/a/src/lib/lost',
    ]);
    const both = { file: 'tsconfig.json', paths: { '@/*': ['src/*', 'generated/*'] } };
    expect(imported(text, { tsconfigs: [both] })).toEqual([]);
    expect(
      imported(sample("import { a } from '@exact';", "import { b } from '@acme/lib/lost';"), { tsconfigs: [root] }),
    ).toEqual([]);
  });

  test.each([
    ['several files', ['// src/web/page.ts', "import { a } from './lost';", '// src/lib/page.ts']],
    ['words on a file', ['// src/web/index.ts has the pages', "import { a } from './lost';"]],
    ['a file that comes later', ["import { a } from './lost';", '', '/* src/web/page.ts */']],
  ])('is nothing in a sample of %s', (_, lines) => {
    expect(imported(sample(...lines))).toEqual([]);
  });

  test('is nothing where a file elsewhere may be meant', () => {
    expect(imported(sample("import { a } from './lost';"), { now: [...NOW, 'src/web/lost/index.ts'] })).toEqual([]);
    expect(imported(sample("import { a } from './send';"), { now: [...NOW, 'src/web/send.tsx'] })).toEqual([]);
    expect(imported(sample("import { a } from '../web';"), { now: [...NOW, 'test/web.ts'] })).toEqual([]);
  });

  test('is nothing in the root but what its folder tells', () => {
    const text = sample(
      "import { a } from './lost';",
      "import { b } from './src/lost';",
      "import { c } from '../lost';",
    );
    expect(imported(text, { file: 'CLAUDE.md' })).toEqual(['3 path src/lost']);
  });

  test.each(['Bad:', 'Instead of the old client:', 'For example:', '## Removed in 3.0'])(
    'is nothing below %j',
    (words) => {
      expect(imported(`${words}\n\n${sample("import { a } from './lost';")}`)).toEqual([]);
    },
  );

  test('is nothing in other languages, in a lesson, in a template, and out of the repository', () => {
    expect(imported("```py\nimport a from './lost'\n```")).toEqual([]);
    expect(imported(sample('// BAD', "import { a } from './lost';"))).toEqual([]);
    expect(imported(sample("import { a } from '../../../lost';", "import { a } from '..';"))).toEqual([]);
    expect(imported(sample("import { a } from './lost';"), { file: 'templates/web/CLAUDE.md' })).toEqual([]);
    expect(imported(sample("import './lost';", "export { a } from './lost';", "import { a } from './lost/';"))).toEqual(
      [],
    );
  });
});

describe('a module that a sample imports', () => {
  const text = sample("import { parse } from '../lib/query';");

  test('is dead once a commit took it away while the sample stood', () => {
    const [lost, ...others] = judged(text, {
      file: FILE,
      now: NOW,
      was: ['src/lib/query.ts'],
      renamed: { 'src/lib/query.ts': 'src/lib/soql.ts' },
    }).filter(({ verdict }) => verdict === 'dead');
    expect(others).toEqual([]);
    expect(lost).toMatchObject({
      truth:
        '`../lib/query` leads to no file or folder any more. It was renamed in f495077e0 (2026-01-16) and is `src/lib/soql.ts` now.',
      hint: 'Import from `../lib/soql`.',
    });
    expect(lost?.isCertain).toBeUndefined();
    expect(lost?.fix).toBeUndefined();
  });

  test('is another one where the text imported it by a path of the same end', () => {
    const own = sample("import { call } from './call';");
    const past = { file: FILE, now: NOW, was: ['src/api/call.ts'] };
    expect(dead(own, past)).toEqual(['./call']);
    expect(dead(own, { ...past, said: own.replace('./', '../') })).toEqual([]);
  });

  test('is dead as the index of a folder', () => {
    expect(dead(text, { file: FILE, now: NOW, was: ['src/lib/query/index.ts', 'src/lib/query/a.ts'] })).toHaveLength(1);
  });

  test.each([
    ['nobody ever had it', { was: ['src/lib/other.ts'] }],
    ['it was that of another folder', { was: ['src/web/lib/query.ts'] }],
    ['the sample came later', { was: ['src/lib/query.ts'], said: 'None.' }],
    [
      'it imported by another path',
      { was: ['src/lib/query.ts'], said: sample("import { parse } from '../../lib/query';") },
    ],
    ['git ignores it', { was: ['src/lib/query.ts'], ignored: 'src/lib/query*' }],
    ['only a folder of that name went', { was: ['src/lib/query/a.ts'] }],
  ])('is left alone where %s', (_, past) => {
    expect(dead(text, { file: FILE, now: NOW, ...past })).toEqual([]);
  });
});

describe('a name that a sample imports', () => {
  const SEND = 'export function sendNow() {}\nfunction hideThis() {}\nhideThis();\n';

  /** The dead names of a text after a commit took `names` from the file. */
  function gone(
    markdown: string,
    { said = markdown, from = 'src/api/send.ts', names = ['sendLater'], code = SEND } = {},
  ) {
    const agent = agentFileOf(FILE, markdown);
    const files = { 'src/api/send.ts': code, 'src/web/index.ts': 'export function elsewhereNow() {}\n', [FILE]: '' };
    const texts = new Map([[FILE, markdown]]);
    const world = { ...worldOf(guide(''), { files }), agents: [agent], texts };
    const claims = findSampleClaims(agent, { tree: treeOf(world.paths), tsconfigs: world.facts.project.tsconfigs });
    const removed = names.map((name) => ({ name, file: from, now: from, commit: COMMIT, date: '2026-01-16' }));
    const before = new Map([[COMMIT, new Map([[FILE, said]])]]);
    const namePast = { removed, standing: new Set<string>(), before, origins: new Map() };
    const open = judgeClaims(claims, world);
    return judgeClaims(claims, { ...world, namePast }).flatMap((each, index) => {
      if (each.verdict !== 'dead') return [];
      const asked = open[index];
      expect(asked !== undefined && mayBeGone(asked, world.facts)).toBe(true);
      expect(each.isCertain).toBeUndefined();
      return [`${each.claim.text}: ${each.truth}`];
    });
  }

  const text = sample('import {', '  sendNow,', '  sendLater,', "} from '../api/send';");

  test('is dead once a commit took it from that file while the sample stood', () => {
    expect(gone(text)).toEqual([
      'sendLater from ../api/send: `src/api/send.ts` exports no `sendLater`; commit f495077e0 of 2026-01-16 removed it.',
    ]);
  });

  test('is dead also where another file has one by now', () => {
    const moved = text.replace('sendLater', 'elsewhereNow');
    expect(gone(moved, { names: ['elsewhereNow'] })).toHaveLength(1);
  });

  test.each([
    ['nobody ever had it', text, { names: [] }],
    ['it was that of another file', text, { from: 'src/web/index.ts' }],
    ['the sample came later', text, { said: 'None.' }],
    ['it was imported by another path', text, { said: text.replace('../api', './api') }],
    ['the text had the name alone', text, { said: '`sendLater()`' }],
    ['the file may pass it on', text, { code: `${SEND}export * from 'elsewhere';\n` }],
    ['the file keeps it to itself', text.replace('sendLater', 'hideThis'), { names: ['hideThis'] }],
  ])('is left alone where %s', (_, markdown, past) => {
    expect(gone(markdown, past)).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { findDrawnClaims } from '../../../src/claims/find/find-drawn.ts';
import { judgeClaims } from '../../../src/claims/judge/judge.ts';
import { judgedByPast } from '../../../src/claims/past/past-verdict.ts';
import { pastCases } from '../../../src/claims/past/past.ts';
import { treeOf } from '../../../src/tree.ts';
import { agentFileOf } from '../agent-world.ts';
import { COMMIT, dead, TREE } from '../past-world.ts';
import { guide, worldOf } from '../world.ts';

const NOW = ['src/router.ts', 'src/session.ts', 'src/store.ts', 'src/queue.ts'];
const WAS = ['src/sse-server.ts'];
const SAID = '# Shop\n';

const TABLE = `# Shop

## Key files

| File | Purpose |
| --- | --- |
| \`src/router.ts\` | Routes |
| \`src/session.ts\` | Sessions |
| \`src/store.ts\` | The store |
| \`src/sse-server.ts\` | Streams |
`;

describe('a row of a table of files whose file a commit removed before the row was written', () => {
  const after = (markdown: string, past: object = {}): readonly string[] =>
    dead(markdown, { now: NOW, was: WAS, said: SAID, ...past });

  test('is dead where the rest of its column stands', () => {
    expect(after(TABLE)).toEqual(['src/sse-server.ts']);
    expect(after(TABLE.replaceAll('`', ''))).toEqual(['src/sse-server.ts']);
    expect(after(TABLE.replaceAll('`', '**'))).toEqual([]);
  });

  test('counts from the folder that the other rows count from', () => {
    const now = NOW.map((path) => `apps/web/${path}`);
    const file = 'apps/web/AGENTS.md';
    expect(after(TABLE, { now, was: ['apps/web/src/sse-server.ts'], file })).toEqual(['src/sse-server.ts']);
    expect(after(TABLE, { now, was: ['src/sse-server.ts'], file })).toEqual([]);
  });

  test.each([
    ['too few rows stand', TABLE.replace('src/store.ts', 'src/stores.ts')],
    ['a sentence names it', `${SAID}\nStreams are in \`src/sse-server.ts\`.\n`],
    ['a list names it', TABLE.replaceAll(/^\| (`.*`) \| (.*) \|$/gm, '- $1: $2')],
    ['its cell holds more', TABLE.replace('`src/sse-server.ts`', '`src/sse-server.ts` and more')],
    [
      'another column names it',
      TABLE.replace('| Streams', '| `src/sse-server.ts`').replace('| `src/sse-server.ts`', '| '),
    ],
    ['its row tells of the past', TABLE.replace('Streams', 'Streams, folded into the router')],
    ['its row tells of a plan', TABLE.replace('Streams', 'Streams will be here')],
    ['its row is crossed', TABLE.replace('Streams', '❌ Streams')],
    ['a heading tells of another day', TABLE.replace('Key files', 'Roadmap')],
    [
      'the words above tell of another day',
      TABLE.replace('| File', 'Before the refactoring these were the files.\n\n| File'),
    ],
    ['the head of the table does', TABLE.replace('| File', '| Old file')],
    ['a column has the new names', TABLE.replace('Purpose', 'Replacement')],
  ])('is left alone where %s', (_, markdown) => {
    expect(after(markdown)).toEqual([]);
  });

  test('is left alone where the file came and went, or may be a record', () => {
    expect(after(TABLE, { times: 2 })).toEqual([]);
    expect(after(TABLE, { ignored: 'sse-*' })).toEqual([]);
    const record = TABLE.replace('src/sse-server.ts', 'docs/current-work.md');
    expect(after(record, { was: ['docs/current-work.md'] })).toEqual([]);
    expect(after(record, { was: ['docs/current-work.md'], said: record })).toEqual(['docs/current-work.md']);
  });
});

describe('an entry of a drawn tree whose file a commit removed before the entry was written', () => {
  const after = (markdown: string): readonly string[] => {
    const file = 'AGENTS.md';
    const agent = agentFileOf(file, markdown);
    const files = Object.fromEntries([...NOW, file].map((path) => [path, '']));
    const world = { ...worldOf(guide(''), { files }), agents: [agent], texts: new Map([[file, markdown]]) };
    const judged = judgeClaims(findDrawnClaims(agent, treeOf(world.paths)), world);
    const deleted = WAS.map((path) => ({ path, commit: COMMIT, date: '2026-01-16' }));
    const cases = pastCases(judged, deleted, { world, use: 'both' });
    const before = new Map([[COMMIT, { paths: new Set([...NOW, ...WAS]), texts: new Map([[file, SAID]]) }]]);
    return judgedByPast(judged, cases, { past: { before, renames: new Map() }, world }).flatMap((each) =>
      each.verdict === 'dead' ? [each.claim.text] : [],
    );
  };

  test('is dead where the rest of the tree stands', () => {
    expect(after(TREE)).toEqual(['src/sse-server.ts']);
  });

  test.each([
    ['most of the tree is gone too', TREE.replace('queue.ts', 'jobs.ts').replace('store.ts', 'shelf.ts')],
    ['its remark tells of another day', TREE.replace('# Streams', '# Streams, until they go through the router')],
    ['a heading does', TREE.replace('Layout', 'Target layout')],
  ])('is left alone where %s', (_, markdown) => {
    expect(after(markdown)).toEqual([]);
  });
});

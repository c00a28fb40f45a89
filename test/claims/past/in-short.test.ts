/** One fault is told once, and what that tells nothing of is told still: of a folder in a drawn tree, and of a span with alternatives. */
import { expect, test } from 'vitest';
import type { Compilation, Finding, JudgedClaim } from '../../../src/model.ts';
import { deadClaimsInShort } from '../../../src/claims/past/in-short.ts';

/** An entry of a drawn tree by its line; `now` says where it stands now, and without a truth it is alive. */
function entry(line: number, target: string, more: Partial<JudgedClaim> = {}): JudgedClaim {
  return {
    claim: { kind: 'path', file: 'CLAUDE.md', line, column: 5, text: target, target, how: 'fence', isDrawn: true },
    verdict: 'dead',
    truth: `\`${target}\` is gone.`,
    ...more,
  };
}

const live = (line: number, target: string): JudgedClaim => entry(line, target, { verdict: 'live' });

const finding = ({ claim, truth = '', isCertain }: JudgedClaim): Finding => ({
  rule: 'stale/path',
  severity: isCertain ? 'error' : 'warn',
  file: claim.file,
  line: claim.line,
  column: claim.column,
  message: truth,
  claim: claim.text,
  target: claim.target,
});

function told(claims: readonly JudgedClaim[], paths: readonly string[] = [], known = 0): readonly string[] {
  const compilation = { claims, inputs: { sources: { paths } } } as unknown as Compilation;
  const dead = claims.filter(({ verdict }) => verdict === 'dead').slice(known);
  return deadClaimsInShort(dead.map(finding), compilation).map(({ line, message }) => `${line} ${message}`);
}

test('what stands in the new folder as it is drawn goes with it, and what does not is told', () => {
  const rows = [
    entry(1, 'app', { now: 'web/app' }),
    entry(2, 'app/api', { now: 'web/app/api' }),
    entry(3, 'app/api/users.ts', { now: 'web/app/api/users.ts' }),
    entry(4, 'app/old.ts'),
    entry(5, 'app/page.tsx', { now: 'web/app/page.tsx' }),
  ];
  expect(told(rows, ['web/app/api/users.ts', 'web/app/page.tsx'])).toEqual([
    '1 `app` is gone. Lines 2, 3 and 5 go with it.',
    '4 `app/old.ts` is gone.',
  ]);
});

test('of a folder that is gone what is gone goes with it, and what stands elsewhere is told', () => {
  const rows = [entry(1, 'tests'), entry(2, 'tests/a.js'), entry(3, 'tests/b.js', { now: 'e2e/b.js' })];
  expect(told(rows)).toEqual(['1 `tests` is gone. Line 2 goes with it.', '3 `tests/b.js` is gone.']);
});

test('what is drawn in a folder that is gone goes with it, be it known where that went or not', () => {
  const open = { verdict: 'undecided' } as const;
  const rows = [entry(1, 'spec'), entry(2, 'spec/http'), entry(3, 'spec/http/shop.yaml', open), live(4, 'spec.md')];
  expect(told(rows)).toEqual(['1 `spec` is gone. Lines 2 and 3 go with it.']);
  expect(told([entry(1, 'spec'), entry(2, 'spec/shop.yaml', open), entry(3, 'web/a.ts', open)])).toEqual([
    '1 `spec` is gone. Line 2 goes with it.',
  ]);
  // Of a folder that stands elsewhere only what stands there as well.
  const moved = entry(1, 'spec', { now: 'web/spec' });
  expect(told([moved, entry(2, 'spec/shop.yaml', open)], ['web/spec/a.yaml'])).toEqual(['1 `spec` is gone.']);
});

test('more lines than a reader takes in at once are counted', () => {
  const rows = ['app', 'app/a.ts', 'app/b.ts', 'app/c.ts', 'app/d.ts', 'app/e.ts'].map((path, at) =>
    entry(at + 1, path),
  );
  expect(told(rows)).toEqual(['1 `app` is gone. 5 lines below it go with it.']);
});

test('another entry ends the folder, and so does another text, or a tree further down', () => {
  const rows = [entry(1, 'tests'), live(2, 'src'), entry(9, 'tests/a.js')];
  expect(told(rows)).toHaveLength(2);
  expect(told([entry(1, 'tests'), entry(22, 'tests/a.js')])).toHaveLength(2);
  const [first] = rows;
  const other = { ...entry(2, 'tests/a.js'), claim: { ...entry(2, 'tests/a.js').claim, file: 'AGENTS.md' } };
  expect(told([first!, other])).toHaveLength(2);
});

test('what fails a run is not told by what does not', () => {
  expect(told([entry(1, 'tests'), entry(2, 'tests/a.js', { isCertain: true })])).toHaveLength(2);
});

test('nor by one that a baseline keeps quiet: the line below is told, and those below that with it', () => {
  const rows = [entry(1, 'app'), entry(2, 'app/api'), entry(3, 'app/api/a.ts')];
  expect(told(rows)).toEqual(['1 `app` is gone. Lines 2 and 3 go with it.']);
  expect(told(rows, [], 1)).toEqual(['2 `app/api` is gone. Line 3 goes with it.']);
});

test('of a span that names two the edits of one would not mend it', () => {
  const span = 'src/{a,b}.ts';
  const rows = ['src/a.ts', 'src/b.ts'].map((target) => {
    const { claim, ...rest } = entry(1, target);
    const { isDrawn: _, ...written } = claim;
    return { ...rest, claim: { ...written, span } };
  });
  expect(told(rows)).toHaveLength(1);
  expect(told(rows, [], 1)).toEqual(['1 `src/b.ts` is gone.']);
});

test('a name that only begins alike is no part of the folder', () => {
  expect(told([entry(1, 'app'), entry(2, 'app-web/a.ts')])).toHaveLength(2);
});

/** What a baseline suppresses, and what stays in it when lintel writes it. */
import { describe, expect, it } from 'vitest';
import { applyBaseline, formatBaseline, prunedBaseline } from '../src/baseline.ts';
import type { Finding } from '../src/model.ts';

const finding = (claim: string, more: Partial<Finding> = {}): Finding => ({
  rule: 'stale/path',
  severity: 'error',
  file: 'a.md',
  line: 1,
  column: 1,
  message: `\`${claim}\` is gone.`,
  claim,
  target: claim,
  ...more,
});

const entry = (claim: string, count = 1): string => `stale/path a.md ${claim} ${claim} ${count}`;
const bodyOf = (text: string): readonly string[] => text.trimEnd().split('\n').slice(1);
const apply = (findings: readonly Finding[], ...lines: readonly string[]) =>
  applyBaseline(findings, { file: 'lintel.baseline', text: lines.join('\n') });

describe('a baseline', () => {
  it('suppresses what it names, wherever it stands now, and gives its reason', () => {
    const { findings, leftovers } = apply([finding('x', { line: 7 }), finding('y')], `${entry('x')} -- later`);
    expect(findings).toMatchObject([{ suppressed: 'baseline', reason: 'later' }, { claim: 'y' }]);
    expect(findings[1]).not.toHaveProperty('suppressed');
    expect(leftovers).toEqual([]);
  });

  it('does not let a fault that was mended pay for a new one', () => {
    const { findings, leftovers } = apply([finding('new')], entry('old'));
    expect(findings[0]).not.toHaveProperty('suppressed');
    expect(leftovers.map(({ key }) => key)).toEqual([entry('old')]);
  });

  it('counts faults of one kind, so that one more of them is new', () => {
    const { findings } = apply([finding('x'), finding('x', { line: 2 })], entry('x'));
    expect(findings.map(({ suppressed }) => suppressed)).toEqual(['baseline', undefined]);
  });

  it('tells faults apart by their identity, where claim and target are the same', () => {
    const secret = (identity: string): Finding => finding('', { rule: 'security/secret', identity });
    const lines = bodyOf(formatBaseline([secret('0a')]));
    expect(lines).toEqual(['security/secret a.md % #0a 1']);
    const { findings, leftovers } = apply([secret('1b')], ...lines);
    expect(findings[0]).not.toHaveProperty('suppressed');
    expect(leftovers).toHaveLength(1);
    expect(apply([secret('1b'), secret('0a')], ...lines).findings.map(({ suppressed }) => suppressed)).toEqual([
      undefined,
      'baseline',
    ]);
  });

  it('of before there were identities holds on, and an update keeps its reasons', () => {
    const secret = finding('', { rule: 'security/secret', identity: '0a' });
    const old = 'security/secret a.md % % 1 -- revoked';
    expect(apply([secret], old)).toMatchObject({
      findings: [{ suppressed: 'baseline', reason: 'revoked' }],
      leftovers: [],
    });
    expect(bodyOf(formatBaseline([secret], `# ours\n${old}\n`))).toEqual([
      'security/secret a.md % #0a 1 -- revoked',
      '# ours',
    ]);
  });

  it('holds no key, and one of before that does holds on', () => {
    const key = `ghp_${'Zt8QmW2kLx7RvBn4Yc9HsJd3GfPaE6uVoKb1'}`;
    const shown = finding('npm run x -- --token=***', { identity: '0a', target: 'x' });
    const old = `stale/path a.md npm%20run%20x%20--%20--token=${key} x 1 -- later`;
    expect(apply([shown], old)).toMatchObject({ findings: [{ suppressed: 'baseline' }], leftovers: [] });
    expect(bodyOf(formatBaseline([shown], `# ours\n${old}\n`))).toEqual([
      'stale/path a.md npm%20run%20x%20--%20--token=*** x#0a 1 -- later',
      '# ours',
    ]);
  });

  it('reads both sides of a conflict, and nothing of what both have left', () => {
    const lines = ['<<<<<<< a', entry('x'), '||||||| base', entry('z'), '=======', entry('y'), '>>>>>>> b'];
    const { findings, problems } = apply([finding('x'), finding('y'), finding('z')], ...lines);
    expect(findings.map(({ suppressed }) => suppressed)).toEqual(['baseline', 'baseline', undefined]);
    expect(problems).toEqual([]);
  });

  it.each([
    ['a word too few', 'stale/path a.md x 1'],
    ['a number that is none', 'stale/path a.md x x many'],
    ['a rule that cannot be one', 'path a.md x x 1'],
    ['something else', '{"version": 1}'],
  ])('tells where %s stands', (_, line) => {
    expect(apply([], '# head', line).problems).toMatchObject([
      { rule: 'lint/baseline', file: 'lintel.baseline', line: 2 },
    ]);
  });

  it('is the same file under any line ends', () => {
    const { findings, problems } = applyBaseline([finding('x')], {
      file: 'b',
      text: `\uFEFF# head\r\n${entry('x')}\r\n`,
    });
    expect(findings[0]?.suppressed).toBe('baseline');
    expect(problems).toEqual([]);
  });
});

describe('writing a baseline', () => {
  it('takes what counts, sorted, and nothing that a comment suppresses', () => {
    const findings = [finding('y'), finding('x'), finding('c', { suppressed: 'comment' })];
    expect(bodyOf(formatBaseline(findings))).toEqual([entry('x'), entry('y')]);
  });

  it('leaves out information, the state of outputs, and faults of suppressions', () => {
    const findings = [
      finding('x', { severity: 'info' }),
      finding('y', { rule: 'output/out-of-date' }),
      finding('z', { rule: 'lint/unused-suppression' }),
    ];
    expect(bodyOf(formatBaseline(findings))).toEqual([]);
  });

  it('keeps reasons, comments and lines that cannot be read, each before what it stood before', () => {
    const old = [
      '# ours',
      '# about b',
      `${entry('b')} -- later`,
      entry('gone'),
      'torn',
      '# about y',
      entry('y'),
      '# end',
    ];
    const text = formatBaseline([finding('a'), finding('b'), finding('c'), finding('y'), finding('z')], old.join('\n'));
    expect(bodyOf(text)).toEqual([
      entry('a'),
      '# ours',
      '# about b',
      `${entry('b')} -- later`,
      entry('c'),
      'torn',
      '# about y',
      entry('y'),
      entry('z'),
      '# end',
    ]);
    expect(formatBaseline([finding('b')], formatBaseline([finding('b')]))).toBe(formatBaseline([finding('b')]));
  });

  it('unites the sides of a conflict', () => {
    const old = ['<<<<<<< a', `${entry('x')} -- why`, '=======', entry('x'), entry('y'), '>>>>>>> b'].join('\n');
    expect(bodyOf(formatBaseline([finding('x'), finding('y')], old))).toEqual([`${entry('x')} -- why`, entry('y')]);
  });

  it('keeps every reason of records that it unites, once each, and every one of them holds', () => {
    const old = [entry('x'), entry('y'), `${entry('x')} -- ticket 12`, `${entry('y')} -- a; b`, `${entry('y')} -- b`];
    const united = [`${entry('x')} -- ticket 12`, `${entry('y')} -- a; b`];
    for (const lines of [old, old.toReversed()]) {
      const text = formatBaseline([finding('x'), finding('y')], lines.join('\n'));
      expect(bodyOf(text).toSorted()).toEqual(lines === old ? united : [united[0], `${entry('y')} -- b; a`]);
      expect(formatBaseline([finding('x'), finding('y')], text)).toBe(text);
      expect(apply([finding('x')], ...lines).findings).toMatchObject([{ reason: 'ticket 12' }]);
      expect(prunedBaseline(lines.join('\n'), [])).toContain(united[0]);
    }
    const early = 'security/secret a.md % % 1';
    const secret = finding('', { rule: 'security/secret', identity: '0a' });
    expect(bodyOf(formatBaseline([secret], `${early} -- revoked\n${early}\n`))).toEqual([
      'security/secret a.md % #0a 1 -- revoked',
    ]);
  });
});

it('pruning drops leftovers and nothing else', () => {
  const text = ['# head', '', entry('x'), '# why', `${entry('y')} -- later`, 'torn', ''].join('\n');
  const { leftovers } = applyBaseline([finding('y')], { file: 'b', text });
  expect(prunedBaseline(text, leftovers)).toBe(`# head\n\n# why\n${entry('y')} -- later\ntorn\n`);
});

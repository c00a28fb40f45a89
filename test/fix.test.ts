/** Which fixes are made together, and which wait or stay undone. */
import { describe, expect, it } from 'vitest';
import { chooseFixes } from '../src/fix.ts';
import type { Finding, TextEdit } from '../src/model.ts';

/** An edit as `file:line:column before → after`; the file may be left out. */
function edit(written: string): TextEdit {
  const [, file = 'a.md', line, column, before = '', after = ''] =
    /^(?:(\S+):)?(\d+):(\d+) (.*) → (.*)$/.exec(written) ?? [];
  return { file, line: Number(line), column: Number(column), before, after };
}

const finding = (message: string, edits: readonly TextEdit[], more: Partial<Finding> = {}): Finding => ({
  rule: 'a/b',
  severity: 'error',
  message,
  file: 'a.md',
  line: 1,
  column: 1,
  fix: { title: 'Mend it', isSafe: true, edits },
  ...more,
});

const texts = new Map([
  ['a.md', 'one two three\nfour'],
  ['b.md', 'five'],
]);

function choose(findings: readonly Finding[], withUnsafe = false) {
  const pass = chooseFixes(findings, {
    texts,
    withUnsafe,
    refusal: ({ file }) => (file === 'out.md' ? 'is compiled' : undefined),
  });
  return {
    made: pass.made.map(({ message }) => message),
    refused: pass.refused.map(({ because }) => because),
    edits: [...pass.edits.values()].flat(),
  };
}

describe('chooseFixes', () => {
  it('makes all that do not overlap', () => {
    const { made, edits } = choose([
      finding('x', [edit('1:1 one → 1')]),
      finding('y', [edit('1:5 two → 2'), edit('b.md:1:1 five → 5')]),
    ]);
    expect(made).toEqual(['x', 'y']);
    expect(edits).toHaveLength(3);
  });

  it('makes the first of two that overlap, and all of the second or none of it', () => {
    const overlapping = finding('y', [edit('2:1 four → 4'), edit('1:3 e t → -')]);
    const { made, edits } = choose([finding('x', [edit('1:1 one → 1')]), overlapping]);
    expect(made).toEqual(['x']);
    expect(edits).toHaveLength(1);
  });

  it('makes one edit for two findings that ask for the same', () => {
    const { made, edits } = choose([finding('x', [edit('1:1 one → 1')]), finding('y', [edit('1:1 one → 1')])]);
    expect(made).toEqual(['x', 'y']);
    expect(edits).toHaveLength(1);
  });

  it('leaves likely ones for those who ask for them, and what is suppressed or information alone', () => {
    const unsafe = finding('x', [], { fix: { title: 'x', isSafe: false, edits: [edit('1:1 one → 1')] } });
    const others = [
      finding('y', [edit('1:5 two → 2')], { suppressed: 'comment' }),
      finding('z', [edit('1:5 two → 2')], { severity: 'info' }),
    ];
    expect(choose([unsafe, ...others]).made).toEqual([]);
    expect(choose([unsafe, ...others], true).made).toEqual(['x']);
  });

  it('says why it cannot make one', () => {
    const { made, refused } = choose([
      finding('x', [edit('1:1 uno → 1')]),
      finding('y', [edit('9:1 one → 1')]),
      finding('z', [edit('out.md:1:1 one → 1')]),
      finding('w', [edit('unread.md:1:1 one → 1')]),
    ]);
    expect(made).toEqual([]);
    expect(refused).toEqual([
      'Line 1 of `a.md` is not what the fix was made for.',
      'Line 9 of `a.md` is not what the fix was made for.',
      '`out.md` is compiled.',
      '`unread.md` was not read as text.',
    ]);
  });

  it('makes no fix whose own edits overlap', () => {
    expect(choose([finding('x', [edit('1:1 one → 1'), edit('1:2 ne → 2')])]).made).toEqual([]);
  });
});

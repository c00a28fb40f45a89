/** The arithmetic of the bench, its gates and its texts. Nothing here is timed. */
import { describe, expect, it } from 'vitest';
import { addExport, editBody } from '../../scripts/bench/edits.mjs';
import { difference, kilobytesPerFile, median, medians, ratio } from '../../scripts/bench/figures.mjs';
import { describeMiss, gate, noChangeGate, passes } from '../../scripts/bench/gates.mjs';
import { heavyAmong } from '../../scripts/bench/heavy.mjs';
import { childTime } from '../../scripts/bench/run.mjs';
import { markdownTable } from '../../scripts/bench/table.mjs';
import { scanFile } from '../../src/scan/file.ts';

const samples = (...cpu: readonly number[]) => cpu.map((each) => ({ cpu: each, wall: each * 2 }));

describe('figures of the bench', () => {
  it('takes the middle value, and the mean of two middle ones', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(() => median([])).toThrow('nothing');
    expect(medians(samples(1, 3, 2))).toEqual({ cpu: 2, wall: 4 });
  });

  it('compares within a round, so that a slow minute changes no ratio', () => {
    expect(ratio(samples(10, 100, 12), samples(5, 50, 6), 'cpu')).toBe(2);
    expect(difference(samples(10, 100, 12), samples(5, 50, 6), 'cpu')).toBe(6);
    expect(() => ratio(samples(1), samples(1, 2), 'cpu')).toThrow('each round');
  });

  it('says what one more file costs in memory', () => {
    expect(kilobytesPerFile({ files: 1000, kilobytes: 50_000 }, { files: 3000, kilobytes: 60_000 })).toBe(5);
  });

  it('reads the processor time that both dash and bash print', () => {
    expect(childTime('0m0.000000s 0m0.010000s\n0m1.500000s 0m0.250000s\n')).toBe(1750);
    expect(childTime('0m0.002s 0m0.001s\n1m0.500s 0m0.100s\n')).toBe(60_600);
    expect(childTime('0m0,002s 0m0,001s\n0m0,500s 0m0,100s\n')).toBe(600);
    expect(() => childTime('no times')).toThrow('cannot be read');
  });
});

describe('gates of the bench', () => {
  it('hold a figure up to its limit and no further', () => {
    expect(passes(gate('scan', 'here', 1.35))).toBe(true);
    expect(passes(gate('scan', 'here', 1.36))).toBe(false);
    expect(passes({ ...gate('scan', 'here', 1), isMissing: true })).toBe(false);
    expect(passes(gate('scan', 'here', Number.NaN))).toBe(false);
  });

  it('say by how much one is missed', () => {
    expect(describeMiss(gate('scan', 'registry', 1.62))).toBe(
      'registry: cold `scan`, processor time is 1.62 P; the gate is 1.35 (0.27 too much, 20 % over).',
    );
    expect(describeMiss(gate('loaded', 'registry', 2))).toBe(
      'registry: heavy modules loaded by a no-change `check` is 2 modules; the gate is 0 (2 too much).',
    );
  });

  it('let a no-change check take 60 ms beyond G, or half as much again, whichever is more', () => {
    const small = { ratio: 1.9, beyond: 54, reference: 60 };
    expect(passes(noChangeGate('small', small))).toBe(true);
    expect(passes(noChangeGate('small', { ...small, ratio: 2.1, beyond: 66 }))).toBe(false);
    const large = { ratio: 1.4, beyond: 160, reference: 400 };
    expect(passes(noChangeGate('large', large))).toBe(true);
    expect(passes(noChangeGate('large', { ...large, ratio: 1.6, beyond: 240 }))).toBe(false);
  });
});

describe('what the bench looks for', () => {
  it('knows a heavy package by its folder and, in a bundle, by its messages', () => {
    expect(heavyAmong([{ url: 'file:///x/node_modules/handlebars/lib/index.js', text: '' }])).toEqual(['handlebars']);
    expect(
      heavyAmong([{ url: 'file:///x/dist/chunk-a.js', text: 'diag(1002,1,"Unterminated string literal.")' }]),
    ).toEqual(['ts-morph']);
    expect(heavyAmong([{ url: 'file:///x/dist/cli.js', text: "import('./scan.js')" }])).toEqual([]);
  });

  it('edits a body without touching a public name, and adds exactly one name to the exports', () => {
    const text = 'export function half(n: number) {\n  return n / 2;\n}\n';
    const names = (edited: string) => scanFile('a.ts', edited).exports.map(({ name }) => name);
    expect(editBody(text, 7)).toContain('void 7;\n  return n / 2;');
    expect(names(editBody(text, 7))).toEqual(['half']);
    expect(names(addExport(text, 7))).toEqual(['half', 'BENCH_7']);
    expect(() => editBody('export const a = 1;\n', 1)).toThrow('no body');
  });

  it('writes tables that markdown reads', () => {
    expect(markdownTable(['what', 'ms'], [['scan', '12']])).toBe('| what |  ms |\n| ---- | --: |\n| scan |  12 |');
  });
});

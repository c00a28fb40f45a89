import { standalone } from '../../src/report/page.ts';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import type { Finding } from '../../src/model.ts';
import { renderSarif } from '../../src/report/sarif.ts';
import { CLEAN, FINDINGS, PLAIN, REPORT } from './findings.ts';
import { SARIF_SUBSET } from './sarif-subset.ts';

interface Log {
  readonly runs: readonly [
    {
      readonly tool: {
        readonly driver: { readonly rules: readonly { readonly id: string; readonly help?: object }[] };
      };
      readonly results: readonly {
        readonly ruleId: string;
        readonly ruleIndex: number;
        readonly level: string;
        readonly message: { readonly text: string };
        readonly partialFingerprints: Readonly<Record<string, string>>;
        readonly suppressions: readonly object[];
        readonly locations: readonly [
          { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } } },
        ];
      }[];
    },
  ];
}

const logOf = (findings: readonly Finding[]): Log['runs'][0] =>
  (JSON.parse(renderSarif({ ...REPORT, findings }, PLAIN)) as Log).runs[0];
const fingerprints = (findings: readonly Finding[]) =>
  logOf(findings).results.map((result) => Object.values(result.partialFingerprints)[0]);

test('is SARIF 2.1.0, with findings and without', () => {
  const validate = new Ajv({ allErrors: true }).compile(SARIF_SUBSET);
  for (const report of [REPORT, CLEAN, { findings: [] }]) {
    expect(validate(JSON.parse(renderSarif(report, PLAIN))) ? [] : validate.errors).toEqual([]);
  }
  const broken = JSON.parse(renderSarif(REPORT, PLAIN).replaceAll('"context/guides/a.md"', '"/home/me/a.md"'));
  expect(validate(broken)).toBe(false);
});

test('holds every finding, whatever its severity, and says which are suppressed', () => {
  const { results } = logOf(FINDINGS);
  expect(results.map(({ ruleId, level, suppressions }) => [ruleId, level, suppressions])).toEqual([
    ['stale/path', 'error', []],
    ['stale/path', 'error', []],
    ['stale/path', 'error', []],
    ['stale/command', 'warning', []],
    ['note/empty', 'warning', [{ kind: 'external', justification: 'Filled in by the release "job".' }]],
    ['stale/path', 'error', []],
    ['stale/symbol', 'error', []],
    ['scan/syntax', 'note', []],
  ]);
});

test('gives the reason of whoever suppressed a finding, and says whether that stands in the text', () => {
  const { results } = logOf([{ ...FINDINGS[0]!, suppressed: 'comment', reason: 'Kept for v1.' }]);
  expect(results[0]?.suppressions).toEqual([{ kind: 'inSource', justification: 'Kept for v1.' }]);
});

test('lists each rule that has found something once, with its page', () => {
  const { tool, results } = logOf(FINDINGS);
  const ids = tool.driver.rules.map(({ id }) => id);
  const found = new Set(FINDINGS.map(({ rule }) => rule));
  expect(ids).toEqual(REPORT.tool?.rules.map(({ id }) => id).filter((id) => found.has(id)));
  expect(results.map(({ ruleIndex }) => ids[ruleIndex])).toEqual(results.map(({ ruleId }) => ruleId));
  expect(tool.driver.rules.filter(({ help }) => help !== undefined).map(({ id }) => id)).toEqual([
    'scan/syntax',
    'stale/command',
    'stale/path',
    'stale/symbol',
  ]);
});

test('shows no sample in the shape of a key', () => {
  const key = `AKIA${'Q7ZLW3NVTB5KX2RD'}`;
  const page = `# a/b\n\n> Keys.\n\n\`\`\`md\nUse ${key} or AVeryLongNameOfSomething.\n\`\`\`\n`;
  expect(standalone(page)).toContain('Use AKIA… or AVeryLongNameOfSomething.');
});

test('writes paths as relative URIs', () => {
  const uris = logOf(FINDINGS).results.map(({ locations }) => locations[0].physicalLocation.artifactLocation.uri);
  expect(uris).toContain('docs/a%2C%20b%3Ac%2520%20%22quoted%22%0A%3C%C3%A9%3E.md');
  expect(decodeURIComponent(uris[6] ?? '')).toBe(FINDINGS[6]?.file);
});

test('gives every finding a fingerprint of its own, which no line moves', () => {
  const before = fingerprints(FINDINGS);
  expect(new Set(before).size).toBe(FINDINGS.length);
  expect(
    fingerprints(FINDINGS.map((finding) => ({ ...finding, line: finding.line + 7, message: 'New words.' }))),
  ).toEqual(before);
  expect(fingerprints(FINDINGS.map((finding) => ({ ...finding, file: `x/${finding.file}` })))).not.toContain(before[0]);
});

test('turns no quoted markdown into a link of its own', () => {
  const [first] = FINDINGS;
  const { results } = logOf([{ ...first!, message: 'See [a](b.md), [c] and (d).' }]);
  expect(results[0]?.message.text).toBe('See \\[a](b.md), [c] and (d).');
});

test('writes a name that no URI can hold with the sign for a missing character', () => {
  const { results } = logOf([{ ...FINDINGS[0]!, file: 'a\ud800.md' }]);
  expect(results[0]?.locations[0].physicalLocation.artifactLocation.uri).toBe('a%EF%BF%BD.md');
});

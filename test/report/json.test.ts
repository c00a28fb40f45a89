import { expect, test } from 'vitest';
import type { Finding } from '../../src/model.ts';
import { renderJson } from '../../src/report/json.ts';

const finding: Finding = {
  rule: 'stale/path',
  severity: 'error',
  message: 'Gone.',
  file: 'a.md',
  line: 3,
  column: 7,
  claim: 'src/a.ts',
  target: 'src/a.ts',
  hint: 'Mend it.',
};

test('gives one document with version, findings and counts', () => {
  const info: Finding = { rule: 'scan/syntax', severity: 'info', message: 'Odd.', file: 'b.ts', line: 1, column: 1 };
  expect(JSON.parse(renderJson({ findings: [finding, info] }, { color: false, verbose: false }))).toEqual({
    schemaVersion: 1,
    findings: [finding, info],
    counts: { error: 1, warn: 0, info: 1 },
  });
});

test('gives a document when there is nothing to say', () => {
  expect(JSON.parse(renderJson({ findings: [] }, { color: true, verbose: false }))).toEqual({
    schemaVersion: 1,
    findings: [],
    counts: { error: 0, warn: 0, info: 0 },
  });
});

test('publishes the fields that are agreed on, and no others', () => {
  const more = { ...finding, secret: 'x' };
  expect(renderJson({ findings: [more] }, { color: false, verbose: true })).not.toContain('secret');
});

import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { renderGitlab } from '../../src/report/gitlab.ts';
import { CLEAN, FINDINGS, PLAIN, REPORT, VERBOSE } from './findings.ts';

/** GitLab's documentation, "Code Quality", table "Code Quality report format". */
const ISSUES = {
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    additionalProperties: false,
    properties: {
      description: { type: 'string', minLength: 1 },
      check_name: { type: 'string', minLength: 1 },
      fingerprint: { type: 'string', minLength: 1 },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        required: ['path', 'lines'],
        additionalProperties: false,
        properties: {
          path: { type: 'string', pattern: '^(?!/|\\./)' },
          lines: {
            type: 'object',
            required: ['begin'],
            additionalProperties: false,
            properties: { begin: { type: 'integer', minimum: 1 } },
          },
        },
      },
    },
  },
};

const issues = (text: string) =>
  JSON.parse(text) as readonly {
    readonly fingerprint: string;
    readonly check_name: string;
    readonly severity: string;
  }[];

test('is what GitLab reads, with findings and without', () => {
  const validate = new Ajv().compile(ISSUES);
  for (const report of [REPORT, CLEAN])
    for (const options of [PLAIN, VERBOSE])
      expect(validate(JSON.parse(renderGitlab(report, options))) ? [] : validate.errors).toEqual([]);
  expect(renderGitlab(CLEAN, PLAIN)).toBe('[]');
});

test('leaves out what is suppressed, and information unless it was asked for', () => {
  const rules = (text: string) => issues(text).map(({ check_name }) => check_name);
  expect(rules(renderGitlab(REPORT, PLAIN))).not.toContain('note/empty');
  expect(rules(renderGitlab(REPORT, PLAIN))).not.toContain('scan/syntax');
  expect(rules(renderGitlab(REPORT, VERBOSE))).toContain('scan/syntax');
});

test('gives equal claims fingerprints of their own, and keeps them when others are suppressed', () => {
  const before = issues(renderGitlab(REPORT, PLAIN)).map(({ fingerprint }) => fingerprint);
  expect(new Set(before).size).toBe(before.length);
  const findings = FINDINGS.map((finding, index) =>
    index === 1 ? { ...finding, suppressed: 'baseline' as const } : finding,
  );
  const after = issues(renderGitlab({ findings }, PLAIN)).map(({ fingerprint }) => fingerprint);
  expect(after).toEqual(before.toSpliced(1, 1));
});

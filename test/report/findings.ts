/** One list of findings with everything that a report may trip over; every reporter is held to it. */
import type { Finding } from '../../src/model.ts';
import type { Report, ReportOptions } from '../../src/report/index.ts';

const LONG = `src/${'very/long/'.repeat(1000)}path.ts`.slice(0, 10_000);

/** Sorted as a run sorts them. */
export const FINDINGS: readonly Finding[] = [
  {
    rule: 'stale/path',
    severity: 'error',
    message: `\`${LONG}\` leads to no file or folder.`,
    file: 'AGENTS.md',
    line: 1,
    column: 3,
    claim: LONG,
    target: LONG,
  },
  {
    rule: 'stale/path',
    severity: 'error',
    message: '`src/old.ts` leads to no file or folder.',
    file: 'context/guides/a.md',
    line: 3,
    column: 6,
    claim: 'src/old.ts',
    target: 'src/old.ts',
    hint: 'It was renamed to `src/new.ts`.',
    fix: {
      title: 'Rename the path to src/new.ts',
      isSafe: true,
      edits: [
        { file: 'context/guides/a.md', line: 3, column: 6, before: 'src/old.ts', after: 'src/new.ts' },
        { file: 'context/guides/b.md', line: 9, column: 1, before: 'src/old.ts', after: 'src/new.ts' },
      ],
    },
    related: [
      { file: 'src/new.ts', line: 1, column: 1, message: 'It stands here since 1a2b3c4 (2026-03-01).' },
      { file: 'context/decisions/0002 größer.md', line: 12, column: 4, message: 'Decided [here](x.md).' },
      { file: 'src/gone.ts', message: 'Commit 1a2b3c4 removed it from here.' },
    ],
    excerpt: { text: 'See `src/old.ts` and `src/gone.ts`.', column: 6, length: 10 },
  },
  {
    rule: 'stale/path',
    severity: 'error',
    message: '`src/gone.ts` leads to no file or folder.',
    file: 'context/guides/a.md',
    line: 3,
    column: 23,
    claim: 'src/gone.ts',
    target: 'src/gone.ts',
    excerpt: { text: 'See `src/old.ts` and `src/gone.ts`.', column: 23, length: 11 },
  },
  {
    rule: 'stale/command',
    severity: 'warn',
    message: '`npm run "100%" & <b>` says: 50%, a:b, ]]> and --> \u001b[31mred\u001b[0m\u0000\r\n::error::forged',
    file: 'context/guides/a.md',
    line: 10,
    column: 1,
    claim: 'npm run "100%" & <b>',
    target: 'package.json#scripts.100%',
    hint: 'Say | or `[x](y)`\n0 errors',
  },
  {
    rule: 'note/empty',
    severity: 'warn',
    message: 'Nothing here.',
    file: 'context/guides/a.md',
    line: 12,
    column: 1,
    suppressed: 'baseline',
    reason: 'Filled in by the release "job".',
  },
  {
    rule: 'stale/path',
    severity: 'error',
    message: '`src/old.ts` leads to no file or folder.',
    file: 'context/guides/a.md',
    line: 14,
    column: 2,
    claim: 'src/old.ts',
    target: 'src/old.ts',
    fix: {
      title: 'Rename the path to src/other.ts',
      isSafe: false,
      edits: [{ file: 'context/guides/a.md', line: 14, column: 2, before: 'src/old.ts', after: 'src/other.ts' }],
    },
  },
  {
    rule: 'stale/symbol',
    severity: 'error',
    message: '`名前` is no export of `src/日本.ts`. \u202Eolleh\u202C 🎉',
    file: 'docs/a, b:c%20 "quoted"\n<é>.md',
    line: 2,
    column: 5,
    claim: '名前',
    target: 'src/日本.ts#名前',
    excerpt: { text: '日本の `名前` is 🎉.', column: 6, length: 2 },
  },
  {
    rule: 'scan/syntax',
    severity: 'info',
    message: 'Odd.',
    file: 'src/broken.ts',
    line: 1,
    column: 16,
  },
];

const PAGE = '\n\nWhy: [see](x.md) this.\nAnd that.\n\nMore.\n\n## A case fails\n\n````md\n[a](b.md)\n````\n';

/** The report of {@link FINDINGS}, by a lintel that has one rule more than it needs. */
export const REPORT: Report = {
  findings: FINDINGS,
  tool: {
    version: '1.2.3',
    rules: [
      {
        id: 'note/duplicate',
        severity: 'error',
        summary: 'Two notes.',
        page: `# note/duplicate\n\n> Two notes.${PAGE}`,
      },
      { id: 'note/empty', severity: 'warn', summary: 'A note says nothing.', page: '' },
      { id: 'scan/syntax', severity: 'info', summary: 'Odd code.', page: `# scan/syntax\n\n> Odd code.${PAGE}` },
      { id: 'stale/command', severity: 'error', summary: 'No script.', page: `# stale/command\n\n> No script.${PAGE}` },
      { id: 'stale/path', severity: 'error', summary: 'No file.', page: `# stale/path\n\n> No file.${PAGE}` },
      { id: 'stale/symbol', severity: 'error', summary: 'No name.', page: `# stale/symbol\n\n> No name.${PAGE}` },
    ],
  },
};

/** A run without findings. */
export const CLEAN: Report = { findings: [], tool: { version: '1.2.3', rules: [] } };

export const PLAIN: ReportOptions = { color: false, verbose: false };
export const VERBOSE: ReportOptions = { color: false, verbose: true };

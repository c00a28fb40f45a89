/** The lines of code that findings are about, as `lintel lint` shows them. */
import { rmSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { withCodeFrames } from '../../src/commands/code-frames.ts';
import { contentId } from '../../src/disk/blob.ts';
import type { CheckResult, Finding } from '../../src/model.ts';
import { addFiles, folderWith } from '../disk/folder.ts';
import { built, lintel } from '../program.ts';

const DECISION = '---\nstatus: accepted\nrule: Use Temporal.\nenforce: { forbid-import: moment }\n---\n\n# Dates\n';

describe('a finding in code', () => {
  it('is shown with its line and a mark, by a fresh check and by one that remembers', () => {
    const root = built({
      'context/decisions/0002-dates.md': DECISION,
      'src/dates.ts': "export const one = 1;\n  import { utc } from 'moment';\n",
    });
    const dir = folderWith();
    const frame = "     2 │ import { utc } from 'moment';\n       │                      ^^^^^^\n";
    const first = lintel(root, 'lint', '--cache-dir', dir);
    expect(first.out).toContain(frame);
    expect(lintel(root, 'lint', '--cache-dir', dir)).toEqual(first);
    expect(lintel(root, 'lint', '--no-cache').out).toContain(frame);
    expect(lintel(root, 'lint', '--json', '--cache-dir', dir).out).not.toContain('excerpt');
  });

  it('has the column of the import that is marked, for people and for machines', () => {
    const root = built({
      'context/decisions/0002-dates.md': DECISION.replace('moment }', '[moment, dayjs] }'),
      'src/dates.ts': "let a: import('dayjs').Dayjs, b: import('moment').Moment;\nimport moment from 'moment';\n",
    });
    const { out } = lintel(root, 'lint');
    expect(out.match(/\d+:\d+(?= +error)/g)).toEqual(['1:16', '1:42', '2:21']);
    expect(out).toContain(`     2 │ import moment from 'moment';\n       │ ${' '.repeat(20)}^^^^^^\n`);
    const github = lintel(root, 'lint', '--reporter', 'github').out;
    expect(github).toContain('line=2,col=21');
    expect(lintel(root, 'lint', '--reporter', 'sarif').out).toMatch(/"startLine": ?2,\s*"startColumn": ?21/);
    expect(lintel(root, 'lint', '--json').out).toMatch(/"column": ?42/);
  });

  it('has the columns of all imports of a circle', () => {
    const root = built({
      'context/decisions/0002-circles.md':
        '---\nstatus: accepted\nrule: No circles.\nenforce: { forbid-cycle: files }\n---\n\n# Circles\n',
      'src/a.ts': "import { b } from './b.ts';\nexport const a = () => b;\n",
      'src/b.ts': "  import { a } from './a.ts';\nexport const b = () => a;\n",
    });
    const { out } = lintel(root, 'lint');
    expect(out.match(/\d+:\d+(?= +error|.*imports)/g)).toEqual(['1:20', '1:22']);
  });

  it('brings the line of the code that it points at, under the place', () => {
    const root = built({ 'context/guides/prices.md': '`price` in `src/price.ts`: {{symbol "src/price.ts#price"}}.\n' });
    addFiles(root, {
      'src/price.ts': 'export function price(net: number, tax: number): number {\n  return net * tax;\n}\n',
    });
    const { out } = lintel(root, 'lint');
    expect(out).toContain('src/price.ts:1:1 `price` is declared here.\n');
    expect(out).toMatch(/\n +1 │ export function price\(net: number, tax: number\): number \{\n +│ {17}\^{5}\n/);
    expect(lintel(root, 'lint', '--json').out).not.toContain('excerpt');
  });

  it('is shown at the commit that is compared with as well', () => {
    const root = built({ 'context/decisions/0002-dates.md': DECISION });
    addFiles(root, {
      'src/price.ts': "import 'moment';\nexport function price(net: number): number {\n  return net;\n}\n",
    });
    expect(lintel(root, 'lint', '--since', 'HEAD').out).toContain("1 │ import 'moment';\n");
  });
});

/** The lines that a check of `code` would show, for a finding at the head of each of its lines. */
async function shown(code: string, now = code): Promise<readonly (string | undefined)[]> {
  const root = folderWith({ 'a.ts': now });
  const findings = code.split('\n').map((line, index): Finding => ({
    rule: 'arch/boundary',
    severity: 'error',
    message: 'No.',
    file: 'a.ts',
    line: index + 1,
    column: 1,
    claim: /\S+/.exec(line)?.[0] ?? '',
  }));
  const result: CheckResult = { findings, outputs: 0, changes: 0, pending: 0, kept: 0, notes: 0, notices: [] };
  const seen = { code: new Map([['a.ts', contentId(Buffer.from(code))]]), texts: new Map(), ids: new Map() };
  return (await withCodeFrames(result, root, seen)).findings.map(({ excerpt }) => excerpt?.text);
}

describe('the code of a frame', () => {
  it('is not shown where it has changed since it was scanned, or is gone', async () => {
    expect(await shown('let a = 1;')).toEqual(['let a = 1;']);
    expect(await shown('let a = 1;', 'let b = 2;')).toEqual([undefined]);
    const root = folderWith({ 'a.ts': '' });
    rmSync(`${root}/a.ts`);
    const place = { file: 'a.ts', line: 1, column: 1, message: 'No.', rule: 'arch/cycle', severity: 'error' } as const;
    const result: CheckResult = {
      findings: [place],
      outputs: 0,
      changes: 0,
      pending: 0,
      kept: 0,
      notes: 0,
      notices: [],
    };
    const seen = { code: new Map([['a.ts', 'x']]), texts: new Map(), ids: new Map() };
    expect(await withCodeFrames(result, root, seen)).toEqual(result);
  });

  it('never repeats a line that may hold a key', async () => {
    const key = `ghp_${'aB3dE5gH7jK9mN1pQ3rS5tU7vW9xY1zA3cD5'}`;
    const body = 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj';
    const code = [
      `const key = '${key}';`,
      'const pem = `-----BEGIN PRIVATE KEY-----',
      body,
      '-----END PRIVATE KEY-----`;',
      "import './components/the-very-long-name-of-a-folder/and-of-its-index.ts';",
    ].join('\n');
    expect(await shown(code)).toEqual([
      undefined,
      undefined,
      undefined,
      '-----END PRIVATE KEY-----`;',
      "import './components/the-very-long-name-of-a-folder/and-of-its-index.ts';",
    ]);
  });
});

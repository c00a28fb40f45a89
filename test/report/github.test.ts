import { expect, test } from 'vitest';
import type { Finding, Severity } from '../../src/model.ts';
import { renderGithub, renderJobSummary } from '../../src/report/github.ts';
import { CLEAN, FINDINGS, PLAIN, REPORT, VERBOSE } from './findings.ts';

/** As the runner reads a line: command, properties and message with their escapes resolved. */
function commandIn(line: string): Readonly<Record<string, string>> | undefined {
  const [, command = '', properties = '', message = ''] = /^::(\w+) ([^:]*)::(.*)$/.exec(line) ?? [];
  if (command === '') return undefined;
  const pairs = properties.split(',').map((pair) => {
    const at = pair.indexOf('=');
    return [pair.slice(0, at), unescaped(pair.slice(at + 1))] as const;
  });
  return { command, ...Object.fromEntries(pairs), message: unescaped(message) };
}

function unescaped(text: string): string {
  const signs: Readonly<Record<string, string>> = { '%25': '%', '%0D': '\r', '%0A': '\n', '%3A': ':', '%2C': ',' };
  return text.replace(/%(?:25|0D|0A|3A|2C)/g, (code) => signs[code] ?? code);
}

const many = (severity: Severity, count: number): readonly Finding[] =>
  Array.from({ length: count }, (_, index) => ({ ...FINDINGS[2]!, severity, line: index + 1 }));

test('writes one annotation for each finding, errors first, which the runner reads as it was meant', () => {
  const commands = renderGithub(REPORT, VERBOSE).split('\n').map(commandIn);
  expect(commands.map((command) => command?.['command'])).toEqual([
    'error',
    'error',
    'error',
    'error',
    'error',
    'warning',
    'notice',
  ]);
  expect(commands[4]).toMatchObject({ file: FINDINGS[6]?.file, line: '2', col: '5', title: 'stale/symbol' });
  expect(commands[1]?.['message']).toBe(
    [
      '`src/old.ts` leads to no file or folder.',
      'src/new.ts:1:1 It stands here since 1a2b3c4 (2026-03-01).',
      'context/decisions/0002 größer.md:12:4 Decided [here](x.md).',
      'src/gone.ts Commit 1a2b3c4 removed it from here.',
      '→ It was renamed to `src/new.ts`.',
    ].join('\n'),
  );
});

test('lets no message forge a command', () => {
  const lines = renderGithub(REPORT, VERBOSE).split('\n');
  expect(lines.filter((line) => line.startsWith('::')).length).toBe(lines.length);
  expect(lines.filter((line) => /^\s*::\w+::/.test(line))).toEqual([]);
});

test('keeps to what GitHub shows of one step, and puts the rest into the log', () => {
  const findings = [...many('error', 12), ...many('warn', 11), ...many('info', 10)];
  const lines = renderGithub({ findings }, VERBOSE).split('\n');
  const commands = lines.map((line) => commandIn(line)?.['command']);
  for (const command of ['error', 'warning', 'notice'])
    expect(commands.filter((each) => each === command)).toHaveLength(10);
  expect(lines.slice(30)).toEqual([
    'GitHub shows 10 annotations of a kind. There are also 2 more errors, 1 more warning:',
    'error: context/guides/a.md:11:23 `src/gone.ts` leads to no file or folder. [stale/path]',
    'error: context/guides/a.md:12:23 `src/gone.ts` leads to no file or folder. [stale/path]',
    'warning: context/guides/a.md:11:23 `src/gone.ts` leads to no file or folder. [stale/path]',
  ]);
});

test('says nothing when there is nothing to say, and leaves out information and what is suppressed', () => {
  expect(renderGithub(CLEAN, PLAIN)).toBe('');
  expect(renderGithub(REPORT, PLAIN)).not.toMatch(/notice|note\/empty/);
});

test('the summary of a job holds every finding, and no markup of theirs', () => {
  const text = renderJobSummary({ findings: [...FINDINGS, ...many('error', 40)] }, PLAIN);
  expect(text.match(/<tr><td>/g)).toHaveLength(46);
  expect(text).toContain('<code>npm run "100%" &amp; &lt;b&gt;</code> says');
  expect(text).not.toContain('<b>');
  expect(text.split('<table>')[1]).not.toMatch(/\n\s*\n[^]*<\/table>/);
});

test('the summary of a job counts when there is nothing to list, and says what does not fit', () => {
  expect(renderJobSummary(CLEAN, PLAIN)).toBe('### lintel: 0 errors, 0 warnings\n');
  const text = renderJobSummary({ findings: many('error', 10_000) }, PLAIN);
  expect(Buffer.byteLength(text)).toBeLessThan(600 * 1024);
  const left = Number(/^([0-9]+) findings more did not fit here\.$/m.exec(text)?.[1]);
  expect(left + (text.match(/<tr><td>/g)?.length ?? 0)).toBe(10_000);
});

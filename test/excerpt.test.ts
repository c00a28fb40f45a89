import { expect, test } from 'vitest';
import { withExcerpts } from '../src/excerpt.ts';
import type { Finding } from '../src/model.ts';

const finding = (fields: Partial<Finding>): Finding => ({
  rule: 'stale/path',
  severity: 'error',
  message: 'Gone.',
  file: 'a.md',
  line: 1,
  column: 1,
  ...fields,
});

/** The excerpt of a finding in a file that holds `text`, with its mark in brackets. */
function marked(text: string, fields: Partial<Finding>): string | undefined {
  const [{ excerpt } = finding({})] = withExcerpts([finding(fields)], new Map([['a.md', text]]));
  if (excerpt === undefined) return undefined;
  const [start, end] = [excerpt.column - 1, excerpt.column - 1 + excerpt.length];
  return `${excerpt.text.slice(0, start)}[${excerpt.text.slice(start, end)}]${excerpt.text.slice(end)}`;
}

test.each([
  ['See [it](src/a.ts).', 5, 'See [[it](src/a.ts]).'],
  ['See [it](<src/a.ts>).', 5, 'See [[it](<src/a.ts]>).'],
  ['See [src/a.ts](src/a.ts) and [b](src/a.ts).', 5, 'See [[src/a.ts](src/a.ts]) and [b](src/a.ts).'],
  ['See [a](src/a.ts) and ![b](src/a.ts).', 23, 'See [a](src/a.ts) and [![b](src/a.ts]).'],
  ['[it]: src/a.ts', 1, '[[it]: src/a.ts]'],
])('marks a link from its place on, so that both name the same: %s', (line, column, shown) => {
  expect(marked(`One.\n${line}\nThree.`, { line: 2, column, claim: 'src/a.ts' })).toBe(shown);
});

test('shows the end of a link, and of one that is too long what it names alone', () => {
  const line = (label: string) => `${'x '.repeat(100)}[${label}](src/a.ts)${' y'.repeat(100)}`;
  const place = { column: 201, claim: 'src/a.ts' };
  expect(marked(line('a '.repeat(30)), place)).toMatch(/^…[x ]+\[\[[a ]{60}\]\(src\/a\.ts\]\)[y ]*…$/);
  expect(marked(line('a '.repeat(60)), place)).toMatch(/^…[a ]+\]\(\[src\/a\.ts\]\)[y ]+…$/);
});

test('marks the claim where it stands, which may be behind the place of the finding', () => {
  expect(marked('`src/a.ts` and `src/a.ts`', { column: 17, claim: 'src/a.ts' })).toBe('`src/a.ts` and `[src/a.ts]`');
});

test('marks the place itself where the claim is written otherwise', () => {
  expect(marked('key: value', { column: 6, claim: 'no such' })).toBe('key: [v]alue');
  expect(marked('key: value', { column: 6 })).toBe('key: [v]alue');
});

test('marks the name of an entry whose folders stand in the lines above', () => {
  expect(marked('│   ├── api/   # API', { column: 9, claim: 'app/api' })).toBe('│   ├── [api]/   # API');
});

test('leaves out indentation and makes tabs blanks', () => {
  expect(marked('\t\t- See\t`a.ts`\u001b[2J  ', { column: 9, claim: 'a.ts' })).toBe('- See `[a.ts]` [2J');
});

test('shows the surroundings of a place in a long line', () => {
  const text = `${'x '.repeat(200)}\`src/a.ts\`${' y'.repeat(200)}`;
  const shown = marked(text, { column: 402, claim: 'src/a.ts' });
  expect(shown).toMatch(/^…[x ]{39}`\[src\/a\.ts\]`[y ]+…$/);
  expect(shown).toHaveLength(122);
  expect(marked(text, { column: 1, claim: 'x x' })).toMatch(/^\[x x\][x ]+…$/);
  expect(marked(text, { column: text.length, claim: 'y' })).toMatch(/^…[y ]+\[y\]$/);
});

test('cuts a claim that is longer than what is shown, and no character in half', () => {
  const shown = marked(`${'🎉'.repeat(100)}${'z'.repeat(10_000)}`, { column: 201, claim: 'z'.repeat(10_000) });
  expect(shown).toMatch(/^…(?:🎉){20}\[z+\]…$/u);
  expect(marked(`a${'🎉'.repeat(100)}b${'🎉'.repeat(100)}`, { column: 202, claim: 'b' })).toMatch(
    /^…(?:🎉)+\[b\](?:🎉)+…$/u,
  );
});

test('shows the place in a line of megabytes, and looks for the claim near it only', () => {
  const text = 'see `src/a.ts` '.repeat(150_000);
  expect(marked(text, { column: 1_500_006, claim: 'src/a.ts' })).toMatch(/^…[^…]{40}\[src\/a\.ts\][^…]{70}…$/);
  expect(marked(`${text}src/b.ts`, { column: 6, claim: 'src/b.ts' })).toMatch(/^see `\[s\]rc\/a\.ts`/);
});

test('shows nothing for what is about a whole line or file, is not there, or was not read', () => {
  expect(marked('# Title', {})).toBeUndefined();
  expect(marked('# Title', { column: 99 })).toBeUndefined();
  expect(marked('# Title', { line: 9, column: 2 })).toBeUndefined();
  expect(marked('# Title', { column: 3, file: 'b.md' })).toBeUndefined();
});

test('never repeats a line that holds a secret, whichever finding speaks of it', () => {
  const findings = [
    finding({ column: 5, claim: 'src/a.ts' }),
    finding({ rule: 'security/secret', column: 20 }),
    finding({ line: 2, column: 5, claim: 'src/a.ts' }),
  ];
  const line = 'See src/a.ts, token ghp_0123456789';
  const result = withExcerpts(findings, new Map([['a.md', `${line}\n${line}`]]));
  expect(result.map(({ excerpt }) => excerpt !== undefined)).toEqual([false, false, true]);
});

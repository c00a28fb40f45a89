import { expect, test } from 'vitest';
import type { Finding } from '../../src/model.ts';
import { renderText } from '../../src/report/text.ts';

const finding = (fields: Partial<Finding>): Finding => ({
  rule: 'stale/path',
  severity: 'error',
  message: '`src/a.ts` leads to no file or folder.',
  file: 'context/guides/a.md',
  line: 3,
  column: 7,
  ...fields,
});

const findings = [
  finding({ hint: 'Did you mean `src/b.ts`?' }),
  finding({ line: 12, severity: 'warn', rule: 'note/empty', message: 'Nothing here.' }),
  finding({ file: 'context/guides/b.md', severity: 'info', rule: 'scan/syntax', message: 'Odd.' }),
];
const plain = { color: false, verbose: false };

test('groups findings by file, with what to do below each and a count at the end', () => {
  expect(renderText({ findings }, plain)).toMatchInlineSnapshot(`
    "context/guides/a.md
       3:7  error    \`src/a.ts\` leads to no file or folder.  stale/path
                     → Did you mean \`src/b.ts\`?
      12:7  warning  Nothing here.  note/empty

    1 error, 1 warning (and 1 info, shown with --verbose)"
  `);
});

test('shows information when asked to', () => {
  const text = renderText({ findings }, { ...plain, verbose: true });
  expect(text).toContain('context/guides/b.md\n  3:7  info  Odd.  scan/syntax\n');
  expect(text).toMatch(/\n1 error, 1 warning, 1 info$/);
});

test('says nothing when there is nothing to say', () => {
  expect(renderText({ findings: [] }, plain)).toBe('');
  expect(renderText({ findings: findings.slice(2) }, plain)).toBe('');
});

test('counts in the plural', () => {
  expect(renderText({ findings: [finding({}), finding({ line: 4 })] }, plain)).toMatch(/\n2 errors$/);
});

test('uses colours only when told to', () => {
  const escape = String.fromCodePoint(27);
  expect(renderText({ findings }, plain)).not.toContain(escape);
  expect(renderText({ findings }, { ...plain, color: true })).toContain(`${escape}[31merror`);
});

test('lets no message forge a line or send an escape sequence', () => {
  const text = renderText({ findings: [finding({ message: 'a\n0 errors\u001b[2J', hint: 'b\r\nc' })] }, plain);
  expect(text).toContain('a 0 errors [2J  stale/path');
  expect(text).toContain('→ b c\n');
});

test('shows what turns the writing direction or hides a text by its number', () => {
  const text = renderText(
    { findings: [finding({ message: 'Say \u202Eolleh\u202C and \u{E0041}\u001B[31m.' })] },
    plain,
  );
  expect(text).toContain('Say \\u{202e}olleh\\u{202c} and \\u{e0041} [31m.');
});

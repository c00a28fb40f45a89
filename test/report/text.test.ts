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

test('names ten warnings of a rule in a file of a long list, says how many more there are, and all with --verbose', () => {
  const many = Array.from({ length: 98 }, (_, index) => finding({ line: index + 1, severity: 'warn' }));
  const others = [finding({ line: 200 }), finding({ line: 201, rule: 'note/empty', severity: 'warn' })];
  const text = renderText({ findings: [...many, ...others, finding({ file: 'b.md', severity: 'warn' })] }, plain);
  expect(text.match(/stale\/path$/gm)).toHaveLength(12);
  expect(text).toContain('\n   10:7  warning');
  expect(text).not.toContain('\n   11:7');
  expect(text).toContain('note/empty\n  … and 88 others of stale/path, shown with --verbose\n');
  expect(text).toMatch(/\n1 error, 100 warnings$/);
  const full = renderText({ findings: [...many, ...others, finding({ file: 'b.md' })] }, { ...plain, verbose: true });
  expect(full).not.toContain('others of');
  expect(renderText({ findings: many }, plain)).not.toContain('others of');
});

test('uses colours only when told to', () => {
  const escape = String.fromCodePoint(27);
  expect(renderText({ findings }, plain)).not.toContain(escape);
  expect(renderText({ findings }, { ...plain, color: true })).toContain(`${escape}[31merror`);
});

test('shows each part of a line too long for one frame below the findings that are about it', () => {
  const [head, tail] = ['See `src/a.ts` and `src/b.ts`, then …', '… and `src/c.ts`.'];
  const text = renderText(
    {
      findings: [
        finding({ column: 6, excerpt: { text: head, column: 6, length: 8 } }),
        finding({ column: 21, excerpt: { text: head, column: 21, length: 8 } }),
        finding({ column: 190, message: 'Gone as well.', excerpt: { text: tail, column: 8, length: 8 } }),
      ],
    },
    plain,
  );
  expect(text).toMatchInlineSnapshot(`
    "context/guides/a.md
        3:6  error  \`src/a.ts\` leads to no file or folder.  stale/path
       3:21  error  \`src/a.ts\` leads to no file or folder.  stale/path
          3 │ See \`src/a.ts\` and \`src/b.ts\`, then …
            │      ^^^^^^^^       ^^^^^^^^
      3:190  error  Gone as well.  stale/path
          3 │ … and \`src/c.ts\`.
            │        ^^^^^^^^

    3 errors"
  `);
});

test('shows the line of a finding once, with everything in it marked', () => {
  const excerpt = { text: 'See `src/a.ts` and `src/b.ts`.', column: 6, length: 8 };
  const text = renderText(
    {
      findings: [
        finding({ column: 6, excerpt }),
        finding({ column: 21, hint: 'Mend it.', excerpt: { ...excerpt, column: 21 } }),
        finding({ line: 4, excerpt: { text: '\u{1f389}日本 `x`', column: 7, length: 1 } }),
      ],
    },
    plain,
  );
  expect(text).toMatchInlineSnapshot(`
    "context/guides/a.md
       3:6  error  \`src/a.ts\` leads to no file or folder.  stale/path
      3:21  error  \`src/a.ts\` leads to no file or folder.  stale/path
                   → Mend it.
         3 │ See \`src/a.ts\` and \`src/b.ts\`.
           │      ^^^^^^^^       ^^^^^^^^
       4:7  error  \`src/a.ts\` leads to no file or folder.  stale/path
         4 │ 🎉日本 \`x\`
           │         ^

    3 errors"
  `);
});

test('marks what is invisible by its number, and marks that overlap once', () => {
  const excerpt = { text: 'a \u202Eb\u202C c', column: 3, length: 3 };
  const text = renderText(
    { findings: [finding({ excerpt }), finding({ column: 8, excerpt: { ...excerpt, column: 4, length: 1 } })] },
    plain,
  );
  expect(text).toContain('  3 │ a \\u{202e}b\\u{202c} c\n      │   ^^^^^^^^^^^^^^^^^\n');
});

test('shows the other places below a finding, and no lines in a list that is long', () => {
  const related = [{ file: 'src/c.ts', line: 2, column: 1, message: 'It was removed in 1a2b3c4.' }];
  const excerpt = { text: 'See it.', column: 1, length: 3 };
  const one = finding({ related, excerpt, hint: 'Mend it.' });
  expect(renderText({ findings: [one] }, plain)).toContain(
    'stale/path\n              src/c.ts:2:1 It was removed in 1a2b3c4.\n              → Mend it.\n    3 │ See it.\n',
  );
  const list = (count: number) => Array.from({ length: count }, (_, index) => ({ ...one, line: index + 1 }));
  expect(renderText({ findings: list(100) }, plain)).toContain('│ See it.');
  expect(renderText({ findings: list(101) }, plain)).not.toContain('│');
});

test('shows the lines of errors in a long list, unless these are too many themselves', () => {
  const excerpt = { text: 'See it.', column: 1, length: 3 };
  const list = (count: number, severity: 'error' | 'warn') =>
    Array.from({ length: count }, (_, index) =>
      finding({ severity, excerpt, line: index + 1, file: `${severity}.md` }),
    );
  const text = renderText({ findings: [...list(2, 'error'), ...list(120, 'warn')] }, plain);
  expect(text.match(/│ See it\./g)).toHaveLength(2);
  expect(text.slice(text.indexOf('warn.md'))).not.toContain('│');
  const onOneLine = [finding({ excerpt }), finding({ severity: 'warn', excerpt, column: 9 })];
  expect(renderText({ findings: [...onOneLine, ...list(100, 'warn')] }, plain)).toContain(
    '    3 │ See it.\n      │ ^^^\n',
  );
});

test('says how many findings lintel can mend by itself', () => {
  const fix = (isSafe: boolean) => ({ title: 'Do', isSafe, edits: [] });
  const all = [finding({ fix: fix(true) }), finding({ line: 4, fix: fix(false) }), finding({ line: 5 })];
  expect(renderText({ findings: all }, plain)).toMatch(
    /\n3 errors; 1 can be mended with `lintel lint --fix`, 1 more with `--fix-unsafe`, to be read over$/,
  );
  expect(renderText({ findings: all.slice(1) }, plain)).toMatch(
    /\n2 errors; 1 can be mended with `lintel lint --fix-unsafe`, to be read over$/,
  );
  const quiet = all.map((each) => ({ ...each, suppressed: 'baseline' as const }));
  expect(renderText({ findings: [...quiet, finding({ line: 9 })] }, plain)).toMatch(/\n1 error$/);
});

test('keeps a message of any length on a few lines, with both of its ends', () => {
  const text = renderText({ findings: [finding({ message: `\`${'x'.repeat(10_000)}\` is gone.` })] }, plain);
  expect(text.length).toBeLessThan(800);
  expect(text).toMatch(/`xxx.* … .*xxx` is gone\./);
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

test('leaves out a place that the message has named with its commit', () => {
  const message = '`a` is declared nowhere; commit 1a2b3c4d5 of 2026-03-01 removed it from `src/a.ts`.';
  const related = (file: string, more = {}) => ({ file, message: 'Commit 1a2b3c4d5 removed `a` from here.', ...more });
  const lines = (place: ReturnType<typeof related>) =>
    renderText({ findings: [finding({ message, related: [place] })] }, plain).split('\n').length;
  expect(lines(related('src/a.ts'))).toBe(4);
  expect(lines(related('src/b.ts'))).toBe(5);
  expect(lines(related('src/a.ts', { line: 2, column: 1 }))).toBe(5);
});

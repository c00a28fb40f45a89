import { describe, expect, test } from 'vitest';
import { compiled } from '../project.ts';

const NOTE = `---
summary: How tests are written.
applies-to: ["packages/core/**/*.test.ts", "packages/core/fixtures/*.json"]
inline: true
rule: Name tests after what they test.
---

# Tests

Keep each under a second.
`;

const files = (clients: string, note = NOTE) => ({
  'context/lintel.yaml': `clients: [${clients}]\n`,
  'context/project.md': '# Shop\n\nA shop.\n',
  'context/guides/testing.md': note,
  'packages/core/src/a.test.ts': 'export {};\n',
  'packages/core/fixtures/a.json': '{}\n',
});

/** Path → text of all outputs that hold `words`. */
function holders(clients: string, words: string, note = NOTE): readonly string[] {
  return compiled(files(clients, note))
    .outputs.filter(({ text }) => text.includes(words))
    .map(({ path }) => path)
    .sort();
}

describe('an inline note', () => {
  test('stands in the file of the innermost folder that has all it names, and says what it holds for', () => {
    const { outputs, plan } = compiled(files('claude, codex, cursor'));
    const text = outputs.find(({ path }) => path === 'packages/core/AGENTS.md')?.text ?? '';
    expect(text).toContain(
      '- For `packages/core/**/*.test.ts`, `packages/core/fixtures/*.json`: Name tests after what they test.',
    );
    expect(text).toContain(
      'For `packages/core/**/*.test.ts`, `packages/core/fixtures/*.json` only.\n\nKeep each under a second.',
    );
    expect(plan.notices.filter(({ kind }) => kind !== 'duplicate')).toEqual([]);
  });

  test('is repeated by no rule file, and nobody is sent to one', () => {
    const { outputs } = compiled(files('claude, codex, cursor, copilot-cli'));
    expect(outputs.filter(({ path }) => path.includes('/rules/') || path.includes('.github/instructions'))).toEqual([]);
    expect(outputs.map(({ text }) => text).join('')).not.toContain('context/guides/testing.md');
  });

  test.each(['codex', 'claude', 'cursor', 'gemini', 'claude, cursor', 'claude, codex, cursor, opencode'])(
    'reaches %s by one kind of file',
    (clients) => {
      const paths = holders(clients, 'Keep each under a second.');
      expect(paths.length).toBeGreaterThan(0);
      expect(new Set(paths.map((path) => path.replace(/(?:AGENTS|CLAUDE|GEMINI)\.md$/, 'X.md'))).size).toBe(1);
    },
  );

  test('goes to the root where its globs have no folder in common', () => {
    const note = NOTE.replace('"packages/core/**/*.test.ts", "packages/core/fixtures/*.json"', '"**/*.test.ts"');
    expect(holders('codex', 'For `**/*.test.ts` only.', note)).toEqual(['AGENTS.md']);
  });

  test('keeps its rule file without the key, and with `inline: false`', () => {
    for (const written of ['', 'inline: false\n']) {
      const note = NOTE.replace('inline: true\n', written);
      expect(holders('claude', 'Keep each under a second.', note)).toEqual(['.claude/rules/testing.md']);
    }
  });
});

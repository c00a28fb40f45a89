import { describe, expect, it } from 'vitest';
import { lateHead } from '../../src/sources/late-head.ts';

const RULE = '# Tests\n\n---\npaths:\n\n- "src/**"\n\n---\n\nWrite small tests.\n';

describe('a head below a title', () => {
  it('is moved to the first line, and no other line is lost', () => {
    const lines = RULE.split('\n');
    for (const { line, before, after } of lateHead('.claude/rules/tests.md', RULE)[0]?.fix?.edits ?? []) {
      expect(lines[line - 1]).toBe(before);
      lines[line - 1] = after;
    }
    expect(lines.join('\n')).toBe('---\npaths:\n\n- "src/**"\n\n---\n\n# Tests\n\nWrite small tests.\n');
  });

  it('is said for the keys of its own client alone', () => {
    expect(lateHead('.github/instructions/tests.instructions.md', RULE)).toEqual([]);
    expect(lateHead('docs/tests.md', RULE)).toEqual([]);
  });

  it('is not said of a block that is never closed, or that holds words', () => {
    expect(lateHead('.claude/rules/tests.md', '# Tests\n\n---\npaths: src/**\n')).toEqual([]);
    expect(lateHead('.claude/rules/tests.md', '# Tests\n\n---\npaths: src/**\nas said.\n---\n')).toEqual([]);
  });
});

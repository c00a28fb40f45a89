/** Keys that stand below the head of their rule file. */
import { describe, expect, it, test } from 'vitest';
import { readAgentHead } from '../../src/sources/agent-head.ts';

const CURSOR = '.cursor/rules/api.mdc';

const found = (file: string, text: string): readonly string[] =>
  readAgentHead(file, text).problems.map(({ line, column, claim }) => `${line}:${column} ${claim}`);

describe('globs below the head', () => {
  it('are said where their client reads them as words', () => {
    const text = '---\nalwaysApply: false\n---\n\ndescription: How the API is built\nglobs: ["src/**"]\n\n# API\n';
    expect(found(CURSOR, text)).toEqual(['6:1 globs']);
    expect(readAgentHead(CURSOR, text).problems[0]?.message).toBe(
      '`globs` stands below the `---` that ends the front matter, so Cursor reads it as words, and not as the files that this rule is for.',
    );
    expect(found(CURSOR, '---\ndescription: API\n---\nglobs: src/**/*.ts,lib/**\n---\n')).toEqual(['4:1 globs']);
    expect(found('.claude/rules/api.md', '---\nname: api\n---\npaths:\n  - "src/**"\n  - lib/**\n\n# API\n')).toEqual([
      '4:1 paths',
    ]);
    expect(found('.github/instructions/a.instructions.md', '---\ndescription: A\n---\napplyTo: "**"\n')).toEqual([
      '4:1 applyTo',
    ]);
  });

  test.each([
    ['are those of the head as well', CURSOR, '---\nglobs: a/**\n---\nglobs: src/**\n'],
    ['are of no use', CURSOR, '---\nalwaysApply: true\n---\nglobs: src/**\n'],
    ['are words', CURSOR, '---\ndescription: a\n---\nglobs: src/** and lib/** are for code.\n'],
    ['are explained', CURSOR, '---\ndescription: a\n---\nglobs: src/**\nis what this rule would have.\n'],
    ['are a heading of a list', CURSOR, '---\ndescription: a\n---\npaths:\n\n- `src/a.ts`: the API\n'],
    ['are a word with a value', '.claude/rules/a.md', '---\nname: a\n---\npaths: relative\n'],
    ['stand further down', CURSOR, '---\ndescription: a\n---\n# Rules\n\nglobs: src/**\n'],
    ['are a sample', CURSOR, '---\ndescription: a\n---\n```yaml\nglobs: src/**\n```\n'],
    ['are of another client', '.claude/rules/a.md', '---\nname: a\n---\nglobs: src/**\n'],
    ['stand in no rule file', 'AGENTS.md', '---\nname: a\n---\nglobs: src/**\n'],
    ['are links of a list', '.claude/rules/a.md', '---\nname: a\n---\npaths:\n- [a](src/a.ts)\n'],
  ])('are not said where they %s', (_, file, text) => {
    expect(found(file, text)).toEqual([]);
  });
});

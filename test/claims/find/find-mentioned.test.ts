/** Files that a sentence of CLAUDE.md imports: when their absence is told, and what else such a mention may be. */
import { describe, expect, it, test } from 'vitest';
import { findMentionedClaims } from '../../../src/claims/find/find-mentioned.ts';
import { treeOf } from '../../../src/tree.ts';
import { agentFileOf } from '../agent-world.ts';

const PATHS = ['shop/wxt.config.ts', 'shop/src/run.ts', 'api/src/index.ts', 'web/CLAUDE.md', 'web/api/a.ts'];

const found = (markdown: string, file = 'CLAUDE.md'): readonly string[] =>
  findMentionedClaims(agentFileOf(file, markdown), treeOf(new Set(PATHS))).map(({ line, text }) => `${line} ${text}`);

describe('an import in a sentence', () => {
  test.each([
    ['- **Schema**: See @api/src/schema.ts', '1 api/src/schema.ts'],
    ['- **@shop/manifest.json**: Permissions', '1 shop/manifest.json'],
    ['- Minimal permissions in @shop/manifest.json', '1 shop/manifest.json'],
  ])('is a claim where its file is not there: %s', (markdown, claim) => {
    expect(found(markdown)).toEqual([claim]);
  });

  it('counts from its own folder and from the root', () => {
    expect(found('See @api/a.ts, and @api/b.ts.', 'web/CLAUDE.md')).toEqual(['1 api/b.ts']);
    expect(found('See @shop/wxt.config.ts.', 'web/CLAUDE.md')).toEqual([]);
  });

  test.each([
    ['a file that is there', 'See @api/src/index.ts'],
    ['a package', 'Draw with @shop/chart.js, or @acme/core/dist/a.js'],
    ['an alias', 'Start @shop/run.ts'],
    ['a handle', 'Ask @someone.md'],
    ['what Claude Code does not follow', 'The schema (@api/src/schema.ts)'],
    ['code', 'See `@api/src/schema.ts`'],
    ['what is to be made', 'Write the schema to @api/src/schema.ts'],
    ['what is gone', 'We removed @api/src/schema.ts'],
    ['an example', 'For example: @api/src/schema.ts'],
  ])('says nothing of %s', (_, markdown) => {
    expect(found(markdown)).toEqual([]);
  });

  it('says nothing in a file whose clients follow no imports', () => {
    expect(found('See @api/src/schema.ts', 'AGENTS.md')).toEqual([]);
  });
});

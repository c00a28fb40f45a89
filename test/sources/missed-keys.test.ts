/** Keys of rule files that no client reads there, with all who may read the same text elsewhere. */
import { describe, expect, it, test } from 'vitest';
import { compiled, type Files } from '../project.ts';

const CLAUDE = '.claude/rules/a.md';
const CURSOR = '.cursor/rules/a.mdc';
const COPILOT = '.github/instructions/a.instructions.md';

/** Where such keys are told, with the key that was meant. */
function told(files: Files, linkTargets: Readonly<Record<string, string>> = {}): readonly string[] {
  const all = { 'src/a.ts': '', ...files, ...Object.fromEntries(Object.keys(linkTargets).map((path) => [path, ''])) };
  const { problems } = compiled(all, { isSetUp: false, links: Object.keys(linkTargets), linkTargets });
  const missed = problems.filter(({ rule }) => rule === 'note/unknown-key');
  return missed.map(({ file, line, claim, fix }) => `${file}:${line} ${claim} ${fix?.edits[0]?.after}`);
}

const head = (...lines: readonly string[]): string => `---\n${lines.join('\n')}\n---\nText.\n`;

describe('a key that the client of a rule file does not read', () => {
  test.each([
    ['in a list below it', CLAUDE, head('globs:', '  - src/**', '  - "*.ts"'), '2 globs paths'],
    ['in a list flush with it', CLAUDE, head('globs:', '- src/**'), '2 globs paths'],
    ['in brackets over several lines', CLAUDE, head('globs: [', '  "src/**",', ']'), '2 globs paths'],
    ['with a remark', CLAUDE, head('globs: src/** # code'), '2 globs paths'],
    ['of a folder', CLAUDE, head('globs: src/'), '2 globs paths'],
    ['with letters in another order', CLAUDE, head('pahts: src/**'), '2 pahts paths'],
    ['with an underscore', COPILOT, head('apply_to: "**/*.ts"'), '2 apply_to applyTo'],
    ['for every file, where that is not the default', COPILOT, head('globs: "**"'), '2 globs applyTo'],
    [
      'beside a mode that has its default',
      CURSOR,
      head('alwaysApply: false', 'pattern: x', 'glob: a/*'),
      '4 glob globs',
    ],
    ['below a blank line', CURSOR, ` \n${head('Globs: src/**')}`, '3 Globs globs'],
    [
      'beside a mode that is misspelt as well',
      CURSOR,
      head('glob: a/*', 'AlwaysApply: true'),
      '3 AlwaysApply alwaysApply',
    ],
  ])('is told with globs %s', (...[, file, text, expected]) => {
    expect(told({ [file]: text })).toEqual([`${file}:${expected}`]);
  });

  test.each([
    ['in quotes', CLAUDE, head('"paths": src/**', 'globs: src/**')],
    ['indented', CURSOR, head('  globs: src/**', 'glob: src/**')],
    ['with nothing under it', CURSOR, head('globs:', 'paths: src/**')],
  ])('is not told beside the right one %s', (_, file, text) => {
    expect(told({ [file]: text })).toEqual([]);
  });

  test.each([
    ['for Devin', CLAUDE, head('trigger: always_on', 'globs: src/**')],
    ['for Cursor, misspelt', CLAUDE, head('always-apply: true', 'globs: src/**')],
    ['for Cursor, in capitals', CURSOR, head('alwaysApply: True', 'glob: src/**')],
  ])('is not told where the rule is meant to be loaded always, %s', (_, file, text) => {
    expect(told({ [file]: text })).toEqual([]);
  });

  it('is not told in templates, and in files that only look like rules', () => {
    const text = head('globs: src/**');
    const places = ['templates/a/.claude/rules/a.md', 'docs/a.md', '.claude/a.md', '.github/instructions/a.md'];
    expect(told(Object.fromEntries(places.map((place) => [place, text])))).toEqual([]);
  });

  it('is not told below the head', () => {
    expect(told({ [CLAUDE]: '# Rules\n\nglobs: src/**\n', [COPILOT]: `${head('name: a')}globs: src/**\n` })).toEqual(
      [],
    );
  });
});

describe('a key that another client reads of the same text', () => {
  const text = head('description: A', 'globs: src/**');

  it('is not told where that client sees it through a link', () => {
    expect(told({ [CLAUDE]: text }, { [CURSOR]: '../../.claude/rules/a.md' })).toEqual([]);
    expect(told({ [CLAUDE]: text }, { '.windsurf/rules': '../.claude/rules' })).toEqual([]);
    expect(told({ [CLAUDE]: text }, { '.devin': '.claude' })).toEqual([]);
    expect(told({ [CURSOR]: head('paths: src/**') }, { [CLAUDE]: '../../.cursor/rules/a.mdc' })).toEqual([]);
  });

  it('is not told where a copy for that client is kept equal to the letter', () => {
    expect(told({ [CLAUDE]: text, [CURSOR]: text })).toEqual([]);
  });

  it('is told where other texts are for that client, or links lead for others', () => {
    const files = { [CLAUDE]: text, [CURSOR]: head('globs: lib/**') };
    expect(told(files, { 'CLAUDE.md': 'AGENTS.md' })).toEqual([`${CLAUDE}:3 globs paths`]);
  });
});

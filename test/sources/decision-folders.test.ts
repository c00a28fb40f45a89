/** Where decisions are found that nobody has configured. */
import { describe, expect, test } from 'vitest';
import { defaultConfig } from '../../src/config.ts';
import { idOfDecision } from '../../src/decision-place.ts';
import { doubtfulDecisions, withFolder, withUsualFolders } from '../../src/sources/decision-folders.ts';

const found = (...paths: readonly string[]): readonly string[] =>
  withUsualFolders(defaultConfig(), paths).decisions.map(({ files }) => files);

describe('without a configuration', () => {
  test('decisions in reStructuredText are found as those in markdown are', () => {
    expect(found('docs/decisions/0001-a.rst', 'doc/adr/0001-a.md')).toEqual([
      'doc/adr/*.md',
      'docs/decisions/*.{md,rst}',
    ]);
  });

  test('a folder of architecture holds decisions where their names say so', () => {
    expect(found('docs/arch/adr-01.md')).toEqual(['docs/arch/*.md']);
    expect(found('docs/architecture/adr-004-x.md', 'docs/architecture/PROCESS.md')).toEqual(['docs/architecture/*.md']);
    expect(found('docs/architecture/overview.md', 'docs/architecture/2026.md', 'docs/arch/01.png')).toEqual([]);
  });

  test('a folder called decisions is found anywhere below documents, and nowhere in code', () => {
    expect(found('docs/payments/decisions/0001-a.md', 'apps/x/docs/decisions/0002-b.md')).toEqual([
      'apps/x/docs/decisions/*.md',
      'docs/payments/decisions/*.md',
    ]);
    // Folders that a number sorts.
    expect(found('docs/7. Decisions/1-a.md', 'docs/design-decisions/001-a.md', '.github/adr/0001-a.md')).toEqual([
      '.github/adr/*.md',
      'docs/7. Decisions/*.md',
      'docs/design-decisions/*.md',
    ]);
    expect(found('docs/07-decisions/adr-001-a.md', 'handbook/3_adr/0001-a.md')).toEqual([
      'docs/07-decisions/*.md',
      'handbook/3_adr/*.md',
    ]);
    expect(
      found('docs/payments/decisions/how.md', 'packages/game/decisions/0001-a.md', 'docs/src/decisions/1.md'),
    ).toEqual([]);
  });

  test('the folder that adr-tools keeps is found by its marker', () => {
    const paths = ['dev/log/0001-a.md', 'dev/other/0001-a.md'];
    expect(withUsualFolders(defaultConfig(), paths, { marker: './dev/log/\n' }).decisions).toMatchObject([
      { files: 'dev/log/*.md' },
    ]);
    expect(withUsualFolders(defaultConfig(), paths, { marker: '\n' }).decisions).toEqual([]);
  });

  test('a folder that is called after decisions is found anywhere, with what is sorted into it by number or date', () => {
    expect(
      found(
        'docs/decision-record/2022_01-typescript.md',
        'contributing/ADRs/back-end/0001-a.md',
        'contributing/ADRs/front-end/old/2024-01-02-b.md',
        'packages/core/docs/adr/ARCH-003-c.md',
        'docs/architecture docs/adrs/ADR 1 - D.md',
        'Architecture_Decision_Records/7.md',
      ),
    ).toEqual([
      'Architecture_Decision_Records/*.md',
      'contributing/ADRs/back-end/*.md',
      'contributing/ADRs/front-end/old/*.md',
      'docs/architecture docs/adrs/*.md',
      'docs/decision-record/*.md',
      'packages/core/docs/adr/*.md',
    ]);
  });

  test('material of tests, code, prompts and what lies beside one decision are no folders of decisions', () => {
    expect(
      found(
        'packages/core/integration-tests/docs/adr/0001-a.md',
        'packages/web/src/pages/adr/0001-a.md',
        'cli/test-fixtures/adr/small-corpus/0001-a.md',
        'vendor/lib/docs/adr/0001-a.md',
        'tools/skills/adr/0001-a.md',
        '.claude/adr/0001-a.md',
        'notes/adr/a/b/c/0001-a.md',
        'notes/adr/0002-postgres/2024-01-minutes.md',
        'adr-tools/0001-a.md',
        'notes/adrenaline/0001-a.md',
        'notes/adr/images/0001-a.png',
      ),
    ).toEqual([]);
  });

  test('heads tell decisions without number and date from other texts in a folder called after them', () => {
    const paths = ['contributing/ADRs/ADRs.md', 'contributing/ADRs/web/naming.md', 'notes/adr/how-to.md'];
    const texts = new Map([
      ['contributing/ADRs/ADRs.md', '---\ntitle: ADR Overview\n---\n\n## Introduction\n'],
      ['contributing/ADRs/web/naming.md', '---\ntitle: "ADR: Component naming"\n---\n'],
      ['notes/adr/how-to.md', '# How we write them\n\n## Context\n'],
    ]);
    expect(doubtfulDecisions(defaultConfig(), paths)).toEqual(paths);
    expect(withUsualFolders(defaultConfig(), paths, { texts }).decisions).toMatchObject([
      { files: 'contributing/ADRs/web/*.md' },
    ]);
    const other = (text: string) =>
      withUsualFolders(defaultConfig(), paths, { texts: new Map([['notes/adr/how-to.md', text]]) }).decisions.length;
    expect(['# Use Postgres\n\n**Status:** Accepted\n', '# A\n\n## Context\n\n## Decision\n'].map(other)).toEqual([
      1, 1,
    ]);
  });

  test('decisions that lie in folders of their own are found beside others, under the names of those', () => {
    expect(found('docs/adr/0001-a.md', 'docs/adr/0002-b/index.md')).toEqual(['docs/adr/*.md', 'docs/adr/*/index.md']);
    expect(found('docs/adr/0001-a.md', 'docs/adr/images/index.md')).toEqual(['docs/adr/*.md']);
    expect(
      ['docs/adr/0002-use-fixtures/index.md', 'docs/adr/index.md', 'docs/adr/2026-01-02/index.md'].map(idOfDecision),
    ).toEqual(['0002-use-fixtures', 'index', 'index']);
  });

  test('a folder of its own that holds `adr.md`, `decision.md` or `README.md` is a decision where others beside it are so, too', () => {
    expect(found('docs/adr/0001-a.md', 'docs/adr/0002-b/adr.md', 'docs/adr/0003-c/adr.md')).toEqual([
      'docs/adr/*.md',
      'docs/adr/*/adr.md',
    ]);
    expect(found('notes/adr/0002-b/decision.md', 'notes/adr/0003-c/decision.md')).toEqual([
      'notes/adr/*.md',
      'notes/adr/*/decision.md',
    ]);
    expect(found('docs/adr/0002-b/README.md', 'docs/adr/0002-b/plan.md', 'docs/adr/0003-c/README.md')).toEqual([
      'docs/adr/*.md',
      'docs/adr/*/README.md',
    ]);
    expect(
      ['docs/adr/0002-b/adr.md', 'docs/adr/0003-c/README.md', 'docs/adr/0003-c/plan.md'].map(idOfDecision),
    ).toEqual(['0002-b', '0003-c', 'plan']);
  });

  test('the first `adr.md` in a folder of its own is a decision, and none where an index stands beside it', () => {
    expect(found('docs/adr/0001-a/adr.md')).toEqual(['docs/adr/*.md', 'docs/adr/*/adr.md']);
    expect(found('docs/adr/0001-a.md', 'docs/adr/0002-b.md', 'docs/adr/0003-c/adr.md')).toContain('docs/adr/*/adr.md');
    expect(found('docs/adr/0001-a/index.md', 'docs/adr/0001-a/adr.md')).toEqual([
      'docs/adr/*.md',
      'docs/adr/*/index.md',
    ]);
  });

  test('one such folder alone, a folder without a number, and a README of material or of a list are no decisions', () => {
    expect(
      found('docs/adr/foo/README.md', 'notes/adr/0001-a/README.md', 'notes/adr/a/adr.md', 'notes/adr/b/adr.md'),
    ).toEqual([]);
    const flat = ['docs/adr/0001-a.md', 'docs/adr/0002-b.md'];
    expect(found(...flat, 'docs/adr/0003-c/decision.md')).toEqual(['docs/adr/*.md']);
    expect(found(...flat, 'docs/adr/0001-a/README.md', 'docs/adr/0002-b/README.md')).toEqual(['docs/adr/*.md']);
    expect(
      found('docs/adr/01-web/README.md', 'docs/adr/01-web/0001-a.md', 'docs/adr/02-api/README.md', ...flat),
    ).toEqual(['docs/adr/*.md']);
    const twice = ['docs/adr/0001-a', 'docs/adr/0002-b'].flatMap((folder) => [
      `${folder}/adr.md`,
      `${folder}/README.md`,
    ]);
    expect(found(...twice)).toEqual(['docs/adr/*.md', 'docs/adr/*/adr.md']);
  });

  test('what lies in a folder of one decision is none, however deep', () => {
    const paths = ['docs/adr/0001-a/adr.md', 'docs/adr/0002-b/adr.md', 'docs/adr/0002-b/research/research.md'];
    const texts = new Map([['docs/adr/0002-b/research/research.md', '# R\n\n**Status:** Accepted\n']]);
    expect(doubtfulDecisions(defaultConfig(), paths)).toEqual([]);
    expect(withUsualFolders(defaultConfig(), paths, { texts }).decisions.map(({ files }) => files)).toEqual([
      'docs/adr/*.md',
      'docs/adr/*/adr.md',
    ]);
  });

  test('a folder that the configuration names stays as it is named', () => {
    const config = { ...defaultConfig(), decisions: [{ files: 'docs/adr/*.rst', defaultStatus: 'unknown' as const }] };
    expect(withFolder(config, 'docs/adr', ['docs/adr/0001-a.rst'])).toBe(config);
  });
});

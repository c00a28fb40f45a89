/** Where decisions are found that nobody has configured. */
import { describe, expect, test } from 'vitest';
import { defaultConfig } from '../../src/config.ts';
import { idOfDecision } from '../../src/sources/decision-place.ts';
import { withFolder, withUsualFolders } from '../../src/sources/decision-folders.ts';

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

  test('the folder that adr-tools keeps is found by its marker', () => {
    const paths = ['dev/log/0001-a.md', 'dev/other/0001-a.md'];
    expect(withUsualFolders(defaultConfig(), paths, './dev/log/\n').decisions).toMatchObject([
      { files: 'dev/log/*.md' },
    ]);
    expect(withUsualFolders(defaultConfig(), paths, '\n').decisions).toEqual([]);
  });

  test('decisions that lie in folders of their own are found beside others, under the names of those', () => {
    expect(found('docs/adr/0001-a.md', 'docs/adr/0002-b/index.md')).toEqual(['docs/adr/*.md', 'docs/adr/*/index.md']);
    expect(found('docs/adr/0001-a.md', 'docs/adr/images/index.md')).toEqual(['docs/adr/*.md']);
    expect(
      ['docs/adr/0002-use-fixtures/index.md', 'docs/adr/index.md', 'docs/adr/2026-01-02/index.md'].map(idOfDecision),
    ).toEqual(['0002-use-fixtures', 'index', 'index']);
  });

  test('a folder that the configuration names stays as it is named', () => {
    const config = { ...defaultConfig(), decisions: [{ files: 'docs/adr/*.rst', defaultStatus: 'unknown' as const }] };
    expect(withFolder(config, 'docs/adr', ['docs/adr/0001-a.rst'])).toBe(config);
  });
});

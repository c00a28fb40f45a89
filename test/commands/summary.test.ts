/** What `scan` and `model` say to people. */
import { describe, expect, it } from 'vitest';
import type { Terminal } from '../../src/commands/terminal.ts';
import { extrasSummary, modelSummary, scanSummary } from '../../src/commands/summary.ts';
import { compiled, type Files } from '../project.ts';

const plain = { style: (_style: string, text: string) => text } as unknown as Terminal;

describe('modelSummary', () => {
  const summaryOf = (files: Files) => modelSummary(compiled(files).model, plain).split('\n');
  const code = { 'src/a/index.ts': 'export const a = 1;\n', 'src/b/index.ts': 'export const b = 1;\n' };

  it('counts module notes about the whole module only, and lists every other module', () => {
    const lines = summaryOf({
      ...code,
      'context/modules/a.md': '---\nmodule: src/a\n---\n\n# A\n\nText.\n',
      'context/guides/style.md': '---\napplies-to: "src/**/*.ts"\n---\n\n# Style\n\nText.\n',
    });
    expect(lines[0]).toBe('2 notes, 2 in force; 2 modules, 1 with a module note');
    expect(lines.slice(-2)).toEqual(['Modules without a module note', '  src/b']);
  });

  it('counts no module note for a part of a module', () => {
    const lines = summaryOf({
      ...code,
      'context/modules/a.md': '---\nmodule: src/a\napplies-to: "src/a/*.test.ts"\n---\n\n# A\n\nText.\n',
      'src/a/index.test.ts': 'export {};\n',
    });
    expect(lines[0]).toBe('1 note, 1 in force; 2 modules, 0 with a module note');
  });
});

describe('scanSummary', () => {
  it('counts one thing as one thing', () => {
    const { model } = compiled({ 'package.json': '{}', 'src/a/index.ts': 'export const a = 1;\n' });
    const [first, ...rest] = scanSummary(model.facts, plain).split('\n');
    expect(first).toBe('1 code file, 1 package, 1 module, 0 unresolved imports');
    expect(rest.join('\n')).toContain('1 export ');
  });

  it('shows circles with the files that close them, generated files, and why imports lead nowhere', () => {
    const { model } = compiled({
      'package.json': '{}',
      '.gitattributes': 'src/a/gen.ts linguist-generated\n',
      'src/a/index.ts': "import '../b/index';\nimport './Gen';\n",
      'src/a/gen.ts': '',
      'src/d/index.ts': "export { gone } from '../a/gen';\n",
      'src/b/index.ts': "import type { A } from '../a/index';\nimport '../c/index';\n",
      'src/c/index.ts': "import type { A } from '../a/index';\n",
    });
    const lines = scanSummary(model.facts, plain).split('\n');
    expect(lines[0]).toBe('5 code files, 1 package, 4 modules, 2 unresolved imports, 1 generated file');
    expect(lines).toContain(
      '  src/a → src/b → src/a  src/a/index.ts:1, src/b/index.ts:1, types only, 3 modules hang together',
    );
    expect(lines).toContain('  src/a/index.ts:2  ./Gen     other letter case: src/a/gen.ts');
    expect(lines).toContain('  src/d/index.ts:1  ../a/gen  does not export gone');
  });
});

describe('what a scan adds on request', () => {
  it('is nothing when nothing was asked for', () => {
    expect(extrasSummary({}, plain)).toBe('');
  });

  it('is one line where there is no history', () => {
    const text = extrasSummary({ historyAbsentBecause: 'There is no commit yet.' }, plain);
    expect(text.trim()).toBe('No history: There is no commit yet.');
  });

  it('says how far the history reaches, and what stands out', () => {
    const reach = { commits: 12, since: '2026-01-02', end: 'shallow' } as const;
    const ref = { commit: 'c', date: '2026-02-03' };
    const history = {
      head: 'c',
      reach,
      nameReach: { ...reach, commits: 7 },
      removed: [{ path: 'gone.ts', ...ref }],
      renamed: [{ from: 'a.ts', to: 'b.ts', ...ref }],
      removedNames: [{ file: 'b.ts', now: 'b.ts', name: 'Foo', member: 'bar', ...ref }],
      churn: [
        { path: 'a.ts', commits: 2, date: '2026-01-02' },
        { path: 'b.ts', commits: 9, date: '2026-02-03' },
      ],
      together: [{ a: 'a.ts', b: 'b.ts', commits: 5, share: 0.71 }],
      modulesTogether: [],
    };
    expect(extrasSummary({ history }, plain).trim().split('\n')).toEqual([
      'History',
      '  12 commits since 2026-01-02, this clone has no more',
      '  1 path removed, 1 renamed; 1 exported name removed in the last 7 commits',
      '',
      'Changed most often',
      '  b.ts  9 commits  last 2026-02-03',
      '  a.ts  2 commits  last 2026-01-02',
      '',
      'Changed together',
      '  a.ts  b.ts  5 commits, 71 %',
    ]);
  });
});

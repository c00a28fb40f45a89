/** What `scan` and `model` say to people. */
import { describe, expect, it } from 'vitest';
import type { Terminal } from '../../src/commands/terminal.ts';
import { modelSummary, scanSummary } from '../../src/commands/summary.ts';
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
});

/** The trees that the bench makes: the same on every machine, and code that lintel reads without a complaint. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { contextFiles, decisionFiles } from '../../scripts/bench/context.mjs';
import { generateWorkspace } from '../../scripts/bench/generated.mjs';
import { isCodeFile } from '../../src/scan/language.ts';
import { compiled } from '../project.ts';

const digest = (files: Iterable<readonly [string, string]>) =>
  createHash('sha256')
    .update(JSON.stringify([...files]))
    .digest('hex');

describe('a generated workspace', () => {
  it('has the same bytes each time, and as many code files as asked for', () => {
    expect(digest(generateWorkspace(250))).toBe(digest(generateWorkspace(250)));
    const code = [...generateWorkspace(250)].filter(([path]) => isCodeFile(path));
    expect(code).toHaveLength(250);
    expect(new Set(code.map(([path]) => path)).size).toBe(250);
  });

  it('holds code without syntax errors whose imports all lead somewhere', () => {
    const { model } = compiled(Object.fromEntries(generateWorkspace(250)));
    expect(model.facts.files.filter(({ syntaxError }) => syntaxError !== undefined)).toEqual([]);
    expect(model.facts.unresolved).toEqual([]);
    expect(model.facts.modules).toHaveLength(3);
    expect(model.facts.modules.flatMap(({ imports }) => imports)).toContain('packages/part-000');
    expect(model.facts.modules.every(({ surface }) => surface.length > 50)).toBe(true);
  });

  it('is of the size that application code has', () => {
    const sizes = [...generateWorkspace(1000)].filter(([path]) => isCodeFile(path)).map(([, text]) => text.length);
    const mean = sizes.reduce((sum, each) => sum + each, 0) / sizes.length;
    expect(mean).toBeGreaterThan(2_000);
    expect(mean).toBeLessThan(4_000);
    expect(Math.max(...sizes)).toBeGreaterThan(mean * 4);
  });
});

describe('the context of a bench repository', () => {
  it('compiles without a finding', () => {
    const context = contextFiles(['packages/part-000', 'packages/part-001']);
    const { problems, model } = compiled(Object.fromEntries([...generateWorkspace(200), ...context]));
    expect(problems).toEqual([]);
    expect(model.notes.filter(({ isInForce }) => isInForce)).toHaveLength(6);
  });

  it('has as many decisions as asked for, each with a readable status', () => {
    const { model } = compiled({ ...Object.fromEntries(decisionFiles(30)), 'context/lintel.yaml': '' });
    expect(model.notes.filter(({ note }) => note.kind === 'decision' && note.status === 'accepted')).toHaveLength(30);
  });
});

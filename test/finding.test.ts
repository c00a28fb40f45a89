import { describe, expect, test } from 'vitest';
import { collectFindings, countFindings } from '../src/finding.ts';
import type { Compilation, Problem } from '../src/model.ts';
import type { ListedRule } from '../src/rules/index.ts';

const problem = (rule: string, file: string, [line, column]: readonly [number, number] = [1, 1]): Problem => ({
  rule,
  file,
  line,
  column,
  message: `${rule} in ${file}`,
});

/** Findings look at nothing else of a compilation. */
const compilation = (problems: readonly Problem[] = []) => ({ problems }) as unknown as Compilation;

const says = (id: string, severity: ListedRule['severity'], ...problems: readonly Problem[]): ListedRule => ({
  rule: { id, summary: '', check: () => problems },
  severity,
});

describe('collectFindings', () => {
  test('sorts by file, line, column and rule, whatever the order of the rules', () => {
    const rules = [
      says(
        'b/two',
        'warn',
        problem('b/two', 'b.md'),
        problem('b/two', 'a.md', [2, 9]),
        problem('b/two', 'a.md', [10, 1]),
      ),
      says('a/one', 'error', problem('a/one', 'a.md', [2, 9]), problem('a/one', 'B.md')),
    ];
    const found = collectFindings(compilation(), rules, {});
    expect(found.map(({ file, line, rule }) => `${file}:${line} ${rule}`)).toEqual([
      'B.md:1 a/one',
      'a.md:2 a/one',
      'a.md:2 b/two',
      'a.md:10 b/two',
      'b.md:1 b/two',
    ]);
  });

  test('takes the severity from the configuration, else from the list', () => {
    const rules = [
      says('a/one', 'error', problem('a/one', 'a')),
      says('b/two', 'warn', problem('b/two', 'b')),
      says('c/three', 'info', problem('c/three', 'c')),
    ];
    const found = collectFindings(compilation(), rules, { 'a/one': 'off', 'c/three': 'error' });
    expect(found.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual(['b/two warn', 'c/three error']);
  });

  test('makes no error of what was read from prose, unless the configuration does', () => {
    const read = (id: string) => ({ ...problem(id, 'a'), isFromProse: true }) as const;
    const rules = (['error', 'warn', 'info'] as const).map((each) => says(`a/${each}`, each, read(`a/${each}`)));
    const severities = (set: Readonly<Record<string, 'error'>>) =>
      collectFindings(compilation(), rules, set).map(({ severity }) => severity);
    expect(severities({})).toEqual(['warn', 'info', 'warn']);
    expect(severities({ 'a/error': 'error', 'a/info': 'error' })).toEqual(['error', 'error', 'warn']);
  });

  test('is not fooled by names that every object has', () => {
    expect(
      collectFindings(compilation(), [says('constructor', 'warn', problem('constructor', 'a'))], {})[0]?.severity,
    ).toBe('warn');
  });

  test('says the same thing once', () => {
    const twice = [problem('a/one', 'a'), problem('a/one', 'a'), { ...problem('a/one', 'a'), claim: 'x' }];
    expect(collectFindings(compilation(), [says('a/one', 'error', ...twice)], {})).toHaveLength(2);
  });

  test('throws at a problem of a phase that no rule would show', () => {
    expect(() => collectFindings(compilation([problem('no/rule', 'a')]), [says('a/one', 'error')], {})).toThrow(
      'no/rule',
    );
  });

  test('throws at a rule that speaks under another name', () => {
    expect(() => collectFindings(compilation(), [says('a/one', 'error', problem('b/two', 'a'))], {})).toThrow('b/two');
  });
});

test('counts findings by the severity that the configuration gives them', () => {
  const rules = [
    says('a/one', 'warn', problem('a/one', 'a'), problem('a/one', 'b')),
    says('b/two', 'info', problem('b/two', 'a')),
  ];
  const found = collectFindings(compilation(), rules, {});
  expect(countFindings(found)).toEqual({ error: 0, warn: 2, info: 1 });
  expect(countFindings(collectFindings(compilation(), rules, { 'b/two': 'error' })).error).toBe(1);
});

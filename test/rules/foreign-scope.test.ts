/** `applies-to` in decisions of people who never heard of lintel. */
import { expect, test } from 'vitest';
import { compile } from '../../src/compile.ts';
import { collectFindings } from '../../src/finding.ts';
import { RULES } from '../../src/rules/index.ts';
import { project } from '../project.ts';

function dead(value: string): readonly (string | undefined)[] {
  const text = `---\nstatus: accepted\napplies-to: ${value}\n---\n# A\n`;
  const inputs = project({ 'context/decisions/0001-a.md': text }, { isSetUp: false });
  const compilation = compile({ ...inputs, config: { ...inputs.config, isSetUp: false } });
  return collectFindings(compilation, RULES, {})
    .filter(({ rule }) => rule === 'stale/glob')
    .map(({ claim }) => claim);
}

test.each(['All backend services', '[payments, checkout]', 'v2.0', '"users, and/or teams"'])(
  'names what it likes where nobody has set lintel up: %s',
  (value) => expect(dead(value)).toEqual([]),
);

test('is a glob where it has the form of a path, as everywhere in a set-up', () => {
  expect(dead('["src/gone/**", "*.gone"]')).toEqual(['src/gone/**', '*.gone']);
});

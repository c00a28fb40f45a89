/** What templates may call: how a command purpose, a path or the authority behind a rule line is put into markdown. */
import type { Command, RuleLine } from '../model.ts';
import { inlineCode } from '../sources/markdown.ts';

const PURPOSES: Readonly<Record<Command['purpose'], string>> = {
  install: 'Install',
  dev: 'Develop',
  build: 'Build',
  typecheck: 'Check types',
  lint: 'Lint',
  format: 'Format',
  test: 'Test',
  'test-file': 'Test one file',
};

/** The helpers of every template, by name. */
export const TEMPLATE_HELPERS: Readonly<Record<string, (...values: readonly unknown[]) => string>> = {
  code: (text) => inlineCode(String(text)),
  codes: (texts) => (texts as readonly string[]).map((text) => inlineCode(text)).join(', '),
  join: (texts, separator) => (texts as readonly string[]).join(String(separator)),
  quoted: (text) => JSON.stringify(text),
  label: (purpose) => PURPOSES[purpose as Command['purpose']] ?? String(purpose),
  source: (line) => authority(line as RuleLine),
};

/** Who stands behind a rule line, in brackets: the decision that made it, and what enforces it, or that nothing does. */
function authority({ link, enforcedBy }: RuleLine): string {
  const parts = [
    ...(link === undefined ? [] : [link]),
    enforcedBy === undefined ? 'advisory' : `checked by ${enforcedBy}`,
  ];
  return ` (${parts.join('; ')})`;
}

/** What templates may call: how a command purpose, a path or the authority behind a rule line is put into markdown. */
import type { Command, RuleLine } from '../model.ts';
import { inlineCode } from '../sources/markdown.ts';

const PURPOSES: Readonly<Record<Command['purpose'], string>> = {
  install: 'Install',
  dev: 'Develop',
  start: 'Run',
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
  label: (command) => label(command as Command),
  source: (line) => authority(line as RuleLine),
  enforcement: (lines) => enforcement(lines as readonly RuleLine[]),
};

/** A test runner that is started in a package knows the package's paths only: said, because an agent has the repository's. */
function label({ purpose, command, dir }: Command): string {
  const isInPackage = purpose === 'test-file' && (dir !== '' || command.includes('<package>'));
  return isInPackage ? `${PURPOSES[purpose]} (path from its package)` : PURPOSES[purpose];
}

/** Who stands behind a rule line, in brackets: the decision that made it, and what enforces it. */
export function authority({ link, enforcedBy }: RuleLine): string {
  const parts = [link, enforcedBy === undefined ? undefined : `checked by ${enforcedBy}`].filter(
    (part) => part !== undefined,
  );
  return parts.length === 0 ? '' : ` (${parts.join('; ')})`;
}

/** Says once for a whole list who enforces its lines, which costs less than a word on each of them. */
function enforcement(lines: readonly RuleLine[]): string {
  const advisory = lines.filter(({ enforcedBy }) => enforcedBy === undefined).length;
  if (advisory === 0) return '';
  return advisory === lines.length ? 'Advisory: no check enforces these.' : 'Advisory where no check is named.';
}

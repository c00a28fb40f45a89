/**
 * Outputs that would hand agents a key, or characters that nobody sees, which no note says: a value of the code or a template brought
 * them. They are not written, and what brought them is named.
 */
import type { Inputs, Output, Problem } from './model.ts';
import type { SeverityAt } from './rule-settings.ts';
import { exposures } from './sources/exposed.ts';
import { hiddenCharacters } from './sources/hidden.ts';
import type { Origin } from './trace.ts';

/** What decides whether an output is held back. */
export interface WithheldOptions {
  /** What the notes were told of already: there it is settled whether it counts. */
  readonly told: readonly Problem[];
  readonly severityAt: SeverityAt;
  /** The lines of the outputs with where they come from; asked only when something is found. */
  readonly origins: () => ReadonlyMap<string, readonly (Origin | undefined)[]>;
}

/** Outputs without those that are held back, and a problem for each line that is to blame. */
export function withoutWithheld(
  outputs: readonly Output[],
  { told, severityAt, origins }: WithheldOptions,
): { readonly outputs: readonly Output[]; readonly problems: readonly Problem[] } {
  const found = outputs.flatMap(({ path, text }) => [...keysIn(path, text), ...hiddenCharacters(path, text)]);
  if (found.length === 0) return { outputs, problems: [] };
  const traced = origins();
  const places = found.map((problem) => ({ problem, origin: traced.get(problem.file)?.[problem.line - 1] }));
  const blamed = places.filter(({ problem: { rule, file }, origin }) => {
    const from = origin?.file ?? file;
    return severityAt(rule, from) !== 'off' && !told.some((each) => each.rule === rule && each.file === from);
  });
  const held = new Set(blamed.map(({ problem }) => problem.file));
  return { outputs: outputs.filter(({ path }) => !held.has(path)), problems: oncePerLine(blamed.map(broughtBy)) };
}

/** What may be written. A template of the user's that cannot be read could have shaped any of the outputs. */
export function trusted({ unreadable, config }: Inputs, outputs: readonly Output[]): readonly Output[] {
  const isTemplateLost = unreadable.some((path) => path.startsWith(`${config.context}/templates/`));
  return isTemplateLost ? [] : outputs;
}

function keysIn(path: string, text: string): readonly Problem[] {
  return exposures(path, text).filter(({ rule }) => rule === 'security/secret');
}

function broughtBy({ problem, origin }: { readonly problem: Problem; readonly origin: Origin | undefined }): Problem {
  const { file } = problem;
  const message = problem.message.replace(/^This line holds/, `What this line becomes in \`${file}\` holds`);
  const place = origin === undefined ? {} : { file: origin.file, line: origin.line ?? 1, column: 1 };
  return { ...problem, ...place, message: `${message} That file is not written.`, target: file };
}

/** A line goes into several files, and is mended once. */
function oncePerLine(problems: readonly Problem[]): readonly Problem[] {
  const first = new Map<string, Problem>();
  for (const problem of problems) {
    const key = `${problem.rule} ${problem.line} ${problem.file}`;
    if (!first.has(key)) first.set(key, problem);
  }
  return [...first.values()];
}

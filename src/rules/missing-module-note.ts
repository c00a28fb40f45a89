/** Modules that much depends on and that no note describes. Small and lonely modules may stay without. */
import type { Compilation, ModuleFacts, Problem } from '../model.ts';
import { counted, reported, topOf, type Rule } from './rule.ts';

/** Names the reason: size of the public face, or number of importing modules. */
export const missingModuleNote: Rule = {
  id: 'missing/module-note',
  summary: 'A module with a large public face, or many importers, has no note.',
  check: (compilation) => [...undescribed(compilation), ...reported(compilation, 'missing/module-note')],
};

/** DESIGN §7: only where risk is. */
const MIN_EXPORTS = 20;
const MIN_IMPORTERS = 5;

/** More findings than this would bury the rest. */
const MAX_FINDINGS = 10;

function undescribed({ model, inputs }: Compilation): readonly Problem[] {
  const described = new Set(
    model.notes
      .filter(({ note, scope }) => note.kind === 'module' || (note.kind === 'guide' && scope.kind === 'folder'))
      .flatMap(({ modules }) => modules),
  );
  const risky = model.facts.modules.filter(
    ({ path, surface, importedBy }) =>
      // The root is what project.md describes.
      path !== '' && !described.has(path) && (surface.length >= MIN_EXPORTS || importedBy.length >= MIN_IMPORTERS),
  );
  const worst = risky.toSorted((a, b) => weight(b) - weight(a) || (a.path < b.path ? -1 : 1));
  const found = worst.slice(0, MAX_FINDINGS).map(problemOf);
  const more = worst.length - found.length;
  if (more === 0) return found;
  const message = `${counted(more, 'more module')} ${more === 1 ? 'has' : 'have'} no note.`;
  return [...found, { rule: 'missing/module-note', ...topOf(inputs.config.file), message }];
}

/** Importers weigh four times as much as exports, in the ratio of the two thresholds. */
function weight({ surface, importedBy }: ModuleFacts): number {
  return surface.length + importedBy.length * (MIN_EXPORTS / MIN_IMPORTERS);
}

function problemOf({ path, name, kind, surface, importedBy }: ModuleFacts): Problem {
  const reasons = [
    ...(surface.length >= MIN_EXPORTS ? [`exports ${counted(surface.length, 'name')}`] : []),
    ...(importedBy.length >= MIN_IMPORTERS ? [`is imported by ${counted(importedBy.length, 'module')}`] : []),
  ];
  return {
    rule: 'missing/module-note',
    ...topOf(kind === 'package' ? `${path}/package.json` : path),
    message: `\`${name}\` ${reasons.join(' and ')}, and no note describes it.`,
    target: path,
    hint: `Run \`lintel note new ${path}\`.`,
  };
}

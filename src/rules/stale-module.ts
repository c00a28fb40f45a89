/** Module notes about modules that are not there. */
import { treeOfPaths } from '../tree.ts';
import { awaitedModule, modulePath } from '../link.ts';
import type { Compilation, ModuleNote, Problem } from '../model.ts';
import { nearest } from '../nearest.ts';
import { reported, type Rule } from './rule.ts';

/** The `module` of a module note is neither a folder nor a package. */
export const staleModule: Rule = {
  id: 'stale/module',
  summary: 'A module note describes a module that does not exist.',
  check: (compilation) => [...orphans(compilation), ...reported(compilation, 'stale/module')],
};

function orphans({ model, inputs }: Compilation): readonly Problem[] {
  const places = { facts: model.facts, tree: treeOfPaths(inputs.sources.paths) };
  const notes = model.notes
    .map(({ note }) => note)
    .filter((note) => note.kind === 'module')
    .filter(({ isSound }) => isSound);
  // A module that nobody could read is `note/frontmatter`'s matter.
  // What cannot be read may name the module, and is told by itself.
  const orphaned = notes.filter(
    ({ module: { text } }) => modulePath(text, places) === undefined && awaitedModule(text, places) === undefined,
  );
  return orphaned.map((note) => problemOf(note, namesIn({ model })));
}

function namesIn({ model }: Pick<Compilation, 'model'>): readonly string[] {
  const { modules, project } = model.facts;
  const names = [...modules.flatMap(({ name, path }) => [name, path]), ...project.packages.map(({ dir }) => dir)];
  return [...new Set(names)].filter((name) => name !== '').sort();
}

function problemOf({ module }: ModuleNote, names: readonly string[]): Problem {
  const { file, line, column, text } = module;
  const like = nearest(text, names);
  return {
    rule: 'stale/module',
    file,
    line,
    column,
    message: `\`module: ${text}\` is neither a folder nor a package of this repository.`,
    claim: text,
    target: text,
    hint:
      like === undefined
        ? 'Name the module by its folder or package name, or delete the note.'
        : `Nearest: \`${like}\`.`,
  };
}

/** `lintel note new`: a scaffold with questions for one module. Makes up no prose. */
import { createFile } from '../disk/create.ts';
import { UsageError } from '../error.ts';
import type { ContextModel, ModuleFacts } from '../model.ts';
import { nearest } from '../nearest.ts';
import { moduleNoteText, slugOf } from '../sources/scaffold.ts';
import { EXIT, flag, type Command } from './command.ts';
import { compilation } from './compilation.ts';
import { editorVariable, openEditor } from './editor.ts';
import { ask } from './prompt.ts';

export const noteNew: Command = {
  usage: 'note new <module> [--edit]',
  description:
    'Writes a note for a module, named by its folder or its package, and prints its path. It holds questions, and what is\n' +
    'known of the module as bound facts in comments: nothing that lintel made up, and nothing that compiles by itself.',
  options: { edit: { type: 'boolean', description: 'open it in $VISUAL or $EDITOR' } },
  maxPositionals: 1,
  run: async (invocation) => {
    if (flag(invocation, 'edit')) editorVariable();
    const { model, inputs } = await compilation(invocation, { isConfigOptional: true });
    const named = invocation.positionals[0] ?? (await ask('Which module (folder or package)?'));
    const module = findModule(named?.replace(/^\.\//, '').replace(/\/+$/, ''), model);
    const existing = model.notes.find(
      ({ note, scope }) => note.kind === 'module' && scope.kind === 'folder' && scope.path === module.path,
    );
    if (existing !== undefined)
      throw new UsageError(`${module.path} has a note already: ${existing.note.file}.`, 'Nothing was changed.');
    const path = `${inputs.config.context}/modules/${slugOf(module.path)}.md`;
    await createFile(invocation.root, path, moduleNoteText({ module, scripts: scriptsOf(module, model) }));
    invocation.terminal.out(path);
    invocation.terminal.err('Answer its questions, then run `lintel build`.');
    if (flag(invocation, 'edit')) openEditor(invocation.root, path);
    return EXIT.clean;
  },
};

/** Scripts that people type most, in the order in which they need them. */
const USUAL_SCRIPTS = ['dev', 'start', 'build', 'test', 'lint', 'typecheck', 'check'];

function scriptsOf({ kind, path }: ModuleFacts, { facts }: ContextModel): readonly string[] {
  const owner = kind === 'package' ? facts.project.packages.find(({ dir }) => dir === path) : undefined;
  const names = new Set((owner?.scripts ?? []).map(({ name }) => name));
  return USUAL_SCRIPTS.filter((name) => names.has(name));
}

function findModule(named: string | undefined, { facts }: ContextModel): ModuleFacts {
  const known = facts.modules.flatMap(({ path, name }) => (path === name ? [path] : [path, name]));
  const list =
    known.length === 0
      ? 'There are none: name folders in `modules` of the configuration.'
      : `Known: ${known.slice(0, 12).join(', ')}${known.length > 12 ? ' …' : ''}`;
  if (named === undefined) throw new UsageError('Which module?', list);
  const module = facts.modules.find(({ path, name }) => path === named || name === named);
  if (module !== undefined) return module;
  const guess = nearest(named, known);
  throw new UsageError(`There is no module \`${named}\`.`, guess === undefined ? list : `Did you mean \`${guess}\`?`);
}

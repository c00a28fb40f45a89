/** `lintel note new`: a scaffold with questions for one module. Makes up no prose. */
import { createFile } from '../disk/create.ts';
import { UsageError } from '../error.ts';
import type { ContextModel, ModuleFacts } from '../model.ts';
import { nearest } from '../nearest.ts';
import { moduleNoteText, slugOf } from '../sources/scaffold.ts';
import { EXIT, type Command } from './command.ts';
import { compilation } from './compilation.ts';

export const noteNew: Command = {
  usage: 'note new <module>',
  description: 'Writes a note for a module, named by its folder or its package, and prints its path.',
  options: {},
  maxPositionals: 1,
  run: async (invocation) => {
    const [named] = invocation.positionals;
    const { model, inputs } = await compilation(invocation, { isConfigOptional: true });
    const module = findModule(named?.replace(/^\.\//, '').replace(/\/+$/, ''), model);
    const existing = model.notes.find(
      ({ note, scope }) => note.kind === 'module' && scope.kind === 'folder' && scope.path === module.path,
    );
    if (existing !== undefined)
      throw new UsageError(`${module.path} has a note already: ${existing.note.file}.`, 'Nothing was changed.');
    const path = `${inputs.config.context}/modules/${slugOf(module.path)}.md`;
    await createFile(invocation.root, path, moduleNoteText(module));
    invocation.terminal.out(path);
    invocation.terminal.err('Answer its questions, then run `lintel build`.');
    return EXIT.clean;
  },
};

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

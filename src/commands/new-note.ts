/** What `guide new` and `policy new` share: a title becomes a file of questions in the context. */
import { createFile } from '../disk/create.ts';
import { readNoteInputs } from '../disk/inputs.ts';
import { UsageError } from '../error.ts';
import { oneLine } from '../sources/one-line.ts';
import { slugOf, type NewNote } from '../sources/scaffold.ts';
import { EXIT, flag, listOption, stringOption, type Command, type Invocation } from './command.ts';
import { editorVariable, openEditor } from './editor.ts';
import { ask } from './prompt.ts';
import { SCOPE_OPTIONS, scopeOption } from './scope-option.ts';

/** A kind of note that begins with nothing but a title. */
export interface NoteKind {
  /** What it is called: `guide`. */
  readonly word: string;
  /** Its folder in the context. */
  readonly folder: string;
  readonly question: string;
  readonly example: string;
  readonly text: (note: NewNote) => string;
}

/** The command that writes one. */
export function newNoteCommand(kind: NoteKind): Command {
  const { word, folder } = kind;
  return {
    usage: `${word} new <title> [--rule <sentence>] [--applies-to <glob>] [--summary <sentence>]`,
    description: `Writes a ${word} with questions to answer into ${folder}/ of the context, and prints its path.`,
    options: {
      ...SCOPE_OPTIONS,
      summary: {
        type: 'string',
        placeholder: '<sentence>',
        description: 'when an agent needs it: the line of the index',
      },
      edit: { type: 'boolean', description: 'open it in $VISUAL or $EDITOR' },
    },
    maxPositionals: 1,
    run: async (invocation) => await write(kind, invocation),
  };
}

async function write({ word, folder, question, example, text }: NoteKind, invocation: Invocation): Promise<number> {
  const { root, context, terminal } = invocation;
  if (flag(invocation, 'edit')) editorVariable();
  const title = oneLine(invocation.positionals[0] ?? (await ask(question)) ?? '').replace(/\s+/g, ' ');
  if (title === '') throw new UsageError(`A ${word} needs a title.`, example);
  const slug = slugOf(title);
  if (slug === '') throw new UsageError(`The title \`${title}\` has no letter or digit for a file name.`);
  const { sources, config } = await readNoteInputs({ root, context, isConfigOptional: true });
  const appliesTo = scopeOption(invocation, sources.paths);
  const summary = stringOption(invocation, 'summary');
  const note = { title, ...(summary !== undefined && { summary }), rules: listOption(invocation, 'rule'), appliesTo };
  const path = `${config.context}/${folder}/${slug}.md`;
  await createFile(root, path, text(note));
  terminal.out(path);
  terminal.err('Answer its questions, then run `lintel build`.');
  if (flag(invocation, 'edit')) openEditor(root, path);
  return EXIT.clean;
}

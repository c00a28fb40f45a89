/** `lintel adr new`: a decision file, checked before it is written, and what it supersedes with it. */
import { posix, resolve } from 'node:path';
import { readNamed } from '../disk/named.ts';
import { rewriteFiles, type Rewrite } from '../disk/rewrite.ts';
import { UsageError } from '../error.ts';
import type { Decision } from '../model.ts';
import { nearest } from '../nearest.ts';
import { folderOf } from '../path.ts';
import { folderForNew } from '../sources/decision-folders.ts';
import { folderOfDecision, idOfDecision, ownFolder } from '../decision-place.ts';
import { decisionName, isNameable } from '../sources/decision-names.ts';
import { decisionText, filledTemplate, PLACES, TEMPLATES, type NewDecision } from '../sources/decision-text.ts';
import { oneLine } from '../sources/one-line.ts';
import { withStatusDate } from '../sources/status-date.ts';
import { markSuperseded } from '../sources/supersede.ts';
import { EXIT, flag, listOption, stringOption, type Command, type Invocation } from './command.ts';
import {
  checkedStatus,
  editedText,
  findDecision,
  nameFor,
  namedFolder,
  rawText,
  readDecisions,
  STATUSES,
  today,
  unreadFolder,
  type Decisions,
} from './decisions.ts';
import { editorVariable, openEditor } from './editor.ts';
import { ask } from './prompt.ts';
import { SCOPE_OPTIONS, scopeOption } from './scope-option.ts';

export const adrNew: Command = {
  usage: 'adr new <title> [--rule <sentence>] [--applies-to <glob>] [--supersedes <decision>] [--template <name>]',
  description:
    'Writes a decision and prints its path. It is named by date, or by the next number where its folder has numbers.\n' +
    'What it supersedes is marked in the same step: all is checked first, then all is written. Needs no git.\n' +
    `A template of your own is a markdown file; ${PLACES.map((place) => `{{${place}}}`).join(', ')} are\n` +
    'filled in, and what it has no place for is set in its front matter.',
  options: {
    ...SCOPE_OPTIONS,
    status: { type: 'string', placeholder: '<status>', description: `${STATUSES.join(', ')}; default accepted` },
    supersedes: {
      type: 'string',
      multiple: true,
      placeholder: '<decision>',
      description: 'stem, number, path or link of what it replaces; may be repeated',
    },
    tag: { type: 'string', multiple: true, placeholder: '<tag>', description: 'a tag; may be repeated' },
    template: {
      type: 'string',
      placeholder: '<name>',
      description: `${TEMPLATES.join(', ')} or a file of yours; default minimal`,
    },
    dir: { type: 'string', placeholder: '<dir>', description: 'the folder of decisions, where there are several' },
    edit: { type: 'boolean', description: 'open it in $VISUAL or $EDITOR' },
  },
  maxPositionals: 1,
  run: async (invocation) => {
    if (flag(invocation, 'edit')) editorVariable();
    const title = await titleOf(invocation);
    const status = checkedStatus(stringOption(invocation, 'status') ?? 'accepted');
    const template = await readTemplate(invocation);
    const dir = stringOption(invocation, 'dir');
    const asked = dir === undefined ? undefined : namedFolder(dir, invocation);
    const known = await readDecisions(invocation, asked);
    const appliesTo = scopeOption(invocation, known.sources.paths);
    const folder = asked ?? chooseFolder(known);
    const old = listOption(invocation, 'supersedes').map((ref) => findDecision(ref, known, invocation));
    const { path, number, date } = nameOf(title, folder, known);
    const predecessors = [...new Set(old)];
    const decision: NewDecision = {
      title,
      status,
      date,
      ...(number !== undefined && { number }),
      rules: listOption(invocation, 'rule'),
      appliesTo,
      tags: listOption(invocation, 'tag'),
      supersedes: predecessors.map((each) => ({ ...nameFor(each, path, known.decisions), title: each.title })),
    };
    const after =
      'file' in template
        ? editedText(filledTemplate(template.text, decision, path), template.file)
        : decisionText(decision, template.name);
    const marked = status === 'accepted' ? await marks(predecessors, path, { invocation, known }) : [];
    await rewriteFiles(invocation.root, [{ path, before: undefined, after }, ...marked]);
    invocation.terminal.out(path);
    for (const line of remarks(decision, predecessors, { path, folder, known })) invocation.terminal.err(line);
    if (flag(invocation, 'edit')) openEditor(invocation.root, path);
    return EXIT.clean;
  },
};

async function titleOf({ positionals }: Invocation): Promise<string> {
  const typed = positionals[0] ?? (await ask('What is decided?')) ?? '';
  const title = oneLine(typed).replace(/\s+/g, ' ');
  if (title === '') throw new UsageError('A decision needs a title.', 'lintel adr new "Use Postgres for billing"');
  if (isNameable(title)) return title;
  throw new UsageError(`The title \`${title}\` has no letter or digit for a file name.`);
}

type Template = { readonly name: (typeof TEMPLATES)[number] } | { readonly file: string; readonly text: string };

async function readTemplate(invocation: Invocation): Promise<Template> {
  const { cwd } = invocation;
  const written = stringOption(invocation, 'template') ?? 'minimal';
  const name = TEMPLATES.find((known) => known === written);
  if (name !== undefined) return { name };
  const template = await readNamed(resolve(cwd, written));
  if (template.kind === 'text') return { file: written, text: template.text };
  if (template.kind !== 'absent')
    throw new UsageError(`The template ${written} ${template.because}.`, `Nothing was written. ${template.hint}`);
  const guess = nearest(written, TEMPLATES);
  throw new UsageError(
    `There is no template \`${written}\`, and no such file.`,
    guess === undefined ? `Known: ${TEMPLATES.join(', ')}, or a file.` : `Did you mean \`${guess}\`?`,
  );
}

function chooseFolder({ config, decisions }: Decisions): string {
  const [folder = '', ...others] = folderForNew(config, decisions);
  if (others.length === 0) return folder;
  throw new UsageError(
    `There are several folders of decisions: ${[folder, ...others].join(', ')}.`,
    `Nothing was written. Say which one: \`--dir ${folder}\`.`,
  );
}

interface NewName {
  readonly path: string;
  readonly number?: string;
  readonly date: string;
}

function nameOf(title: string, folder: string, { sources, decisions }: Decisions): NewName {
  const stemOf = (file: string): string => posix.basename(file, posix.extname(file));
  const here = decisions.filter(({ file }) => folderOfDecision(file) === folder);
  const date = today();
  const { stem, ...rest } = decisionName({
    title,
    date,
    decisions: here.map(({ id }) => id),
    taken: [
      ...sources.paths.filter((path) => folderOf(path) === folder).map(stemOf),
      ...here.map(({ file }) => idOfDecision(file)),
    ],
  });
  const owners = here.filter(({ file }) => ownFolder(file) !== undefined);
  // Habits change: the last one says how it is done.
  const [last] = owners.map(({ file }) => file).slice(-1);
  const own = last === undefined ? 'index.md' : `${posix.basename(last, posix.extname(last))}.md`;
  const name = owners.length * 2 > here.length ? `${stem}/${own}` : `${stem}.md`;
  return { path: posix.join(folder, name), date, ...rest };
}

interface Surroundings {
  readonly invocation: Invocation;
  readonly known: Decisions;
}

/** The superseded decisions with their new status. */
async function marks(
  old: readonly Decision[],
  path: string,
  { invocation, known }: Surroundings,
): Promise<readonly Rewrite[]> {
  const successor = { id: idOfDecision(path), file: path };
  return Promise.all(
    old.map(async (each) => {
      const before = await rawText(invocation.root, each);
      const edited = markSuperseded({
        file: each.file,
        text: before,
        successor: nameFor(successor, each.file, known.decisions),
        isSuperseded: each.status === 'superseded',
        isLinked: false,
      });
      const after = editedText(edited, each.file);
      const isNew = each.status !== 'superseded';
      return { path: each.file, before, after: isNew ? withStatusDate(before, after, today()) : after };
    }),
  );
}

interface Written {
  readonly path: string;
  readonly folder: string;
  readonly known: Decisions;
}

function remarks(decision: NewDecision, old: readonly Decision[], { path, folder, known }: Written): readonly string[] {
  const names = old.map(({ file }) => file).join(', ');
  const isAccepted = decision.status === 'accepted';
  const unread = unreadFolder(folder, [path], known);
  return [
    ...(old.length === 0
      ? []
      : [
          isAccepted
            ? `Marked as superseded: ${names}.`
            : `${names} ${old.length === 1 ? 'stays' : 'stay'} in force until ${path} is accepted.`,
        ]),
    ...(unread === undefined ? [] : [unread]),
    isAccepted && known.configured.file !== '' ? 'Write down why, then run `lintel build`.' : 'Write down why.',
  ];
}

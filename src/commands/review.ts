/** `lintel review`: shows what notes describe and nobody has looked at since it changed, and takes a person's word for it. */
import { resolve } from 'node:path';
import { unfollowedNames } from '../claims/bound/unfollowed.ts';
import { lockFile } from '../config.ts';
import { refuseLeftOutConfig } from '../disk/configuration.ts';
import { presentPaths } from '../disk/read.ts';
import { applyChanges } from '../disk/write.ts';
import { relativeTo } from '../disk/root.ts';
import { SCHEMA_VERSION, type ReviewDocument } from '../document.ts';
import { UsageError } from '../error.ts';
import { keyless } from '../keyless.ts';
import type { Compilation, Problem, Unreviewed } from '../model.ts';
import { nearest } from '../nearest.ts';
import { endOf } from '../sources/linked-agents.ts';
import { counted, listed } from '../phrase.ts';
import { reviewOf, type Review } from '../review.ts';
import { hasSetUp } from '../set-up.ts';
import { isWatched } from './prompt.ts';
import { EXIT, flag, type Command, type Invocation } from './command.ts';
import { withDoubtedNames } from './doubted-names.ts';
import { withoutStanding } from './still-there.ts';
import { rememberingCompilation, tellRefusal } from './gone.ts';
import { ask } from './prompt.ts';
import { deadText, unreviewedText } from './review-text.ts';
import type { Terminal } from './terminal.ts';

export const review: Command = {
  usage: 'review [<file or claim>…] [--yes] [--all] [--json]',
  description:
    'Shows each symbol that a note describes and that has changed since somebody last looked: as it was, as it is, and the\n' +
    'words. On a terminal it asks whether they hold; elsewhere it lists them and exits 1. What is accepted goes into the\n' +
    'lock, and nothing else is written. Claims that are new to the lock are stamped as they are.\n' +
    'Without any set-up, `lintel review AGENTS.md` stamps that file in a lintel.lock at the root, which is all that lint\n' +
    'needs to notice later changes. A claim is named by its target, `src/mcp.ts#McpServer`, or as it is written.',
  options: {
    yes: {
      type: 'boolean',
      short: 'y',
      description: 'accept without a question what is named, or all of it with --all',
    },
    all: { type: 'boolean', description: 'every file; only --yes needs to be told' },
    json: { type: 'boolean', description: 'what is unreviewed as one JSON document; asks nothing' },
  },
  maxPositionals: 1_000,
  run: async (invocation) => {
    const { terminal, positionals } = invocation;
    if (flag(invocation, 'yes') && positionals.length === 0 && !flag(invocation, 'all'))
      throw new UsageError(
        '`--yes` would vouch for words that nobody has named.',
        'Name the files or claims that you have read, or say `--all`.',
      );
    const read = await rememberingCompilation(invocation, { isConfigOptional: true });
    // A lock at the root beside the one that is left out would make two.
    if (read.inputs.config.file === '') await refuseLeftOutConfig(invocation);
    const { compiled } = await withoutStanding(await withDoubtedNames(read, invocation), invocation.root);
    const found = reviewOf(compiled, namesIn(invocation, compiled));
    await refuse(found, invocation, compiled);
    for (const { message } of deadLinks(found, compiled).values()) terminal.err(`Passed over: ${message}`);
    const isJson = flag(invocation, 'json');
    if (!isJson) for (const each of found.dead) terminal.out(deadText(keyless(each), terminal));
    const accepted = await accept(found.unreviewed, invocation);
    await writeLock(invocation, compiled, found.lockAfter(accepted));
    const left = found.unreviewed.filter((each) => !accepted.includes(each));
    if (isJson) terminal.out(JSON.stringify(keyless(documentOf(found, { accepted, left }, compiled)), null, 2));
    else {
      conclude(found, { accepted, left }, { invocation, compiled });
      await tellRefusal(compiled, invocation);
    }
    return left.length + found.dead.length > 0 ? EXIT.findings : EXIT.clean;
  },
};

/** Names as typed: those of files become repository paths. */
function namesIn({ positionals, root, cwd }: Invocation, { inputs, agentFiles }: Compilation): readonly string[] {
  return positionals.map((name) => {
    const path = relativeTo(root, resolve(cwd, name));
    // A copy beside its original is read under the name of that.
    const original = agentFiles.find(({ alsoSeenAs = [] }) => alsoSeenAs.includes(path))?.file;
    const file = original ?? behindLink(path, inputs.sources);
    return inputs.sources.texts.has(file) || inputs.sources.linkTargets.has(file) ? file : name;
  });
}

/** `CLAUDE.md` that is a link to `AGENTS.md` has its words there. */
function behindLink(path: string, { linkTargets, texts, linked }: Compilation['inputs']['sources']): string {
  const file = linked?.get(path) ?? endOf(path, linkTargets);
  return file !== undefined && texts.has(file) ? file : path;
}

/** Files that are there, and that no agent loads and no note is: there are no words in them to vouch for. */
async function refuseOthers(found: Review, invocation: Invocation, compiled: Compilation): Promise<void> {
  const { agentFiles, model, lock, outputs } = compiled;
  const known = [...agentFiles, ...model.notes.map(({ note }) => note)].map(({ file }) => file);
  const read = new Set([...known, ...[...lock.outputs, ...outputs].map(({ path }) => path)]);
  const silent = found.silent.filter((name) => !read.has(name));
  const others = new Set([...silent, ...(await unreadFiles(found, invocation, compiled))]);
  if (others.size === 0) return;
  // What nobody knows is no advice either.
  const left = namesIn(invocation, compiled).map((name) => others.has(name) || found.unknown.includes(name));
  const rest = invocation.positionals.filter((_, index) => left[index] !== true);
  throw new UsageError(
    others.size === 1
      ? `${firstOf([...others])} is no agent file and no note, so it has no words to review.`
      : `${firstOf([...others])} are no agent files and no notes, so they have no words to review.`,
    known.length === 0
      ? 'Name a file such as AGENTS.md, or a claim such as src/mcp.ts#McpServer.'
      : rest.length > 0
        ? `Review the others: \`lintel review ${rest.join(' ')}\`.`
        : `Name one that is, such as \`${known[0]}\`.`,
  );
}

/** Names that nothing here goes by, of files that are there all the same. Why others cannot be read is told of each. */
async function unreadFiles(
  { unknown }: Review,
  { root, cwd }: Invocation,
  { problems }: Compilation,
): Promise<readonly string[]> {
  const faulty = new Set(problems.filter(({ rule }) => rule === 'disk/unreadable').map(({ file }) => file));
  const pathOf = (name: string): string => relativeTo(root, resolve(cwd, name));
  const { paths } = await presentPaths(root, unknown.map(pathOf));
  return unknown.filter((name) => paths.includes(pathOf(name)) && !faulty.has(pathOf(name)));
}

/** Why there are no words behind each of the names that are links, where they lead nowhere, or to what cannot be read. */
function deadLinks({ unknown }: Review, { inputs, problems }: Compilation): ReadonlyMap<string, Problem> {
  const links = unknown.filter((name) => inputs.sources.linkTargets.has(name));
  const found = problems.filter(({ rule, file }) => rule === 'disk/unreadable' && links.includes(file));
  return new Map(found.map((problem) => [problem.file, problem]));
}

async function refuse(found: Review, invocation: Invocation, compiled: Compilation): Promise<void> {
  const { positionals, root } = invocation;
  const { inputs, lock, problems, isLockSound, claims, model } = compiled;
  const file = lockFile(inputs.config);
  const fault = problems.find(({ rule }) => rule === 'output/lock');
  if (!isLockSound) throw new UsageError(fault?.message ?? `${file} cannot be read.`, fault?.hint);
  const isUnknownHere = !hasSetUp(inputs.config) && lock.claims.length === 0;
  if (positionals.length === 0 && isUnknownHere)
    throw new UsageError(
      `There is nothing to review in ${root}: neither a configuration nor ${file} is there.`,
      '`lintel review AGENTS.md` stamps that file, and `lintel init` sets a context folder up.',
    );
  await refuseOthers(found, invocation, compiled);
  const dead = deadLinks(found, compiled);
  // A list of all agent files holds such links too, and they take nothing from what the others say.
  const isAllDead = dead.size === new Set(found.unknown).size && found.unknown.length === positionals.length;
  const [unknown] = isAllDead ? found.unknown : found.unknown.filter((name) => !dead.has(name));
  if (unknown === undefined) return;
  // A file that is there and cannot be read is no spelling mistake.
  const unread = problems.find(({ rule, file: at }) => rule === 'disk/unreadable' && at === unknown);
  if (unread !== undefined) throw new UsageError(unread.message, unread.hint);
  const names = [...model.notes.map(({ note }) => note.file), ...claims.map(({ claim }) => claim.file)];
  const guess = nearest(unknown, [...new Set([...names, ...claims.map(({ claim }) => claim.target)])]);
  throw new UsageError(
    `There is no note, agent file or claim \`${unknown}\`.`,
    guess === undefined
      ? 'Name a file such as AGENTS.md, or a claim such as src/mcp.ts#McpServer.'
      : `Did you mean \`${guess}\`?`,
  );
}

/** Everything with --yes, what a person accepts on a terminal, nothing elsewhere. Shows what is not accepted unseen. */
async function accept(unreviewed: readonly Unreviewed[], invocation: Invocation): Promise<readonly Unreviewed[]> {
  const { terminal } = invocation;
  if (flag(invocation, 'yes')) return unreviewed;
  if (flag(invocation, 'json')) return [];
  if (isWatched()) return await askEach(unreviewed, terminal);
  for (const each of unreviewed) terminal.out(unreviewedText(keyless(each), terminal));
  return [];
}

/** Shows one after the other and asks whether its words hold. An empty answer is no word for anything. */
export async function askEach(
  unreviewed: readonly Unreviewed[],
  terminal: Terminal,
  question: (text: string) => Promise<string | undefined> = ask,
): Promise<readonly Unreviewed[]> {
  const accepted: Unreviewed[] = [];
  for (const [index, each] of unreviewed.entries()) {
    terminal.out(unreviewedText(keyless(each), terminal));
    const answer = await question(`Do the words hold? [a]ccept, [s]kip, [q]uit (${index + 1} of ${unreviewed.length})`);
    if (/^(?:a(?:ccept)?|y(?:es)?)$/i.test(answer ?? '')) accepted.push(each);
    if (/^q(?:uit)?$/i.test(answer ?? '')) break;
  }
  return accepted;
}

/** The lock alone, whole or not at all. */
async function writeLock(
  { root }: Invocation,
  { inputs, lock }: Compilation,
  nextLock: Compilation['lock'],
): Promise<void> {
  const [failure] = await applyChanges(root, [], {
    lockFile: lockFile(inputs.config),
    oldLock: lock,
    nextLock,
    leftovers: inputs.sources.leftovers,
  });
  if (failure !== undefined) throw new UsageError(failure.message, failure.hint);
}

interface Outcome {
  readonly accepted: readonly Unreviewed[];
  readonly left: readonly Unreviewed[];
}

function documentOf(found: Review, { accepted, left }: Outcome, { inputs }: Compilation): ReviewDocument {
  return {
    schemaVersion: SCHEMA_VERSION,
    lock: lockFile(inputs.config),
    unreviewed: left,
    accepted,
    dead: found.dead,
    stamped: found.added.map(({ file, claim, target }) => ({ file, claim, target })),
  };
}

interface Run {
  readonly invocation: Invocation;
  readonly compiled: Compilation;
}

/** Most names that are told one by one. */
const MAX_NAMES = 8;

/** What a file names and no lock can hold, so that nobody takes it for watched. */
function tellUnfollowed(invocation: Invocation, compiled: Compilation): void {
  const named = new Set(namesIn(invocation, compiled));
  const { claims, agentFiles, model } = compiled;
  const texts = [...agentFiles, ...model.notes.map(({ note }) => note)].filter(
    (each) => named.has(each.file) && !('kind' in each && each.kind === 'decision'),
  );
  for (const { file, body } of texts) {
    const { doubtful, takenBack, unseen, ownerless } = unfollowedNames({ file, body, claims }, model.facts);
    const reasons = [
      ['they may mean something else', doubtful],
      ['what they belong to is made by a call or declared elsewhere', unseen],
      ['what they belong to is named by a neighbour alone', ownerless],
      ['their sentences forbid them or speak of other times', takenBack],
    ] as const;
    const told = reasons.flatMap(([reason, names]) =>
      names.length === 0 ? [] : `not followed, because ${reason}: ${firstOf(names)}.`,
    );
    if (told.length > 0)
      invocation.terminal.err(
        `${file}: ${told.join(' And ')} A link to the code has a name followed: [\`Foo\`](src/foo.ts#Foo).`,
      );
  }
}

/** The first names of a list, and how many more there are. */
function firstOf(names: readonly string[]): string {
  const shown = names.slice(0, MAX_NAMES).map((name) => `\`${name}\``);
  const more = names.length > MAX_NAMES ? [`${names.length - MAX_NAMES} more`] : [];
  return listed([...shown, ...more]);
}

function conclude(
  { added, dead, dropped, silent, unknown }: Review,
  { accepted, left }: Outcome,
  { invocation, compiled }: Run,
): void {
  const { terminal } = invocation;
  const file = lockFile(compiled.inputs.config);
  for (const name of silent)
    terminal.err(`${name} promises nothing that lintel can follow: no path, command or linked symbol.`);
  if (dropped.length > 0) terminal.err(`${file} no longer knows ${firstOf(dropped)}: nothing stands there.`);
  if (added.length > 0) terminal.err(`${file} now knows ${knownNow(added)}.`);
  if (compiled.lock.version === undefined && added.length > 0 && !hasSetUp(compiled.inputs.config))
    terminal.err(`Commit it. With \`${file} merge=union\` in .gitattributes, branches merge without conflicts in it.`);
  const counts = [
    [accepted.length, 'accepted'],
    [left.length, 'unreviewed'],
    [dead.length, 'dead, which no review can accept'],
  ] as const;
  tellUnfollowed(invocation, compiled);
  const [names, passed] = [namesIn(invocation, compiled), new Set([...silent, ...unknown])];
  const words = counts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  if (words.length > 0) terminal.err(`${listed(words)}.`);
  // Where no file names anything to follow, nothing was looked at.
  else if (added.length === 0 && (silent.length === 0 || !names.every((name) => passed.has(name))))
    terminal.err('Nothing to review: no words are older than what they describe.');
  if (left.length > 0 && !isWatched()) {
    const files = [...new Set(left.map((each) => each.file))];
    terminal.err(`When the words hold: \`lintel review --yes ${files.join(' ')}\`.`);
  }
}

function knownNow(added: Review['added']): string {
  const symbols = added.filter(({ stamps }) => stamps !== undefined).length;
  const others = added.length - symbols;
  const files = [...new Set(added.map(({ file }) => file))];
  const kinds = [
    ...(symbols > 0 ? [counted(symbols, 'symbol')] : []),
    ...(others > 0 ? [`${others} ${others === 1 ? 'path or command' : 'paths and commands'}`] : []),
  ];
  return `${listed(kinds)} of ${files.length > 3 ? counted(files.length, 'file') : listed(files)}`;
}

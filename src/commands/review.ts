/** `lintel review`: shows what notes describe and nobody has looked at since it changed, and takes a person's word for it. */
import { unfollowedNames } from '../claims/bound/unfollowed.ts';
import { lockFile } from '../config.ts';
import { refuseLeftOutConfig } from '../disk/configuration.ts';
import { applyChanges } from '../disk/write.ts';
import { SCHEMA_VERSION, type ReviewDocument } from '../document.ts';
import { UsageError } from '../error.ts';
import { keyless } from '../keyless.ts';
import type { Compilation, Unreviewed } from '../model.ts';
import { counted, listed } from '../phrase.ts';
import { reviewOf, type Review } from '../review.ts';
import { hasSetUp } from '../set-up.ts';
import { isWatched } from './prompt.ts';
import { EXIT, flag, type Command, type Invocation } from './command.ts';
import { withDoubtedNames } from './doubted-names.ts';
import { withoutStanding } from './still-there.ts';
import { rememberingCompilation, tellRefusal } from './gone.ts';
import { ask } from './prompt.ts';
import { deadLinks, namesIn, refuse } from './review-names.ts';
import { deadText, firstOf, unreviewedText } from './review-text.ts';
import type { Terminal } from './terminal.ts';

export const review: Command = {
  usage: 'review [<file or claim>…] [--yes] [--all] [--json]',
  description:
    'Shows each symbol that a note describes and that has changed since somebody last looked: as it was, as it is, and the\n' +
    'words. On a terminal it asks whether they hold; elsewhere it lists them and exits 1. What is accepted goes into the\n' +
    'lock, and nothing else is written. Claims that are new to the lock are stamped as they are.\n' +
    'Without any set-up, `lintel review AGENTS.md` stamps that file in a lintel.lock at the root, which is all that lint\n' +
    'needs to notice later changes. A claim is named by its target, `src/mcp.ts#McpServer`, as it is written, or as a finding\n' +
    'calls it, `McpServer`; with its file before it, that claim of the file alone is meant.',
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
    terminal.err(`Nothing to review: no words are older than what they describe.${outOfSight(compiled)}`);
  if (left.length > 0 && !isWatched()) {
    const files = [...new Set(left.map((each) => each.file))];
    terminal.err(`When the words hold: \`lintel review --yes ${files.join(' ')}\`.`);
  }
}

/** Names that the lock followed, and of which nobody can tell today what they are: code takes one like them from where nobody sees. */
function outOfSight({ claims, lock }: Compilation): string {
  const followed = new Set(
    lock.claims.flatMap(({ file, claim, stamps }) => (stamps === undefined ? [] : [`${file}\0${claim}`])),
  );
  const lost = claims.filter(
    ({ verdict, claim }) =>
      verdict === 'undecided' && claim.kind === 'symbol' && followed.has(`${claim.file}\0${claim.text}`),
  );
  const names = [...new Set(lost.map(({ claim }) => claim.text))];
  if (names.length === 0) return '';
  const are = names.length === 1 ? 'is not found any more, and may be' : 'are not found any more, and may be';
  return ` ${firstOf(names)} ${are} where nobody can look.`;
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

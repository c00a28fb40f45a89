/** What a review is asked for: the names as they were typed, and why some of them cannot be reviewed. */
import { resolve } from 'node:path';
import { lockFile } from '../config.ts';
import { presentPaths } from '../disk/read.ts';
import { relativeTo } from '../disk/root.ts';
import { UsageError } from '../error.ts';
import type { Compilation, Problem } from '../model.ts';
import { nearest } from '../nearest.ts';
import type { Review } from '../review.ts';
import { hasSetUp } from '../set-up.ts';
import { endOf } from '../sources/linked-agents.ts';
import type { Invocation } from './command.ts';
import { firstOf } from './review-text.ts';

/** Names as typed: those of files become repository paths. */
export function namesIn(
  { positionals, root, cwd }: Invocation,
  { inputs, agentFiles }: Compilation,
): readonly string[] {
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
export function deadLinks({ unknown }: Review, { inputs, problems }: Compilation): ReadonlyMap<string, Problem> {
  const links = unknown.filter((name) => inputs.sources.linkTargets.has(name));
  const found = problems.filter(({ rule, file }) => rule === 'disk/unreadable' && links.includes(file));
  return new Map(found.map((problem) => [problem.file, problem]));
}

/** Refuses what cannot be reviewed: names that mean nothing or too much, a lock that cannot be read, a repository that has none. */
export async function refuse(found: Review, invocation: Invocation, compiled: Compilation): Promise<void> {
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
  const [several] = found.ambiguous;
  if (several !== undefined)
    throw new UsageError(`\`${several.name}\` is one of several here.`, `Name it whole: ${firstOf(several.targets)}.`);
  const dead = deadLinks(found, compiled);
  // A list of all agent files holds such links too, and they take nothing from what the others say.
  const isAllDead = dead.size === new Set(found.unknown).size && found.unknown.length === positionals.length;
  const [unknown] = isAllDead ? found.unknown : found.unknown.filter((name) => !dead.has(name));
  if (unknown === undefined) return;
  // A file that is there and cannot be read is no spelling mistake.
  const unread = problems.find(({ rule, file: at }) => rule === 'disk/unreadable' && at === unknown);
  if (unread !== undefined) throw new UsageError(unread.message, unread.hint);
  const names = [...model.notes.map(({ note }) => note.file), ...claims.map(({ claim }) => claim.file)];
  const open = found.open;
  const guess = nearest(unknown, [...new Set([...names, ...claims.map(({ claim }) => claim.target), ...open])]);
  throw new UsageError(
    `There is no note, agent file or claim \`${unknown}\`.`,
    guess !== undefined
      ? `Did you mean \`${guess}\`?`
      : open.length > 0
        ? `To be looked at: ${firstOf(open)}.`
        : 'Name a file such as AGENTS.md, or a claim such as src/mcp.ts#McpServer.',
  );
}

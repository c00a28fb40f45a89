/** Rule files and the root files of single clients → guides. Files that say the same for the same paths become one. */
import { CLIENTS } from '../clients.ts';
import { globsMatcher, isTooComplex } from '../glob.ts';
import type { Client } from '../model.ts';
import { treeOfPaths } from '../tree.ts';
import { MOVES, bodyOf, restriction, say, withImports, type Draft } from './draft.ts';
import type { FoundKind } from './found.ts';
import { loads } from './loads.ts';
import { ruleWishes } from './names.ts';
import { isSummary, noteText } from './note-text.ts';
import { readRuleFile } from './rule-file.ts';
import type { RuleFile } from './rule-head.ts';
import { deliveredGlobs } from '../scope.ts';
import { counted, listed } from '../phrase.ts';
import { appliesTo, portableScope, scopeKey, scopeOfRule, type AdoptedScope } from './scope.ts';
import { plain, type LoadedFile } from './shape.ts';

interface Rule {
  readonly file: LoadedFile;
  readonly read: RuleFile;
  readonly scope: AdoptedScope;
}

/** Adds a guide for each group of rule files that say the same. */
export function addRuleNotes(draft: Draft, files: readonly LoadedFile[]): void {
  const isAlive = livingScopes(draft);
  const groups = new Map<string, Rule[]>();
  for (const file of files) {
    const read = readRuleFile(file.kind, file.text);
    const scope = scopeOfRule(file, read.activation);
    const why = whyLeft(read, isAlive(scope));
    if (why !== undefined) {
      draft.left.push({ path: file.path, why });
      continue;
    }
    const key = JSON.stringify([plain(read.body), scopeKey(scope)]);
    groups.set(key, [...(groups.get(key) ?? []), { file, read, scope }]);
  }
  for (const group of groups.values()) addGroup(draft, group);
}

function whyLeft({ activation, unread, body }: RuleFile, isAlive: boolean): string | undefined {
  if (unread !== undefined) return unread;
  if (body.trim() === '') return 'it holds no text';
  if (activation.kind === 'manual') return 'it is loaded only when a person names it, and a note has no such form';
  return isAlive ? undefined : 'its globs match no file';
}

/** Tells whether a scope matches a file of the tree. A note whose scope does not is an error, and compiles to nothing. */
function livingScopes({ tree: { paths } }: Draft): (scope: AdoptedScope) => boolean {
  const tree = treeOfPaths(paths);
  return (scope) => {
    if (scope.kind !== 'globs') return true;
    if (scope.globs.some(isTooComplex)) return false;
    const { globs, except } = portableScope(scope, tree);
    return paths.some(globsMatcher(globs, except));
  };
}

function addGroup(draft: Draft, group: readonly Rule[]): void {
  const [first] = group;
  if (first === undefined) return;
  const { file, read, scope } = first;
  for (const rule of group) sayWhatIsLost(draft, rule);
  const readers = group.flatMap((each) => readersOf(draft, each.file.kind));
  const path = draft.nameOf('guides', wishesOf(file));
  const hasImports = group.some((each) => each.file.kind === 'claude-rule');
  const passage = { path: file.path, physical: file.physical, text: read.body, line: read.bodyLine, hasImports };
  const body = bodyOf(draft, { ...passage, text: withImports(draft, passage) }, `${draft.context}/guides`);
  if (body === undefined) return;
  // Code review on GitHub loads nothing but these, so that they must not become a text for everyone.
  const isCopilots = group.every((each) => each.file.kind.startsWith('copilot'));
  const clients = isCopilots ? draft.clients.filter((client) => readers.includes(client)) : restriction(draft, readers);
  const summary = group.map((each) => each.read.description).find((text) => text !== undefined);
  const rest = [...new Set(group.flatMap((each) => each.read.rest))];
  const head = { appliesTo: appliesTo(scope), ...(summary && { summary }), ...(clients && { clients }), rest };
  draft.notes.push({ path, text: noteText(head, body) });
  for (const each of group) {
    const { path: from, kind, base, isLink, text } = each.file;
    const what = each === first ? MOVES : `says the same as ${file.path}`;
    draft.files.push({
      path: from,
      kind,
      base,
      isLink,
      text,
      scope,
      clients: readersOf(draft, kind),
      notes: [path],
      what,
    });
  }
}

function sayWhatIsLost(draft: Draft, { file, read, scope }: Rule): void {
  const { path, kind } = file;
  for (const remark of read.remarks) say(draft, path, remark);
  if (read.activation.kind === 'agent') {
    const readers = readersOf(draft, kind).map((client) => CLIENTS[client].title);
    const load = readers.length === 1 ? 'loads' : 'load';
    say(draft, path, {
      line: 1,
      isLoss: true,
      message: `${listed(readers)} ${load} it when the agent finds its description fitting; it is always loaded now.`,
    });
  }
  sayWidening(draft, path, scope);
  if (read.description !== undefined && !isSummary(read.description))
    say(draft, path, {
      line: 1,
      isLoss: false,
      message: 'Its description is longer than the 200 characters of a summary; it is kept as a comment.',
    });
}

/** A note keeps its globs, and each build writes what they come to; only where that takes a long list something is lost. */
function sayWidening(draft: Draft, path: string, scope: AdoptedScope): void {
  if (scope.kind !== 'globs') return;
  const { paths } = draft.tree;
  const { widenedBy } = deliveredGlobs(portableScope(scope, treeOfPaths(paths)), paths);
  if (widenedBy === undefined || widenedBy.because === 'namesake') return;
  const message =
    widenedBy.because === 'exclusion'
      ? 'Globs with `!` are no part of what every client reads, and what is left here takes too long a list: it holds for the excluded files too.'
      : `Not every client reads ${listed(widenedBy.globs.map((glob) => `\`${glob}\``))}, and what is meant takes too long a list: it holds for ${counted(widenedBy.files, 'more file')} now.`;
  say(draft, path, { line: 1, isLoss: true, message });
}

function wishesOf({ path, kind, base }: LoadedFile): readonly string[] {
  if (kind === 'copilot') return ['copilot', 'copilot-instructions'];
  return kind.endsWith('-root') ? [path.slice(1)] : ruleWishes(path, base);
}

/** Configured clients that load a rule file of this kind. */
function readersOf({ clients }: Draft, kind: FoundKind): readonly Client[] {
  return clients.filter((client) => loads(client, { kind, base: '' }));
}

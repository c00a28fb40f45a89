/**
 * Where a reference to a decision leads: by stem, number, path or link. It reads nothing and reports nothing:
 * who asked says what a dangling one means.
 */
import { decisionIn, folderOfDecision, idOfDecision } from '../../decision-place.ts';
import { folderOf, joinPath, percentDecoded } from '../../path.ts';
import type { Decision, DecisionRef } from '../../model.ts';
import { nearest } from '../../nearest.ts';
import { oncePer } from '../../once.ts';
import { hasFileNumbered } from './unlisted-decision.ts';

/** What a reference leads to. Several candidates mean that it is ambiguous, none that nothing fits. */
export type DecisionMatch = { readonly decision: Decision } | { readonly candidates: readonly Decision[] };

/**
 * The one decision that `ref` names. Links and paths come first, then stems, then numbers, since numbers collide
 * (7 of 29 measured repositories had duplicates) and stems do not.
 */
export function resolveDecisionRef(ref: string, decisions: readonly Decision[], fromFile: string): DecisionMatch {
  const index = indexOf(decisions);
  const written = destinationOf(ref);
  const byPath = fileNamed(index, written, fromFile);
  if (byPath) return { decision: byPath };
  const stem = stemOf(written).toLowerCase();
  const number = numberOf(written);
  const candidates =
    index.byStem.get(stem) ??
    (number === undefined ? index.bySlug.get(stem) : index.byNumber.get(number)) ??
    decisions.filter(({ id }) => [stem, stem.replace(PREFIX, '')].some((name) => beginsWith(id.toLowerCase(), name)));
  // Packages may keep their own numbering: the neighbour is meant.
  const placed = candidates.filter(isIn(folderIn(written)));
  const neighbours = placed.filter(({ file }) => folderOfDecision(file) === folderOfDecision(fromFile));
  const isNumber = number !== undefined && !written.includes('/');
  const reached = isNumber && hasList(index, fromFile) ? placed.filter(sharesNumbers(fromFile)) : placed;
  const [only, ...others] = neighbours.length > 0 ? neighbours : reached;
  return only && others.length === 0 ? { decision: only } : { candidates: reached };
}

/** `ADR-20260412-05` is the name of `20260412-05-split-pages.md`. */
const PREFIX = /^(?:adr|decision)[-_ ]*#?(?=\d)/;

/** A number or the first words in front of the rest, or all of the name in front of the status: `006-use` of `006-use-x.accepted`. */
function beginsWith(id: string, stem: string): boolean {
  return id.startsWith(`${stem}.`) || (/\d$|^\d/.test(stem) && id.startsWith(`${stem}-`));
}

/** Whether the file stands in a folder with numbered decisions: its own numbers are those of that list. */
function hasList({ numberedFolders }: DecisionIndex, file: string): boolean {
  return numberedFolders.has(folderOfDecision(file));
}

/** One list may be parted into folders, `adr/web` beside `adr/api`; `apps/web/docs/adr` counts by itself. */
function sharesNumbers(fromFile: string): (decision: Decision) => boolean {
  const own = folderOfDecision(fromFile);
  return ({ file }) => {
    const other = folderOfDecision(file);
    return folderOf(own) === folderOf(other) || own.startsWith(`${other}/`) || other.startsWith(`${own}/`);
  };
}

/** The folder that a reference names, without the way there: of `../rfcs/0012-x.md` it is `rfcs`, and that holds no decision of ours. */
function folderIn(written: string): string {
  return folderOfDecision(written).replace(/^(?:\.{0,2}(?:\/|$))+/, '');
}

function isIn(folder: string): (decision: Decision) => boolean {
  return ({ file }) => folder === '' || `/${folderOfDecision(file)}`.endsWith(`/${folder}`);
}

/**
 * True for a reference that leads to no single decision, and that has the form of one of this list, so that one was meant: a file, a
 * number, a name with a number or of several words. `TBD`, `the wiki page`, `#34` and `PROJ-12` where no decision is called so are
 * somebody else's, or nobody's, and `0005-example.md` was left by a template. So is a number from another place, as the text says.
 */
export function isDangling(written: DecisionRef, decisions: readonly Decision[], files: ReadonlySet<string>): boolean {
  return danglingCandidates(written, decisions, files) !== undefined;
}

/** What a dangling reference may mean, none or several; undefined for one that is none. `files` are those of the repository. */
export function danglingCandidates(
  written: DecisionRef,
  decisions: readonly Decision[],
  files: ReadonlySet<string>,
): readonly Decision[] | undefined {
  const { ref, file, behind = '', isOfOthers } = written;
  const match = resolveDecisionRef(ref, decisions, file);
  if (isOfOthers) return undefined;
  if ('decision' in match || leadsElsewhere(ref, file, files) || ELSEWHERE.test(behind)) return undefined;
  if (match.candidates.filter(isTitledIn(behind)).length === 1) return undefined;
  if (match.candidates.length === 0 && isNumberOfAnother(ref, decisions, files)) return undefined;
  return !isOfOtherList(ref, decisions) && hasOurForm(written, decisions) ? match.candidates : undefined;
}

/** A number that another list has, or a file that is in no list: whoever wrote it may mean that one. */
function isNumberOfAnother(ref: string, decisions: readonly Decision[], files: ReadonlySet<string>): boolean {
  const number = numberOf(destinationOf(ref));
  return number !== undefined && (indexOf(decisions).byNumber.has(number) || hasFileNumbered(number, files));
}

/** "ADR-004 (Single-page form builder)": the title behind a number that several bear says which of them is meant. */
function isTitledIn(behind: string): (decision: Decision) => boolean {
  const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  const words = letters(behind);
  return ({ title, id }) =>
    [title, id]
      .map((name) => letters(name.replace(/^(?:adr)?[-_ #]*\d+[-_.:) ]*/i, '')))
      .some((name) => name !== '' && words.includes(name));
}

function hasOurForm({ ref, file }: DecisionRef, decisions: readonly Decision[]): boolean {
  const written = destinationOf(ref);
  if (FILE.test(written)) return !PLACEHOLDER.test(written) && !leavesRepository(written, file);
  const prefix = /^([a-z]{2,})[-_ ]?#?\d+$/i.exec(written)?.[1]?.toLowerCase() ?? 'adr';
  return NAME.test(written) && !PLACEHOLDER.test(written) && (prefix === 'adr' || hasPrefix(prefix, decisions));
}

/** Nothing tells from here whether a file of another checkout is there. */
function leavesRepository(written: string, file: string): boolean {
  return /^\.{1,2}\//.test(written) && joinPath(folderOf(file), written) === undefined;
}

function hasPrefix(prefix: string, decisions: readonly Decision[]): boolean {
  return decisions.some(({ id, number = '' }) =>
    [id, number].some((name) => new RegExp(`^${prefix}[-_ ]?\\d`, 'i').test(name)),
  );
}

const FILE = /\.(?:md|mdx|markdown|rst)$/i;
/** A number, or words without blanks of which one joins the next: `0012`, `ADR 12`, `use-postgres`. */
const NAME = /^(?:adr[-_ #]*)?\d+[a-z]?$|^(?=.*[\p{L}\d][-_][\p{L}\d])[\p{L}\d][^\s()[\],;:]*$/iu;
const PLACEHOLDER = /(?:^|[-_ /])(?:(?:\d+X+|X{2,}|N{2,})(?:[-_.]|$)|(?:example|title|template)(?:\.|$))/i;
/** `(in acme/platform)`, `(acme/platform)`, `(team A)`, `from the platform's list`, `(not yet written)`, `(never merged)`. */
const ELSEWHERE =
  /^\W*(?:in|of|from|at|by|to be|not|never|yet|when|once|if)\b|\bnot (?:yet )?(?:written|there|merged)\b|^\W*[\w.-]+\/[\w.-]+|\b(?:teams?|repo|repository|wiki|org|company|group|guild|squad|upstream|handbook)\b/i;

/**
 * True for a link of a text to a file that is there and is no decision: a design page, a template. People write "Supersedes
 * [the old guide](../guide.md)", and that is no dangling reference.
 */
function leadsElsewhere(ref: string, fromFile: string, files: ReadonlySet<string>): boolean {
  const written = destinationOf(ref);
  if (!/[./]/.test(written)) return false;
  const rooted = written.replace(/^\//, '');
  return (written.startsWith('/') ? [''] : [folderOf(fromFile), '']).some((base) => {
    const path = joinPath(base, rooted);
    return path !== undefined && path !== '' && files.has(path);
  });
}

/**
 * True for a name in a folder that holds no decision here: `platform/0012` is of another repository, or of another list. A file by
 * its path is not: it is there or it is not.
 */
function isOfOtherList(ref: string, decisions: readonly Decision[]): boolean {
  const written = destinationOf(ref);
  const folder = folderIn(written);
  if (folder === '' || written.startsWith('.') || FILE.test(written)) return false;
  return !decisions.some(isIn(folder));
}

/** Why `ref` leads to no single decision, and what to write instead. */
export function danglingReason(
  ref: string,
  match: { readonly candidates: readonly Decision[] },
  decisions: readonly Decision[],
): { readonly message: string; readonly hint?: string } {
  if (match.candidates.length > 0) {
    const names = match.candidates.map((decision) => `\`${decision.file}\``).join(', ');
    return { message: `\`${ref}\` may mean any of ${names}.`, hint: 'Name it by its file stem, or link to it.' };
  }
  const like = nearest(
    stemOf(destinationOf(ref)),
    decisions.map((decision) => decision.id),
  );
  const isFile = FILE.test(destinationOf(ref)) && !decisions.some(isIn(folderIn(destinationOf(ref))));
  return {
    message: `No ${isFile ? 'file or decision' : 'decision'} is named \`${ref}\`.`,
    ...(like === undefined ? {} : { hint: `Nearest: \`${like}\`.` }),
  };
}

interface DecisionIndex {
  readonly byFile: ReadonlyMap<string, Decision>;
  readonly byStem: ReadonlyMap<string, readonly Decision[]>;
  /** By number as {@link numberOf} spells it. */
  readonly byNumber: ReadonlyMap<string, readonly Decision[]>;
  /** The stem without its leading number or date. */
  readonly bySlug: ReadonlyMap<string, readonly Decision[]>;
  readonly numberedFolders: ReadonlySet<string>;
}

const indexOf = oncePer((decisions: readonly Decision[]): DecisionIndex => {
  const byFile = new Map<string, Decision>();
  const byStem = new Map<string, Decision[]>();
  const byNumber = new Map<string, Decision[]>();
  const bySlug = new Map<string, Decision[]>();
  for (const decision of decisions) {
    byFile.set(decision.file, decision);
    push(byStem, decision.id.toLowerCase(), decision);
    if (decision.ownName !== undefined) push(byStem, decision.ownName.toLowerCase(), decision);
    const number = numberOf(decision.number ?? '');
    if (number !== undefined) push(byNumber, number, decision);
    const slug = decision.id.toLowerCase().replace(/^(?:adr[-_ ]?)?\d[\d-]*[-_. ]+/, '');
    if (slug !== decision.id.toLowerCase()) push(bySlug, slug, decision);
  }
  const numbered = decisions.flatMap(({ file, number }) => (number === undefined ? [] : folderOfDecision(file)));
  return { byFile, byStem, byNumber, bySlug, numberedFolders: new Set(numbered) };
});

function fileNamed(index: DecisionIndex, written: string, fromFile: string): Decision | undefined {
  const isFile = FILE.test(written);
  if (!isFile && !written.includes('/')) return undefined;
  const rooted = written.replace(/^\//, '');
  for (const base of written.startsWith('/') ? [''] : [folderOf(fromFile), '']) {
    const path = joinPath(base, rooted);
    if (path === undefined) continue;
    const file = isFile ? path : decisionIn(path, (each) => index.byFile.has(each));
    const decision = file === undefined ? undefined : index.byFile.get(file);
    if (decision) return decision;
  }
  return undefined;
}

/** The destination of a markdown link or wiki link, else the text; without anchor, line, `mdc:` and percent signs. */
function destinationOf(ref: string): string {
  const text = ref.trim();
  const link = LINK.exec(text);
  const written = link?.[1] ?? link?.[2] ?? /^\[\[([^\]|]+)/.exec(text)?.[1] ?? text;
  // A decision in a folder of its own is linked to by that folder as well.
  return percentDecoded(written.trim().replace(/^mdc:/, '').replace(ANCHOR, '')).replace(/\/$/, '');
}

/** A destination in angle brackets, or one whose own brackets are balanced. */
const LINK = /\]\(\s*(?:<([^>\n]*)>|((?:[^()\s]|\([^()\s]*\))+))/;
/** `#decision`, `:41` or `:41-45` behind a name; the sign of `ADR #12` stands behind a blank. */
const ANCHOR = /(?<=[^\s/-])#.*$|(?<=\.(?:md|mdx|markdown|rst)):\d[\d:-]*$/i;

function stemOf(path: string): string {
  return idOfDecision(path).replace(/\.(md|mdx|markdown|rst)$/i, '');
}

/** `12`, `0012`, `#12`, `ADR-0012`, `ADR 12`, `34a` and `ARCH-001` in one spelling; a date of eight digits is no number. */
function numberOf(ref: string): string | undefined {
  const [, digits, letter = ''] = /^(?:adr[-_ ]*)?#?0*(\d{1,6})([a-z]?)$/i.exec(ref) ?? [];
  if (digits !== undefined) return digits + letter.toLowerCase();
  const [, domain, count] = /^([a-z]{2,})-0*(\d{1,6})$/i.exec(ref) ?? [];
  return domain === undefined || count === undefined ? undefined : `${domain.toLowerCase()}-${count}`;
}

function push<K>(map: Map<K, Decision[]>, key: K, decision: Decision): void {
  const list = map.get(key);
  if (list) list.push(decision);
  else map.set(key, [decision]);
}

/**
 * Notes, rule lines and agent files that send their readers to a decision which another one has replaced. Decisions
 * themselves may speak of what was: only their rule lines are asked.
 */
import { citedNumbers, type CitedNumber } from '../claims/find/cited-numbers.ts';
import { lineOf } from '../claims/words/line-of.ts';
import { offsetOf } from '../claims/words/nearby.ts';
import { headingsAbove } from '../claims/words/outline.ts';
import { isPastCitation, withoutOccasions, type Cited } from '../claims/words/past-citation.ts';
import { resolveDecisionRef } from '../claims/world/decision-ref.ts';
import { heirsOf } from '../claims/world/heirs.ts';
import { supersessionOf } from '../claims/world/supersession.ts';
import type { Claim, Compilation, Decision, LinkedNote, Place, Problem } from '../model.ts';
import { relativePath } from '../tree.ts';
import { folderOf, joinPath, percentDecoded } from '../path.ts';
import { listed } from '../phrase.ts';
import type { Rule } from './rule.ts';

/** One finding for each link and each `{{decision …}}`. */
export const decisionSupersededRef: Rule = {
  id: 'decision/superseded-ref',
  summary: 'A note or agent file sends its readers to a decision that is superseded.',
  check: (compilation) => {
    const all = citations(compilation);
    const named = targetsByFile([...compilation.claims.map(({ claim }) => claim), ...all]);
    return all.flatMap((each) => problemsOf(each, named, compilation));
  },
};

/** A reference to a decision. */
interface Citation extends Place {
  /** As written. */
  readonly text: string;
  /** File of the decision. */
  readonly target: string;
  /** A bound fact, a link, a path in code, a line that loads the decision, or its number. */
  readonly by: 'binding' | 'link' | 'code' | 'import' | 'number';
  /** How a sentence sends to a number. */
  readonly as?: CitedNumber['as'];
}

function citations(compilation: Compilation): readonly Citation[] {
  const { claims, model } = compilation;
  const kinds = new Map(model.notes.map((linked) => [linked.note.file, linked]));
  const written = claims.flatMap(({ claim, verdict, rule }): readonly Citation[] => {
    const { file, line, column, text, target } = claim;
    const by = wayOf(claim);
    // A heading that is gone leaves the decision behind it where it is.
    const isThere = verdict === 'live' || rule === 'stale/anchor';
    if (by === undefined || !isThere || !isLive(kinds.get(file))) return [];
    return [{ file, line, column, text, target: target.replace(/#.*$/, ''), by }];
  });
  const bound = model.notes.flatMap((linked) => [...boundCitations(linked), ...linksInRules(linked)]);
  return [...written, ...bound, ...numberCitations(compilation)];
}

/** "Follow ADR-0002" in an agent file, or in a note that compiles. */
function numberCitations({ model, agentFiles }: Compilation): readonly Citation[] {
  const decisions = model.notes.map(({ note }) => note).filter((note) => note.kind === 'decision');
  if (decisions.length === 0) return [];
  const stems = new Set(decisions.map(({ id }) => id.toLowerCase()));
  const notes = model.notes.filter(isLive).map(({ note }) => note);
  return [...agentFiles, ...notes].flatMap(({ file, body }) =>
    citedNumbers(body, (name) => stems.has(name.toLowerCase())).flatMap(({ ref, ...at }): readonly Citation[] => {
      const match = resolveDecisionRef(ref, decisions, file);
      return 'decision' in match ? [{ file, ...at, text: ref, target: match.decision.file, by: 'number' }] : [];
    }),
  );
}

function wayOf({ kind, how, isLoaded, isGlob }: Claim): Citation['by'] | undefined {
  if (kind !== 'path' || isGlob) return undefined;
  if (how === 'link') return isLoaded ? 'import' : 'link';
  return how === 'code' ? 'code' : undefined;
}

/** Links in the rule lines of a note: what agents get of it. */
function linksInRules({ note: { file, rules }, isInForce }: LinkedNote): readonly Citation[] {
  if (!isInForce) return [];
  return rules.flatMap(({ text, line, column }) =>
    [...text.matchAll(/\]\(([^()\s#]+)[^()\s]*\)/g)].flatMap(({ 1: url = '' }): readonly Citation[] => {
      const target = joinPath(folderOf(file), percentDecoded(url));
      return target === undefined ? [] : [{ file, line, column, text: url, target, by: 'link' }];
    }),
  );
}

/** What a decision links to is what it came from; a note that does not compile sends nobody anywhere. */
function isLive(linked: LinkedNote | undefined): boolean {
  return linked === undefined || (linked.isInForce && linked.note.kind !== 'decision');
}

function boundCitations({ note, bound, isInForce }: LinkedNote): readonly Citation[] {
  if (!isInForce) return [];
  const inRules = new Set(note.rules.flatMap(({ bindings }) => bindings));
  return bound.flatMap(({ binding, target }): readonly Citation[] => {
    const isAsked = binding.name === 'decision' && (note.kind !== 'decision' || inRules.has(binding));
    if (!isAsked || target === undefined) return [];
    const { line, column, raw } = binding;
    return [{ file: note.file, line, column, text: raw, target, by: 'binding' }];
  });
}

/** What each file names. */
function targetsByFile(all: readonly Pick<Claim, 'file' | 'target'>[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { file, target } of all) {
    const known = found.get(file);
    if (known) known.add(target);
    else found.set(file, new Set([target]));
  }
  return found;
}

function problemsOf(
  citation: Citation,
  named: ReadonlyMap<string, ReadonlySet<string>>,
  compilation: Compilation,
): readonly Problem[] {
  const decisions = compilation.model.notes.map(({ note }) => note).filter((note) => note.kind === 'decision');
  const old = decisions.find(({ file }) => file === citation.target);
  if (old === undefined) return [];
  const { all, last } = heirsOf(old, supersessionOf(decisions));
  if (last.length === 0 && old.status !== 'superseded') return [];
  const around = named.get(citation.file);
  // Whoever names the successor as well tells a history, or keeps a list of all of them.
  if (all.some(({ file }) => around?.has(file) || citation.file === file)) return [];
  const words = wordsAround(citation, compilation);
  if (isPastCitation(words) || last.some((heir) => namesInWords(words.paragraph, heir))) return [];
  if (citation.as === 'bracket' && isListed(citation, words, { heirs: last, compilation })) return [];
  if (last.length > 0) return [problemOf(citation, { old, heirs: last }, compilation)];
  // For want of another one many words may mean what was.
  if (isPastCitation({ ...words, near: words.near ?? `${words.before} ${words.after}` })) return [];
  const others = decisions.filter(({ file }) => file !== old.file && around?.has(file));
  return others.length > 0 && isItem(words) ? [] : [withoutHeir(citation, old, decisions)];
}

/** "Use Mongo (ADR-1)" in a text that lists decisions, some of which may be the ones that hold. */
function isListed(
  { file }: Citation,
  { headings }: Cited,
  { heirs, compilation }: { readonly heirs: readonly Decision[]; readonly compilation: Compilation },
): boolean {
  const text = compilation.inputs.sources.texts.get(file) ?? '';
  const isList = headings.some((each) => /\b(?:decisions?|adrs?|records?|log|changes|timeline|index)\b/i.test(each));
  return isList || heirs.some((heir) => namesInWords(text, heir));
}

/** True for an item or a row that begins with the citation, as those of an index do. */
function isItem({ before }: Cited): boolean {
  return /^\s*(?:[-*+]|\d+[.)]|\|)[\s|*_`[\]x]*$/.test(before);
}

function problemOf(
  citation: Citation,
  { old, heirs }: { readonly old: Decision; readonly heirs: readonly Decision[] },
  { inputs }: Compilation,
): Problem {
  const { file, line, column, text, target, by } = citation;
  const names = heirs.map(({ id }) => `\`${id}\``);
  const [heir] = heirs;
  const url = heir && encodeURI(relativePath(folderOf(file), heir.file));
  const fix =
    heirs.length === 1 && by === 'link' && url !== undefined
      ? relinked(citation, url, inputs.sources.texts)
      : undefined;
  return {
    rule: 'decision/superseded-ref',
    file,
    line,
    column,
    message: `\`${old.id}\` is superseded by ${listed(names)}.`,
    claim: text,
    target,
    hint: `Read ${listed(names)}, and ${insteadOf(by, heir, url ?? '')}.`,
    ...(fix && { fix }),
    related: heirs.map((each) => ({
      file: each.file,
      line: each.heading.line,
      column: each.heading.column,
      message: `\`${each.id}\`, ${each.title}, took its place.`,
    })),
  };
}

/** Nobody is named whom its readers could go to instead, so that they can only be told to ask. */
function withoutHeir({ file, line, column, text, target }: Citation, old: Decision, all: readonly Decision[]): Problem {
  const place = old.statusPlace ?? { file: old.file, line: 1, column: 1 };
  // What it says in sentences is not read as a relation: one of those that it names there may be the successor.
  const mayNameOne =
    ANY_NUMBER.test(old.body.text) || all.some(({ id }) => id !== old.id && old.body.text.includes(id));
  const lacks = mayNameOne ? '' : ', and no decision that holds is named as its successor';
  return {
    rule: 'decision/superseded-ref',
    file,
    line,
    column,
    message: `\`${old.id}\` is superseded${lacks}.`,
    claim: text,
    target,
    hint: `If another one took its place, run \`lintel adr supersede ${old.id} <new>\` and name that one here; else say here what holds now.`,
    related: [{ file: place.file, line: place.line, column: place.column, message: 'It says so here.' }],
  };
}

const ANY_NUMBER = /\b(?:by|see|now|instead)\b[^.\n]{0,40}\badr[-_ #]*\d/i;

function insteadOf(by: Citation['by'], heir: Decision | undefined, url: string): string {
  if (by === 'link') return `link to it instead if the sentence still holds: \`${url}\``;
  if (by === 'import') return `import it instead: \`@${url}\``;
  if (by === 'number') return `name it instead if the sentence still holds: \`${heir?.id ?? ''}\``;
  const name = by === 'code' ? (heir?.file ?? '') : `{{decision "${heir?.id ?? ''}"}}`;
  return `name it instead if the sentence still holds: \`${name}\``;
}

/** The link to the successor. Whether the sentence around it still holds is for a person to say. */
function relinked(
  { file, line, column, text }: Citation,
  url: string,
  texts: ReadonlyMap<string, string>,
): Problem['fix'] | undefined {
  const written = lineOf(texts, file, line) ?? '';
  const at = written.indexOf(text, column - 1);
  if (at < 0) return undefined;
  const edit = { file, line, column: at + 1, before: text, after: url };
  return { title: `Link to ${url}`, isSafe: false, edits: [edit] };
}

/** The words that stand around a citation. */
function wordsAround(citation: Citation, { model, agentFiles, inputs }: Compilation): Cited {
  const { file, line, column, text, by } = citation;
  const lines = (inputs.sources.texts.get(file) ?? '').split('\n');
  let [start, end] = [line - 1, line];
  while (start > 0 && lines[start - 1]?.trim() !== '') start -= 1;
  while (end < lines.length && lines[end]?.trim() !== '') end += 1;
  const own = lines[line - 1] ?? '';
  const at = Math.max(0, own.indexOf(text, column - 1));
  const from = by === 'link' ? Math.max(0, own.lastIndexOf('[', at)) : at;
  const to = by === 'link' ? own.indexOf(')', at + text.length) + 1 : at + text.length;
  const body = [...model.notes.map(({ note }) => note), ...agentFiles].find((each) => each.file === file)?.body;
  const offset = body && offsetOf(body, { line, column });
  const paragraph = lines.slice(start, end).join('\n');
  const before = [...lines.slice(start, line - 1), own.slice(0, from)].join('\n').split(SENTENCE_END).at(-1) ?? '';
  const after = [own.slice(to), ...lines.slice(line, end)].join('\n').split(SENTENCE_END, 1)[0] ?? '';
  const isOrder = citation.as === 'order' || citation.as === 'bracket';
  const near =
    by === 'code'
      ? paragraph
      : isOrder
        ? `${before.replace(WRITE, ' ')} ${after}`
        : itemIn(lines, { start, line, end });
  return {
    paragraph,
    before,
    after,
    headings: body && offset !== undefined ? headingsAbove(body, offset).map((heading) => heading.text) : [],
    ...(by === 'code' && { near }),
    ...(by === 'number' && { near: withoutOccasions(near), isName: true }),
  };
}

/** An order to write something is no word about the decision. */
const WRITE = /^\W*write\b/i;

const ITEM = /^\s*(?:[-*+]|\d+[.)])\s/;

/** The item that a line stands in with what introduces the list, else the paragraph. */
function itemIn(
  lines: readonly string[],
  { start, line, end }: { readonly start: number; readonly line: number; readonly end: number },
): string {
  const block = lines.slice(start, end);
  const starts = block.flatMap((each, index) => (ITEM.test(each) ? [index] : []));
  const own = starts.findLast((index) => index <= line - 1 - start);
  if (own === undefined) return block.join('\n');
  const next = starts.find((index) => index > own) ?? block.length;
  return [...block.slice(0, starts[0]), ...block.slice(own, next)].join('\n');
}

/** What follows a semicolon goes on with the same: "[1] said Mongo; we use Postgres". */
const SENTENCE_END = /[.!?]\s|\n(?=\s*(?:[-*+>|#]|\d+[.)])\s)/;

/** True where a text names a decision by its number or stem, without a link: "[1](…) → ADR 2". */
function namesInWords(text: string, { id, number = '' }: Decision): boolean {
  const digits = /^(?:adr[-_ ]?)?0*(\d+)$/i.exec(number)?.[1];
  if (/[\d-]/.test(id) && text.toLowerCase().includes(id.toLowerCase())) return true;
  if (digits === undefined) return false;
  const lead = String.raw`(?<![\w/-])(?:(?:adr|rfc|dr|decision|record|number|no\.?|nr\.?)[-_ #]*0*|#0*|0{2,})`;
  return new RegExp(`${lead}${digits}(?![\\w-]|\\.\\d)`, 'i').test(text);
}

/**
 * Notes, rule lines and agent files that send their readers to a decision which another one has replaced. Decisions
 * themselves may speak of what was: only their rule lines are asked.
 */
import { citedNumbers } from '../claims/find/cited-numbers.ts';
import { lineOf } from '../claims/words/line-of.ts';
import { offsetOf } from '../claims/words/nearby.ts';
import { headingsAbove } from '../claims/words/outline.ts';
import { isPastCitation, type Cited } from '../claims/words/past-citation.ts';
import { resolveDecisionRef } from '../claims/world/decision-ref.ts';
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
  const notes = model.notes.filter(isLive).map(({ note }) => note);
  return [...agentFiles, ...notes].flatMap(({ file, body }) =>
    citedNumbers(body).flatMap(({ ref, line, column }): readonly Citation[] => {
      const match = resolveDecisionRef(ref, decisions, file);
      return 'decision' in match ? [{ file, line, column, text: ref, target: match.decision.file, by: 'number' }] : [];
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
  const { model, inputs } = compilation;
  const decisions = model.notes.map(({ note }) => note).filter((note) => note.kind === 'decision');
  const old = decisions.find(({ file }) => file === citation.target);
  const { successors } = supersessionOf(decisions);
  const heirs = old === undefined ? [] : lastHeirs(old, successors);
  // A decision that says it is superseded and names no successor may be cited for want of another one.
  if (old === undefined || heirs.length === 0) return [];
  // Whoever names the successor as well tells a history, or keeps a list of all of them.
  if (allHeirs(old, successors).some(({ file }) => named.get(citation.file)?.has(file) || citation.file === file))
    return [];
  const around = wordsAround(citation, compilation);
  if (isPastCitation(around) || heirs.some((heir) => namesInWords(around.paragraph, heir))) return [];
  const { file, line, column, text, target, by } = citation;
  const names = heirs.map(({ id }) => `\`${id}\``);
  const [heir] = heirs;
  const url = heir && encodeURI(relativePath(folderOf(file), heir.file));
  const fix =
    heirs.length === 1 && by === 'link' && url !== undefined
      ? relinked(citation, url, inputs.sources.texts)
      : undefined;
  return [
    {
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
    },
  ];
}

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
function wordsAround({ file, line, column, text, by }: Citation, { model, agentFiles, inputs }: Compilation): Cited {
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
  return {
    paragraph: lines.slice(start, end).join('\n'),
    before: [...lines.slice(start, line - 1), own.slice(0, from)].join('\n').split(SENTENCE_END).at(-1) ?? '',
    after: [own.slice(to), ...lines.slice(line, end)].join('\n').split(SENTENCE_END, 1)[0] ?? '',
    headings: body && offset !== undefined ? headingsAbove(body, offset).map((heading) => heading.text) : [],
    isCode: by === 'code' || by === 'number',
  };
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

type Successors = ReadonlyMap<Decision, readonly Decision[]>;

/** Every decision that took its place, directly or later. */
function allHeirs(old: Decision, successors: Successors): readonly Decision[] {
  const seen = new Set<Decision>();
  const open = [old];
  for (const each of open) {
    for (const next of successors.get(each) ?? []) {
      if (seen.has(next) || next === old) continue;
      seen.add(next);
      open.push(next);
    }
  }
  return [...seen];
}

/** Those of them that nothing supersedes. */
function lastHeirs(old: Decision, successors: Successors): readonly Decision[] {
  return allHeirs(old, successors).filter((each) => (successors.get(each) ?? []).length === 0);
}

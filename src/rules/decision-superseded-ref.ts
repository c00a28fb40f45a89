/**
 * Notes, rule lines and agent files that send their readers to a decision which another one has replaced. Decisions
 * themselves may speak of what was: only their rule lines are asked.
 */
import { lineOf } from '../claims/line-of.ts';
import { supersessionOf } from '../claims/supersession.ts';
import type { Compilation, Decision, LinkedNote, Place, Problem } from '../model.ts';
import { relativePath } from '../tree.ts';
import { folderOf } from '../path.ts';
import { listed } from '../phrase.ts';
import type { Rule } from './rule.ts';

/** One finding for each link and each `{{decision …}}`. */
export const decisionSupersededRef: Rule = {
  id: 'decision/superseded-ref',
  summary: 'A note or agent file sends its readers to a decision that is superseded.',
  check: (compilation) => citations(compilation).flatMap((each) => problemsOf(each, compilation)),
};

/** A reference to a decision. */
interface Citation extends Place {
  /** As written. */
  readonly text: string;
  /** File of the decision. */
  readonly target: string;
  readonly isLink: boolean;
}

function citations({ claims, model }: Compilation): readonly Citation[] {
  const kinds = new Map(model.notes.map((linked) => [linked.note.file, linked]));
  const links = claims.flatMap(({ claim, verdict, rule }): readonly Citation[] => {
    const { kind, how, file, line, column, text, target } = claim;
    // A heading that is gone leaves the decision behind it where it is.
    const isThere = verdict === 'live' || rule === 'stale/anchor';
    const isAsked = kind === 'path' && how === 'link' && isThere && isLive(kinds.get(file));
    return isAsked ? [{ file, line, column, text, target: target.replace(/#.*$/, ''), isLink: true }] : [];
  });
  return [...links, ...model.notes.flatMap(boundCitations)];
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
    return [{ file: note.file, line, column, text: raw, target, isLink: false }];
  });
}

function problemsOf(citation: Citation, { model, inputs, claims }: Compilation): readonly Problem[] {
  const decisions = model.notes.map(({ note }) => note).filter((note) => note.kind === 'decision');
  const old = decisions.find(({ file }) => file === citation.target);
  const { successors } = supersessionOf(decisions);
  const heirs = old === undefined ? [] : lastHeirs(old, successors);
  // A decision that says it is superseded and names no successor may be cited for want of another one.
  if (old === undefined || heirs.length === 0) return [];
  const named = new Set(claims.filter(({ claim }) => claim.file === citation.file).map(({ claim }) => claim.target));
  // Whoever names the successor as well tells a history, or keeps a list of all of them.
  if (allHeirs(old, successors).some(({ file }) => named.has(file) || citation.file === file)) return [];
  const around = paragraphAt(inputs.sources.texts.get(citation.file) ?? '', citation.line);
  if (HISTORY.test(around)) return [];
  const { file, line, column, text, target, isLink } = citation;
  const names = heirs.map(({ id }) => `\`${id}\``);
  const [heir] = heirs;
  const url = heir && encodeURI(relativePath(folderOf(file), heir.file));
  const fix =
    heirs.length === 1 && isLink && url !== undefined ? relinked(citation, url, inputs.sources.texts) : undefined;
  return [
    {
      rule: 'decision/superseded-ref',
      file,
      line,
      column,
      message: `\`${old.id}\` is superseded by ${listed(names)}.`,
      claim: text,
      target,
      hint: isLink
        ? `Read ${listed(names)}, and link to it instead if the sentence still holds: \`${url ?? ''}\`.`
        : `Read ${listed(names)}, and name it instead if the sentence still holds: \`{{decision "${heir?.id ?? ''}"}}\`.`,
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

/** Words of a text that knows what it cites. */
const HISTORY =
  /\b(?:super[sc]ed|replac|obsolet|deprecat|outdated|historic|history|formerly|previous|original|earlier|no longer|retired|amend|evol|archiv)/i;

/** The lines around one, up to blank ones. */
function paragraphAt(text: string, line: number): string {
  const lines = text.split('\n');
  let [start, end] = [line - 1, line];
  while (start > 0 && lines[start - 1]?.trim() !== '') start -= 1;
  while (end < lines.length && lines[end]?.trim() !== '') end += 1;
  return lines.slice(start, end).join('\n');
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

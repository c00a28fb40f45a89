/**
 * Notes, rule lines and agent files that send their readers to a decision which another one has replaced. Decisions
 * themselves may speak of what was: only their rule lines are asked.
 */
import { lineOf } from '../claims/words/line-of.ts';
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
  /** A bound fact, a link, a path in code, or a line that loads the decision. */
  readonly by: 'binding' | 'link' | 'code' | 'import';
}

function citations({ claims, model }: Compilation): readonly Citation[] {
  const kinds = new Map(model.notes.map((linked) => [linked.note.file, linked]));
  const written = claims.flatMap(({ claim, verdict, rule }): readonly Citation[] => {
    const { file, line, column, text, target } = claim;
    const by = wayOf(claim);
    // A heading that is gone leaves the decision behind it where it is.
    const isThere = verdict === 'live' || rule === 'stale/anchor';
    if (by === undefined || !isThere || !isLive(kinds.get(file))) return [];
    return [{ file, line, column, text, target: target.replace(/#.*$/, ''), by }];
  });
  return [...written, ...model.notes.flatMap((linked) => [...boundCitations(linked), ...linksInRules(linked)])];
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
  { model, inputs }: Compilation,
): readonly Problem[] {
  const decisions = model.notes.map(({ note }) => note).filter((note) => note.kind === 'decision');
  const old = decisions.find(({ file }) => file === citation.target);
  const { successors } = supersessionOf(decisions);
  const heirs = old === undefined ? [] : lastHeirs(old, successors);
  // A decision that says it is superseded and names no successor may be cited for want of another one.
  if (old === undefined || heirs.length === 0) return [];
  // Whoever names the successor as well tells a history, or keeps a list of all of them.
  if (allHeirs(old, successors).some(({ file }) => named.get(citation.file)?.has(file) || citation.file === file))
    return [];
  const around = paragraphAt(inputs.sources.texts.get(citation.file) ?? '', citation.line);
  if (HISTORY.test(around) || (citation.by === 'code' && ASIDE.test(around))) return [];
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

/** Words of a text that knows what it cites, and a line through it. */
const HISTORY = new RegExp(
  '~~[^~]*\\]\\([^~]*~~|\\b(?:super[sc]ed|replac|obsolet|deprecat|outdated|historic|history|formerly|previous|original|earlier|no longer|' +
    'retired|amend|evol|archiv|overturn|revers(?:ed|al)|revoked|abandon|unlike\\b|used to\\b|old decision|(?:we|was|were) once\\b|once (?:we|used|was|were)\\b|' +
    '(?:before|until|up to) (?:19|20)\\d\\d\\b|why we (?:left|moved|dropped|switched|stopped)|(?:away|switch\\w*|migrat\\w*|moved?|came) from\\b|' +
    "(?:do not|don['’]t|must not|never) (?:follow|use|apply)\\b)",
  'i',
);

/** Where code names a decision for its form, as an example, or to keep readers from it. A link is a promise all the same. */
const ASIDE =
  /\b(?:not|never|\w+n['’]t|ignore|avoid|instead|rather|old|older|was|were|had|before|until|since|examples?|e\.g|such as|like|format|form|style|template|sample|show[sn]?|status|index|rename|delete|remov|mov|edit|written|writ|adds?)/i;

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

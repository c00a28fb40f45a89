/** What a lint rule is, and the few things that several rules do. A rule knows neither its severity nor other rules. */
import { toldByName } from '../claims/past/alternatives.ts';
import type { Compilation, Finding, JudgedClaim, Problem, Unreviewed } from '../model.ts';
import { fileBehind } from '../loading.ts';
import { listed } from '../phrase.ts';
import { ruleSettings } from '../rule-settings.ts';
import { identityOf } from '../identity.ts';

/** One lint rule. It sees a finished compilation and never changes it. */
export interface Rule {
  /** `family/name`, after what is wrong. */
  readonly id: string;
  /** What it finds, in one sentence. */
  readonly summary: string;
  /** What the configuration may set, by name. */
  readonly options?: Readonly<Record<string, RuleOption>>;
  /** Each fault by itself: baselines and comparisons know it so, or one that is added to others would be news to nobody. */
  readonly check: (compilation: Compilation) => readonly Problem[];
  /** Its findings that count as a report tells them, many of one cause as one. Absent where each is told. */
  readonly inShort?: (findings: readonly Finding[], compilation: Compilation) => readonly Finding[];
}

/** A number that decides when a rule speaks. */
export interface RuleOption {
  /** What it means, in a sentence. */
  readonly summary: string;
  readonly byDefault: number;
}

/** The value of a rule's option for a file: what the configuration says, else the default. */
export function optionOf({ inputs }: Compilation, rule: Pick<Rule, 'id' | 'options'>, of: OptionPlace): number {
  const byDefault = rule.options?.[of.name]?.byDefault;
  if (byDefault === undefined) throw new Error(`The rule ${rule.id} has no option ${of.name}.`);
  return ruleSettings(inputs.config).optionAt(rule.id, of.name, of.file) ?? byDefault;
}

/** Which option is asked for, and for which file: that of the finding. */
export interface OptionPlace {
  readonly name: string;
  readonly file: string;
}

/** A rule that only passes on what a phase has reported under its id. */
export function reportedRule(id: string, summary: string): Rule {
  return { id, summary, check: (compilation) => reported(compilation, id) };
}

/** What the phases have reported under a rule's id. */
export function reported({ problems }: Compilation, id: string): readonly Problem[] {
  return problems.filter(({ rule }) => rule === id);
}

/** Which texts were not written for lintel, so that what they name in words was read, and is not certain. */
export function foreignTexts({
  agentFiles,
  inputs: { config },
}: Pick<Compilation, 'agentFiles' | 'inputs'>): (file: string) => boolean {
  const foreign = new Set(agentFiles.map(({ file }) => file));
  return (file) => config.isSetUp === false || foreign.has(file);
}

/** The dead claims of one kind, and those judged to be the matter of `id` alone, as problems of that rule. */
export function deadClaims(
  compilation: Compilation,
  kind: JudgedClaim['claim']['kind'] | undefined,
  id: string,
): readonly Problem[] {
  const isForeign = foreignTexts(compilation);
  const open = openDecisions(compilation);
  const isProse = ({ claim, isCertain, isDoubtful }: JudgedClaim): boolean =>
    isDoubtful === true || open.has(claim.file) || (!isCertain && isForeign(claim.file));
  const dead = compilation.claims.filter(
    ({ claim, verdict, rule }) => verdict === 'dead' && (rule === undefined ? claim.kind === kind : rule === id),
  );
  return toldByName(dead).map((judged): Problem => {
    const { claim, truth, hint, fix, related } = judged;
    return {
      rule: id,
      file: claim.file,
      line: claim.line,
      column: claim.column,
      message: truth ?? `\`${claim.text}\` does not hold.`,
      claim: claim.text,
      target: claim.target,
      ...(hint !== undefined && { hint }),
      ...(fix && { fix }),
      ...(related && { related }),
      ...(isProse(judged) && { isFromProse: true }),
    };
  });
}

/** Decisions that nobody has accepted: what they lead to may still come to stand there. */
function openDecisions({ model }: Compilation): ReadonlySet<string> {
  const open = model.notes.filter(({ note }) => note.kind === 'decision' && note.status !== 'accepted');
  return new Set(open.map(({ note }) => note.file));
}

/** Most other places of the same note that a finding names; a review shows them all. */
const MAX_MENTIONS = 5;

/** What nobody has looked at since it changed, of one kind, as problems of `stale/<kind>`. */
export function unreviewedProblems(unreviewed: readonly Unreviewed[], kind: Unreviewed['kind']): readonly Problem[] {
  return unreviewed
    .filter((each) => each.kind === kind)
    .flatMap(({ file, target, mentions: [first, ...others], now, change }): readonly Problem[] => {
      if (first === undefined) return [];
      const name = target.slice(target.indexOf('#') + 1);
      const still = kind === 'value' ? ' The old value still stands in the words beside it.' : '';
      return [
        {
          rule: `stale/${kind}`,
          file,
          line: first.line,
          column: first.column,
          message: `\`${name}\` has changed since this was last reviewed: ${change}.${still}`,
          claim: first.claim,
          target,
          // What changes once more is another fault than the one that a baseline, or the base of a change, has.
          identity: identityOf(`stale/${kind}`, `${now.surface}\n${now.value ?? ''}`),
          hint: `Correct the words if they need it, then run \`lintel review ${file}\`.`,
          related: [
            { file: now.file, line: now.line, column: 1, message: `\`${name}\` is declared here.` },
            ...others
              .slice(0, MAX_MENTIONS)
              .map(({ line, column }) => ({ file, line, column, message: `It is named here as well.` })),
          ],
        },
      ];
    });
}

/** The first line of a file, for what concerns all of it. */
export function topOf(file: string): { readonly file: string; readonly line: 1; readonly column: 1 } {
  return { file, line: 1, column: 1 };
}

/** Most notes that are named as the longest. */
const MAX_HEAVIEST = 3;

/** The notes with the most text in some outputs, longest first, in words; where no note is their source, the files to edit. */
export function heaviest(paths: readonly string[], { plan, inputs: { sources } }: Compilation): string {
  const bytes = new Map<string, number>();
  for (const { view } of plan.files.filter(({ path }) => paths.includes(path))) {
    for (const { source, text } of [...view.sections, ...view.rules]) {
      bytes.set(source, (bytes.get(source) ?? 0) + Buffer.byteLength(text));
    }
  }
  const longest = [...bytes].sort(([a, left], [b, right]) => right - left || (a < b ? -1 : 1)).slice(0, MAX_HEAVIEST);
  if (longest.length === 0)
    return listed([...new Set(paths.map((path) => fileBehind(path, sources)))].map((path) => `\`${path}\``));
  return listed(longest.map(([source, count]) => `\`${source}\` (${count.toLocaleString('en-US')} bytes)`));
}

/** What to do with outputs that are too long: where the one file is written by hand there is no longest to name. */
export function adviceToShorten(paths: readonly string[], compilation: Compilation): string {
  const longest = heaviest(paths, compilation);
  return longest === `\`${paths[0]}\``
    ? 'Shorten it, or move parts to where they are needed: a nested file, a rule for some files, a page that it names.'
    : `Shorten, split or scope the longest: ${longest}.`;
}

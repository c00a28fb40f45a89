/** Decisions whose status nobody can read. They never compile: a rule must not rest on a guess. */
import { decisionsLike, folderOfDecision } from '../decision-place.ts';
import type { Compilation, Decision, Finding } from '../model.ts';
import { reported, type Rule } from './rule.ts';

/** Passes on what reading the decisions has shown; a folder that is all alike gets one finding. */
export const decisionStatus: Rule = {
  id: 'decision/status',
  summary: 'A decision states no status, or one that is not known.',
  check: (compilation) => reported(compilation, 'decision/status'),
  inShort: perFolder,
};

/** A quarter of the decisions in the wild has no status, most of them in folders where none has. */
const MAX_ALIKE = 3;

function perFolder(findings: readonly Finding[], compilation: Compilation): readonly Finding[] {
  const decisions = new Map<string, Decision>();
  for (const { note } of compilation.model.notes) if (note.kind === 'decision') decisions.set(note.file, note);
  const alike = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${folderOfDecision(finding.file)}\0${finding.severity}\0${finding.message}`;
    alike.set(key, [...(alike.get(key) ?? []), finding]);
  }
  return [...alike.values()].flatMap((group) => {
    const [first] = group;
    if (!first || group.length <= MAX_ALIKE) return group;
    return [{ ...first, ...wordingOf(decisions.get(first.file), first, group) }];
  });
}

function wordingOf(
  decision: Decision | undefined,
  { file, message, hint }: Finding,
  alike: readonly Finding[],
): Pick<Finding, 'message' | 'hint'> {
  const folder = folderOfDecision(file);
  const all = `${alike.length} decisions in ${folder === '' ? 'the root' : `\`${folder}\``}`;
  if (decision?.statusSource === 'none') {
    const isRst = file.endsWith('.rst');
    const globs = [...new Set(alike.map((each) => decisionsLike(each.file)))];
    const places = globs.map((glob) => `{ files: "${glob}", default-status: accepted }`).join(', ');
    const way = isRst ? 'a section `Status` to' : '`status: accepted` to the front matter of';
    return {
      message: `${all} state no status that can be read, so none of them is given to agents. This is the first.`,
      hint: `If all of them hold, say so in the configuration: \`decisions: [${places}]\`. Else add ${way} each that holds.`,
    };
  }
  return { message: `${message} The same holds for ${all}, this one included.`, ...(hint !== undefined && { hint }) };
}

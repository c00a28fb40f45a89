/** Decisions whose status nobody can read. They never compile: a rule must not rest on a guess. */
import { decisionsLike, folderOfDecision } from '../decision-place.ts';
import type { Compilation, Decision, Problem } from '../model.ts';
import { reported, type Rule } from './rule.ts';

/** Passes on what reading the decisions has shown; a folder that is all alike gets one finding. */
export const decisionStatus: Rule = {
  id: 'decision/status',
  summary: 'A decision states no status, or one that is not known.',
  check: (compilation) => perFolder(compilation),
};

/** A quarter of the decisions in the wild has no status, most of them in folders where none has. */
const MAX_ALIKE = 3;

function perFolder(compilation: Compilation): readonly Problem[] {
  const decisions = new Map<string, Decision>();
  for (const { note } of compilation.model.notes) if (note.kind === 'decision') decisions.set(note.file, note);
  const alike = new Map<string, Problem[]>();
  for (const problem of reported(compilation, 'decision/status')) {
    const key = `${folderOfDecision(problem.file)}\0${problem.message}`;
    alike.set(key, [...(alike.get(key) ?? []), problem]);
  }
  return [...alike.values()].flatMap((problems) => {
    const [first] = problems;
    if (!first || problems.length <= MAX_ALIKE) return problems;
    return [{ ...first, ...wordingOf(decisions.get(first.file), first, problems) }];
  });
}

function wordingOf(
  decision: Decision | undefined,
  { file, message, hint }: Problem,
  alike: readonly Problem[],
): Pick<Problem, 'message' | 'hint'> {
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

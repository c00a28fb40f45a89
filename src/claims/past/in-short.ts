/** How a report tells dead claims of one fault: the alternatives of a span as one, and what goes with a drawn folder with that. It judges nothing. */
import { weighsAsMuch } from '../../finding.ts';
import type { Compilation, Finding, JudgedClaim } from '../../model.ts';
import { listed } from '../../phrase.ts';
import { treeOfPaths } from '../../tree.ts';
import { toldBySpan } from './alternatives.ts';
import { drawnFolders } from './drawn-below.ts';

/** Findings of one rule by place, the alternatives of a span as one, and those of a drawn folder as one that counts what goes with it. */
export function deadClaimsInShort(findings: readonly Finding[], compilation: Compilation): readonly Finding[] {
  const byPlace = new Map(
    compilation.claims.flatMap((judged) => (judged.verdict === 'dead' ? [[placeOf(judged.claim), judged]] : [])),
  );
  const claimOf = ({ claim = '', target = '', ...place }: Finding): JudgedClaim | undefined =>
    byPlace.get(placeOf({ text: claim, target, ...place }));
  const bySpan = toldBySpan(findings, (finding) => claimOf(finding)?.claim.span);
  const drawn = new Map(
    bySpan.flatMap((finding) => {
      const judged = claimOf(finding);
      return judged?.claim.isDrawn === true ? [[judged, finding]] : [];
    }),
  );
  return drawn.size === 0 ? bySpan : toldByFolder(bySpan, drawn, compilation);
}

function placeOf(claim: Pick<JudgedClaim['claim'], 'file' | 'line' | 'column' | 'text' | 'target'>): string {
  const { file, line, column, text, target } = claim;
  return [file, line, column, text, target].join('\0');
}

/** A line below a folder that weighs as much is told by that: what fails a run is not told by what does not. */
function toldByFolder(
  findings: readonly Finding[],
  drawn: ReadonlyMap<JudgedClaim, Finding>,
  { claims, inputs }: Compilation,
): readonly Finding[] {
  const folders = drawnFolders(drawn.keys(), claims, treeOfPaths(inputs.sources.paths));
  const lines = new Map<Finding, Set<number>>();
  const dropped = new Set<Finding>();
  for (const [row, above] of folders) {
    const finding = drawn.get(row);
    const folder = above
      .map((each) => drawn.get(each)!)
      .find((each) => !dropped.has(each) && (finding === undefined || weighsAsMuch(each, finding)));
    if (folder === undefined) continue;
    if (finding !== undefined) dropped.add(finding);
    lines.set(folder, (lines.get(folder) ?? new Set()).add(row.claim.line));
  }
  return findings.flatMap((each) => (dropped.has(each) ? [] : [withLines(each, [...(lines.get(each) ?? [])])]));
}

/** A few lines are named; more of them a reader sees below. */
function withLines(finding: Finding, lines: readonly number[]): Finding {
  if (lines.length === 0) return finding;
  const named = listed(lines.toSorted((a, b) => a - b).map(String));
  const few = lines.length === 1 ? `Line ${named} goes with it.` : `Lines ${named} go with it.`;
  const more = lines.length > FEW ? `${lines.length} lines below it go with it.` : few;
  return { ...finding, message: `${finding.message} ${more}` };
}

const FEW = 4;

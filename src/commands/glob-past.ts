/** Asks git what took away the files that globs matched which match nothing today, and only where a finding says so. It decides nothing. */
import { lostGlob, withFate, type LostGlob } from '../claims/past/glob-fate.ts';
import type { AskedPast } from '../disk/asked-past.ts';
import { openRenames } from '../disk/commit-renames.ts';
import { readPast } from '../disk/past.ts';
import type { Compilation, Finding } from '../model.ts';
import { staleGlob } from '../rules/stale-glob.ts';

/** What the findings are about, and whom to ask. */
export interface GlobGround {
  readonly compiled: Compilation;
  readonly root: string;
  readonly past: AskedPast;
}

/** Most commits whose trees are read: each takes git some ten milliseconds. */
const MAX_COMMITS = 20;

/** The findings, those of globs that match nothing with the commit that took what they matched. */
export async function withGlobPast(
  findings: readonly Finding[],
  { compiled, root, past }: GlobGround,
): Promise<readonly Finding[]> {
  const open = findings.filter(isOfGoneFiles);
  if (open.length === 0) return findings;
  const deletions = await past.deletions();
  if (deletions === undefined) return findings;
  const bases = new Map(compiled.agentFiles.map(({ file, base }) => [file, base]));
  const lost = open.flatMap((finding): readonly LostGlob[] => {
    const found = lostGlob(finding, ['', bases.get(finding.file) ?? ''], deletions.deleted);
    return found === undefined ? [] : [found];
  });
  const commits = [...new Set(lost.map(({ deletion }) => deletion.commit))].slice(0, MAX_COMMITS);
  if (commits.length === 0) return findings;
  const { paths } = compiled.inputs.sources;
  const answer = await readPast(root, {
    wanted: new Map(commits.map((commit) => [commit, []])),
    named: new Map(),
    deletions,
    present: new Set(paths),
    renames: openRenames(root),
  });
  const told = new Map(lost.map((each) => [each.finding, withFate(each, answer, paths)]));
  return findings.map((finding) => told.get(finding) ?? finding);
}

function isOfGoneFiles({ rule, message, claim, suppressed }: Finding): boolean {
  return (
    rule === staleGlob.id && suppressed === undefined && claim !== undefined && message.includes('matches no file')
  );
}

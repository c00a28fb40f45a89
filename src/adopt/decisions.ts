/** Folders of decisions that stand in a tree, by the names that people give them. They are referenced where they are. */
import { folderOf } from '../path.ts';
import { decisionsLike, folderOfDecision, ownFiles } from '../decision-place.ts';
import { notePaths } from '../sources/note-paths.ts';
import { readNote } from '../sources/notes.ts';
import { defaultConfig } from '../config.ts';
import type { AdoptionTree } from './adoption.ts';

/** Names of folders that hold decisions (seen in 29 repositories), and of those between them and the root. */
const FOLDER = /(?:^|\/)(?:\.?decisions|adrs?|architecture-decisions|architecture-decision-records)$/i;

/** Folders in which decisions are somebody else's: test material, templates, and pages of a program about decisions. */
const MATERIAL =
  /(?:^|\/)(?:fixtures?|__fixtures__|templates?|examples?|testdata|integration-tests?|tests?|src|node_modules)(?:\/|$)/i;

/** Files of `paths` that may be decisions, to be read before {@link decisionGlobs}. */
export function decisionCandidates(paths: readonly string[], context: string): readonly string[] {
  const own = ownFiles(paths);
  return paths.filter((path) => {
    const folder = own.has(path) ? folderOfDecision(path) : folderOf(path);
    return path.endsWith('.md') && FOLDER.test(folder) && !MATERIAL.test(folder) && !path.startsWith(`${context}/`);
  });
}

/** Globs of the folders in which at least one file reads as a decision. */
export function decisionGlobs({ paths, texts }: AdoptionTree, context: string): readonly string[] {
  const globs = new Set<string>();
  for (const path of decisionCandidates(paths, context)) {
    const glob = decisionsLike(path);
    if (!globs.has(glob) && isDecision(path, { glob, text: texts.get(path), context })) globs.add(glob);
  }
  return [...globs].sort();
}

interface Candidate {
  readonly glob: string;
  readonly text: string | undefined;
  readonly context: string;
}

function isDecision(path: string, { glob, text, context }: Candidate): boolean {
  if (text === undefined) return false;
  const config = { ...defaultConfig(context), decisions: [{ files: glob, defaultStatus: 'unknown' as const }] };
  const [place] = notePaths([path], config);
  if (place?.kind !== 'decision') return false;
  const { value: note } = readNote(place, text);
  // Some keep no statuses on purpose: a number or a date in the name says as much.
  return (
    (note.kind === 'decision' && note.status !== 'unknown') ||
    /(?:^|\/)(?:adr[ _-]?)?\d{2,8}[ _-]/i.test(path.slice(folderOfDecision(path).length))
  );
}

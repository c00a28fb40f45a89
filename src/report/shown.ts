/** What reports for people and for CI share: which findings they show, and what each says. */
import type { Finding, Place, RelatedPlace } from '../model.ts';
import { shortened, visible } from '../phrase.ts';
import type { ReportOptions } from './report.ts';

/** Longest message. A claim may be of any length, and what is true of it stands at the end. */
const MAX_MESSAGE = 600;

/** The findings that count, information only on request. */
export function shownOf(findings: readonly Finding[], { verbose }: Pick<ReportOptions, 'verbose'>): readonly Finding[] {
  return findings.filter(({ severity, suppressed }) => suppressed === undefined && (verbose || severity !== 'info'));
}

/** Places by their file, files and places in the order given. */
export function byFile<T extends Place>(places: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const files = new Map<string, T[]>();
  for (const place of places) {
    const list = files.get(place.file);
    if (list) list.push(place);
    else files.set(place.file, [place]);
  }
  return files;
}

/** What a finding says, on one line. */
export function messageOf({ message }: Pick<Finding, 'message'>): string {
  return shortened(visible(message), MAX_MESSAGE);
}

/** The way out of a finding on one line, if it knows one. */
export function hintOf({ hint }: Pick<Finding, 'hint'>): string | undefined {
  return hint === undefined ? undefined : shortened(visible(hint), MAX_MESSAGE);
}

/** Where something is, as editors and terminals take it: the file alone where no line of it is known. */
export function placeOf({ file, line, column }: Pick<RelatedPlace, 'file' | 'line' | 'column'>): string {
  return [visible(file), line, column].filter((part) => part !== undefined).join(':');
}

/** The other places of a finding that say more to a reader than its message does: not the file of a commit, where that names both. */
export function placesOf<Known extends RelatedPlace>({
  message,
  related = [],
}: Pick<Finding, 'message'> & { readonly related?: readonly Known[] }): readonly Known[] {
  return related.filter((place) => {
    const [commit] = /\b[0-9a-f]{9}\b/.exec(place.message) ?? [];
    const isSaid = commit !== undefined && message.includes(commit) && message.includes(`\`${place.file}\``);
    return place.line !== undefined || !isSaid;
  });
}

/** What a finding says, the other places that it speaks of, and the way out: a line for each. */
export function linesOf(finding: Finding): readonly string[] {
  const related = placesOf(finding).map((place) => `${placeOf(place)} ${messageOf(place)}`);
  const hint = hintOf(finding);
  return [messageOf(finding), ...related, ...(hint === undefined ? [] : [`→ ${hint}`])];
}

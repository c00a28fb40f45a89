/**
 * Answers of git about single commits, kept between runs: a commit never changes, so after a new one only that is asked
 * about, and the same commits give the same answers whichever run asked. What is asked, and in which words it is kept, is
 * up to the caller.
 */
import type { CacheFolder } from './cache.ts';

/** What is asked of commits, as JSON holds it. */
export interface CommitQuestion<Answer> {
  readonly cache: CacheFolder | undefined;
  /** `<kind>-<what else the answers depend on>.jsonl`. Only one text of a kind is kept. */
  readonly name: string;
  /** Those of the answers that git gives; undefined when it gives none that may be kept. */
  readonly ask: (ids: readonly string[]) => Promise<ReadonlyMap<string, Answer> | undefined>;
}

/** What is known of the commits `ids`; undefined when git had to be asked and said nothing. */
export async function commitAnswers<Answer>(
  ids: readonly string[],
  { cache, name, ask }: CommitQuestion<Answer>,
): Promise<ReadonlyMap<string, Answer> | undefined> {
  const text = cache?.read(name) ?? '';
  const wanted = new Set(ids);
  const known = new Map<string, Answer>();
  const count = readLines(text, (id, json) => {
    const answer = wanted.has(id) ? parsed<Answer>(json) : undefined;
    if (answer !== undefined) known.set(id, answer);
  });
  const missing = ids.filter((id) => !known.has(id));
  if (missing.length === 0) return known;
  const asked = await ask(missing);
  if (asked === undefined) return undefined;
  if (asked.size === 0) return known;
  const lines = linesFor(asked);
  // Rebases and old commits leave lines that nobody asks for any more.
  const isStale = count > 2 * known.size + FEW || (text !== '' && !text.endsWith('\n'));
  if (text === '' || isStale) await cache?.write(name, linesFor(known) + lines);
  else cache?.append(name, lines);
  const kind = name.slice(0, name.indexOf('-') + 1);
  if (text === '') await cache?.tidy((other) => other.startsWith(kind) && other !== name);
  return new Map([...known, ...asked]);
}

/** Below so many lines a text is not worth rewriting. */
const FEW = 1000;

function linesFor(answers: ReadonlyMap<string, unknown>): string {
  return [...answers].map(([id, answer]) => `${id}\t${JSON.stringify(answer)}\n`).join('');
}

/** Tells of each whole line and counts them. */
function readLines(text: string, onLine: (id: string, json: string) => void): number {
  let count = 0;
  for (let at = 0, end = text.indexOf('\n'); end !== -1; at = end + 1, end = text.indexOf('\n', at)) {
    count++;
    const tab = text.indexOf('\t', at);
    if (tab !== -1 && tab < end) onLine(text.slice(at, tab), text.slice(tab + 1, end));
  }
  return count;
}

/** A line that two writes ran into one never parses; what does was written by the build that the name speaks of. */
function parsed<Answer>(json: string): Answer | undefined {
  try {
    const value: Answer = JSON.parse(json);
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

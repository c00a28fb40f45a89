/**
 * Facts of files that some run has scanned before, by what was in them. One line a content, added at the end of one
 * file, so that a killed run loses its last line at most, and two runs at once both gain.
 * Never keyed by time, by commit or by name: a moved file is known, and a changed one is not.
 */
import type { ContentFacts } from '../model.ts';
import { languageOf } from '../scan/language.ts';
import type { CacheFolder } from './cache.ts';

/** What is known of a content in one language: its facts without the path, or why it is passed over. */
export type KnownContent = ContentFacts | { readonly skipped: string };

/** The facts that earlier runs left. */
export interface FactsCache {
  readonly get: (path: string, id: string) => KnownContent | undefined;
  /** True when there is a line for it, be it half of one. */
  readonly has: (path: string, id: string) => boolean;
  /** Keeps `json`, a `KnownContent`, for the next run. */
  readonly put: (path: string, id: string, json: string) => void;
  /** Writes what is not written yet. */
  readonly flush: () => void;
  /** Writes what is not written yet. When most of the file has not been asked for in this run, it starts anew. */
  readonly save: () => Promise<void>;
}

/** Lines wait until there are this many characters, so that a run of thousands of files makes few writes. */
const BATCH = 1 << 20;

/** Below this many lines a file is not worth rewriting, whatever it holds. */
const FEW = 2000;

/** Opens the facts of `build`: another version of the scanner knows other facts. */
export function openFacts(cache: CacheFolder, build: string): FactsCache {
  const name = `facts-${build}.jsonl`;
  const text = cache.read(name) ?? '';
  const lines = readLines(text);
  const used = new Set<string>();
  // A killed run may have left half a line.
  let waiting = text === '' || text.endsWith('\n') ? '' : '\n';

  function flush(): void {
    if (waiting !== '' && waiting !== '\n') cache.append(name, waiting);
    waiting = '';
  }

  return {
    get(path, id) {
      const key = keyOf(path, id);
      const line = lines.get(key);
      const known = line === undefined ? undefined : parsed(line);
      if (known !== undefined) used.add(key);
      return known;
    },
    has: (path, id) => lines.has(keyOf(path, id)),
    put(path, id, json) {
      const key = keyOf(path, id);
      used.add(key);
      waiting += `${key}\t${json}\n`;
      if (waiting.length >= BATCH) flush();
    },
    flush,
    async save() {
      flush();
      if (text === '') await cache.tidy((other) => other.startsWith('facts-') && other !== name);
      const kept = [...used].filter((key) => lines.has(key));
      if (lines.size < FEW || kept.length * 2 >= lines.size) return;
      // What this run added stands in the file already; of the rest it keeps what was of use.
      const added = readLines(cache.read(name) ?? '');
      const live = [...added].filter(([key]) => used.has(key));
      await cache.write(name, live.map(([key, json]) => `${key}\t${json}\n`).join(''));
    },
  };
}

function keyOf(path: string, id: string): string {
  return `${id}${languageOf(path)}`;
}

/** The last line of a key wins; a line without a tab is the rest of a write that was cut off. */
function readLines(text: string): ReadonlyMap<string, string> {
  const lines = new Map<string, string>();
  for (let at = 0; at < text.length;) {
    const end = text.indexOf('\n', at);
    const next = end === -1 ? text.length : end;
    const tab = text.indexOf('\t', at);
    if (tab !== -1 && tab < next) lines.set(text.slice(at, tab), text.slice(tab + 1, next));
    at = next + 1;
  }
  return lines;
}

/** No raw tab can stand in JSON, so two writes that ran into each other never parse. */
function parsed(json: string): KnownContent | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return isContent(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A line that something else has written counts as none. What stands in the lists was written by this very build. */
function isContent(value: unknown): value is KnownContent {
  if (typeof value !== 'object' || value === null) return false;
  const { skipped, imports, exports, reexports } = value as Readonly<Record<string, unknown>>;
  return typeof skipped === 'string' || [imports, exports, reexports].every(Array.isArray);
}

/** What `json` says, which this run has written. */
export function knownContent(json: string): KnownContent {
  const value: KnownContent = JSON.parse(json);
  return value;
}

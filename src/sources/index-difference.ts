/** What an index of decisions says against what it would say today, entry by entry: how many differ, and the first of them in words. */
import { documentHash } from './markdown.ts';

/** The entries in which two indexes differ. */
export interface IndexDifference {
  /** "…: in 2 entries. First, it lacks …", behind a sentence that names the file; empty where only their order differs. */
  readonly words: string;
  /** Where in the old lines the first one shows. */
  readonly index: number;
}

/** Lines are compared by what they say: with another list marker, padding or escapes a line is there all the same. */
export function indexDifference(old: readonly string[], fresh: readonly string[]): IndexDifference {
  const [said, wanted] = [entriesOf(old), entriesOf(fresh)];
  const missing = wanted.filter(({ hash }) => !said.some((each) => each.hash === hash));
  const stale = said.filter(({ hash }) => !wanted.some((each) => each.hash === hash));
  const pairs = new Map<Entry, Entry>();
  for (const isAlike of [isOfSameFile, isOfSameWords]) {
    for (const now of missing) {
      const then = stale.find((each) => isAlike(each, now) && ![...pairs.values()].includes(each));
      if (then !== undefined && !pairs.has(now)) pairs.set(now, then);
    }
  }
  const left = stale.filter((each) => ![...pairs.values()].includes(each));
  const entries = missing.length + left.length;
  const lead = entries === 1 ? ': 1 entry differs' : `: ${entries} entries differ`;
  const [now, then] = [missing[0], left[0]];
  if (now !== undefined) {
    const was = pairs.get(now);
    const index = was?.index ?? placeOf(now, { said, wanted });
    return { words: `${lead}. ${was === undefined ? `It lacks ${quoted(now.words)}` : changed(was, now)}`, index };
  }
  if (then !== undefined)
    return { words: `${lead}. It holds ${quoted(then.words)}, which is not among them`, index: then.index };
  const moved = said.findIndex(({ hash }, at) => hash !== wanted[at]?.hash);
  return { words: '', index: said[Math.max(0, moved)]?.index ?? 0 };
}

interface Entry {
  readonly index: number;
  readonly hash: string;
  /** Without the marks of a list and where its links lead. */
  readonly words: string;
  /** Where its first link leads. */
  readonly url: string | undefined;
}

function entriesOf(lines: readonly string[]): readonly Entry[] {
  return lines.flatMap((line, index): readonly Entry[] => {
    const text = line.trim();
    if (text === '') return [];
    const url = /\]\(((?:[^()\s]|\([^()]*\))*)/.exec(text)?.[1];
    const words = text
      .replace(/^[-*+]\s+/, '')
      .replace(/\[((?:[^[\]\\]|\\.)*)\]\((?:[^()]|\([^()]*\))*\)/g, '$1')
      .replace(/\\([^\w\s])/g, '$1')
      .replace(/\s+/g, ' ');
    return [{ index, hash: documentHash(text) ?? text, words, url }];
  });
}

function isOfSameFile(a: Entry, b: Entry): boolean {
  return a.url !== undefined && a.url === b.url;
}

function isOfSameWords(a: Entry, b: Entry): boolean {
  return a.words === b.words;
}

/** Behind the entry that stands before it today, or at the top. */
function placeOf(
  entry: Entry,
  { said, wanted }: { readonly said: readonly Entry[]; readonly wanted: readonly Entry[] },
): number {
  const before = wanted[wanted.indexOf(entry) - 1];
  const at = said.findIndex(({ hash }) => hash === before?.hash);
  return (said[at + 1] ?? said.at(-1))?.index ?? 0;
}

function changed(was: Entry, now: Entry): string {
  if (was.words === now.words)
    return `It leads ${quoted(now.words)} to \`${was.url ?? ''}\`, and the decision is \`${now.url ?? ''}\``;
  const common = sharedStart(was.words, now.words);
  const [a, b] = [was.words, now.words].map((words) => quoted(common === 0 ? words : `…${words.slice(common)}`));
  const name = common === 0 ? '' : `Of ${quoted(now.words.slice(0, common))} `;
  return `${name === '' ? 'It' : `${name}it`} says ${a}, and they say ${b}`;
}

/** How much of two texts may be left out, so that an excerpt shows what differs: up to a blank, and nothing of short ones. */
function sharedStart(a: string, b: string): number {
  if (Math.max(a.length, b.length) <= MAX_WORDS) return 0;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return Math.max(0, a.slice(0, at).lastIndexOf(' ') + 1);
}

/** As much of an entry as a message quotes, in characters. */
const MAX_WORDS = 80;

function quoted(words: string): string {
  const all = [...words.trim()];
  return `"${all.length > MAX_WORDS ? `${all.slice(0, MAX_WORDS - 1).join('')}…` : all.join('')}"`;
}

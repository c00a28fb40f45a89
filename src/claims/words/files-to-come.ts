/**
 * Whether a text says by itself that the first of the files that it is for is still to come: "We have no stories yet", "Tests are planned but
 * not yet implemented". That nothing matches its globs is what it was written for, and it does its work on the day that something does.
 */

/** True when a text says so of files that match one of its globs. */
export function isForFilesToCome(text: string, globs: readonly string[]): boolean {
  const unwrapped = text.replace(/\n(?=[ \t]*[a-z])/g, ' ');
  if (TO_COME.test(text) || [...unwrapped.matchAll(STATED)].some(([clause]) => isNamedBy(clause, globs))) return true;
  const folders = globs.flatMap((glob) => plainFolder(glob) ?? []);
  return (
    folders.length > 0 && [...unwrapped.matchAll(ORDERED)].some(([, path = '']) => folders.includes(plainPath(path)))
  );
}

/** "Create this file in `./.tracking/changes/`": the work that a text orders makes what the text is for. */
const ORDERED =
  /\b(?:create|write|save|store|generate|add)s?\b[^.;!?\n`]{0,80}\b(?:in|into|to|under)\b[^.;!?\n`]{0,20}`([^`\s]+)`/gi;

/** The folder whose files alone a glob matches, wherever it lies: `**\/.tracking/changes/*.md`. */
function plainFolder(glob: string): string | undefined {
  const folder = /^(?:\*\*\/)?((?:[\w.-]+\/)*[\w.-]+)\/(?:\*\*\/)?\*[^/]*$/.exec(glob)?.[1];
  return folder?.replace(/^(?:\.\/)+/, '');
}

function plainPath(path: string): string {
  return path.replace(/^(?:\.?\/)+|\/+$/g, '');
}

/** Where nothing is there yet, or the text holds from the first on, it speaks of the only thing that it is about. */
const TO_COME =
  /\b(?:there (?:is|are)|we have|has|have) (?:no|none)\b[^.!?\n]{0,40}\byet\b|^\W*no [\w -]{1,30} yet\b|\b(?:do|does) not exist yet\b|\bfrom the first [\w-]+(?: [\w-]+)? on(?:wards?)?\b/im;

const MADE = 'set up|implemented|written|added|created|in place|available|configured|there|built';
const UNTIL_NOW = 'currently|at present|at the moment|so far|for now|as of now';

/** States that may be those of a part of what is there: "Refunds are not yet implemented". What is meant has to be named by a glob. */
const STATED = new RegExp(
  String.raw`(?<=^|[.;!?])[^.;!?\n]{0,120}?(?:` +
    [
      String.raw`\bnot yet (?:been )?(?:${MADE})\b`,
      String.raw`(?:\bnot|n['’]t) (?:yet )?(?:been )?(?:${MADE}) (?:yet|so far)\b`,
      String.raw`n['’]t (?:been )?yet (?:been )?(?:${MADE})\b`,
      String.raw`\b(?:is|are)(?: still| only| currently)? (?:planned|to come|to be (?:${MADE}))\b`,
      String.raw`\bwill be (?:added|written|set up|created|introduced)\b`,
      String.raw`\b(?:when|once|after|until) (?:it is |they are |it['’]s |they['’]re |it has been |they have been )?(?:created|added|introduced|set up)\b`,
      String.raw`(?:\b(?:does|do) not|\b(?:does|do)n['’]t) have [^.;!?\n]{1,40} yet\b`,
      String.raw`\b(?:${UNTIL_NOW}),? (?:there (?:is|are) )?no\b[^.;!?\n]{0,40}`,
      String.raw`\b(?:there (?:is|are)|has|have) (?:currently )?no\b[^.;!?\n]{1,40} (?:${UNTIL_NOW})\b`,
    ].join('|') +
    ')',
  'gim',
);

/** Whether a clause names what a glob matches by a word of the glob: "Tests" for `**\/*.spec.ts`, "stories" for `src/**\/*.stories.tsx`. */
function isNamedBy(clause: string, globs: readonly string[]): boolean {
  const said = new Set(stemsOf(clause));
  return globs.some((glob) => stemsOf(glob).some((stem) => said.has(stem)));
}

/** Words in the form that all their numbers share. Endings of code and words of every tree name nothing. */
function stemsOf(words: string): readonly string[] {
  return (words.toLowerCase().match(/[a-z\d]{3,}/g) ?? [])
    .filter((word) => !COMMON.has(word))
    .map((word) => (TESTS.test(word) ? 'test' : word.replace(/(?:ies|y)$/, 'i').replace(/(?<!s)s$/, '')));
}

const TESTS = /^(?:tests?|testing|specs?|e2e|playwright|cypress|vitest|jest)$/;

const COMMON = new Set([
  'src',
  'lib',
  'app',
  'apps',
  'packages',
  'tsx',
  'jsx',
  'mts',
  'cts',
  'mjs',
  'cjs',
  'vue',
  'not',
  'yet',
]);

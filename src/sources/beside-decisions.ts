/**
 * Files that lie among decisions and are none: templates, indexes, test material. By path alone; what only the text
 * gives away is told by `whyNoDecision`. Every one is left out with a word, so that nothing is dropped in silence.
 */
import type { Decision, LeftOutReason } from '../model.ts';
import { ownFolder } from '../decision-place.ts';

/** Files that agents load by their name: what lintel compiles can never be what it compiles from. */
const AGENT_FILES = new Set(['agents', 'agents.override', 'agents.local', 'claude', 'claude.local', 'gemini']);

/** Words that the names of templates are made of: `adr000-template`, `TEMPLATE`, `template-madr-minimal`. */
const TEMPLATE_WORDS = new Set(
  (
    'template templates adr adrs madr nygard decision decisions record records architecture architectural short long bare ' +
    'minimal full simple example sample md the'
  ).split(' '),
);
/** Words that the names of indexes are made of: `README`, `ADR-INDEX`, `decision-log`, `_index`. */
const INDEX_WORDS = new Set(['readme', 'index', 'toc', 'contents', 'contributing', 'changelog', 'license']);
const ABOUT_WORDS = new Set(
  'adr adrs decision decisions record records architecture architectural table of log list overview summary'.split(' '),
);
/** Only together with a word for decisions: `log.md` may well be a decision on logs. */
const WEAK_INDEX_WORDS = new Set(['log', 'list', 'overview', 'summary']);

/** Folders whose decisions are the material of a test or an example. */
const MATERIAL =
  /^(?:_*tests?_*|.*[-_.]tests?|_*fixtures?_*|.*[-_.]fixtures?|test[-_]?data|_*mocks?_*|_*snapshots?_*|examples?|samples?|node_modules)$/i;
const TEMPLATE_FOLDER = /^[_.]?(?:adr[-_])?templates?$/i;

/** Why a file among decisions is none by its path; undefined for what may be one. `glob` is what the configuration names. */
export function whyLeftOut(path: string, glob: string): LeftOutReason | undefined {
  const segments = path.split('/');
  const file = segments.pop() ?? '';
  const stem = file.replace(/\.(?:md|rst)$/i, '');
  if (AGENT_FILES.has(stem.toLowerCase())) return 'agent-file';
  // A folder that the configuration names is meant.
  const named = new Set(glob.split('/'));
  // Its name says what is decided, and may hold any word.
  const own = ownFolder(path);
  const folders = (own === undefined ? segments : segments.slice(0, -1)).filter((folder) => !named.has(folder));
  if (folders.some((folder) => MATERIAL.test(folder))) return 'fixture';
  if (folders.some((folder) => TEMPLATE_FOLDER.test(folder)) || isTemplate(stem)) return 'template';
  // A README is the decision of its folder only where the configuration says so by that name; an index always is.
  const isDecision = own !== undefined && (stem === 'index' || named.has(file));
  return isIndex(stem) && !isDecision ? 'index' : undefined;
}

/** Files that agents load by name, whatever folder they lie in. */
export function isAgentFileName(stem: string): boolean {
  return AGENT_FILES.has(stem.toLowerCase());
}

/** `0012-adopt-issue-template` is a decision, so every word of a template's name has to be one of theirs. */
function isTemplate(stem: string): boolean {
  const words = wordsOf(stem);
  return words.some((word) => /^templates?$/.test(word)) && words.every((word) => TEMPLATE_WORDS.has(word));
}

/** A number makes `0012-contributing` a decision; `README.zh-CN` and `0000-index` are none. */
function isIndex(stem: string): boolean {
  if (/[1-9]/.test(stem)) return false;
  if (/^_?readme(?:[._-][a-z]{2}(?:[._-][a-z]{2,4})?)?$/i.test(stem)) return true;
  const words = wordsOf(stem);
  if (!words.every((word) => INDEX_WORDS.has(word) || ABOUT_WORDS.has(word))) return false;
  return (
    words.some((word) => INDEX_WORDS.has(word)) ||
    (words.length > 1 && words.some((word) => WEAK_INDEX_WORDS.has(word)))
  );
}

function wordsOf(stem: string): readonly string[] {
  return stem
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
}

/** First words of a status that say that the file decides nothing. */
const NO_DECISION = /^\W*(?:reference|informational|informative|appendix|index|template)\b/i;
/** `[short title of solved problem and solution]`, `{title}`, `<NUMBER>. Title`. */
const PLACEHOLDER = /^(?:[[{<].*[\]}>]|(?:\d+\. )?(?:adr )?title)$/i;

/** Why a file that was read as a decision is none; undefined where it is one. */
export function whyNoDecision({ title, status, statusSource, rawStatus = '' }: Decision): LeftOutReason | undefined {
  if (status !== 'unknown' && statusSource !== 'default') return undefined;
  if (NO_DECISION.test(rawStatus)) return 'reference';
  // A new decision may still hold the list of choices for its status; that nobody gave it a title makes it a template.
  const isUntouched = rawStatus === '' || /[|{}<>[\]]|\.\.\.|…/.test(rawStatus);
  return PLACEHOLDER.test(title.trim()) && isUntouched ? 'template' : undefined;
}

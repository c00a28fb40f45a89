/**
 * The sentences, items and rows by which people say which version of a tool a repository needs, as plain words. Where they stand, and
 * whether the version is right, is asked elsewhere.
 */

/** What is called by a version here. */
const TOOL = String.raw`(?:Node(?:\.?js)?|npm|pnpm|yarn|bun)`;
const NUMBER = String.raw`(?:version:? )?(?:>=? ?|≥ ?|\^|~)?v?\d+(?:\.\d+|\.x)*\+?(?: ?\(?LTS\)?)?(?: (?:or|and) (?:later|newer|higher|above|up|greater))?`;
const LABEL = String.raw`(?:(?:(?:the |this |our )?(?:runtime|environment|platform|engines?|prerequisites?|requirements?|tool ?chain|tools?|stack|tech stack|package manager|project|repo(?:sitory)?|monorepo)|we)(?: is|:| -| –| —| \|)? )?`;
const VERB = String.raw`(?:(?:requires?|needs?|uses?|using|targets?|runs? on|must use|please use|install)(?: (?:at least|a minimum of|minimum))? )?`;
const END = String.raw`(?: (?:is )?(?:required|needed|only|exactly|recommended))?`;

/** A sentence that consists of the tools, their versions and little more: what it states, it states of this repository. */
const STATEMENT = new RegExp(
  `^${LABEL}${VERB}${TOOL}:? ${NUMBER}(?:(?:,| /| &| \\+| and| with|, and) ${TOOL}:? ${NUMBER})*${END}$`,
  'i',
);

/** A sentence, item or row in plain words. */
export interface Sentence {
  readonly words: string;
  /** It is a list item or a row. */
  readonly isItem: boolean;
}

/** True where a sentence states versions of tools and nothing else, or an item lists them among the names of what else is used. */
export function statesVersion({ words, isItem }: Sentence): boolean {
  if (STATEMENT.test(words)) return true;
  const [label] = LIST_LABEL.exec(words) ?? [];
  return (isItem || label !== undefined) && isList(words.slice(label?.length ?? 0));
}

const LIST_LABEL =
  /^(?:runtime|environment|platform|tool ?chain|tools?|tooling|stack|tech stack|technologies|languages?|backend)(?::| -| –| —| \|) /i;

/** "Node.js 20, TypeScript (strict), React 19". What else a part says may be about another place or time. */
function isList(words: string): boolean {
  if (words.includes('|') || isElsewhere(words) || HOST.test(words)) return false;
  // What stands in brackets belongs to the name before it, and is made of names itself: "Node 20 (or 22)" is no such list.
  const asides = [...words.matchAll(/\(([^()]*)\)/g)].map(([, aside = '']) => aside);
  const parts = words.replace(/ ?\([^()]*\)/g, '').split(SEPARATOR);
  if (!parts.some((part) => VERSIONED.test(part))) return false;
  return [...parts.filter((part) => !VERSIONED.test(part)), ...asides.flatMap((aside) => aside.split(SEPARATOR))].every(
    (part) => NAMED.test(part) && !NUMBERED.test(part),
  );
}

const SEPARATOR = /(?:,| [/+&·])\s+|\s+and\s+/;
const VERSIONED = new RegExp(`^${TOOL}:? ${NUMBER}$`, 'i');
const NUMBERED = new RegExp(String.raw`\b${TOOL}\W*\d`, 'i');

/** A name with its version or mode: names begin with a capital, apart from those of managers. */
const NAMED =
  /^(?:[A-Z][\w.+#-]*|p?npm|yarn|bun|strict)(?: (?:[A-Z][\w.+#-]*|v?\d[\w.]*|strict|mode|workspaces|monorepo|only))*$/;

/** What has a version of its own, as a function and a container have, and what a library runs on besides. */
const HOST =
  /\b(?:AWS|Azure|GCP|Google Cloud|Cloud (?:Run|Functions?)|Functions?|Vercel|Netlify|Railway|Render|Heroku|Fly\.io|Firebase|Amplify|Alpine|Kubernetes|K8s|GitHub Actions|Actions|Workers|Electron|Deno|Bun|Chrome|Safari|Firefox|Edge)\b/i;

/** True for headings, introductions and rows by which versions are those of something else, or of several things. */
export function isElsewhere(words: string): boolean {
  return ELSEWHERE.test(words);
}

const ELSEWHERE =
  /\b(?:compat\w*|support\w*|matrix|test(?:s|ed|ing)?|examples?|docker\w*|images?|lambda|serverless|deploy\w*|production|hosting|legacy|templates?|fixtures?|trouble\w*|known|issues?|ci|upgrad\w*|consumers?|users?|end-users?|generated|plugins?|old|older|client|browsers?)\b/i;

/**
 * Versions of a package manager that a text says are used here: "Package manager — Yarn 3.6.1", "Uses `pnpm@10.1.0`", "**Development**:
 * `yarn@3.6.1`, `turbo@2.9.18`", and majors in sentences that say nothing else. What a text requires may be the
 * least that does, and what any other sentence names is no claim.
 */
import type { Body, Claim } from '../../model.ts';
import { isTakenBack } from '../words/clause.ts';
import { headingsAbove } from '../words/outline.ts';
import { readingOf } from '../words/reading.ts';
import { ONE_OF_SEVERAL, statedManager } from './manager-words.ts';
import { isOurs, sentencesOf } from './plain-sentences.ts';
import { isElsewhere } from './version-statement.ts';

/** The pinned versions of managers that a text states, in its order. */
export function pinnedManagers(
  body: Body,
): readonly (Pick<Claim, 'text' | 'target' | 'isPin'> & { readonly index: number })[] {
  if (body.text.search(MAJOR) < 0) return [];
  // Code and comments are read by nobody as a statement about the repository.
  const apart = body.pieces.filter(({ kind }) => kind === 'fence' || kind === 'html');
  const blocks = readingOf(body).blocks.filter(
    ({ start, end }) =>
      body.text.slice(start, end).search(MAJOR) >= 0 && !apart.some((each) => each.start <= start && start < each.end),
  );
  return blocks.flatMap((block) =>
    sentencesOf(body, block).flatMap(({ start, end, words, isItem }) => {
      const sentence = body.text.slice(start, end);
      const field = statedField(sentence);
      const written = field ?? FULL.exec(sentence) ?? (statedManager(words) ? MAJOR.exec(sentence) : null);
      if (written === null || !(field !== undefined || states(words, isItem))) return [];
      const [text, name = '', major = ''] = written;
      const index = start + written.index;
      // What follows says more of the manager than of the statement: "(Berry), not PnP".
      const first = start + body.text.slice(start, end).search(/\w/);
      if (!isOurs(body, index) || isTakenBack(body, { start: first, end: first + 1 }, 'command')) return [];
      if (headingsAbove(body, index).some((heading) => LEAST.test(heading.text) || ONE_OF_SEVERAL.test(heading.text)))
        return [];
      return [{ index, text, target: `${name.toLowerCase()} ${major}`, isPin: true as const }];
    }),
  );
}

const FULL = /(?<![\w.@/-])(npm|pnpm|yarn|bun)[@ ]v?(\d+)\.\d+\.\d+(?![\w+-]|\.\w)/i;

/** The same by its major: "uses **pnpm** (version 10) as the package manager". In a sentence that says nothing else this is no bound. */
const MAJOR =
  /(?<![\w.@/-])(npm|pnpm|yarn|bun)[*_`]*(?:@| \(?)[*_`]*(?:version )?v?(\d+)(?:\.(?:\d+|x))*(?![\w+-]|\.\w)\)?/i;

/** The pin in "package.json specifies `packageManager: npm@11.11.0`": what a text says of the very field that decides. */
function statedField(sentence: string): RegExpExecArray | undefined {
  const isStated = SAYS_OF_MANIFEST.test(sentence) && !PAST.test(sentence) && !isElsewhere(sentence);
  const field = isStated ? FIELD.exec(sentence) : null;
  return field === null ? undefined : (FULL.exec(sentence.slice(0, field.index + field[0].length)) ?? undefined);
}

const FIELD = /`"?packageManager"?: ?"?(?:npm|pnpm|yarn|bun)@v?\d+\.\d+\.\d+"?`/;

const SAYS_OF_MANIFEST =
  /^(?![^.;!?]*\b(?:if|when|example|e\.g\.|template)\b)[^;!?]*\bpackage\.json`? (?:specifies|pins|declares|says|states|sets|has|asks for|requires)\b/i;

function states(words: string, isItem: boolean): boolean {
  // Of two of them one may be that of another time or place.
  if (isElsewhere(words) || LEAST.test(words) || PAST.test(words) || words.split(FULL).length > 4) return false;
  return (
    statedManager(words) !== undefined || LABELLED.test(words) || LISTED.test(words) || (isItem && ALONE.test(words))
  );
}

const LEAST =
  /\b(?:requires?|required|requirements?|prerequisites?|at least|min(?:imum)?|or (?:later|newer|higher|above))\b|[>≥]=?/i;

/** Behind a label anything may follow. */
const PAST =
  /\b(?:until|was|were|no longer|any ?more|now|before|previous\w*|former\w*|migrat\w*|mov(?:e|es|ed|ing)|plan\w*|will|soon)\b|→|->/i;

const PIN = String.raw`(?:npm|pnpm|yarn|bun)[@ ]v?\d+\.\d+\.\d+`;
const LABELLED = new RegExp(String.raw`^(?:the |our )?package manager(?: is|:| \|| -| –| —) ${PIN}(?=$|,| \()`, 'i');
const ALONE = new RegExp(`^${PIN}$`, 'i');

/** Names with their versions, and nothing else, behind a label. */
const LISTED = new RegExp(
  String.raw`^(?:development|dev|tool ?chain|tools?|tooling|stack|tech stack|(?:dev(?:elopment)? )?dependencies): ` +
    String.raw`(?:@?[\w./-]+@[\w.-]+, )*${PIN}(?:, @?[\w./-]+@[\w.-]+)*$`,
  'i',
);

/**
 * Words by which a text says that programs, jobs and copies put something where it names a place: it is there from the first of them on,
 * and in no clone before. It judges no claim.
 */
import { CODE, KIND, LIST } from './statements.ts';

/** What programs leave behind, by its name alone. */
export const MADE_THINGS = 'screenshots?|recordings?|traces?|logs?|dumps?|artifacts?|reports?|videos?|snapshots?';

/** What a program moves or copies; of code that handles some, a text says "uploads in `src/upload.ts`", so that only a verb tells. */
const MOVED_THINGS = '(?:down|up)loads?|backups?';

const SCRATCH = '(?:scratch|temp(?:orary)?|throw-?away) files?';

const LANDS = String.raw`(?:goe?s?|lands?|ends? up|(?:is|are|gets?) (?:[\w-]+ )?(?:saved|stored|written|put|placed|kept|dumped))`;

/** True when a clause says where things come to stand: "Downloads go to `a.json`", "after `npm run x` you find `a.ts`", "copy `a.env` to `b.env`". */
export function isWhereThingsLand(clause: string): boolean {
  return LANDED.test(clause);
}

const LANDED = new RegExp(
  String.raw`\b(?:${MOVED_THINGS}|${MADE_THINGS}|${SCRATCH}) ${LANDS} (?:in|to|into|under|inside)\b` +
    String.raw`|\bafter (?:running )?[${CODE}]+,? you(?:['’]ll| will)? (?:find|get|have|see)\b` +
    String.raw`|\bcop(?:y|ies|ying) (?:(?:the|this|your|an?|our) )?(?:[\w-]+ ){0,2}[${CODE}]+ (?:in)?to\b`,
  'i',
);

/** True when the words right before a claim are those of a place that others fill: "Screenshots land in `shots/`", "Agents keep their plan in `PLAN.md`". */
export function isFilledByOthers(before: string): boolean {
  return FILLED.test(before);
}

const INTO = '(?:in|into|to|under|inside)';

const FILLED = new RegExp(
  `(?:${[
    String.raw`\b(?:${MADE_THINGS}|${SCRATCH})(?:\s+(?:from|of|by)\s+[^.;:!?|\n${CODE}]{1,30}?)?\s+(?:${LANDS})\s+${INTO}`,
    String.raw`\b(?:drop|put|dump|save|throw|write|place)s?\s+(?:(?:the|your|all|any|an?)\s+)?(?:[\w-]+\s+)?(?:${MADE_THINGS}|${SCRATCH})\s+${INTO}`,
    String.raw`\b(?:release notes|notes) are (?:assembled|collected|gathered|compiled) ${INTO}`,
    String.raw`\b(?:jobs?|pipelines?|workflows?|ci|bots?|agents?)\s+(?:fills?|writes?|logs? (?:[\w-]+ ){0,3}to|dumps? (?:[\w-]+ ){0,3}${INTO})`,
    String.raw`\b(?:jobs?|pipelines?|workflows?|ci|bots?|agents?)\s+(?:keep|record|note|store|save|collect|put|leave)s? (?:their|its|your|what) (?:[\w-]+ ){1,4}${INTO}`,
    String.raw`\b(?:append|add|log|record|note|write down)\s+(?:what|whatever|all that|everything)\b[^.;:!?|\n${CODE}]{1,40}?\s${INTO}`,
    String.raw`\b(?:git )?clone\s+(?:[\w./:@-]+|[${CODE}]+)\s+(?:in)?to`,
    String.raw`\b(?:their|his|her|your) own`,
  ].join('|')})` + String.raw`\s+(?:the\s+)?(?:${KIND}\s+)?${LIST}`,
  'i',
);

/**
 * The state that a list or a table gives to what it names: "- `pnpm run e2e` — removed in v2", "| `pnpm run e2e` | not yet |", "- Planned — `x`".
 * A dash and a bar end a clause, but not what they say of the thing in front. Only words of its state count: "— removes old builds" is what it does.
 */
import { PLAN_LABEL } from './plan-labels.ts';
import { GONE, STATE, TO_COME } from './states.ts';

/** True when the words right behind a claim, or right in front of it, say that it is gone, to come, or made up. */
export function hasStateBeside(before: string, after: string): boolean {
  return (
    BEHIND.test(after) ||
    IN_BRACKETS_BEHIND.test(after) ||
    [IN_FRONT, TAGGED, LABELLED, INTENDED, INVENTED].some((words) => words.test(before))
  );
}

/** "— is gone", "| was deleted", "— (planned)", "— was load tests". */
const BEHIND = new RegExp(
  String.raw`^[\s*_)\]]*(?:—|–|--|\|)[\s*_(]*(?:(?:it )?(?:is|was|are|were|has been|have been|got)\s+)?(?:now |already |long |still |currently )?(?:${STATE}|no longer\b(?! than)|optional\b(?=[\s*_)]*(?:$|[|\n.,;]))|(?:replaced|superseded) by\b|was\s+[a-z])`,
  'i',
);

/** "— runs load tests (not yet)", "| Load tests, planned |": at the end of what is said of it. */
const IN_BRACKETS_BEHIND = new RegExp(
  String.raw`^[\s*_)\]]*(?:—|–|--|\|)[^|\n.;]{0,120}?(?:\([\s*_]*${STATE}[^()\n]{0,40}\)|,\s+${STATE}[\s*_]*)[\s*_]*(?:$|[|\n.])`,
  'i',
);

/** "- Planned — ", "Removed -- ". */
const IN_FRONT = new RegExp(
  String.raw`(?:^|\n)[\s>|*_+\d.)-]*(?:${GONE}|${TO_COME}|not yet)[\s*_]*(?:—|–|--)[\s*_(]*$`,
  'i',
);

/** "*(removed)* `x`", "WIP `x`". */
const TAGGED = new RegExp(
  String.raw`(?:^|\n)[\s>|*_+\d.)-]*(?:[([](?:${GONE}|${TO_COME}|not yet)[)\]]|wip\b|tbd\b)[\s*_:]*$`,
  'i',
);

/** "Future: `x`", "Proposal: a `x` script". */
const LABELLED = new RegExp(String.raw`(?:^|\n)[\s>|*_+\d.)-]*(?:${PLAN_LABEL})[\s*_]*:[\s*_]*(?:[\w-]+ ){0,3}$`, 'i');

/** "We'll add `x`", "We would like a `x`", "Feel free to add a `x` script". */
const INTENDED =
  /\b(?:(?:we|someone|somebody|they)(?:['’]ll| will| shall|['’]re going to| are going to| is going to| want to| would like to| plan to| intend to| hope to| should) (?:add|write|introduce|create|have|get)|we (?:want|would like)(?! to\b)|(?:feel free to|consider|please) add(?:ing)?) (?:an? |the |new |another )?(?:[\w-]+ ){0,2}$/i;

/** "Do not invent scripts (`a`, `b`)": samples of what nobody wrote. */
const INVENTED =
  /\b(?:do not|don['’]t|never|must not|avoid)\s+(?:invent|inventing|make up|making up|hallucinate|hallucinating|guess|guessing)\b[^.!?;\n]{0,160}$/i;

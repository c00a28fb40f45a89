/**
 * What the item of a list says that a file is for: "`src/draft.ts` - Generate drafts" tells what the file does, and not that
 * somebody is to make it. Where the words could as well be an order to make it, they stay as they are.
 */
import { CODE } from './statements.ts';

/** A clause without the verb that says what its leading file does; every other word of it still counts. */
export function withoutDuty(clause: string): string {
  return clause.replace(DUTY, '$<lead>');
}

/** Behind these an imperative may make the file itself: "Create it", "Generate with `x`", "Create from the template". */
const OBJECT_OF_AN_ORDER = String.raw`(?!\s+(?:it|this|that|these|them|an?|one|your|the|new|if|when|where|before|after|during|manually|locally|once|first|from|here|with|via|by|using|and|or|per|for|to|in|on|at|as)\b)(?=\s+[a-z])`;

/** At the start of a clause (the number of an item ends one), a claim, a dash or colon, and a verb of making, or a thing for making. */
const DUTY = new RegExp(
  String.raw`^(?<lead>\s*(?:[-*+]\s+)?[*_]*[${CODE}]+[*_]*\s*(?:\s-|:)\s+[*_]*)` +
    String.raw`(?:(?:creates|writes|saves|stores|generates|outputs|emits|produces|scaffolds|dumps)\b(?!\s*$)|(?:create|generate|emit|produce)\b${OBJECT_OF_AN_ORDER}` +
    String.raw`|(?:[\w/-]+\s+){1,5}for\s+(?:creating|writing|saving|storing|generating|emitting|producing)\b)`,
  'i',
);

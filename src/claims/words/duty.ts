/**
 * What the item of a list says that a file is for: "`src/draft.ts` - Generate drafts" tells what the file does, and not that
 * somebody is to make it. Where the words could as well be an order to make it, they stay as they are.
 */
import { CODE } from './statements.ts';

/** A clause without the verb that says what its leading file does, and what code does to output; every other word of it still counts. */
export function withoutDuty(clause: string, isCode: boolean): string {
  const plain = clause.replace(DUTY, '$<lead>');
  // A page or a log that shows output may be put out itself.
  return isCode ? plain.replace(OUTPUT, '$<lead>$<verb>') : plain;
}

/** Behind these an imperative may make the file itself: "Create it", "Generate with `x`", "Create from the template". */
const OBJECT_OF_AN_ORDER = String.raw`(?!\s+(?:it|this|that|these|them|an?|one|your|the|new|if|when|where|before|after|during|manually|locally|once|first|from|here|with|via|by|using|and|or|per|for|to|in|on|at|as)\b)(?=\s+[a-z])`;

/** At the start of a clause (the number of an item ends one), a claim, and a dash or colon. */
const LEAD = String.raw`^(?<lead>\s*(?:[-*+]\s+)?[*_]*[${CODE}]+[*_]*\s*(?:\s-|:)\s+[*_]*)`;

/** Behind that a verb of making, or a thing for making. */
const DUTY = new RegExp(
  LEAD +
    String.raw`(?:(?:creates|writes|saves|stores|generates|outputs|emits|produces|scaffolds|dumps)\b(?!\s*$)|(?:create|generate|emit|produce)\b${OBJECT_OF_AN_ORDER}` +
    String.raw`|(?:[\w/-]+\s+){1,5}for\s+(?:creating|writing|saving|storing|generating|emitting|producing)\b)`,
  'i',
);

/** Behind the same, a verb or a thing for what others put out: "`a.spec.ts`: verifies the output". Where output goes to a file, none is in front. */
const OUTPUT = new RegExp(
  LEAD +
    String.raw`(?<verb>(?:(?:verif(?:y|ies)|(?:check|print|format|render|captur|read|show|colou?r|validat|compar|assert|strip|stream|filter|normali[sz]|truncat|transform|convert|display|handl|inspect|highlight|wrap|ensur|clean|decod|encod|measur|limit|styl|consum|sanitiz)e?s?|tests|parses?|process(?:es)?|analy[sz](?:e|es)|pretty-prints?)` +
    String.raw`|(?:[\w/-]+\s+){0,3}(?:helpers?|utilities|formatters?|formatting|parsers?|parsing|tests?|renderers?|rendering|types|colou?rs|functions|handling)\s+(?:for|of))` +
    String.raw`\s(?:[\w/'’-]+\s+){0,5}?)output\b(?!\s+(?:to|in|into|under)\b)`,
  'i',
);

/** The words by which a sentence tells of names of code that are to be made, and of names that are shown as names. */
import { CODE } from './statements.ts';

/** True when a clause says of the names in it that they are still to be made, or imagined. */
export function isToBeMade(clause: string): boolean {
  return PUT_IN.test(clause) || TO_BE.test(clause.replace(MEANS, CODE));
}

/** "Add `a.b()` to the class": it is not there before. */
const PUT_IN = new RegExp(
  String.raw`\b(?:add|adding|introduc(?:e|ing)|implement(?:ing)?) (?:the |a )?[${CODE}]+ (?:\w+ )?(?:to|in|into|on)\b`,
  'i',
);

const TO_BE =
  /\b(?:(?:add|adding|implement|implementing|introduc(?:e|es|ing)|define|name|call|want|need) (?:an?|another|more|your|new)\b|new (?:methods?|functions?|members?|class(?:es)?)|(?:write|build) (?:an?|the) (?:function|method|class|helper|hook|component|type)\b|implement|introduces?|suppose|imagine|assume|say (?:we|you)|let['’]s say|example of|comes with|(?:must|should|can|ha(?:s|ve) to|needs? to) be (?:changed|converted|migrated|ported|swapped|rewritten))\b/i;

/**
 * "Use `a.b()` to add an entry", "add an entry with `a.b()`": the entry is to be made, and what makes it is there. What is made with a
 * name of code may as well be called so where it is code itself: "add a method with `a.b()`".
 */
const ADDING = String.raw`(?:add|adding|introduc(?:e|ing)|define|name|want|need) (?:an?|another|more|your|new)\b`;
const NO_CODE = String.raw`(?!(?:methods?|functions?|members?|class(?:es)?|helpers?|hooks?|exports?|components?|types?)\b)`;
const MEANS = new RegExp(
  String.raw`\b(?:us(?:e|ing)|call(?:ing)?|invok(?:e|ing)|via|through|by|with) (?:the )?[${CODE}]+ (?:to|for|when) ${ADDING}` +
    String.raw`|\b${ADDING}(?: ${NO_CODE}[\w-]+){1,5},? (?:with|by|via|using|through|use|call|run) (?:(?:calling|the|a call (?:to|of)) )?[${CODE}]`,
  'gi',
);

/**
 * What a text says of the records of a product, in shapes that cannot speak of the claim: "moves rows that were removed", "is for planned orders",
 * "before the old data is dropped". Only words that are known to name an act or a record count; every other may be the claim's own. It judges no claim.
 */
import { CODE } from './statements.ts';

/** "When users are deleted, `x` runs": the words in front of a claim without such a case, at the same length, where `own` knows the case for one of its own subject. */
export function withoutCaseInFront(before: string, after: string, own: (clause: string) => boolean): string {
  const clause = IN_FRONT.exec(before)?.groups?.['clause'];
  if (clause === undefined || !own(clause)) return before;
  const isTold = ORDERED.test(before) || ACTS.test(after);
  return isTold ? before.replace(clause, ' '.repeat(clause.length)) : before;
}

/** The words behind a claim without what they say of records. */
export function withoutRecords(after: string, isOrder: boolean): string {
  const own = after.replace(RELATIVE, '$<lead>').replace(TO_COME, '$<lead>').replace(PAST_CASE, '$<lead>');
  return isOrder ? own.replace(LACK, ' ').replace(OLD_RECORDS, ' ') : own;
}

/** The first words of a sentence, of a case that goes on up to the claim or the order to run it. */
const IN_FRONT = new RegExp(
  String.raw`^[\s>*_+\d.)-]*(?<clause>(?:when(?:ever)?|if|after|before)\s[^,;:()—–${CODE}]*),\s+(?:(?:then|also|please|always)\s+)?(?:(?:re-?run|run|call|execute|invoke)\s+)?[*_]*[${CODE}]+$`,
  'i',
);

const ORDERED = new RegExp(
  String.raw`,\s+(?:(?:then|also|please|always)\s+)?(?:re-?run|run|call|execute|invoke)\s+[*_]*[${CODE}]+$`,
  'i',
);

/** What only that which is there does, right behind it. */
const ACT =
  '(?:(?:also|always|only|then)\\s+)?(?:runs|fires|cleans|clears|purges|archives|restores|moves|copies|loads|reads|lists|finds|returns|counts|shows|hides|marks|handles|skips|filters|collects|sends|syncs|updates|removes|deletes|stores|saves|writes|emits|notifies|logs|records|(?:is|are)\\s+(?:run|called|invoked|triggered|executed|fired|sent|set))';

const ACTS = new RegExp(String.raw`^[\s*_]*\s${ACT}\b`, 'i');

/** Many of these may be, or have among them, what the claim names. */
const OF_CODE =
  'functions|methods|scripts|commands|tasks|jobs|names|members|classes|types|enums|interfaces|exports|imports|helpers|utilities|hooks|components|apis|packages|modules|features|options|flags|tests|specs|versions|releases|dependencies|aliases|targets|steps|variants|constants|values|settings|properties|fields|parameters|arguments|things|ones|calls|uses|usages|references|callers|wrappers|shims|services|plugins|routes|endpoints|tools|projects|repos|apps|branches|workspaces|docs|this|its|is|as|us|was|has|plus|thus|always|perhaps';

/** "moves files that were removed", "handles users that no longer exist": one claim, and many of which that is said. */
const RELATIVE = new RegExp(
  String.raw`^(?<lead>[\s*_)]*\s${ACT}\s+(?:(?:up|all|any|the|of|for)\s+){0,3}(?!(?:${OF_CODE})\b)[a-z]+s)\s+(?:that|which|who)\s+` +
    String.raw`(?:(?:are|were|have\s+been)\s+(?:(?:not|never|already|since|[a-z]+ly)\s+)?[a-z]+ed|(?:are|were)\s+gone|no\s+longer\s+exist|do\s+not\s+exist)(?=\s*(?:[.;]|$))`,
  'i',
);

/** "is for planned orders", "lists upcoming visits": records of a day to come, not the use of the claim. */
const TO_COME = new RegExp(
  String.raw`^(?<lead>[\s*_)]*\s(?:${ACT}|means|(?:(?:is|are)\s+(?:(?:used|called|meant|needed|shown|set|run|sent)\s+)?)(?:for|on|during|before|by))\s+(?:(?:the|all|our|any)\s+)?)(?:planned|scheduled|upcoming|future)\s+` +
    String.raw`(?:orders|invoices|payments|bookings|appointments|reservations|meetings|visits|trips|flights|shipments|deliveries|transfers|payouts|events|sessions|matches|lessons|shifts|holidays|dates|days|posts|emails|maintenance|downtimes?|outages?)(?=\s*(?:[.;,]|$))`,
  'i',
);

/** "cleans up after a user was removed": what is done now, time and again, with any one. */
const PAST_CASE = new RegExp(
  String.raw`^(?<lead>[\s*_)]*\s${ACT}(?:\s+(?:up|it|them|(?:the\s+)?[a-z]+s))?)\s+(?:after|when|if|because)\s+(?:an?|any|every|each)\s+` +
    String.raw`(?:user|customer|account|member|row|record|order|invoice|payment|booking|session|message|post|comment|upload|image|photo|document|event|subscription|tenant|team|token|table|column|entry|item)\s+(?:was|has\s+been)\s+[a-z]+ed(?=\s*(?:[.;]|$))`,
  'i',
);

/** "Run `x` if a migration is missing": what is run brings it. */
const LACK =
  /\s(?:if|when(?:ever)?|in case)\s+(?:an?|any|some)\s+(?:migrations?|rows?|records?|tables?|columns?|index(?:es)?|translations?|images?|icons?|fonts?|certificates?|keys?|tokens?|users?|accounts?|entry|entries|seeds?|fixtures?|snapshots?|licen[cs]es?|headers?)\s+(?:is|are)\s+(?:missing|absent|gone)(?=\s*(?:[.;]|$))/i;

/** "Run `x` before the old data is dropped." */
const OLD_RECORDS =
  /\s(?:before|after|when|while)\s+(?:(?:the|all|any)\s+)?(?:old|older|legacy|former|outdated)\s+(?:data|rows|records|tables?|columns?|entries|backups?|snapshots?|sessions|users|accounts|orders|invoices|logs|messages|tokens)\s+(?:is|are|gets?)\s+(?:being\s+)?[a-z]+ed(?=\s*(?:[.;]|$))/i;

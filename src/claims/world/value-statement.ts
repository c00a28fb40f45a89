/**
 * Whether a sentence, item or row states a value of the symbol that it names: "[PORT](…#PORT) is 3000", "listens on port 3000 ([PORT](…#PORT))". That a
 * paragraph has the number somewhere says nothing: it may be that of an issue, a line or a version, a count of something else, or a condition. So only
 * what joins the two is read, and words that nobody listed here are left alone. What literals are alike: stated-value.ts.
 */
import { plainLiteral } from './stated-value.ts';
import type { Titles } from '../words/titles.ts';

/** Words that may state a value. */
export interface Statement {
  /** Of a paragraph, item or row. */
  readonly words: string;
  readonly titles: Titles;
  /** `path#Level.High`. */
  readonly target: string;
}

/** True where a sentence or row of them says that the symbol has the value. */
export function statesValueOf({ words, titles, target }: Statement, value: string): boolean {
  if (words.length > MAX_WORDS || titles.headings.some((heading) => OF_ANOTHER_DAY.test(heading))) return false;
  const symbol = target.slice(target.indexOf('#') + 1);
  const subject = { names: namesOf(symbol), isNumber: /^[-+]?[\d.]/.test(value) };
  const text = marked(words, symbol, value);
  if (!text.includes(NAME) || !text.includes(VALUE)) return false;
  if (/^\s*\|/.test(text)) return isRowStating(text, titles.head, subject);
  // A list that is led in by a condition states nothing.
  if (
    isConditional(titles.items.at(-1) ?? '') ||
    (/[:：]\W*$/.test(titles.paragraph) && isConditional(titles.paragraph))
  )
    return false;
  return sentencesOf(text).some((sentence) => isStating(sentence, subject));
}

/** Longer blocks are no paragraphs that anybody wrote. */
const MAX_WORDS = 10_000;

const OF_ANOTHER_DAY = /\b(?:change ?log|history|release notes|formerly|previous(?:ly)?|old|legacy|examples?|v\d+)\b/i;

/** Stands for the symbol. */
const NAME = '\uE002';
/** Stands for the value. */
const VALUE = '\uE003';
/** Stands for other code. */
const OTHER = '\uE004';
/** Stands for a link to another symbol. */
const OTHER_NAME = '\uE005';

/** What a statement is about. */
interface Subject {
  readonly names: ReadonlySet<string>;
  /** A text or a flag with any circumstance behind it may be set there alone: "is `true` for admins". */
  readonly isNumber: boolean;
}

/** The words of a name, by which a text may call what it is the name of: `page`, `size`. */
function namesOf(symbol: string): ReadonlySet<string> {
  return new Set(
    symbol
      .replace(/([a-z\d])(?=[A-Z])/g, '$1 ')
      .toLowerCase()
      .split(/[^a-z]+/)
      .flatMap((word) => [word, `${word}s`, word.replace(/s$/, '')]),
  );
}

// ───────────────────────────── marks ─────────────────────────────

function marked(words: string, symbol: string, value: string): string {
  const plain = plainLiteral(value);
  const [last = symbol] = symbol.split('.').slice(-1);
  const own = new Set([symbol, last]);
  const ofCode = (code: string): string => {
    const [, name = '', assigned] = /^([\w$.]+)\s*[:=]\s*(.+)$/.exec(code) ?? [];
    if (assigned !== undefined && own.has(name) && plainLiteral(assigned) === plain) return `${NAME} = ${VALUE}`;
    if (plainLiteral(code) === plain) return VALUE;
    return own.has(code) || code.endsWith(`#${symbol}`) ? NAME : OTHER;
  };
  const text = words
    .replace(/\[((?:[^\][]|\[[^\]]*\])*)\]\(<?([^)\s>]*)[^)]*\)/g, (_, label: string, to: string) =>
      to.endsWith(`#${symbol}`) ? NAME : to.includes('#') ? OTHER_NAME : label,
    )
    .replace(/\{\{[^}]*\}\}/g, (binding) => (binding.includes(`#${symbol}"`) ? NAME : OTHER))
    .replace(/(`+)(.+?)\1/g, (_, _ticks, code: string) => ofCode(code.trim()))
    .replace(/(["'])([^"'\n]+)\1/g, (quotation: string, _sign, inner: string) =>
      plain === `"${inner}"` ? VALUE : quotation,
    );
  return withNumbers(text, plain)
    .split(/(?<![\w$.])([\w$.]*[\w$])(?![\w$])/)
    .map((part) => (own.has(part) && part.length > 2 && /[A-Z_]/.test(part) ? NAME : part))
    .join('');
}

/** Numbers of one digit are too many to be read outside of code. Those that are joined to something are no numbers: `v50`, `#50`, `50-80`. */
function withNumbers(text: string, plain: string): string {
  if (!/^\d/.test(plain) || plain.length < 2) return text;
  return text.replace(NUMBER, (number) => (String(Number(number.replace(/[_,]/g, ''))) === plain ? VALUE : number));
}

const NUMBER =
  /(?<![\w#/@~‑–-]|(?<!localhost|[\s\uE002\]*_])[:.])(?:\d{1,3}(?:,\d{3})+|\d[\d_]*)(?:\.\d+)?(?!\w|[-‑–/:.,]\d)/g;

function sentencesOf(text: string): readonly string[] {
  return text.split(
    /(?<=[.!?;])\s+(?!(?:Jan|Feb|Mar|Mär|Apr|Mai|May|Jun|Jul|Aug|Sep|Okt|Oct|Nov|Dez|Dec)[a-z]*\b)|(?<=[。！？；])|\n(?=\s*(?:[-*+]|\d+[.)])\s)/,
  );
}

// ───────────────────────────── sentences ─────────────────────────────

function isStating(sentence: string, subject: Subject): boolean {
  if (/[?？]\W*$/.test(sentence)) return false;
  return [...sentence.matchAll(/\uE003/g)].some(({ index }) => {
    const [before, behind] = [sentence.slice(0, index), sentence.slice(index + 1)];
    if (!mayBeValue(behind, subject) || isConditional(clauseOf(before)) || isQuoted(before, behind)) return false;
    return isBehindName(before, behind) || isBeforeName({ before, behind, names: subject.names });
  });
}

/** 'Bob wrote "[CACHE] is 50"': a quotation says what somebody said, on whatever day. One that begins behind the name is the value's own. */
function isQuoted(before: string, behind: string): boolean {
  const opened = Math.max(before.lastIndexOf('“'), isOpen(before) ? before.lastIndexOf('"') : -1);
  const isClosed = before.lastIndexOf('”') > opened || !/["”]/.test(behind);
  return opened >= 0 && !isClosed && before.includes(NAME, opened);
}

function isOpen(before: string): boolean {
  return (before.match(/"/g)?.length ?? 0) % 2 === 1;
}

/** Whether what is behind the number leaves it what it is: no range, no part of a sum, and no count of lines, tests or readers. */
function mayBeValue(behind: string, { names, isNumber }: Subject): boolean {
  if (NO_VALUE.test(behind)) return false;
  const [phrase = ''] = /^[\s*_)%-]*(?:\p{L}+[\s-]+){0,2}\p{L}*/u.exec(behind) ?? [];
  const nouns = phrase.match(/\p{L}+/gu) ?? [];
  const isCounted = nouns.some((word) => COUNTED.test(word) && !names.has(word.toLowerCase()));
  const [clause = ''] = behind.split(/[,;(（，]|\s[–—-]\s/);
  if (!isNumber && /^[\s*_]*(?:for|in|on|to|because|under|with|through|during|at)\b/i.test(behind)) return false;
  return !isCounted && !ELSEWHERE.test(clause) && !LATER_CONDITION.test(clause);
}

const NO_VALUE =
  /^\s*\?|^\.\s+\p{Lu}|^\s*(?:ではな|じゃな|时|時|的|不|后|後|以|倍)|^[\s*_%]*(?:\p{L}+\s+){0,2}(?:away|above|below|larger|smaller|bigger|longer|shorter|less|more|higher|lower|fewer|ahead|than|apart)\b|^\s*,\s*(?:wenn|falls|if|when|as long as|si|quand|cuando)\b|^[^.;,]*?\b(?:in|for|on|by|with|through|via|of)\s+(?:the\s+)?\uE004|^[^.!?]*,?\s(?:but|only (?:on|in|if|when|for))\b|^[\s*_]*(?:(?:means|turns|enables|disables|stands)\b|[-–]\s?\d|[+×x]\s|(?:,|\/|\\?\||and|or|to|till|through|und|oder|bis|et|ou|à|y|o|a)\s*(?:~|about )?[\d\uE004]|(?:,|and|or)\s+(?:more|less|higher|lower|above|below|over|under|fewer|up)\b|(?:more|less|fewer|higher|lower|times (?:the|as|a|an|more|less|higher)|% of|percent of|of|out of|oder mehr|ou plus|o más)\b|\/\s?\d|[×*]\s?[\w\uE002])/iu;

/** What is counted of code and of work on it, and not by it. */
const COUNTED =
  /^(?:lines?|loc|tests?|specs?|cases?|files?|modules?|callers?|call|usages?|uses?|users?|readers?|writers?|places?|spots?|sites?|references?|imports?|importers?|exports?|commits?|characters?|chars?|letters?|words?|packages?|repos?|repositories|people|persons|teams?|developers?|contributors?|versions?|releases?|issues?|bugs?|prs?|tickets?|knobs?|options?|constants?|names?|variants?|examples?|columns?|rows? above|years? old|months? old|old|Zeilen|Dateien|Tests|Stellen|Zeichen|Mal|mal|fois|veces|vezes|раз|lignes|fichiers|líneas|archivos)$/i;

/** What holds in one place only may be set there. */
const ELSEWHERE =
  /\b(?:staging|development|dev|test|tests|testing|ci|sdk|docs|browsers?|old|older|legacy|previous|former|version|v\d+|only|environment|env|laptops?|locally|upstream|elsewhere|docker|before|after|release|later|soon|until|till|since|ago|except|disk|wire|long|wide|big|high|nur|bis|seulement|solo)\b/i;

/** "50 if nothing is set" is what the constant says; "50 if it is on" may be what code makes of it. */
const LATER_CONDITION =
  /\b(?:if|when|whenever|while|as long as|wenn|falls|si|quand|cuando)\b(?!\s+(?:(?:it|this|that|none|nothing|no \w+) (?:is|are|was)\s+)?(?:not|un\w+|omitted|missing|nothing|none|no|absent|empty|left)\b)/i;

/** The words of the same clause; what begins with "and" goes on with the one before. */
function clauseOf(before: string): string {
  const parts = before.split(/[,，、]\s*|\s[–—-]\s/);
  let from = parts.length - 1;
  while (from > 0 && /^(?:(?:and|or|but|und|oder|et|ou|y|o|e)\b|\W*\uE002?\W*$)/i.test(parts[from] ?? '')) from--;
  return parts.slice(from).join(', ');
}

function isConditional(words: string): boolean {
  return CONDITION.test(words);
}

/** What a sentence supposes, wishes, forbids or remembers. */
const CONDITION =
  /(?<![\p{L}])(?:if|when|whenever|whether|unless|until|once|while|where|suppose|supposing|assum(?:e|es|ing)|imagine|say|given|provided|examples?|e\.g|for instance|let|with|without|check|verify|expects?|asserts?|ensures?|make sure|never|not|no longer|isn['’]t|cannot|can['’]t|don['’]t|doesn['’]t|was|were|been|had|used to|formerly|previously|originally|should|could|would|might|may|must|can|will|shall|raise|raises|lower|lowers|increase|decrease|bump|change|try|instead|todo|plans?|planned|soon|goal|target|wish|want|make|makes|proposes?|proposal|later|future|eventually|myth|wrong(?:ly)?|claims?|says?|said|told|believes?|thinks?|thought|rumou?r|wenn|falls|sobald|ob|nicht|nie|war|waren|früher|sollte|muss|si|quand|lorsque|jamais|était|cuando|era|nunca|não|se|quando|если|когда|не)(?![\p{L}])|[如若当]|不/iu;

const LIGHT = String.raw`(?:[\s*_:=(（–—,，"'→|-]|[-=]>)`;
const JOINT =
  String.raw`(?:is|are|equals?|defaults?|stays?|remains?|holds?|keeps?|allows?|permits?|limit|limited|cap|capped|set|fixed|kept|stands|to|at|of|by|most|least|up|no (?:more|less|fewer) than|max(?:imum)?|min(?:imum)?|value|currently|now|always|exactly|just|the|an?|about|usually|each|every|after|` +
  String.raw`ist|beträgt|steht|auf|standardmäßig|est|vaut|de|es|vale|é|è|по|умолчанию|равен|равна|равно)(?![\p{L}])|默认值?|为|是|は|デフォルト値?`;
const BRIDGE = new RegExp(`^${LIGHT}*(?:(?:${JOINT})${LIGHT}*){0,8}$`, 'iu');

/** A few free words may tell what the name is, or what is limited: "the port, 3000", "limits a page to 50". */
const FREE_BRIDGE =
  /^\s*(?:[,:(–—-]|is|holds|has|sets|=)\s*(?:the|a|an|our)(?:\s[a-z-]+){1,3}\s*[,:(–—-]\s*$|^\s*(?:is|limits|caps|bounds|holds|keeps|sets)(?:\s[a-z-]+){1,5}\s(?:to|at)(?:\s(?:most|least))?\s*$/i;

/** A name leads off, and a sentence says what it is for: "[TTL]: tokens live 15 minutes". */
const LEADING_OFF = /^\s*[:–—]\s*(?=.*\b(?!max|min|at|default|limit)[a-z]{3})(?:[a-z]+\s){1,5}$/i;

/** The sentence that a name leads off is on something else, which has that number too: "the proxy listens on 3000 as well", "for 30 years by law". */
const OF_ANOTHER = /^[^.!?;]*\b(?:as well|too|by law|by contract|legally|whatever|regardless|anyway)\b/i;

/** More is said of a name before it: "[A] and [B] are 50" says of neither which. */
function isBehindName(before: string, behind: string): boolean {
  const at = before.lastIndexOf(NAME);
  if (at < 0 || OF_MORE.test(before.slice(0, at))) return false;
  const between = before.slice(at + 1);
  // A setting that somebody is told to make is not what the code has.
  if (/\b(?:set|use|pass|put|run|try|start|launch|setze|mets|pon)\s[^.,;:]{0,40}$/i.test(before.slice(0, at)))
    return false;
  if (LEADING_OFF.test(between)) return LIMITING.test(between) && !OF_ANOTHER.test(behind);
  if (!BRIDGE.test(between)) return FREE_BRIDGE.test(between);
  return !/^\s*(?:to|at|of|by)\s*$/i.test(between) || isOfName(before.slice(0, at));
}

/** What stands in front of a name where the number is that of something made of it: "half of [CACHE] is 50", "max([CACHE], 50)". */
const OF_MORE =
  /(?<!\b(?:values?|defaults?|limits?|settings?|maximum|max|minimum|min)\s)\bof\s*$|(?:\b(?:twice|half|double|triple|times|plus|minus|than|and|or|from|to)|\w\(|[\uE002\uE003\uE004\uE005\w]\s*[+*/×<>-])\s*$/i;

/** "A default [CACHE] of 50". */
function isOfName(front: string): boolean {
  return /\b(?:defaults?|limit|maximum|max|minimum)\s*$/i.test(front);
}

interface Placed {
  readonly before: string;
  readonly behind: string;
  readonly names: ReadonlySet<string>;
}

/** "Port 3000 ([PORT])", "at most 50 orders, see [PAGE_SIZE]": an aside names where a limit, or what is called as the name is, stands. */
function isBeforeName({ before, behind, names }: Placed): boolean {
  const [, noun = ''] = ASIDE.exec(behind) ?? [];
  if (!ASIDE.test(behind) || (LABELLED.test(before) && !isNamed(before, names))) return false;
  const clause = clauseOf(before);
  if (/^\W*(?:to|for|in order to|um|pour|para)\s|\b(?:upstream|vendor|third[- ]party|theirs?)\b/i.test(clause))
    return false;
  const around = `${clause} ${noun}`.toLowerCase().match(/[a-z]+/g) ?? [];
  // "See" may be said of what is alike elsewhere.
  const isLimit = LIMITING.test(clause) && !/^[^\uE002]*\bsee\b/i.test(behind);
  return isLimit || around.some((word) => word.length > 2 && names.has(word));
}

/** What closes behind the name says no more of it. */
const ASIDE =
  /^((?:[\s*_%-]*[a-z]+){0,3})[*_]*\s*(?:[(（]\s*(?:(?:see|set by|defined (?:as|by|in)|from|the|constant|=|as)\s+)*|[,:–—-]?\s*(?:see|from|set by|set in|defined (?:as|by|in)|as|named|called|via|by|per)\s+(?:the\s+)?(?:constant\s+)?|\s[–—-]\s|\s?[←:]\s?)[*_]*\uE002[*_]*\s*(?:[),.;:）]|$)/iu;

/** A number of something that is numbered: "issue 50", "Node 50", "step 50". */
const LABELLED =
  /\b(?:[Ii]ssue|PR|MR|ADR|RFC|[Tt]icket|[Ll]ines?|[Pp]age|[Cc]hapter|[Ss]ection|[Vv]ersion|[Ss]tep|[Pp]art|[Tt]able|[Ff]igure|[Cc]ommit|[Rr]ule|[Pp]hase|[Mm]ilestone|[Pp]ort|[Bb]ug|[Nn]ote|[Ii]tem|[Nn]o\.?|[Nn]r\.?|[Nn]umber|[Yy]ear|[Bb]uild|[Ll]evel)\s*$|(?<=\S\s)[A-Z]\p{L}+\s*$/u;

function isNamed(before: string, names: ReadonlySet<string>): boolean {
  return names.has((/([a-z]+)\s*$/i.exec(before)?.[1] ?? '').toLowerCase());
}

const LIMITING =
  /\b(?:defaults?|limit(?:s|ed)?|max(?:imum)?|min(?:imum)?|at most|at least|up to|no more than|cap(?:s|ped)?|within|times? out|timeout|expires?|lasts?|lives?|listens?|retr(?:y|ies)|holds?|keeps?|(?:every|after)\s*$|höchstens|mindestens|au plus|au maximum|como máximo)\b/i;

// ───────────────────────────── rows ─────────────────────────────

function isRowStating(row: string, head: string, subject: Subject): boolean {
  const [cells, columns] = [cellsOf(row), cellsOf(head)];
  // Which of two names a number is of, nobody says.
  if (cells.some((cell) => cell.includes(OTHER_NAME))) return false;
  if (!cells.some((cell) => cell.includes(NAME) && (cell.includes(VALUE) || NAMED_ALONE.test(cell)))) return false;
  if (cells.some((cell) => OF_ONE_PLACE.test(cell))) return false;
  return cells.some((cell, at) => {
    if (!cell.includes(VALUE)) return false;
    if (cell.includes(NAME))
      return !OF_CASES.test(columns[at] ?? '') && sentencesOf(cell).some((sentence) => isStating(sentence, subject));
    const [before = '', behind = ''] = cell.split(VALUE);
    const isOpened = new RegExp(`^${LIGHT}*(?:(?:${JOINT})${LIGHT}*){0,8}$`, 'iu').test(before);
    if (!isOpened || !mayBeValue(behind, subject)) return false;
    // Without a head two cells are a name and what it is, or a share of something.
    return head === ''
      ? cells.length === 2 && !/^[\s*_`]*%/.test(behind)
      : isOfValues(columns[at] ?? '', subject.names);
  });
}

/** A cell that names the symbol: "twice [CACHE]" is something else. */
const NAMED_ALONE = /^[\s*_"'(]*(?:(?:see|the|constant|via)\s+)*\uE002[\s*_"').,]*$/i;

/** A cell of one environment, whose number may be set there. */
const OF_ONE_PLACE = /^\W*(?:staging|production|prod|development|dev|tests?|ci|local|preview)\W*$/i;

function cellsOf(row: string): readonly string[] {
  return row
    .trim()
    .replace(/^\|/, '')
    .replace(/\|$/, '')
    .split(/(?<!\\)\|/);
}

/** True for a heading of nothing but words for what a name is. */
function isOfValues(column: string, names: ReadonlySet<string>): boolean {
  if (/[#№%]/.test(column)) return false;
  const words = column.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.every((word) => names.has(word) || OF_VALUES.test(word));
}

const OF_VALUES =
  /^(?:values?|defaults?|limits?|max|maximum|min|minimum|settings?|current|currently|today|now|is|the|a|of|in|and|by|amount|size|durations?|timeouts?|time|ms|s|seconds?|minutes?|hours?|days?|bytes|kb|mb|unit|meaning|means|what|it|descriptions?|purpose|details?|notes?|comments?|wert|standard|standardwert|bedeutung|beschreibung|valeur|défaut|par|valor|значение|值|値)$/;

const OF_CASES = /\b(?:when|if|case|condition|scenario|example|input|expression|wenn|fall|si|cas)\b/i;

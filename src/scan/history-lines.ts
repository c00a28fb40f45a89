/**
 * One line of code → the names that it declares for the public. Guesses by how lines are written: too many names cost a look at
 * contents that lost nothing, too few miss a loss.
 */

/** Words before the name of what an `export` declares, and before the name of a member. */
const BEFORE_EXPORT =
  /^export\s+(?:(?:default|declare|abstract|async|function\*?|class|interface|type|enum|const|let|var|namespace|module)\s+)*/;
const BEFORE_MEMBER = /^(?:(?:declare|abstract|async|public|static|override|readonly|accessor|get|set)\s+)*/;
const NAME = /^\*?['"]?([\p{L}_$][\p{L}\p{N}_$]*)/u;
/** How a member, or an entry of an export list over several lines, starts. What starts a statement is neither. */
const MEMBER =
  /^\*?(?!(?:async|await|break|case|const|continue|default|delete|else|export|for|if|import|let|new|return|switch|throw|try|typeof|var|void|while|yield)\b)['"]?[\p{L}_$][\p{L}\p{N}_$]*['"]?\s*(?:[?!]?[(:<=,;]|$| as )/u;

/** A call on one line. A signature without any type looks the same, and is missed. */
const CALL = /^[\w$]+\([^:]*\);$/;

/** Longer lines are data or bundles. */
const MAX_LINE = 400;

/** Members of what stands at the top of a file are not indented further than this. */
const MAX_INDENT = 4;

/** Stands for the indent of what shares its line with what holds it: `b` in `export interface A { b: string }`. */
export const INNER = Number.POSITIVE_INFINITY;

interface DeclaredName {
  readonly name: string;
  /** 0 for what an `export` declares, wherever it stands. */
  readonly indent: number;
}

const NONE: readonly DeclaredName[] = [];

/** The names that a line declares for the public, as far as a line tells. */
export function declaredNames(line: string): readonly DeclaredName[] {
  if (line.length > MAX_LINE) return NONE;
  const text = line.trimStart();
  const indent = line.length - text.length;
  const isMember = indent > 0 && indent <= MAX_INDENT;
  // Most lines of code are nothing of that, and this tells them in no time.
  if (!isMember && !text.startsWith('export') && !(indent === 0 && text.includes('exports'))) return NONE;
  const list = /^export\s+(?:type\s+)?\{([^}]*)/.exec(text)?.[1];
  if (list !== undefined) {
    return list.split(',').flatMap((part) => named(part.replace(/^.*\bas\s/, '').trim(), 0));
  }
  const declared = BEFORE_EXPORT.exec(text)?.[0];
  if (declared !== undefined) return [...named(text.slice(declared.length), 0), ...innerNames(text, declared)];
  const set = text.includes('exports') ? setNames(text) : NONE;
  if (set.length > 0 || !isMember || CALL.test(text)) return set;
  const member = text.slice(BEFORE_MEMBER.exec(text)?.[0].length ?? 0);
  return MEMBER.test(member) ? named(member, indent) : NONE;
}

function named(text: string, indent: number): readonly DeclaredName[] {
  const name = NAME.exec(text)?.[1];
  return name === undefined ? NONE : [{ name, indent }];
}

// ── several names on one line ──

/** What stands behind a brace, a comma or a semicolon and goes on as members, entries and declarators do. */
const INNER_NAME =
  /[{,;]\s*(?:(?:async|public|static|override|readonly|accessor|get|set)\s+)*['"]?([\p{L}_$][\p{L}\p{N}_$]*)['"]?(?=\s*(?:[?!]?[:(<=,;}]|$))/gu;

/** Further declarators of `export const a = 1, b = 2`, and members of what is declared on one line. */
function innerNames(text: string, before: string): readonly DeclaredName[] {
  // Parameters change more often than all else, and the names in a function are its own.
  if (/\bfunction\b/.test(before) || !/[{,]/.test(text)) return NONE;
  const bare = withoutParentheses(text.slice(before.length));
  return [...bare.matchAll(INNER_NAME)].map(([, name = '']) => ({ name, indent: INNER }));
}

/** Text without what stands in parentheses, up to one that the line does not close. */
function withoutParentheses(text: string): string {
  let [depth, bare] = [0, ''];
  for (const part of text.split(/([()])/)) {
    if (part === ')') depth--;
    if (depth === 0) bare += part === '(' ? '()' : part === ')' ? '' : part;
    if (part === '(') depth++;
    if (depth < 0) break;
  }
  return bare.replaceAll('()', '(');
}

// ── CommonJS ──

/** `exports.a = …`, `module.exports['b'] = …`. */
const SET_NAME =
  /\bexports(?:\.([\p{L}_$][\p{L}\p{N}_$]*)|\[['"]([\p{L}_$][\p{L}\p{N}_$]*)['"]\])\s*(?:\?\?|\|\|)?=(?![=>])/gu;
const DEFINED_NAME = /\bdefineProperty\(\s*(?:module\.)?exports,\s*['"]([\p{L}_$][\p{L}\p{N}_$]*)['"]/u;
/** `module.exports = `, in front of what is exported as a whole. */
const WHOLE = /\bmodule\.exports\s*=\s*(?=[\p{L}_${])/u;

/** The names that a line sets on what CommonJS exports. */
function setNames(text: string): readonly DeclaredName[] {
  const names = [...text.matchAll(SET_NAME)].map(([, name, quoted]) => ({ name: name ?? quoted ?? '', indent: 0 }));
  const defined = DEFINED_NAME.exec(text)?.[1];
  if (defined !== undefined) names.push({ name: defined, indent: 0 });
  const whole = WHOLE.exec(text);
  if (!whole) return names;
  const value = text.slice(whole.index + whole[0].length);
  return [...names, ...(value.startsWith('{') ? innerNames(value, '') : named(value, 0))];
}

// ── variables of the environment ──

/** The variables that a line reads by their names; what a remark says is read by nobody. */
export function variablesRead(line: string): readonly string[] {
  if (line.length > MAX_LINE || !line.includes('env') || /^\s*(?:\/[/*]|\*)/.test(line)) return NO_VARIABLES;
  return [...[...line.matchAll(READ)].flatMap(([, dotted, keyed]) => dotted ?? keyed ?? []), ...variablesTaken(line)];
}

/** The variables that a text takes out of the environment by their names, over however many lines, as in `const { A, B = 1, C: c }`. */
export function variablesTaken(text: string): readonly string[] {
  return [...text.matchAll(TAKEN)].flatMap(([, list = '']) =>
    list.split(/[,\n]/).flatMap((entry) => TAKEN_NAME.exec(entry)?.[1] ?? []),
  );
}

/**
 * What a line may take out of the environment, where it is one of several that do: `  API_URL,`, `  API_URL = 'here',`. So are written lists of
 * constants as well, so that only the text around it tells.
 */
export function entryOf(line: string): string | undefined {
  return line.length > MAX_LINE ? undefined : ENTRY.exec(line)?.[1];
}

const NO_VARIABLES: readonly string[] = [];

/** By a dot, as a key, and as what `Deno.env.get()` is given. */
const READ =
  /\b(?:process|import\.meta|Bun|Deno)\??\.env!?(?:\s+as\s[\w<>,. ]+\))?(?:\??\.([A-Z][A-Z\d_]{2,})\b|(?:\.get\(|(?:\?\.)?\[)['"`]([A-Z][A-Z\d_]{2,})['"`])/g;

/** A pattern and where it takes from: the environment itself, and nothing of it. */
const TAKEN = /\{([^{}]*)\}(?:\s*:[^=;{}]*)?\s*=\s*\(?\s*(?:process|import\.meta|Bun)\.env\b(?!\s*[.[?!])/g;
const TAKEN_NAME = /^\s*([A-Z][A-Z\d_]{2,})\s*(?:[:=]|\/\/|$)/;
const ENTRY = /^\s+([A-Z][A-Z\d]*(?:_[A-Z\d]+)+)\s*(?::\s*\w+\s*)?(?:=(?![=>]).*)?,?\s*$/;

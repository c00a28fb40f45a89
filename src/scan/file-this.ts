/**
 * What a class of JavaScript does with `this`, by words in its text, since bodies are not parsed. Rather one way too many by
 * which it may get members than one too few: of a class with such a way nothing is said to be missing.
 */
import { ts, type Syntax } from './file-syntax.ts';

/** The names behind `this.`; undefined where members may come by other ways. */
export function namesBehindThis(
  { written, writtenAt }: Syntax,
  node: ts.ClassLikeDeclaration,
): ReadonlySet<string> | undefined {
  const own = withoutBound(written.slice(writtenAt(node.pos), writtenAt(node.end)));
  if (HANDED_ON.test(own) || BY_KEY.test(own) || MIXED_IN.test(written)) return undefined;
  if (node.name !== undefined && isHandedOver(node.name.text, written)) return undefined;
  return new Set([...own.matchAll(NAMED)].flatMap(([, name]) => name ?? []));
}

const NAMED = /\bthis\s*\??\.\s*([\w$]+)/g;

/** A text without `this.close.bind(this)`, which hands `this` to what the class has itself. */
export function withoutBound(text: string): string {
  return text.includes('.bind(') ? text.replace(BOUND, '') : text;
}

const BOUND = /\bthis\.[\w$]+\.bind\(\s*this\s*\)/g;

/**
 * `this` itself as a value, whoever gets it: an argument, what a variable holds, what is spread or passed on. A class that
 * returns it gives away nothing but the instance, which everybody has. In remarks a word follows.
 */
const HANDED_ON =
  /(?:[(,=[:?&|>]|\.\.\.|\b(?:of|in|await|yield))\s*this\b(?!\s*\?\.)[ \t]*(?:[),;\]}:&|?=[<>!\r\n]|instanceof\b|in\b|$)/;

const BY_KEY = /\bthis\s*(?:\?\.)?\s*\[/;

/** What a remark says of members that code puts together elsewhere. */
const MIXED_IN = /@(?:mixes|mixin|borrows|lends)\b/;

/**
 * Whether a call of its file gets the class, alone or in a list: `mixin(DateRange)`, `use(days(), [DateRange])`. Lists of exports
 * hand nothing over, nor does what asks for its kind.
 */
function isHandedOver(name: string, written: string): boolean {
  const own = String.raw`(?<!\binstanceof\s+)(?<![\w$.])${name.replaceAll('$', String.raw`\$`)}`;
  const handed = [
    String.raw`[\w$)\]]\s*\((?:[^()]*[\s,[{:.])?${own}\s*[,)\]}]`,
    String.raw`[,[]\s*${own}\s*[)\]]`,
    String.raw`\)\s*,\s*${own}\s*,`,
  ];
  return new RegExp(handed.join('|')).test(written);
}

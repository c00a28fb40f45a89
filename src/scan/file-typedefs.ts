/**
 * Types that JavaScript declares in comments: `@typedef` and `@callback` before the statements of a module, which
 * TypeScript exports. Their names and texts are kept as written; what they mean is not looked into.
 */
import type { ExportFact } from '../model.ts';
import { fingerprintOf } from './file-fingerprint.ts';
import type { FileReading } from './file-reading.ts';
import { shorten } from './file-signature.ts';
import { ts } from './file-syntax.ts';

/** Reads them. Whoever asks knows that the file is a module: in a script they are global names. */
export function typedefs(reading: FileReading): readonly ExportFact[] {
  const { syntax, bindings } = reading;
  if (!syntax.isJavaScript || !/@(?:typedef|callback)\b/.test(syntax.text)) return [];
  const found = new Map<string, ExportFact>();
  for (const { pos, end } of commentsOf(syntax.source)) {
    for (const { name, text, offset } of typesIn(syntax.text.slice(pos + 3, end - 2))) {
      if (found.has(name) || bindings.has(name)) continue;
      found.set(name, typeFact(name, text, syntax.placeOf(pos + 3 + offset).line));
    }
  }
  return [...found.values()];
}

function typeFact(name: string, text: string, line: number): ExportFact {
  return {
    name,
    kind: 'type',
    typeOnly: true,
    signature: shorten(`type ${name} = ${text}`),
    fingerprint: fingerprintOf(`typedef ${text}`),
    deprecated: false,
    inferred: false,
    members: [],
    hasMoreMembers: true,
    line,
  };
}

/** The doc comments before the statements, and those at the end. */
function commentsOf({ statements, endOfFileToken, text }: ts.SourceFile): readonly ts.CommentRange[] {
  return [...statements, endOfFileToken].flatMap(({ pos }) => {
    const ranges = ts.getLeadingCommentRanges(text, pos) ?? [];
    return ranges.filter((range) => text.startsWith('/**', range.pos));
  });
}

interface WrittenType {
  readonly name: string;
  /** What follows the name, one blank between words, descriptions left out. */
  readonly text: string;
  /** Where its tag stands in the comment. */
  readonly offset: number;
}

interface Tag {
  readonly name: string;
  readonly rest: string;
  readonly offset: number;
}

function typesIn(comment: string): readonly WrittenType[] {
  const tags = tagsOf(comment);
  return tags.flatMap((tag, at) => {
    if (tag.name !== 'typedef' && tag.name !== 'callback') return [];
    const { type, after } = bracedType(tag.rest);
    // `Outer.Inner` is a name in a namespace, and none of the file.
    const name = /^[A-Za-z_$][\w$]*(?![\w$.])/.exec(after)?.[0];
    if (name === undefined) return [];
    const parts: string[] = type === undefined ? [] : [type];
    for (const part of tags.slice(at + 1)) {
      if (!PARTS.has(part.name)) break;
      parts.push(partOf(part));
    }
    const text = parts.join(' ');
    return [{ name, text: text === '' ? tag.name : text, offset: tag.offset }];
  });
}

/** The tags that say what a type is made of. */
const PARTS: ReadonlySet<string> = new Set([
  'property',
  'prop',
  'param',
  'arg',
  'argument',
  'returns',
  'return',
  'type',
  'this',
]);

/** `a: number` for `@property {number} a What it is.` */
function partOf({ name, rest }: Tag): string {
  const { type = 'any', after } = bracedType(rest);
  const word = /^(?:\[[^\]]*\]|\S+)/.exec(after)?.[0] ?? '';
  if (name === 'property' || name === 'prop') return `${word}: ${type};`;
  if (name === 'type') return type;
  return name.startsWith('return') ? `=> ${type}` : `(${word}: ${type})`;
}

/** Tags start lines. */
function tagsOf(comment: string): readonly Tag[] {
  const starts = [...comment.matchAll(/(?:^|\n)[^\S\n]*\*?[^\S\n]*@([A-Za-z]+)/g)];
  return starts.map((start, at) => {
    const [whole, name = ''] = start;
    const end = starts[at + 1]?.index ?? comment.length;
    const rest = comment.slice(start.index + whole.length, end).replace(/\n[^\S\n]*\*?/g, ' ');
    return { name, rest: rest.replace(/\s+/g, ' ').trim(), offset: start.index + whole.length };
  });
}

/** The type between braces, and what stands behind it. */
function bracedType(rest: string): { readonly type: string | undefined; readonly after: string } {
  if (!rest.startsWith('{')) return { type: undefined, after: rest };
  let depth = 0;
  for (let at = 0; at < rest.length; at++) {
    if (rest[at] === '{') depth++;
    else if (rest[at] === '}' && --depth === 0) {
      return { type: rest.slice(1, at).trim(), after: rest.slice(at + 1).trim() };
    }
  }
  return { type: undefined, after: '' };
}

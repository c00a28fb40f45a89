/**
 * One JSON manifest with the places of what stands in it. Tolerates comments and trailing commas;
 * a broken text gives what could be recovered and one problem. Knows nothing of what the keys mean.
 */
import { getNodeValue, parseTree, printParseErrorCode, stripComments, type Node, type ParseError } from 'jsonc-parser';
import type { Parsed, Problem } from '../model.ts';
import { placeOf } from '../offsets.ts';

/** A JSON object of user text: own keys only, values unknown. */
export type JsonObject = ReadonlyMap<string, unknown>;

/** A manifest read. */
export interface Manifest {
  readonly file: string;
  readonly value: JsonObject;
  /** The line on which the key at `path` stands; 1 when there is none. */
  readonly lineOf: (...path: readonly string[]) => number;
  /** Its text is broken: `value` is what could be recovered, and more may be meant. */
  readonly isBroken?: true;
}

interface JsonText {
  readonly file: string;
  readonly text: string;
  /** tsconfig allows comments and trailing commas, package.json does not. */
  readonly isLenient: boolean;
  /** Whoever reads it takes blanks and comments alone for an empty object. */
  readonly mayBeEmpty?: boolean;
}

/** Reads a JSON object. Whatever else the text holds counts as an empty object with a problem. */
export function readManifest({ file, text, isLenient, mayBeEmpty = false }: JsonText): Parsed<Manifest> {
  if (isTooDeep(text))
    return { value: { file, value: new Map(), lineOf: () => 1, isBroken: true }, problems: [tooDeep(file)] };
  const errors: ParseError[] = [];
  const options = { allowTrailingComma: isLenient, disallowComments: !isLenient, allowEmptyContent: mayBeEmpty };
  const root = parseTree(text, errors, options);
  const value = root?.type === 'object' ? toObject(root) : new Map<string, unknown>();
  const lineOf = (...path: readonly string[]): number => {
    const node = root && findKey(root, path);
    return node ? placeOf(text, node.offset).line : 1;
  };
  const isEmpty = mayBeEmpty && root === undefined && errors.length === 0;
  const problems = isEmpty ? [] : problemsOf({ file, text, root, errors });
  return { value: { file, value, lineOf, ...(problems.length > 0 && { isBroken: true }) }, problems };
}

/** The text with blanks for its comments, so that what is looked up in it stands where it stood. */
export function withoutComments(text: string): string {
  return stripComments(text, ' ');
}

/** Deepest nesting that is read: the parser calls itself for each level. */
const MAX_DEPTH = 200;

function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    depth += bracket === '[' || bracket === '{' ? 1 : -1;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}

function tooDeep(file: string): Problem {
  const message = `${file} is nested deeper than ${MAX_DEPTH} levels, so it is not read.`;
  return { rule: 'scan/manifest', file, line: 1, column: 1, message, hint: 'Flatten its lists and objects.' };
}

interface Reading {
  readonly file: string;
  readonly text: string;
  readonly root: Node | undefined;
  readonly errors: readonly ParseError[];
}

function problemsOf({ file, text, root, errors }: Reading): readonly Problem[] {
  const [first] = errors;
  const hint = 'Mend the syntax; until then only what could be recovered counts.';
  if (first) {
    const what = printParseErrorCode(first.error)
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .toLowerCase();
    return [
      {
        rule: 'scan/manifest',
        file,
        ...placeOf(text, first.offset),
        message: `${file} is not valid JSON: ${what}.`,
        hint,
      },
    ];
  }
  if (root?.type === 'object') return [];
  return [{ rule: 'scan/manifest', file, line: 1, column: 1, message: `${file} does not hold a JSON object.`, hint }];
}

/** Keys of user text may be `__proto__`, so objects become maps all the way down. */
function toObject(node: Node): Map<string, unknown> {
  const object = new Map<string, unknown>();
  for (const property of node.children ?? []) {
    const [key, value] = property.children ?? [];
    if (key && value) object.set(String(key.value), toValue(value));
  }
  return object;
}

function toValue(node: Node): unknown {
  if (node.type === 'object') return toObject(node);
  if (node.type === 'array') return (node.children ?? []).map(toValue);
  return getNodeValue(node);
}

function findKey(root: Node, path: readonly string[]): Node | undefined {
  let key: Node | undefined;
  let object: Node | undefined = root;
  for (const name of path) {
    const property: Node | undefined = object?.children?.find(({ children }): boolean => children?.[0]?.value === name);
    [key, object] = property?.children ?? [];
    if (!key) return undefined;
  }
  return key;
}

// ── reading values ──

/** The text at a key; undefined for anything else. */
export function textAt(object: JsonObject, key: string): string | undefined {
  const value = object.get(key);
  return typeof value === 'string' ? value : undefined;
}

/** The object at a key; empty for anything else. */
export function objectAt(object: JsonObject, key: string): JsonObject {
  const value = object.get(key);
  return isObject(value) ? value : new Map();
}

/** The texts in a list; none for anything else. */
export function textsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** True for an object of `readManifest`. */
export function isObject(value: unknown): value is JsonObject {
  return value instanceof Map;
}

/** The entries of an object whose values are texts, in order. */
export function textEntries(object: JsonObject): readonly (readonly [string, string])[] {
  return [...object].flatMap(([key, value]) => (typeof value === 'string' ? [[key, value] as const] : []));
}

/** A record of texts that is safe to index by user-supplied keys. */
export function textRecord(entries: Iterable<readonly [string, string]>): Readonly<Record<string, string>> {
  const record: Record<string, string> = Object.create(null);
  for (const [key, value] of entries) record[key] = value;
  return record;
}

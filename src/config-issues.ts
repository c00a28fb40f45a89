/** What the schema library finds wrong with a configuration, in words. It checks nothing itself. */
import { isMapping, quoted, unknownName, type Explained } from './config-keys.ts';

/** What the schema library says of one place, as far as anybody looks. */
export interface Issue {
  readonly type: string;
  readonly input: unknown;
  readonly expected: string | null;
  readonly message: string;
  readonly path?: readonly { readonly key: unknown }[] | undefined;
  /** Of a union: what each of its members says. */
  readonly issues?: readonly Issue[] | undefined;
}

/** A union reports its members' issues inside its own; a mapping is judged by the member that is one, and it comes last. */
export function innermost(issue: Issue): readonly Issue[] {
  if (issue.type !== 'union') return [issue];
  const [first, ...others] = issue.issues ?? [];
  const inner = isMapping(issue.input) ? others : first?.type === 'picklist' ? [first] : undefined;
  if (inner === undefined) return [issue];
  return inner.map((each) => ({ ...each, path: [...(issue.path ?? []), ...(each.path ?? [])] }));
}

/** Says in words what a schema issue means, and what was expected. */
export function explain(issue: Issue): Explained {
  const path = (issue.path ?? []).map((step) => step.key as string | number);
  if (issue.type === 'picklist' && !isEmptyOrDeep(issue.input))
    return { path, message: unknownName('value', String(issue.input), optionsOf(issue)) };
  if (issue.type === 'strict_object' && issue.input === undefined)
    return { path: path.slice(0, -1), message: `\`${path.slice(0, -1).join('.')}\` has no \`${path.at(-1)}\`.` };
  const subject = path.length === 0 ? 'The configuration' : `\`${path.join('.')}\``;
  return { path, message: `${subject} is ${describe(issue.input)}; expected ${expectation(issue)}.` };
}

function isEmptyOrDeep(input: unknown): boolean {
  return input === null || input === undefined || typeof input === 'object';
}

const EXPECTED_WORDS: ReadonlyMap<string, string> = new Map([
  ['Array', 'a list'],
  ['Object', 'a mapping'],
  ['string', 'a text'],
  ['number', 'a number'],
  ['>=0', 'a number from 0'],
  ['>=1', 'a number from 1'],
]);

/** The schema library writes `Array`, `("a" | "b")` or `(string | Object)`. */
function expectation(issue: Issue): string {
  if (issue.type === 'min_length') return issue.message;
  if (issue.type === 'integer') return 'a whole number';
  if (issue.type === 'picklist') return `one of ${quoted(optionsOf(issue))}`;
  const words = (issue.expected ?? '').replace(/^\(|\)$/g, '').split(' | ');
  return words.map((word) => EXPECTED_WORDS.get(word) ?? word).join(' or ');
}

function optionsOf({ expected }: Issue): readonly string[] {
  return [...(expected ?? '').matchAll(/"([^"]+)"/g)].map((match) => match[1] ?? '');
}

function describe(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  return typeof value === 'object' ? 'a mapping' : `\`${String(value)}\``;
}

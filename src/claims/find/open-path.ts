/**
 * Code spans that are no path as a whole, and hold some: each alternative of `src/{a,b}.ts`, and the folder in front of what a reader
 * is to fill in, `src/plugins/` of `src/plugins/<name>/index.ts`. Of these only history tells that one is gone: whether all of
 * them stand today nobody has promised.
 */
import { spelledOut } from '../../glob.ts';
import type { Claim } from '../../model.ts';
import { literalPath } from '../words/path-text.ts';

/** A path that a code span holds in part, or in other words. */
export type OpenPath = Pick<Claim, 'text' | 'target' | 'span' | 'isStart'>;

/** The paths that a code span holds, in order; none where it is a path itself, or a glob. */
export function openPaths(value: string): readonly OpenPath[] {
  const span = value.trim();
  if (span.length > MAX_LENGTH || !OPEN.test(span) || /[*"'`;|&]/.test(span)) return [];
  return alternativesOf(span).flatMap((text): readonly OpenPath[] => {
    const target = text === span ? undefined : literalPath(text);
    const start = target === undefined ? startOf(text) : undefined;
    if (start !== undefined) return [{ ...start, span, isStart: true }];
    return target === undefined || !text.includes('/') ? [] : [{ text, target, span }];
  });
}

/** Longer ones are code, and each pair of braces multiplies. */
const MAX_LENGTH = 300;
const MAX_ALTERNATIVES = 20;

const OPEN = /[<{[$].*\/|\/.*[<{[$]/;

/** The span with each of its braces' members in turn, or by itself where it has none, or where one of the members would do. */
function alternativesOf(span: string): readonly string[] {
  const text = span.replace(/,\s+(?=[^{}]*\})/g, ',');
  const groups = text.match(/\{[^{}]*,[^{}]*\}/g) ?? [];
  // Of `vite.config.{js,ts}` each project has one.
  if (groups.length === 0 || /\.\{\w+(?:,\w+)*\}$/.test(text)) return [span];
  const count = groups.reduce((all, group) => all * group.split(',').length, 1);
  return count > MAX_ALTERNATIVES || /\s/.test(text) ? [] : [...new Set(spelledOut(text))];
}

/** What is to be filled in: `<name>`, `{id}`, `[resource]`, `$name`, `${name}`. */
const GAP = /<[^<>/]+>|\$?\{[^{},/]+\}|\[[^[\]/]+\]|(?<=\/)\$\w+/g;

/** The folder before the first gap of a path. One name alone may be that of a collection, or the first part of a route. */
function startOf(text: string): Pick<OpenPath, 'text' | 'target'> | undefined {
  const [gap] = text.matchAll(GAP);
  if (gap === undefined || !/^[\w./@()-]+$/.test(text.replace(GAP, 'x'))) return undefined;
  const start = text.slice(0, text.lastIndexOf('/', gap.index) + 1);
  const target = literalPath(start);
  if (target === undefined || /(?:^|\/)\.\.(?:\/|$)|\/\//.test(text)) return undefined;
  return target.includes('/') || /[a-z\d][-_][a-z\d]/.test(target) ? { text: start, target } : undefined;
}

/** A span such as `api/v2/{id}`, which may be a route as well: neither a folder nor a file by its end. */
export function mayBeRoute({ span = '' }: Pick<Claim, 'span'>): boolean {
  return !/(?:\/|\.\w+)$/.test(span);
}

/** Whether a text names the path of such a claim: by the same span, by itself, or among other alternatives. */
export function spells(text: string, { text: path }: Pick<Claim, 'text'>): boolean {
  return [...text.matchAll(/`([^`\n]+)`/g)].some(
    ([, value = '']) => value.includes('{') && openPaths(value).some((each) => each.text === path),
  );
}

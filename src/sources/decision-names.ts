/**
 * What the file of a new decision is called: by date, which cannot collide between branches as numbers do, or as the
 * folder does it where it counts. It knows names only, no texts.
 */
import { slugOf } from './scaffold.ts';

/** A name for a new decision. */
export interface DecisionName {
  /** The file stem. */
  readonly stem: string;
  /** As it stands in the stem: `0012`. Absent for names by date. */
  readonly number?: string;
}

/** What a name is made from. */
export interface NameParts {
  readonly title: string;
  /** YYYY-MM-DD. */
  readonly date: string;
  /** Stems of the decisions in the folder: they say how names are made there. */
  readonly decisions: readonly string[];
  /** Stems of all files in the folder: none of them, nor its number, is given twice. */
  readonly taken: readonly string[];
}

/** The name that the folder would give, or one by date. A taken stem gets a suffix. */
export function decisionName({ title, date, decisions, taken }: NameParts): DecisionName {
  const shapes = decisions.flatMap((stem) => numbered(stem) ?? []);
  const isNumbered = shapes.length * 2 > decisions.length;
  const used = new Set(taken.map((stem) => stem.toLowerCase()));
  if (!isNumbered) {
    const dashed = decisions.filter((stem) => DASHED_DATE.test(stem)).length * 2 > decisions.length;
    return { stem: free(`${dashed ? date : date.replaceAll('-', '')}-${slugOf(title)}`, used) };
  }
  const common = mostCommon(shapes);
  const same = [...shapes, ...taken.flatMap((stem) => numbered(stem) ?? [])].filter((shape) =>
    sharesNumbers(shape, common),
  );
  const next = Math.max(0, ...same.map(({ digits }) => Number(digits))) + 1;
  const isPadded = same.some(({ digits }) => digits.startsWith('0')) || same.every(({ digits }) => digits.length > 2);
  const number = String(next).padStart(isPadded ? common.digits.length : 0, '0');
  const rest = common.separator === '' ? '' : common.separator + words(title, common.style);
  return { stem: free(common.prefix + number + rest, used), number };
}

/** True when a decision of that title gets a name by which it can be found again. */
export function isNameable(title: string): boolean {
  return slugOf(title) !== '';
}

const DASHED_DATE = /^\d{4}-\d{2}-\d{2}(?!\d)/;

type Style = 'slug' | 'snake' | 'title';

interface Shape {
  /** `ADR-`, `adr`, `ARCH-` or nothing. */
  readonly prefix: string;
  readonly digits: string;
  /** What stands between number and words: `-`, ` - `, `_`; nothing where there are no words. */
  readonly separator: string;
  readonly style: Style;
}

/** How a stem is numbered; undefined for dates, and for words that only happen to begin with letters and a digit. */
function numbered(stem: string): Shape | undefined {
  if (DASHED_DATE.test(stem)) return undefined;
  const match =
    /^((?:adr|rfc|dr|decision)[-_ ]?|[A-Z][A-Z0-9]*[-_])?(\d{1,5})(?!\d)[a-z]?(?:(\s+-\s+|[-_.]+|\s+)(.*))?$/i.exec(
      stem,
    );
  if (match === null) return undefined;
  const [, prefix = '', digits = '', separator = '', rest = ''] = match;
  const isDomain = /^[A-Z][A-Z0-9]*[-_]$/.test(prefix) || /^(?:adr|rfc|dr|decision)/i.test(prefix) || prefix === '';
  if (!isDomain) return undefined;
  const style = /\s/.test(separator + rest) ? 'title' : rest.includes('_') && !rest.includes('-') ? 'snake' : 'slug';
  return { prefix, digits, separator, style };
}

/** Domains such as `ARCH-` and `SEC-` count for themselves; every other prefix is only a way to write the number. */
function sharesNumbers(a: Shape, b: Shape): boolean {
  return domainOf(a) === domainOf(b);
}

function domainOf({ prefix }: Shape): string {
  return /^(?:adr|rfc|dr|decision)?[-_ ]?$/i.test(prefix) ? '' : prefix;
}

/** The shape that most names share; among equals the one that comes last, since habits change. */
function mostCommon(shapes: readonly Shape[]): Shape {
  const counts = new Map<string, { count: number; shape: Shape }>();
  for (const shape of shapes) {
    const key = JSON.stringify([shape.prefix, shape.separator, shape.style]);
    counts.set(key, { count: (counts.get(key)?.count ?? 0) + 1, shape });
  }
  const best = [...counts.values()].reduce((most, each) => (each.count >= most.count ? each : most));
  return best.shape;
}

function words(title: string, style: Style): string {
  if (style === 'slug') return slugOf(title);
  if (style === 'snake') return slugOf(title).replaceAll('-', '_');
  // What Windows forbids in names, and what links and shells would have to escape.
  // oxlint-disable-next-line no-control-regex -- control characters are no part of a name
  const plain = title.replace(/[\\/:*?"<>|#%`\u0000-\u001F]/g, ' ').replace(/\s+/g, ' ');
  return plain
    .slice(0, MAX_TITLE)
    .replace(/[\s.]+$/, '')
    .trim();
}

/** Longest title in a file name, well below the 255 bytes that file systems take, in any script. */
const MAX_TITLE = 80;

function free(base: string, used: ReadonlySet<string>): string {
  let stem = base;
  for (let count = 2; used.has(stem.toLowerCase()); count += 1) stem = `${base}-${count}`;
  return stem;
}

/**
 * Where each line of an output comes from. While files are rendered for it, values and template text carry marks of
 * private-use characters, which say what they came from and are taken out of the finished text.
 */

/** A line of a source: a note, a manifest or a template. */
export interface Origin {
  readonly kind: 'note' | 'manifest' | 'template';
  readonly file: string;
  /** Absent where the whole file is what it comes from. */
  readonly line?: number;
}

/** Gives out marks and knows what they stand for. */
export interface Trace {
  readonly mark: (origin: Origin) => string;
  readonly origins: readonly Origin[];
}

/** Text without marks, and the origin of each of its lines; undefined for lines that nothing wrote, such as blank ones. */
export interface Traced {
  readonly text: string;
  readonly lines: readonly (Origin | undefined)[];
}

const OPEN = '\uE000';
const CLOSE = '\uE001';
/** A decimal digit of a mark: `\uE010` stands for 0. */
const ZERO = 0xe010;
const MARK = /\uE000([\uE010-\uE019]+)\uE001/g;

/** A trace that has given out no mark yet. */
export function newTrace(): Trace {
  const origins: Origin[] = [];
  const known = new Map<string, string>();
  return {
    origins,
    mark: (origin) => {
      const key = `${origin.kind} ${origin.file} ${origin.line ?? ''}`;
      const mark = known.get(key) ?? markOf(origins.push(origin) - 1);
      known.set(key, mark);
      return mark;
    },
  };
}

/** Takes the marks out of a rendered text. Where a line has several, what a source says goes before what a template says. */
export function withoutMarks(marked: string, { origins }: Trace): Traced {
  const lines = marked.split('\n').map((line) => {
    const found = [...line.matchAll(MARK)].map(([, digits = '']) => origins[numberOf(digits)]);
    return found.find((origin) => origin?.kind !== 'template') ?? found[0];
  });
  return { text: marked.replace(MARK, ''), lines };
}

function markOf(number: number): string {
  const digits = [...String(number)].map((digit) => String.fromCharCode(ZERO + Number(digit)));
  return OPEN + digits.join('') + CLOSE;
}

function numberOf(digits: string): number {
  return Number([...digits].map((digit) => digit.charCodeAt(0) - ZERO).join(''));
}

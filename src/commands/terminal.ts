/** Standard output and error as commands see them: colour and progress only where a person is watching. */
import { styleText } from 'node:util';

/** Nothing is shown for work shorter than this. */
const PROGRESS_DELAY_MS = 500;
const PROGRESS_INTERVAL_MS = 100;

type Style = 'red' | 'green' | 'yellow' | 'cyan' | 'dim' | 'bold';

export interface Terminal {
  /** The answer: one document or one text on standard output. */
  readonly out: (text: string) => void;
  /** Everything else: notes, progress, errors. */
  readonly err: (text: string) => void;
  /** Whether standard output takes colour. */
  readonly color: boolean;
  readonly style: (style: Style, text: string) => string;
  /** Shows `line` as long as work goes on; a later call replaces it, undefined removes it. */
  readonly progress: (line: string | undefined) => void;
}

/** The real terminal. `color` false switches colour off; NO_COLOR, FORCE_COLOR and pipes are respected anyway. */
export function openTerminal({ color, quiet }: { color: boolean; quiet: boolean }): Terminal {
  const { stdout, stderr, env } = process;
  const useColor = color && takesColor(env, stdout.isTTY ?? false);
  const line = progressLine(stderr, quiet || !stderr.isTTY);
  return {
    out: (text) => {
      line.clear();
      stdout.write(text.endsWith('\n') ? text : `${text}\n`);
    },
    err: (text) => {
      line.clear();
      if (!quiet) stderr.write(text.endsWith('\n') ? text : `${text}\n`);
    },
    color: useColor,
    style: (style, text) => (useColor ? styleText(style, text, { validateStream: false }) : text),
    progress: line.show,
  };
}

/** What the environment says of colours; where it says nothing, a person watching decides. */
export function takesColor(env: Readonly<Record<string, string | undefined>>, isTerminal: boolean): boolean {
  if (env['NO_COLOR']) return false;
  // `0` and `false` switch off, as in Node and in what most programs colour with; a variable without a value says nothing.
  const { FORCE_COLOR: forced } = env;
  if (forced) return forced !== '0' && forced !== 'false';
  // A terminal that calls itself dumb shows the codes as they are.
  return isTerminal && env['TERM'] !== 'dumb';
}

interface ProgressLine {
  readonly show: (text: string | undefined) => void;
  readonly clear: () => void;
}

/** One line that is painted over itself. A timer paints too, so that a step that reports nothing is seen as well. */
function progressLine(stream: NodeJS.WriteStream, isOff: boolean): ProgressLine {
  if (isOff) return { show: () => undefined, clear: () => undefined };
  const start = Date.now();
  let text: string | undefined;
  let lastPaint = 0;
  let isPainted = false;
  const paint = () => {
    const now = Date.now();
    if (text === undefined || now - start < PROGRESS_DELAY_MS || now - lastPaint < PROGRESS_INTERVAL_MS) return;
    lastPaint = now;
    stream.write(`\r\u001B[2K${text.slice(0, (stream.columns || 80) - 1)}`);
    isPainted = true;
  };
  const timer = setInterval(paint, PROGRESS_INTERVAL_MS).unref();
  const clear = () => {
    if (isPainted) stream.write('\r\u001B[2K');
    isPainted = false;
  };
  const show = (next: string | undefined) => {
    text = next;
    if (next !== undefined) return paint();
    clearInterval(timer);
    clear();
  };
  return { show, clear };
}

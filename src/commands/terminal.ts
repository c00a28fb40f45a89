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
  const useColor = color && !env['NO_COLOR'] && (Boolean(env['FORCE_COLOR']) || (stdout.isTTY ?? false));
  const start = Date.now();
  let lastShown = 0;
  let isShowing = false;
  const clear = () => {
    if (isShowing) stderr.write('\r\u001B[2K');
    isShowing = false;
  };
  return {
    out: (text) => {
      clear();
      stdout.write(text.endsWith('\n') ? text : `${text}\n`);
    },
    err: (text) => {
      clear();
      if (!quiet) stderr.write(text.endsWith('\n') ? text : `${text}\n`);
    },
    color: useColor,
    style: (style, text) => (useColor ? styleText(style, text, { validateStream: false }) : text),
    progress: (line) => {
      if (line === undefined) return clear();
      const now = Date.now();
      if (quiet || !stderr.isTTY || now - start < PROGRESS_DELAY_MS || now - lastShown < PROGRESS_INTERVAL_MS) return;
      lastShown = now;
      stderr.write(`\r\u001B[2K${line.slice(0, (stderr.columns ?? 80) - 1)}`);
      isShowing = true;
    },
  };
}

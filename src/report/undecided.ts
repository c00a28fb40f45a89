/** What lint cannot decide, for people who ask: by file, below the findings. Programs are not told, since nothing follows from it. */
import { styleText } from 'node:util';
import type { UndecidedClaim } from '../model.ts';
import { counted, shortened, visible } from '../phrase.ts';
import { byFile } from './shown.ts';

/** Longest claim that is shown whole. */
const MAX_CLAIM = 120;

/** For a terminal or a log, without a line break at its end; empty where all is decided. */
export function renderUndecided(claims: readonly UndecidedClaim[], { color }: { readonly color: boolean }): string {
  if (claims.length === 0) return '';
  // The caller has decided; styleText would look at the terminal again.
  const paint = (style: 'dim' | 'underline', text: string): string =>
    color ? styleText(style, text, { validateStream: false }) : text;
  const blocks = [...byFile(claims)].map(([file, each]) => {
    const places = each.map(({ line, column }) => `${line}:${column}`);
    const width = Math.max(...places.map((place) => place.length));
    const rows = each.map(({ text, because }, at) => {
      const place = paint('dim', (places[at] ?? '').padStart(width));
      return `  ${place}  \`${shortened(visible(text), MAX_CLAIM)}\`  ${paint('dim', because)}\n`;
    });
    return `${paint('underline', visible(file))}\n${rows.join('')}`;
  });
  const head = `Undecided, which is no fault: ${counted(claims.length, 'claim')}`;
  return `${head}\n\n${blocks.join('\n').trimEnd()}`;
}

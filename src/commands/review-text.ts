/** A review on the terminal: the symbol as it was and as it is, beside the words that describe it. */
import type { Unreviewed } from '../model.ts';
import { counted, listed, visible } from '../phrase.ts';
import type { DeadSymbol } from '../review.ts';
import type { Terminal } from './terminal.ts';

/** Most lines of one block of words, and of one symbol, that are shown. */
const MAX_LINES = 12;

/** Most places of one note that are shown, and most characters of a line there. */
const MAX_PLACES = 8;
const MAX_WIDTH = 400;

/** Most names that are told one by one. */
const MAX_NAMES = 8;

/** One symbol with every place of the note that names it. */
export function unreviewedText(each: Unreviewed, terminal: Terminal): string {
  const { file, target, mentions, now } = each;
  const place = `${file}:${mentions[0]?.line ?? 1}:${mentions[0]?.column ?? 1}`;
  const declared = terminal.style('dim', `${now.file}:${now.line}`);
  const head = `${terminal.style('bold', visible(place))}  ${visible(target)}  ${declared}`;
  const words = mentions.slice(0, MAX_PLACES).flatMap(({ line, words: text }) => quoted(line, text, terminal));
  const rest = mentions.length - MAX_PLACES;
  const more = rest > 0 ? [terminal.style('dim', `  … and ${counted(rest, 'more place')} in ${visible(file)}`)] : [];
  return `${[head, ...surfaceLines(each, terminal), ...words, ...more].join('\n')}\n`;
}

/** A claim that leads nowhere. */
export function deadText({ file, line, column, message, hint }: DeadSymbol, terminal: Terminal): string {
  const place = terminal.style('bold', visible(`${file}:${line}:${column}`));
  const lines = [`${place}  ${terminal.style('red', 'dead')}  ${visible(message)}`];
  return [...lines, ...(hint === undefined ? [] : [`  → ${visible(hint)}`]), ''].join('\n');
}

function surfaceLines({ kind, was, now, change, lines }: Unreviewed, terminal: Terminal): readonly string[] {
  const removed = (text: string): string => `  ${terminal.style('red', `- ${visible(text)}`)}`;
  const added = (text: string): string => `  ${terminal.style('green', `+ ${visible(text)}`)}`;
  if (kind === 'value' && lines.length === 0) return [removed(was.value ?? ''), added(now.value ?? '')];
  if (lines.length === 0) return [`  ${visible(change)}`];
  const shown = lines.flatMap((line) => [
    ...(line.was === undefined ? [] : [removed(line.was)]),
    ...(line.is === undefined ? [] : [added(line.is)]),
  ]);
  const rest = shown.length - 2 * MAX_LINES;
  return rest <= 0 ? shown : [...shown.slice(0, 2 * MAX_LINES), terminal.style('dim', `  … and ${rest} more lines`)];
}

function quoted(line: number, words: string, terminal: Terminal): readonly string[] {
  const lines = words.split('\n');
  const shown = lines.length > MAX_LINES ? [...lines.slice(0, MAX_LINES), '…'] : lines;
  return shown.map((text, index) => {
    const margin = (index === 0 ? String(line) : '').padStart(5);
    const shortened = text.length > MAX_WIDTH ? `${text.slice(0, MAX_WIDTH - 1)}…` : text;
    return `${terminal.style('dim', `${margin} |`)} ${visible(shortened)}`;
  });
}

/** The first names of a list, and how many more there are. */
export function firstOf(names: readonly string[]): string {
  const shown = names.slice(0, MAX_NAMES).map((name) => `\`${name}\``);
  const more = names.length > MAX_NAMES ? [`${names.length - MAX_NAMES} more`] : [];
  return listed([...shown, ...more]);
}

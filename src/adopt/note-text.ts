/** The text of an adopted note: front matter with what its file's head and place said, and the body as it was. */
import type { Client } from '../model.ts';

/** What a note says of itself. */
export interface NoteHead {
  readonly module?: string;
  readonly appliesTo: readonly string[];
  readonly summary?: string;
  readonly clients?: readonly Client[];
  /** Lines of the original head that are kept as they are. */
  readonly rest: readonly string[];
}

/** Longest summary of a note. */
const MAX_SUMMARY = 200;

/** True for a description that a note can carry as its summary. */
export function isSummary(description: string): boolean {
  return description.length <= MAX_SUMMARY && !description.includes('\n');
}

/** A note as text. */
export function noteText(head: NoteHead, body: string): string {
  const { module, appliesTo, summary, clients, rest } = head;
  const lines = [
    ...(module === undefined ? [] : [`module: ${quoted(module)}`]),
    ...(summary === undefined ? [] : summaryLines(summary)),
    ...(appliesTo.length === 0 ? [] : [`applies-to: [${appliesTo.map((glob) => JSON.stringify(glob)).join(', ')}]`]),
    ...(clients === undefined ? [] : [`clients: [${clients.join(', ')}]`]),
    ...rest,
  ];
  const text = body.replace(/^(?:[ \t]*\n)+/, '').trimEnd();
  // A text that begins with a rule would be taken for front matter.
  const front =
    lines.length === 0 ? (text.startsWith('---') ? '---\n---\n\n' : '') : `---\n${lines.join('\n')}\n---\n\n`;
  return `${front}${text}\n`;
}

function summaryLines(summary: string): readonly string[] {
  // Braces of a bound fact in it are a person's.
  if (isSummary(summary)) return [`summary: ${JSON.stringify(summary.replace(/\{\{/g, '\\{{'))}`];
  return summary.split('\n').map((line) => `# description: ${line}`);
}

function quoted(text: string): string {
  return /^[\w./-]+$/.test(text) && !/^[\d.-]/.test(text) ? text : JSON.stringify(text);
}

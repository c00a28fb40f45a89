/** The page of a lint rule, taken apart: markdown with the id as heading, the summary as quotation, prose, then examples. */
import { counted, listed } from '../phrase.ts';

/** The first paragraph of the prose, as plain text on one line: why the rule is there. */
export function whyOf(page: string): string {
  const [head = ''] = page.split(/^## /m);
  const paragraph = head.split(/\n{2,}/).find((text) => text !== '' && !/^(?:# |> )/.test(text)) ?? '';
  const text = withoutLinks(paragraph).replace(/\s+/g, ' ').trim();
  // What a list follows says nothing without it.
  return text.replace(/(?:^|(?<=[.!?]) )[^.!?]*:$/, '');
}

/**
 * The page in brief: all that stands before its projects, what tells every case in full aside, the first project that fails and the first
 * that passes, and where the rest is. A page holds every project that tests its rule, and nobody reads a hundred of them in a terminal.
 */
export function inBrief(page: string, id: string): string {
  const sections = sectionsOf(page);
  const projects = sections.filter(({ verdict }) => verdict !== undefined);
  const shown = (['fails', 'passes'] as const).flatMap((verdict) => {
    const first = projects.find((project) => project.verdict === verdict);
    return first === undefined ? [] : [first];
  });
  const more = projects.length - shown.length;
  const prose = sections.filter(({ verdict }) => verdict === undefined);
  const told = prose.filter(({ text }) => !text.startsWith(IN_FULL));
  const parts = [...told, ...shown].map(({ text }) => text.trim());
  const rest = [
    ...(told.length < prose.length ? ['Every case in full'] : []),
    ...(more > 0 ? [counted(more, 'more project')] : []),
  ];
  return [...parts, ...(rest.length > 0 ? [`${listed(rest)}: docs/rules/${id}.md`] : [])].join('\n\n').concat('\n');
}

/** What counts as one of the rule's findings, case by case: for whoever wonders about one. */
const IN_FULL = '## In full\n';

/** A part of a page that starts with a heading of level two; the first starts with the page. */
interface Section {
  readonly text: string;
  /** Of a project, what lint makes of it. */
  readonly verdict?: 'fails' | 'passes';
}

/** What looks like a heading or a verdict inside a fence belongs to a file. */
function sectionsOf(page: string): readonly Section[] {
  const sections: Section[] = [];
  let lines: string[] = [];
  let verdict: Section['verdict'];
  const end = (): void => {
    sections.push({ text: lines.join('\n'), ...(verdict && { verdict }) });
    lines = [];
    verdict = undefined;
  };
  for (const { line, isCode } of markedLines(page)) {
    if (!isCode && line.startsWith('## ')) end();
    if (!isCode && verdict === undefined) verdict = VERDICTS.get(line);
    lines.push(line);
  }
  end();
  return sections;
}

/** What the pages say of a project, on a line of its own. */
const VERDICTS: ReadonlyMap<string, Section['verdict']> = new Map([
  ['lint says:', 'fails'],
  ['lint says nothing.', 'passes'],
]);

/** The page where no other page is near: links to its neighbours become their words. Examples stay as they are, keys aside. */
export function standalone(page: string): string {
  const lines = markedLines(page).map(({ line, isCode }) => (isCode ? line : withoutLinks(line)));
  return lines.map((line) => line.replace(KEY, (key) => `${key.slice(0, 4)}…`)).join('\n');
}

/** The lines of a page; code are those of a fence and the one that opens it. */
function markedLines(page: string): readonly { readonly line: string; readonly isCode: boolean }[] {
  let fence: string | undefined;
  return page.split('\n').map((line) => {
    if (fence === undefined) fence = /^`{3,}/.exec(line)?.[0];
    else if (line === fence) fence = undefined;
    return { line, isCode: fence !== undefined };
  });
}

/** Samples in the shape of a key would set off whoever looks for keys in a report. */
const KEY = /\b(?=\w*\d)(?=\w*[A-Z])[A-Za-z0-9_]{20,}\b/g;

function withoutLinks(text: string): string {
  return text.replace(/\[([^\]]*)\]\((?!https?:)[^)]*\)/g, '$1');
}

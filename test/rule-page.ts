/**
 * Reads the page of a lint rule, which is its documentation and its test at once. Under each heading of level two
 * that holds files stands one project; `times=1000` behind a file repeats its text; below "After a build" stand the files that change once it has been built.
 */
import { chooseConfig } from '../src/config-choice.ts';
import { built, type Files } from './project.ts';

/** The configuration of a project whose page shows none, as each page says. */
export const EMPTY_CONFIG = 'context/lintel.yaml';

/** One project of a page with what the rule must say about it. */
export interface Case {
  readonly title: string;
  readonly files: Files;
  /** Expected findings of the rule, as `file:line:column message`, hints as `→ …` on a line of their own. */
  readonly findings: string;
  /** What a shell around the pipeline reports: the rules of the disk have no other source. */
  readonly reported: readonly string[];
}

/** A page taken apart. */
export interface Page {
  readonly id: string;
  readonly summary: string;
  readonly text: string;
  readonly cases: readonly Case[];
}

/** Reads a page. */
export function parsePage(text: string): Page {
  const [head = '', ...sections] = sectionsOf(text);
  return {
    id: /^# (.+)$/m.exec(head)?.[1] ?? '',
    summary: /^> (.+)$/m.exec(head)?.[1] ?? '',
    text,
    cases: sections.filter((section) => /^`{3,}.* file=/m.test(section)).map(parseCase),
  };
}

/** Parts that start with a heading of level two; what looks like one inside a fence belongs to a file. */
function sectionsOf(text: string): readonly string[] {
  const sections = [''];
  let fence: string | undefined;
  for (const line of text.split('\n')) {
    const ticks = /^`{3,}/.exec(line)?.[0];
    if (fence === undefined && line.startsWith('## ')) sections.push(line.slice('## '.length));
    else sections[sections.length - 1] += `\n${line}`;
    if (fence === undefined) fence = ticks;
    else if (line === fence) fence = undefined;
  }
  return sections;
}

function parseCase(section: string): Case {
  const title = section.slice(0, section.indexOf('\n'));
  const [before = '', after] = section.split(/^### After a build$/m);
  const shown = setUp(filesIn(before));
  const files = after === undefined ? shown : applied(built(shown), after);
  const blocks = fencesIn(section);
  return {
    title,
    files,
    findings: blocks.find(({ lang }) => lang === 'findings')?.text.trimEnd() ?? '',
    reported: blocks.filter(({ lang }) => lang === 'reported').flatMap(({ text }) => text.trimEnd().split('\n')),
  };
}

interface Fence {
  readonly lang: string;
  readonly file?: string;
  readonly text: string;
}

function fencesIn(text: string): readonly Fence[] {
  const fences: Fence[] = [];
  const blocks = text.matchAll(/^(`{3,})(\w+)(?: file=(\S+))?(?: times=(\d+))?\n([^]*?)^\1$/gm);
  for (const [, , lang = '', file, times = '1', body = ''] of blocks) {
    fences.push({ lang, text: body.repeat(Number(times)), ...(file === undefined ? {} : { file }) });
  }
  return fences;
}

function filesIn(text: string): Files {
  return Object.fromEntries(
    fencesIn(text).flatMap(({ file, text: body }) => (file === undefined ? [] : [[file, body]])),
  );
}

/** With what makes them a repository that is set up, as its page says above them. */
function setUp(files: Files): Files {
  return chooseConfig(new Map(Object.entries(files)), undefined) ? files : { ...files, [EMPTY_CONFIG]: '' };
}

/** Later files replace earlier ones; a `deleted` block names those that are gone. */
function applied(files: Files, change: string): Files {
  const deleted = fencesIn(change).filter(({ lang }) => lang === 'deleted');
  const gone = new Set(deleted.flatMap(({ text }) => text.trim().split('\n')));
  const kept = Object.entries(files).filter(([path]) => !gone.has(path));
  return { ...Object.fromEntries(kept), ...filesIn(change) };
}

/**
 * The page that documents a lint rule, made from the page that tests it: the same words and projects, with the marks of the
 * test put into words that a reader needs.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ListedRule } from '../src/rules/index.ts';
import { EMPTY_CONFIG } from './rule-page.ts';

/** `docs/rules/<family>/<name>.md`. */
export function ruleDocsPage(listed: ListedRule): string {
  const { rule, severity } = listed;
  const text = readFileSync(join(import.meta.dirname, 'rules', `${rule.id}.md`), 'utf8');
  const [head = '', ...sections] = sectionsOf(text);
  const [title = '', summary = '', ...why] = head.split(/\n\n/);
  const severities = `Default severity: \`${severity}\`. \`rules: { ${rule.id}: off }\` in the [configuration](../../configuration.md) sets another.${severity === 'info' ? ' Information is shown with `--verbose` alone.' : ''}`;
  return [
    title,
    summary,
    ...why.map((each) => each.trim()).filter((each) => each !== ''),
    severities,
    ...optionsOf(listed),
    SET_UP,
    ...sections.map(section),
  ]
    .join('\n\n')
    .concat('\n');
}

/** What `test/rule-page.ts` adds to a project, said where whoever tries one sees it. */
const SET_UP = `A project below whose files name no configuration has an empty \`${EMPTY_CONFIG}\` besides.`;

/** A table of its options, if it has any. */
function optionsOf({ rule: { id, options = {} } }: ListedRule): readonly string[] {
  const rows = Object.entries(options).map(
    ([name, { summary, byDefault }]) => `| \`${name}\` | ${byDefault} | ${summary} |`,
  );
  const [first] = Object.keys(options);
  if (first === undefined) return [];
  const head = ['| option | default | meaning |', '| --- | --- | --- |'];
  return [
    [...head, ...rows].join('\n'),
    `They are set as in \`rules: { ${id}: { ${first}: ${options[first]?.byDefault} } }\`.`,
  ];
}

/** The head, then parts that start with a heading of level two; what looks like one inside a fence belongs to a file. */
function sectionsOf(text: string): readonly string[] {
  const parts = [''];
  let fence: string | undefined;
  for (const line of text.trimEnd().split('\n')) {
    if (fence === undefined && line.startsWith('## ')) parts.push('');
    const ticks = /^`{3,}/.exec(line)?.[0];
    if (fence === undefined) fence = ticks;
    else if (line === fence) fence = undefined;
    parts[parts.length - 1] += `${line}\n`;
  }
  return parts.map((part) => part.trim());
}

/** A project: its files below their names, and what lint says of it. */
function section(text: string): string {
  const isProject = /^`{3,}.* file=/m.test(text);
  const said = text.replace(FENCE, (...groups: readonly string[]) => {
    const [, ticks = '', lang = '', file = '', times = '', body = ''] = groups;
    const fence = `${ticks}${lang === 'gitignore' ? 'text' : lang}\n${body}${ticks}`;
    if (lang === 'findings') return `\nlint says:\n\n${ticks}text\n${body}${ticks}`;
    if (lang === 'deleted')
      return `\nDeleted: ${body
        .trim()
        .split('\n')
        .map((path) => `\`${path}\``)
        .join(', ')}\n`;
    // What the disk reports has no file to show; the findings say the same.
    if (lang === 'reported') return '';
    if (file === '') return fence;
    return `\n\`${file}\`${times === '' ? '' : `, ${times} times over`}:\n\n${fence}\n`;
  });
  const tidy = tidied(said);
  return isProject && !text.includes('```findings') ? `${tidy}\n\nlint says nothing.` : tidy;
}

/** One blank line between paragraphs; fences keep every line. */
function tidied(text: string): string {
  const kept: string[] = [];
  let fence: string | undefined;
  for (const line of text.split('\n')) {
    if (fence === undefined && line === '' && kept.at(-1) === '') continue;
    kept.push(line);
    const ticks = /^`{3,}/.exec(line)?.[0];
    if (fence === undefined) fence = ticks;
    else if (line === fence) fence = undefined;
  }
  return kept.join('\n').trim();
}

const FENCE = /^(`{3,})(\w+)(?: file=(\S+))?(?: times=(\d+))?\n([^]*?)^\1$/gm;

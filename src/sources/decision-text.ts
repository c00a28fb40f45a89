/**
 * The texts of new decisions: three templates that lintel brings, or a template of the user's own. Guidance stands in
 * comments, which never compile. A template is a text with named places, never a program.
 */
import type { DecisionStatus } from '../model.ts';
import { removeKey, setKey, type Edited } from './edit.ts';
import { splitNote } from './front-matter.ts';
import { markdownLink } from './markdown.ts';
import { readNote } from './notes.ts';
import { editStatus } from './status-edit.ts';
import { flowList, listLines, scalar } from './yaml-text.ts';

/** A decision to write. */
export interface NewDecision {
  readonly title: string;
  readonly status: DecisionStatus;
  /** YYYY-MM-DD. */
  readonly date: string;
  /** As in the file name: `0012`. Absent for names by date. */
  readonly number?: string;
  readonly rules: readonly string[];
  readonly appliesTo: readonly string[];
  readonly tags: readonly string[];
  readonly supersedes: readonly Predecessor[];
}

/** A decision that the new one takes the place of. */
export interface Predecessor {
  /** How front matter names it. */
  readonly ref: string;
  readonly title: string;
  /** From the folder of the new decision, percent signs included. */
  readonly url: string;
}

/** Templates that lintel brings. */
export const TEMPLATES = ['minimal', 'madr', 'nygard'] as const;

/** The decision in one of the templates that lintel brings. */
export function decisionText(decision: NewDecision, template: (typeof TEMPLATES)[number]): string {
  return { minimal, madr, nygard }[template](decision);
}

function minimal(decision: NewDecision): string {
  return [
    ...frontMatter(decision),
    '',
    `# ${decision.title}`,
    '',
    '## Context and Problem Statement',
    '',
    '## Considered Options',
    '',
    '## Decision Outcome',
    '',
    '### Consequences',
    '',
  ].join('\n');
}

/** The headings of MADR 4.0.0, template/adr-template.md. */
function madr(decision: NewDecision): string {
  return [
    ...frontMatter(decision),
    '',
    `# ${decision.title}`,
    '',
    '## Context and Problem Statement',
    '',
    '<!-- Two or three sentences, or a question: what is to be decided, and why now? -->',
    '',
    '## Decision Drivers',
    '',
    '## Considered Options',
    '',
    '## Decision Outcome',
    '',
    '<!-- Chosen option: "…", because … -->',
    '',
    '### Consequences',
    '',
    '<!-- Good, because … Bad, because … -->',
    '',
    '### Confirmation',
    '',
    '<!-- How will anyone see that it is followed: a review, a test, a lint rule? -->',
    '',
    '## Pros and Cons of the Options',
    '',
    '## More Information',
    '',
  ].join('\n');
}

/** Michael Nygard's sections ("Documenting Architecture Decisions", 2011) as adr-tools writes them. Status and relations stand in the text. */
function nygard(decision: NewDecision): string {
  const { title, number, date, status, rules, appliesTo, tags, supersedes } = decision;
  const keys = [
    ...(rules.length === 0 ? [] : listLines('rule', rules)),
    ...(appliesTo.length === 0 ? [] : listLines('applies-to', appliesTo)),
    ...(tags.length === 0 ? [] : [`tags: ${flowList(tags)}`]),
  ];
  return [
    ...(keys.length === 0 ? [] : ['---', ...keys, '---', '']),
    number === undefined ? `# ${title}` : `# ${Number.parseInt(number, 10)}. ${title}`,
    '',
    `Date: ${date}`,
    '',
    '## Status',
    '',
    status.charAt(0).toUpperCase() + status.slice(1),
    ...supersedes.flatMap((old) => ['', `Supersedes ${markdownLink(old.title, old.url)}`]),
    '',
    '## Context',
    '',
    '## Decision',
    '',
    '## Consequences',
    '',
  ].join('\n');
}

function frontMatter({ status, date, rules, appliesTo, tags, supersedes }: NewDecision): readonly string[] {
  return [
    '---',
    `status: ${status}`,
    `date: ${date}`,
    ...(tags.length === 0 ? [] : [`tags: ${flowList(tags)}`]),
    ...(supersedes.length === 0 ? [] : [`supersedes: ${flowList(supersedes.map(({ ref }) => ref))}`]),
    ...(rules.length === 0
      ? [
          '# The imperative sentence that agents get; without it the decision compiles to nothing.',
          '# rule: Write to the billing tables through packages/billing/db only.',
        ]
      : listLines('rule', rules)),
    ...(appliesTo.length === 0
      ? ['# Where it holds; without it everywhere.', '# applies-to: ["packages/billing/**"]']
      : listLines('applies-to', appliesTo)),
    ...(rules.length === 0 ? [] : ['# enforced-by: a command, a test or a gate that fails when the rule is broken']),
    '---',
  ];
}

/** Places of a user's own template: `{{title}}`, `{{ date }}`. */
export const PLACES = ['title', 'status', 'date', 'number', 'rule', 'applies-to', 'tags', 'supersedes'] as const;

/**
 * The decision in a user's own template. Its places are filled; what its front matter then does not say is set there, its
 * status where the template has one, and the first heading becomes the title. It keeps the line ends of the template.
 */
export function filledTemplate(template: string, decision: NewDecision, file: string): Edited {
  const filled = withDecision(template.replace(/\r\n?/g, '\n'), decision, file);
  return 'text' in filled && /^.*\r\n/.test(template) ? { text: filled.text.replaceAll('\n', '\r\n') } : filled;
}

function withDecision(template: string, decision: NewDecision, file: string): Edited {
  const { text, filled } = withPlaces(template, decision);
  let current = filled.has('title') ? text : withTitle(text, decision.title);
  const lists = [
    ['rule', decision.rules],
    ['applies-to', decision.appliesTo],
    ['tags', decision.tags],
    ['supersedes', decision.supersedes.map(({ ref }) => ref)],
  ] as const;
  for (const [key, values] of lists) {
    if (states(current, key, values)) continue;
    const isEmpty = values.length === 0;
    if (isEmpty && !filled.has(key)) continue;
    // A place that nothing was given for leaves an empty list inside of a list, which is no text.
    const edited = isEmpty
      ? removeKey(current, key)
      : setKey(current, key, values.length === 1 && key === 'rule' ? (values[0] ?? '') : values);
    if ('refusal' in edited) return edited;
    current = edited.text;
  }
  const dated = filled.has('date') ? { text: current } : withDate(current, decision.date);
  if ('refusal' in dated) return dated;
  const { value } = readNote({ path: file, kind: 'decision', defaultStatus: 'unknown' }, dated.text);
  if (value.kind === 'decision' && value.status === decision.status) return dated;
  return editStatus(file, dated.text, { status: decision.status });
}

function withPlaces(
  template: string,
  decision: NewDecision,
): { readonly text: string; readonly filled: ReadonlySet<string> } {
  const { title, status, date, number = '', rules, appliesTo, tags, supersedes } = decision;
  const keys = new Map<string, string | readonly string[]>([
    ['title', title],
    ['status', status],
    ['date', date],
    ['number', number],
    ['rule', rules],
    ['applies-to', appliesTo],
    ['tags', tags],
    ['supersedes', supersedes.map(({ ref }) => ref)],
  ]);
  const prose = new Map([
    ['rule', rules.join(' ')],
    ['applies-to', appliesTo.join(', ')],
    ['tags', tags.join(', ')],
    ['supersedes', supersedes.map((old) => markdownLink(old.title, old.url)).join(', ')],
  ]);
  const filled = new Set<string>();
  const bodyLine = splitNote('', template).value.bodyLine;
  const lines = template.split('\n').map((line, index) =>
    line.replace(PLACE, (written, lead: string, name: string) => {
      const value = keys.get(name);
      if (value === undefined) return written;
      filled.add(name);
      if (index < bodyLine - 1) return lead + asYaml(value, lead, name);
      return lead + (typeof value === 'string' ? value : (prose.get(name) ?? ''));
    }),
  );
  return { text: lines.join('\n'), filled };
}

const PLACE = /((?:["[]|,\s*)?)\{\{\s*([a-z-]+)\s*\}\}/g;

/** A value in front matter behind `lead`, which may have opened a text or a list already. */
function asYaml(value: string | readonly string[], lead: string, name: string): string {
  const quoted = (text: string): string => JSON.stringify(text).slice(1, -1);
  if (typeof value !== 'string') {
    if (lead === '"') return value.map(quoted).join(', ');
    if (lead === '[' || lead.startsWith(',')) return flowList(value).slice(1, -1);
    return value.length === 1 && name === 'rule' ? JSON.stringify(value[0]) : flowList(value);
  }
  // A title may hold what YAML would read as its own.
  if (name !== 'title') return value;
  return lead === '"' ? quoted(value) : scalar(value, '');
}

/** True when the front matter of `text` says `values` under `key`, maybe among others of its own. */
function states(text: string, key: string, values: readonly string[]): boolean {
  const value = splitNote('', text).value.fields.get(key)?.value;
  if (value?.kind !== 'list')
    return values.length === 0 || (value?.kind === 'text' && values.join('\n') === value.text);
  const texts = value.items.map((item) => (item.kind === 'text' ? item.text : undefined));
  return !texts.includes(undefined) && values.every((each) => texts.includes(each));
}

/** The first heading is what a template calls itself. */
function withTitle(text: string, title: string): string {
  const { bodyLine } = splitNote('', text).value;
  const lines = text.split('\n');
  const index = lines.findIndex((line, at) => at >= bodyLine - 1 && /^#\s/.test(line));
  if (index < 0) return `${text.replace(/\n*$/, '')}\n\n# ${title}\n`.replace(/^\n+/, '');
  return lines.with(index, `# ${title}`).join('\n');
}

/** A date where the template has a line or a key for one; a template without is taken at its word. */
function withDate(text: string, date: string): Edited {
  const { value: split } = splitNote('', text);
  if (split.fields.has('date')) return setKey(text, 'date', date);
  const lines = text.split('\n');
  const index = lines.findIndex((line, at) => at >= split.bodyLine - 1 && DATE_LINE.test(line));
  if (index < 0) return { text };
  return { text: lines.with(index, (lines[index] ?? '').replace(DATE_LINE, `$1${date}`)).join('\n') };
}

const DATE_LINE = /^(\s*(?:[-*+]\s+)?(?:\*\*|__)?date(?:\*\*|__)?\s*:\s*(?:\*\*|__)?\s*)(?:\S.*)?$/i;

/**
 * The texts of new notes. Guidance for the author stands in YAML comments, which never compile: a scaffold that
 * nobody filled in adds no line to any output.
 */
import type { DecisionStatus, ModuleFacts } from '../model.ts';

/** Longest slug of a file name. */
const MAX_SLUG = 60;

/** A title as a file name: lower case, accents folded, other scripts kept, words joined with `-`. */
export function slugOf(title: string): string {
  const folded = title.normalize('NFKD').replace(/\p{M}/gu, '').normalize('NFC').toLowerCase();
  const words = folded.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '');
  return words.slice(0, MAX_SLUG).replace(/-+$/, '');
}

/**
 * The stem for a new decision: the next number with the same width where most decisions of the folder are numbered,
 * else the date, which cannot collide between branches as numbers do. A taken stem gets a suffix.
 */
export function decisionStem(slug: string, stems: readonly string[], date: string): string {
  const numbers = stems.map((stem) => /^(\d{1,5})-/.exec(stem)?.[1]).filter((number) => number !== undefined);
  const isNumbered = numbers.length > 0 && numbers.length * 2 > stems.length;
  const next = Math.max(0, ...numbers.map(Number)) + 1;
  const width = Math.max(0, ...numbers.map((number) => number.length));
  const prefix = isNumbered ? String(next).padStart(width, '0') : date.replaceAll('-', '');
  const base = `${prefix}-${slug}`;
  let stem = base;
  for (let count = 2; stems.includes(stem); count++) stem = `${base}-${count}`;
  return stem;
}

export interface NewDecision {
  readonly title: string;
  readonly status: DecisionStatus;
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly rules: readonly string[];
  readonly appliesTo: readonly string[];
}

/** A decision in MADR's minimal shape. */
export function decisionText({ title, status, date, rules, appliesTo }: NewDecision): string {
  return [
    '---',
    `status: ${status}`,
    `date: ${date}`,
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
    '',
    `# ${title}`,
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

/** A module note: questions as comments, with real names of the module to bind. */
export function moduleNoteText({ path, name, surface }: ModuleFacts): string {
  const example = surface.find(({ kind }) => kind === 'function' || kind === 'class') ?? surface[0];
  return [
    '---',
    `module: ${JSON.stringify(name)}`,
    '# When does an agent need to know about this module? One sentence for the index.',
    'summary:',
    '# What must always or never be done here? Imperative sentences, each on a line of its own.',
    'rule: []',
    '# What enforces the rules: a command, a test, a gate.',
    '# enforced-by: npm test',
    '# How bad is a mistake here? low | medium | high',
    '# risk: medium',
    '# How far may an agent go alone? delegate | review | own',
    '# autonomy: review',
    '#',
    '# Below: what the code does not show. Why it is so, what breaks easily, what must change together.',
    ...(example === undefined
      ? []
      : [
          '# Bind names to the code, so that lint sees when they change:',
          `#   {{symbol "${example.file}#${example.name}"}}`,
        ]),
    '---',
    '',
    `# ${name === path ? path : name}`,
    '',
  ].join('\n');
}

/** The root guide of a new context folder. */
export function projectText(title: string, summary: string | undefined): string {
  return [
    '---',
    '# One sentence that an agent could not guess from the tree: what this is, for whom.',
    `summary: ${summary === undefined ? '' : JSON.stringify(summary)}`,
    '# What must always or never be done anywhere in the repository.',
    'rule: []',
    '#',
    '# Below: what every change needs to know. Commands come from the manifests by themselves.',
    '---',
    '',
    `# ${title}`,
    '',
  ].join('\n');
}

/** A configuration that says nothing yet, with a line for each key that can be uncommented. `context` is its folder, from the root. */
export function configText(context: string): string {
  const up = context
    .split('/')
    .map(() => '..')
    .join('/');
  return [
    `# yaml-language-server: $schema=${up}/node_modules/lintel/schema/config.schema.json`,
    '# Every key is optional. Each line below is an example: uncomment it to use it. Without it:',
    '# clients: [claude, cursor]             # every client that lintel knows',
    '# modules: ["packages/*"]               # workspace packages, else the folders of src',
    `# decisions: ["docs/adr/*.md"]          # only ${context}/decisions/*.md, which is read in any case`,
    `# notes: ["packages/*/CONTEXT.md"]      # only ${context}/modules/*.md, which is read in any case`,
    '# rules: { missing/module-note: off }   # each lint rule with the severity that it brings',
    '',
  ].join('\n');
}

function listLines(key: string, values: readonly string[]): readonly string[] {
  return values.length === 1
    ? [`${key}: ${JSON.stringify(values[0])}`]
    : [`${key}:`, ...values.map((value) => `  - ${JSON.stringify(value)}`)];
}

/**
 * The texts of new notes. Guidance for the author stands in YAML comments, which never compile: a scaffold that
 * nobody filled in adds no line to any output.
 */
import type { ModuleFacts } from '../model.ts';
import { listLines } from './yaml-text.ts';

/** Longest slug of a file name. */
const MAX_SLUG = 60;

/** A title as a file name: lower case, accents folded, other scripts kept, words joined with `-`. */
export function slugOf(title: string): string {
  const folded = title.normalize('NFKD').replace(/\p{M}/gu, '').normalize('NFC').toLowerCase();
  const words = folded.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '');
  return words.slice(0, MAX_SLUG).replace(/-+$/, '');
}

/** What is known of a module when its note begins. */
export interface ModuleScaffold {
  readonly module: ModuleFacts;
  /** Names of its package's scripts, most useful first. */
  readonly scripts: readonly string[];
}

/** Most names of a module's face that a scaffold shows: enough to see the form, few enough to read. */
const MAX_NAMES = 5;

/** A module note: questions as comments, and what is known of the module as bound facts to take from. */
export function moduleNoteText({ module, scripts }: ModuleScaffold): string {
  const { path, name } = module;
  const facts = moduleFacts({ module, scripts });
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
    '# Below: what the code does not show. Why is it so? What breaks easily? What must change together?',
    '# What has been tried and given up?',
    ...(facts.length === 0
      ? []
      : ['# Names bound to the code follow it, and lint sees when they are gone. Known of this module:', ...facts]),
    '---',
    '',
    `# ${name === path ? path : name}`,
    '',
  ].join('\n');
}

function moduleFacts({ module, scripts }: ModuleScaffold): readonly string[] {
  const { path, name, kind, surface, owners = [] } = module;
  const ranked = RANKS.flatMap((rank) => surface.filter(rank));
  const names = ranked.slice(0, MAX_NAMES).map((each) => `{{symbol "${each.file}#${each.name}"}}`);
  const [first] = ranked;
  return [
    ...names,
    ...(first === undefined ? [] : [`{{signature "${first.file}#${first.name}"}}`]),
    ...scripts.map((script) => `{{script "${script}"${kind === 'package' ? ` package="${name}"` : ''}}}`),
    ...(owners.length === 0 ? [] : [`{{owner "${path}"}}`]),
  ].map((fact) => `#   ${fact}`);
}

type Export = ModuleFacts['surface'][number];

/** What a module is called for comes before what its calls are made of; what nobody should use any more is left out. */
const RANKS: readonly ((each: Export) => boolean)[] = [
  ({ kind, deprecated }) => !deprecated && (kind === 'class' || kind === 'function'),
  ({ kind, deprecated }) => !deprecated && (kind === 'const' || kind === 'let' || kind === 'enum'),
  ({ kind, deprecated }) => !deprecated && (kind === 'interface' || kind === 'type'),
];

/** What a person may say of a guide or policy before it is written. */
export interface NewNote {
  readonly title: string;
  readonly summary?: string;
  readonly rules: readonly string[];
  readonly appliesTo: readonly string[];
}

/** A guide: questions as comments. */
export function guideText(note: NewNote): string {
  return noteText(note, {
    rule: '# What must always or never be done? Imperative sentences: the lines that agents get.',
    enforcedBy:
      '# What enforces them: a command, a test, a gate. Without it they are advisory, and the output says so.',
    below: '# Below: the convention or procedure, as you would tell it to a new colleague.',
  });
}

/** A policy: questions as comments. */
export function policyText(note: NewNote): string {
  return noteText(note, {
    rule: '# What must a change pass before it is merged? Sentences: the lines that agents get as gates.',
    enforcedBy: '# What they are checked with: a command, a test, a form.',
    more: [
      '# Which commands no agent may run here: security/permission holds the settings of agents against them.',
      '# forbid-commands: ["git push --force"]',
    ],
    below: '# Below: how to pass the gate, and whom to ask.',
  });
}

interface Questions {
  readonly rule: string;
  readonly enforcedBy: string;
  /** Keys that only this kind of note has, each below its question. */
  readonly more?: readonly string[];
  readonly below: string;
}

function noteText({ title, summary, rules, appliesTo }: NewNote, questions: Questions): string {
  return [
    '---',
    '# When does an agent need it? One sentence for the index.',
    `summary:${summary === undefined ? '' : ` ${JSON.stringify(summary)}`}`,
    questions.rule,
    ...(rules.length === 0 ? ['rule: []'] : listLines('rule', rules)),
    '# Where it holds; without it everywhere.',
    ...(appliesTo.length === 0 ? ['# applies-to: ["**/*.test.ts"]'] : listLines('applies-to', appliesTo)),
    questions.enforcedBy,
    '# enforced-by: npm test',
    ...(questions.more ?? []),
    '#',
    questions.below,
    '---',
    '',
    `# ${title}`,
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

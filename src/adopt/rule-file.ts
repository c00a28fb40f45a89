/**
 * The head of a rule file as its own client reads it: when the rule is loaded, and what else the head says.
 * Each client has a reader of its own, and some read less than YAML (measured 2026-11-20); what a reader would have
 * got wrong is read as it was meant, and said.
 */
import { splitNote } from '../sources/front-matter.ts';
import type { SplitNote } from '../sources/front-matter.ts';
import type { YamlValue } from '../yaml.ts';
import { readCursorRule } from './cursor-rule.ts';
import type { FoundKind } from './found.ts';
import {
  bare,
  byGlobs,
  commaParts,
  otherLines,
  type Activation,
  type Head,
  type LineRemark,
  type RuleFile,
} from './rule-head.ts';

/** Reads a rule file of a kind that has one. */
export function readRuleFile(kind: FoundKind, text: string): RuleFile {
  switch (kind) {
    case 'cursor-rule':
      return readCursorRule(text);
    case 'claude-rule':
      return readYamlRule(text, { globs: 'paths', read: claudeActivation });
    case 'copilot-rule':
      return readYamlRule(text, { globs: 'applyTo', read: copilotActivation });
    case 'devin-rule':
      return readYamlRule(text, { globs: 'globs', read: devinActivation });
    case 'cline-rule':
      return readYamlRule(text, { globs: 'paths', read: clineActivation });
    default:
      return { ...readFolderHead(text), activation: { kind: 'always' } };
  }
}

// ───────────────────────────── YAML heads ─────────────────────────────

interface YamlReader {
  /** The key of the globs. */
  readonly globs: string;
  readonly read: (head: YamlHead) => { readonly activation: Activation; readonly remarks?: readonly LineRemark[] };
}

interface YamlHead {
  readonly split: SplitNote;
  /** The value of the key of the globs, as text parts; undefined without that key. */
  readonly globs: readonly string[] | undefined;
  readonly line: number;
}

/** Keys that the note says in its own words, or that mean nothing without their client. */
const READ_KEYS: ReadonlySet<string> = new Set(['description', 'trigger', 'alwaysApply']);

function readYamlRule(text: string, { globs: key, read }: YamlReader): RuleFile {
  const split = readable(text, key);
  if (!split.hasFrontMatter || !isHead(split))
    return { ...bare(text), activation: read({ split, globs: undefined, line: 1 }).activation };
  const field = split.fields.get(key);
  const line = field?.line ?? 1;
  const globs = field === undefined ? undefined : textsIn(field.value);
  const { activation, remarks = [] } = read({ split, globs, line });
  const description = textsIn(split.fields.get('description')?.value)[0]?.trim();
  const excluded = split.fields.get('excludeAgent');
  const loss = excluded === undefined ? [] : [lossAt(excluded.line, EXCLUDED)];
  const broken = split.isSound
    ? []
    : [{ line: 1, isLoss: false, message: 'Its front matter is no YAML; it is kept as comments.' }];
  return {
    activation,
    ...(description && { description }),
    rest: otherLines(split.yaml, new Set([...READ_KEYS, key]), split.isSound),
    body: split.body,
    bodyLine: split.bodyLine,
    remarks: [...broken, ...remarks, ...loss],
  };
}

const EXCLUDED =
  '`excludeAgent` keeps the rule from one of Copilot’s agents; lintel cannot, so every one of them gets it.';

/** A text may begin with a rule and have another one further down: what stands between two has no keys then. */
function isHead({ fields, yaml }: SplitNote): boolean {
  return fields.size > 0 || yaml.trim() === '' || /^[\w-]+[ \t]*:/m.test(yaml);
}

/** YAML that begins a plain value with a star is an error; Claude Code quotes it and reads again. */
function readable(text: string, key: string): SplitNote {
  const { value } = splitNote('', text);
  if (!value.hasFrontMatter || value.isSound) return value;
  const quoted = text.replace(
    new RegExp(`^(${key}:[ \\t]*)([*!{@\`%].*?)[ \\t]*$`, 'm'),
    (_, head: string, glob: string) => `${head}${JSON.stringify(glob)}`,
  );
  const again = splitNote('', quoted).value;
  return again.isSound ? again : value;
}

function claudeActivation({ globs, line }: YamlHead) {
  const patterns = (globs ?? []).flatMap(commaParts);
  const remarks = patterns.some((glob) => glob.startsWith('./'))
    ? [
        {
          line,
          isLoss: false,
          message: 'Claude Code matches no path that starts with `./`; the scope is read as it was meant.',
        },
      ]
    : [];
  return { activation: byGlobs(patterns), remarks };
}

function copilotActivation({ split, globs, line }: YamlHead) {
  const patterns = (globs ?? []).flatMap(commaParts);
  if (patterns.length > 0) return { activation: byGlobs(patterns) };
  // VS Code loads a file without the key only by hand, or by its description; the CLI loads it always.
  const kind: 'agent' | 'always' = split.fields.has('description') ? 'agent' : 'always';
  const message = 'Without `applyTo` VS Code loads it when the agent or a person asks for it; it is always loaded now.';
  return {
    activation: { kind } as const,
    remarks: kind === 'always' && split.hasFrontMatter ? [lossAt(line, message)] : [],
  };
}

function devinActivation({ split, globs }: YamlHead) {
  const trigger = textsIn(split.fields.get('trigger')?.value)[0] ?? '';
  const patterns = (globs ?? []).flatMap(commaParts);
  if (trigger === 'manual') return { activation: { kind: 'manual' } as const };
  if (trigger === 'model_decision') return { activation: { kind: 'agent' } as const };
  return { activation: trigger === 'always_on' ? ({ kind: 'always' } as const) : byGlobs(patterns) };
}

function clineActivation({ globs, line }: YamlHead) {
  const patterns = globs ?? [];
  if (globs?.length === 0) return { activation: { kind: 'manual' } as const };
  const atRoot = patterns.find((glob) => !glob.includes('/') && glob.includes('*'));
  const message = `Cline matches \`${atRoot}\` at the root alone; a note holds for it at any depth.`;
  return {
    activation: byGlobs(patterns),
    remarks: atRoot === undefined || atRoot === '**' ? [] : [lossAt(line, message)],
  };
}

function lossAt(line: number, message: string): LineRemark {
  return { line, message, isLoss: true };
}

function textsIn(value: YamlValue | undefined): readonly string[] {
  if (value?.kind === 'text') return [value.text];
  return value?.kind === 'list' ? value.items.flatMap((item) => (item.kind === 'text' ? [item.text] : [])) : [];
}

/** The head of a file that has none for its clients, such as CLAUDE.md: kept as it is, what would mean something in a note as comments. */
export function readFolderHead(text: string): Head {
  const { value } = splitNote('', text);
  // A text may begin with a rule and have another one further down.
  if (!value.hasFrontMatter || !value.isSound || !isHead(value)) return bare(text);
  const message = 'Its front matter stays in the note and reaches no client any more.';
  return {
    rest: otherLines(value.yaml, new Set(), true),
    body: value.body,
    bodyLine: value.bodyLine,
    remarks: value.yaml.trim() === '' ? [] : [{ line: 1, isLoss: true, message }],
  };
}

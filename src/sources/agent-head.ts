/**
 * The front matter of a rule file as its own client reads it: the globs by which the rule is loaded, with their places, and
 * what the client takes otherwise than it was meant. Readers and traps as measured on 2026-11-20 (docs/clients.md).
 */
import type { AgentFile, AgentGlob, AgentTrap, Place, Problem } from '../model.ts';
import { partsOf, placed } from './agent-globs.ts';
import { brokenHead } from './broken-head.ts';
import { isTooLong, splitNote } from './front-matter.ts';
import { readCursorHead } from './cursor-head.ts';
import { lateHead } from './late-head.ts';
import { lowKeys } from './low-keys.ts';
import type { YamlValue } from '../yaml.ts';

/** A rule file taken apart. */
export interface AgentHead extends Pick<AgentFile, 'globs' | 'traps'> {
  readonly body: string;
  /** Line of the file on which `body` starts. */
  readonly bodyLine: number;
  /** What no client can read, or what it reads as nothing. */
  readonly problems: readonly Problem[];
}

/** Where rule files with globs lie, the key of the globs, and who reads it. */
export const KINDS: readonly (readonly [place: RegExp, key: string, client: string])[] = [
  [/(?:^|\/)\.claude\/rules\//, 'paths', 'Claude Code'],
  [/(?:^|\/)\.github\/instructions\//, 'applyTo', 'Copilot'],
  [/(?:^|\/)\.clinerules\//, 'paths', 'Cline'],
  [/(?:^|\/)\.(?:devin|windsurf)\/rules\//, 'globs', 'Devin'],
  [/(?:^|\/)\.kiro\/steering\//, 'fileMatchPattern', 'Kiro'],
];

/** Globs of one file that are asked: people write a handful, and each one that matches nothing is a finding of its own. */
const MAX_GLOBS = 500;

/** Parts an agent file into its front matter, read as its client does, and the rest. */
export function readAgentHead(file: string, text: string): AgentHead {
  const head = file.endsWith('.mdc') ? readCursorHead(file, text) : readHead(file, text);
  const next = head.globs[MAX_GLOBS];
  if (next === undefined) return head;
  const message = `This file has ${head.globs.length} globs, of which the first ${MAX_GLOBS} are looked at.`;
  const place = { file, line: next.line, column: next.column };
  const problem = { rule: 'note/frontmatter', ...place, message, hint: 'Name their folders instead.' };
  return { ...head, globs: head.globs.slice(0, MAX_GLOBS), problems: [...head.problems, problem] };
}

function readHead(file: string, text: string): AgentHead {
  const { value, problems: faults } = splitNote(file, text);
  const [, key = '', client = ''] = KINDS.find(([place]) => place.test(file)) ?? [];
  const broken = value.isSound || key === '' ? [] : brokenHead({ file, text, client, key });
  const head = text.slice(0, text.length - value.body.length);
  const low = value.isSound ? lowKeys({ file, head, body: value.body, bodyLine: value.bodyLine }) : [];
  const unread = key !== '' && isTooLong(value.yaml) ? faults : [];
  const problems = [...broken, ...unread, ...(value.hasFrontMatter ? low : lateHead(file, text))];
  const rest = { body: value.body, bodyLine: value.bodyLine, problems };
  const field = value.fields.get(key)?.value;
  // What is no YAML each client repairs in its own way, or loads always.
  if (field === undefined || !isLoadedByGlobs(value.fields)) return { ...rest, globs: [], traps: [] };
  const lines = text.split('\n');
  const globs = textsIn(field).flatMap(({ text: written, ...place }) =>
    placed(partsOf(written), place, lines).map((each): AgentGlob => ({ ...each, client })),
  );
  return { ...rest, globs, traps: globs.flatMap(trapOf) };
}

/** Devin and Kiro say in a key of its own when a rule is loaded. */
function isLoadedByGlobs(fields: ReadonlyMap<string, { readonly value: YamlValue }>): boolean {
  const [mode] = ['trigger', 'inclusion'].flatMap((key) => textsIn(fields.get(key)?.value));
  return mode === undefined || mode.text === 'glob' || mode.text === 'fileMatch';
}

function textsIn(value: YamlValue | undefined): readonly (Place & { readonly text: string })[] {
  if (value?.kind === 'list') return value.items.flatMap(textsIn);
  return value?.kind === 'text' ? [{ text: value.text, file: value.file, line: value.line, column: value.column }] : [];
}

/** Spellings that a client was measured to match with no path at all. */
function trapOf({ glob, client, ...place }: AgentGlob): readonly AgentTrap[] {
  const isRelative = client === 'Claude Code' && glob.startsWith('./');
  const isRooted = client === 'Copilot' && glob.startsWith('/');
  if (!isRelative && !isRooted) return [];
  const plain = glob.replace(/^(?:\.?\/)+/, '');
  const start = isRelative ? './' : '/';
  return [
    {
      ...place,
      claim: glob,
      message: `${client} matches no path with \`${glob}\`, because it starts with \`${start}\`.`,
      hint: `Write \`${plain}\`.`,
      fix: { title: `Write the glob as ${plain}`, isSafe: true, edits: [{ ...place, before: glob, after: plain }] },
    },
  ];
}

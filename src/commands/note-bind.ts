/** `lintel note bind`: plain mentions become bound facts, or links in agent files. Changes nothing without --write. */
import { resolve } from 'node:path';
import { proposeLinks } from '../claims/bound/propose-links.ts';
import { proposeBindings, type LeftMention, type Proposal, type Proposals } from '../claims/bound/propose.ts';
import { compile } from '../compile.ts';
import { editFile, withLineEdits } from '../disk/edit.ts';
import { relativeTo } from '../disk/root.ts';
import { SCHEMA_VERSION } from '../document.ts';
import { UsageError } from '../error.ts';
import type { Compilation } from '../model.ts';
import { nearest } from '../nearest.ts';
import { counted } from '../phrase.ts';
import { namedFiles } from '../named-files.ts';
import { readAgentFiles } from '../sources/agent-files.ts';
import { EXIT, flag, type Command, type Invocation } from './command.ts';
import { compilation } from './compilation.ts';
import { table } from './table.ts';
import type { Terminal } from './terminal.ts';

export const noteBind: Command = {
  usage: 'note bind <file>… [--write] [--json]',
  description:
    'Proposes bound facts for the commands, paths, exported names and versions that a note mentions plainly and that\n' +
    'are there today: with them the text follows the code. Only where every output stays as it is, byte for byte.\n' +
    'In an agent file that you own, such as AGENTS.md, it proposes links, which lint follows as well.',
  options: {
    write: { type: 'boolean', description: 'make the changes; no other byte of the files is touched' },
    json: { type: 'boolean', description: 'proposals, and what is left and why, as one JSON document' },
  },
  maxPositionals: 1_000,
  run: async (invocation) => {
    const compiled = await compilation(invocation, { isConfigOptional: true });
    const files = filesOf(invocation, compiled);
    const found = safeOf(compiled, joined(files.map((file) => proposalsFor(file, compiled))));
    const isWritten = flag(invocation, 'write');
    if (isWritten) await write(invocation, compiled, found.proposals);
    if (flag(invocation, 'json')) {
      invocation.terminal.out(JSON.stringify({ schemaVersion: SCHEMA_VERSION, isWritten, ...found }, null, 2));
    } else show(found, isWritten, invocation.terminal);
    return EXIT.clean;
  },
};

/** The files that were named, as repository paths. */
function filesOf({ root, cwd, positionals }: Invocation, { model, inputs }: Compilation): readonly string[] {
  if (positionals.length === 0) throw new UsageError('Which file?', 'lintel note bind context/guides/testing.md');
  const files = positionals.map((named) => relativeTo(root, resolve(cwd, named)));
  const known = model.notes.map(({ note }) => note.file);
  for (const [index, file] of files.entries()) {
    if (inputs.sources.texts.has(file)) continue;
    const guess = nearest(file, known);
    throw new UsageError(
      `There is no note or agent file \`${positionals[index]}\`.`,
      guess === undefined
        ? 'Name a note of the context, or an agent file such as AGENTS.md.'
        : `Did you mean \`${guess}\`?`,
    );
  }
  return [...new Set(files)];
}

function proposalsFor(file: string, compiled: Compilation): Proposals {
  const { inputs, model, lock, claims } = compiled;
  const { sources } = inputs;
  const decisions = model.notes.map(({ note }) => note).filter((note) => note.kind === 'decision');
  const ground = { facts: model.facts, paths: new Set(sources.paths), decisions };
  const linked = model.notes.find(({ note }) => note.file === file);
  if (linked !== undefined) {
    if (linked.awaits !== undefined)
      throw new UsageError(`${linked.awaits} cannot be read, and ${file} hangs on it.`, 'Mend it, and bind then.');
    if (!linked.note.isSound || !linked.isSound)
      throw new UsageError(`${file} has an error.`, 'Run `lintel lint`, mend it, and bind then.');
    if (!linked.isInForce)
      throw new UsageError(`${file} does not compile: ${linked.notInForceBecause ?? 'it is not in force'}.`);
    const own = claims.filter(({ claim }) => claim.file === file);
    return proposeBindings(linked, { ...ground, claims: own, text: sources.texts.get(file) ?? '' });
  }
  if (lock.outputs.some(({ path }) => path === file))
    throw new UsageError(`${file} is compiled by lintel.`, 'Name the notes that it comes from.');
  const agentFile = readAgentFiles(sources, new Set(), { named: namedFiles(sources) }).find(
    (each) => each.file === file,
  );
  if (agentFile === undefined) throw new UsageError(`${file} is neither a note nor an agent file.`);
  return proposeLinks(agentFile, ground);
}

function joined(all: readonly Proposals[]): Proposals {
  return { proposals: all.flatMap(({ proposals }) => proposals), left: all.flatMap(({ left }) => left) };
}

/**
 * The proposals that leave every output as it is and bring no finding. They are made so; this is the proof, made by
 * compiling both. Where it fails, ever smaller parts of the list are tried.
 */
function safeOf({ inputs }: Compilation, { proposals, left }: Proposals): Proposals {
  if (proposals.length === 0) return { proposals, left };
  const before = compile(inputs);
  const safe: Proposal[] = [];
  const harmful: LeftMention[] = [];
  const keep = (part: readonly Proposal[]): void => {
    if (isHarmless(before, [...safe, ...part])) safe.push(...part);
    else if (part.length > 1) {
      keep(part.slice(0, part.length >> 1));
      keep(part.slice(part.length >> 1));
    } else harmful.push(...part.map(asHarmful));
  };
  keep(proposals);
  return { proposals: safe, left: [...left, ...harmful] };
}

function asHarmful({ file, line, column, before }: Proposal): LeftMention {
  return { file, line, column, text: before, reason: 'an output would read otherwise' };
}

function isHarmless(before: Compilation, proposals: readonly Proposal[]): boolean {
  const { inputs } = before;
  const texts = new Map(inputs.sources.texts);
  for (const [file, edits] of byFile(proposals)) {
    const edited = withLineEdits(texts.get(file) ?? '', edits);
    if (edited === undefined) return false;
    texts.set(file, edited);
  }
  const after = compile({ ...inputs, sources: { ...inputs.sources, texts } });
  return outputsOf(after) === outputsOf(before) && faultsOf(after) <= faultsOf(before);
}

function outputsOf({ outputs }: Compilation): string {
  return JSON.stringify(outputs.map(({ path, text }) => [path, text]));
}

function faultsOf({ problems, claims }: Compilation): number {
  return problems.length + claims.filter(({ verdict }) => verdict === 'dead').length;
}

function byFile(proposals: readonly Proposal[]): ReadonlyMap<string, readonly Proposal[]> {
  const files = new Map<string, Proposal[]>();
  for (const proposal of proposals) files.set(proposal.file, [...(files.get(proposal.file) ?? []), proposal]);
  return files;
}

async function write({ root }: Invocation, { inputs }: Compilation, proposals: readonly Proposal[]): Promise<void> {
  for (const [file, edits] of byFile(proposals)) {
    await editFile(root, file, { text: inputs.sources.texts.get(file) ?? '', edits });
  }
}

function show({ proposals, left }: Proposals, isWritten: boolean, terminal: Terminal): void {
  const at = ({ file, line, column }: Proposal | LeftMention): string => `${file}:${line}:${column}`;
  if (proposals.length > 0) {
    terminal.out(terminal.style('bold', isWritten ? 'Bound' : 'Can be bound'));
    terminal.out(table(proposals.map((each) => [at(each), `${each.before} → ${each.after}`])));
  }
  if (left.length > 0) {
    terminal.out(`${proposals.length > 0 ? '\n' : ''}${terminal.style('bold', 'Left as it is')}`);
    terminal.out(table(left.map((each) => [at(each), each.text, each.reason])));
  }
  const count = counted(proposals.length, 'mention');
  if (proposals.length === 0) terminal.err('Nothing to bind.');
  else
    terminal.err(
      isWritten ? `Bound ${count}. No output changes.` : `${count} can be bound: run it again with --write.`,
    );
}

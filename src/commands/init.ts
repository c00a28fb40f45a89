/** `lintel init`: a context folder for a repository that has none, and its first build. Overwrites nothing. */
import { DEFAULT_CONTEXT } from '../config-place.ts';
import { addLine, createFile } from '../disk/create.ts';
import { readCodeInputs } from '../disk/inputs.ts';
import { UsageError } from '../error.ts';
import type { Change, Compilation, ModuleFacts, Sources } from '../model.ts';
import { configText, projectText } from '../sources/scaffold.ts';
import { listed } from '../phrase.ts';
import { writeOutputs } from './build.ts';
import { EXIT, type Command, type Invocation } from './command.ts';
import { compilation } from './compilation.ts';
import { openRepository } from './repository.ts';
import { table } from './table.ts';

/** Files that agents load today, from lintel or not. Their text is not lintel's to move. */
const AGENT_FILE =
  /(^|\/)(AGENTS|CLAUDE|GEMINI)\.md$|(^|\/)\.(claude|cursor)\/rules\/|(^|\/)\.cursorrules$|^\.github\/(copilot-instructions\.md|instructions\/)/;

export const init: Command = {
  usage: 'init',
  description:
    'Writes context/lintel.yaml and context/project.md, lets the lock merge by union, and builds the first outputs.\n' +
    'Nothing that exists is changed. Where a file of yours stands in the place of an output, nothing is built yet.',
  options: {},
  maxPositionals: 0,
  run: async (invocation) => {
    const { root, terminal } = invocation;
    const context = invocation.context ?? DEFAULT_CONTEXT;
    const { listing, cache } = await openRepository(invocation);
    const { sources, config } = await readCodeInputs({
      root,
      context: invocation.context,
      isConfigOptional: true,
      tree: await listing.tree(),
      cache,
    });
    if (config.file !== '') {
      throw new UsageError(`This repository is set up already: ${config.file}.`, 'Run `lintel build`.');
    }
    terminal.out((await scaffold(root, context, sources)).join('\n'));
    const compiled = await compilation(invocation);
    const inTheWay = compiled.changes.filter(({ action }) => action === 'unowned');
    const others = otherAgentFiles(sources.paths, compiled);
    if (others.length > 0) terminal.err(`lintel does not write or read ${listed(shortened(others))}.`);
    if (inTheWay.length > 0) return waitForOwner(inTheWay, invocation, context);
    const code = await writeOutputs(compiled, invocation);
    nextSteps(compiled, invocation, context);
    return code;
  },
};

/** Writes what is missing, and says what it wrote. A project note that somebody wrote before is as good as ours. */
async function scaffold(root: string, context: string, sources: Sources): Promise<readonly string[]> {
  const project = rootManifest(sources);
  const title = project.name ?? root.split(/[\\/]/).at(-1) ?? 'Repository';
  const files = [
    [`${context}/lintel.yaml`, configText(context)],
    [`${context}/project.md`, projectText(title, project.description)],
  ] as const;
  const missing = files.filter(([path]) => !sources.paths.includes(path));
  for (const [path, text] of missing) await createFile(root, path, text);
  return [...missing.map(([path]) => `created ${path}`), ...(await mergeByUnion(root, context))];
}

/** Agent files at places where no output of this build goes: they neither hinder lintel nor concern it. */
function otherAgentFiles(paths: readonly string[], { changes }: Compilation): readonly string[] {
  const planned = new Set(changes.map(({ path }) => path));
  return paths.filter((path) => AGENT_FILE.test(path) && !planned.has(path));
}

const MAX_NAMED = 8;

function shortened(names: readonly string[]): readonly string[] {
  return names.length <= MAX_NAMED ? names : [...names.slice(0, MAX_NAMED), `${names.length - MAX_NAMED} more`];
}

/** Builds nothing at all: a CLAUDE.md of ours beside a person's AGENTS.md would hide theirs from a client that reads both. */
function waitForOwner(inTheWay: readonly Change[], { terminal }: Invocation, context: string): number {
  terminal.out(
    [
      '',
      'Nothing was built yet. These files stand where outputs would go, and stay as they are:',
      table(inTheWay.map(({ path, reason }) => [path, reason ?? ''])),
      `Move their text into ${context}/project.md, or into a guide in ${context}/guides/, then delete each file and run`,
      '`lintel build`.',
    ].join('\n'),
  );
  return EXIT.clean;
}

function nextSteps({ model }: Compilation, { terminal }: Invocation, context: string): void {
  const central = model.facts.modules.reduce<ModuleFacts | undefined>(
    (most, module) => (module.importedBy.length > (most?.importedBy.length ?? 0) ? module : most),
    undefined,
  );
  terminal.err(
    [
      '',
      'Next:',
      `  say in ${context}/project.md what an agent cannot see in the tree`,
      '  lintel adr new "<title>" --rule "<what to do>"     record a decision',
      ...(central === undefined ? [] : [`  lintel note new ${central.path}     the module that most others import`]),
      '  lintel check     in CI',
      ...(context === DEFAULT_CONTEXT
        ? []
        : [`  add "lintel": "${context}" to package.json, so that every command finds the folder`]),
    ].join('\n'),
  );
}

function rootManifest({ texts }: Sources): { readonly name?: string; readonly description?: string } {
  try {
    const { name, description } = JSON.parse(texts.get('package.json') ?? '{}') as {
      name?: unknown;
      description?: unknown;
    };
    return {
      ...(typeof name === 'string' && { name }),
      ...(typeof description === 'string' && description.length <= 200 && { description }),
    };
  } catch {
    return {};
  }
}

/**
 * Two branches that both build must not conflict in the lock: its records can be united line by line. A repository
 * whose attributes cannot be written is set up all the same.
 */
async function mergeByUnion(root: string, context: string): Promise<readonly string[]> {
  const line = `${context}/lintel.lock merge=union`;
  try {
    const done = await addLine(root, '.gitattributes', line);
    if (done === 'present') return [];
    return [`${done === 'created' ? 'created' : 'added a line to'} .gitattributes (${line})`];
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return [`${error.message} Add to it: ${line}`];
  }
}

/** `lintel init`: a context folder for a repository that has none, and its first build. Overwrites nothing. */
import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DEFAULT_CONTEXT } from '../config.ts';
import { createFile } from '../disk/create.ts';
import { readInputs } from '../disk/inputs.ts';
import { UsageError } from '../error.ts';
import type { Compilation, ModuleFacts, Sources } from '../model.ts';
import { configText, projectText } from '../sources/scaffold.ts';
import { build } from './build.ts';
import { EXIT, type Command, type Invocation } from './command.ts';
import { compilation } from './compilation.ts';

/** Files that agents load today. Their text is not lintel's to move. */
const AGENT_FILE =
  /(^|\/)(AGENTS|CLAUDE|GEMINI)\.md$|(^|\/)\.(claude|cursor)\/rules\/|(^|\/)\.cursorrules$|^\.github\/(copilot-instructions\.md|instructions\/)/;

export const init: Command = {
  usage: 'init',
  description:
    'Writes context/lintel.yaml and context/project.md, lets the lock merge by union, and builds the first outputs.\n' +
    'Nothing that exists is changed; agent files that are there already are listed.',
  options: {},
  maxPositionals: 0,
  run: async (invocation) => {
    const { root, terminal } = invocation;
    const context = invocation.context ?? DEFAULT_CONTEXT;
    const { inputs } = await readInputs({ root, context: invocation.context, isConfigOptional: true });
    if (inputs.config.file !== '') {
      throw new UsageError(`This repository is set up already: ${inputs.config.file}.`, 'Run `lintel build`.');
    }
    const project = rootManifest(inputs.sources);
    await createFile(root, `${context}/lintel.yaml`, configText(context));
    await createFile(
      root,
      `${context}/project.md`,
      projectText(project.name ?? root.split(/[\\/]/).at(-1) ?? 'Repository', project.description),
    );
    const attributes = await mergeByUnion(root, context);
    terminal.out([`created ${context}/lintel.yaml`, `created ${context}/project.md`, ...attributes].join('\n'));
    const existing = inputs.sources.paths.filter((path) => AGENT_FILE.test(path));
    if (existing.length > 0) return leaveToTheirOwner(existing, invocation, context);
    const code = await build.run({ ...invocation, options: {} });
    nextSteps(await compilation(invocation), invocation, context);
    return code;
  },
};

function leaveToTheirOwner(existing: readonly string[], { terminal }: Invocation, context: string): number {
  terminal.out(
    [
      '',
      'Agent files that are here already, and stay as they are:',
      ...existing.slice(0, 20).map((path) => `  ${path}`),
      ...(existing.length > 20 ? [`  and ${existing.length - 20} more`] : []),
      `lintel writes none of them while they stand. Move what they say into ${context}/project.md and ${context}/guides/,`,
      'remove them, and run `lintel build`.',
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

/** Two branches that both build must not conflict in the lock: its records can be united line by line. */
async function mergeByUnion(root: string, context: string): Promise<readonly string[]> {
  const file = join(root, '.gitattributes');
  const line = `${context}/lintel.lock merge=union`;
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text?.split(/\r?\n/).includes(line)) return [];
  await appendFile(file, `${text === undefined || text === '' || text.endsWith('\n') ? '' : '\n'}${line}\n`);
  return [`${text === undefined ? 'created' : 'added a line to'} .gitattributes (${line})`];
}

/**
 * `lintel init`: a context folder for a repository that has none. Agent files that are there move into it, line by line,
 * after a look at the plan; then the first build. Overwrites nothing that it has not copied.
 */
import { manifestFile, type Manifest } from '../adopt/manifest.ts';
import { baselineFile } from '../baseline.ts';
import { DEFAULT_CONTEXT } from '../config-place.ts';
import { alone } from '../disk/alone.ts';
import { readManifest } from '../disk/originals.ts';
import { UsageError } from '../error.ts';
import type { Adoption } from '../adopt/adoption.ts';
import type { Compilation, Config, Inputs, ModuleFacts, Sources } from '../model.ts';
import { counted } from '../phrase.ts';
import { projectText } from '../sources/scaffold.ts';
import { ignoreEntries } from './adopt-entries.ts';
import { inTheWayReport, lostReport, planReport, refusedReport } from './adopt-report.ts';
import { finishAdoption, prepareAdoption } from './adopt-steps.ts';
import { plannedAdoption, type PlannedAdoption } from './adopting.ts';
import { confirmed, wanted } from './ask.ts';
import { EXIT, flag, type Command, type Invocation, type OptionDefinitions } from './command.ts';
import { setUpOf } from './set-up.ts';

/** Flags of every command that shows a plan first. */
export const PLAN_OPTIONS: OptionDefinitions = {
  yes: { type: 'boolean', short: 'y', description: 'go on without a question' },
  'dry-run': { type: 'boolean', description: 'show the plan and write nothing' },
};

export const init: Command = {
  usage: 'init [--dry-run] [--yes] [--strict] [--ignore-entries]',
  description:
    'Moves the agent files that are there into context/, without losing a line, and builds. Shows the plan first.\n' +
    'The originals lie in context/.adopted/ until `lintel adopt --finish`; `lintel eject` takes everything back.\n' +
    'In a repository without agent files it writes an empty context folder and builds the first outputs.',
  options: {
    ...PLAN_OPTIONS,
    strict: { type: 'boolean', description: 'write nothing when a file says something that a note cannot' },
    'ignore-entries': {
      type: 'boolean',
      description: 'list the outputs in .prettierignore, which oxfmt reads as well',
    },
  },
  maxPositionals: 0,
  run: async (invocation) => {
    const { root, terminal } = invocation;
    const context = invocation.context ?? DEFAULT_CONTEXT;
    const manifest = await readManifest(root, context);
    const standing = await setUpOf(invocation);
    if (standing !== undefined) return await goOn(invocation, standing, manifest);
    const planned = await plannedAdoption(invocation, {
      context,
      manifest,
      extra: (adoption, inputs) => projectNote(root, { context, adoption, inputs }),
    });
    const { adoption, foreignNotes } = planned;
    const hasFound = adoption.files.length + adoption.left.length + adoption.marked.length + foreignNotes.length > 0;
    if (hasFound) terminal.out(planReport(planned, terminal));
    const refusal = refused(planned, invocation);
    if (refusal !== undefined) {
      terminal.out(`\n${refusal}`);
      return EXIT.findings;
    }
    if (flag(invocation, 'dry-run')) return EXIT.clean;
    if (adoption.files.length + foreignNotes.length > 0 && !(await confirmed(invocation, 'Write this?'))) {
      terminal.err('Nothing was written.');
      return EXIT.clean;
    }
    return await alone(root, context, () => adoptAndBuild(invocation, planned));
  },
};

/** Why nothing may be written, in words. */
export function refused(planned: PlannedAdoption, invocation: Invocation): string | undefined {
  if (planned.inTheWay.length > 0) return inTheWayReport(planned);
  if (planned.refused.length > 0) return refusedReport(planned);
  if (planned.lost.length > 0) return lostReport(planned);
  const losses = planned.adoption.remarks.filter(({ isLoss }) => isLoss).length;
  return flag(invocation, 'strict') && losses > 0
    ? `strict: ${counted(losses, 'conversion')} would lose something. Nothing was written.`
    : undefined;
}

async function adoptAndBuild(invocation: Invocation, planned: PlannedAdoption): Promise<number> {
  const { terminal } = invocation;
  const { context, notes, config, compiled } = planned;
  const entries = ignoreEntries(compiled);
  const hasEntries =
    entries.lines.length > 0 &&
    (flag(invocation, 'ignore-entries') ||
      (!flag(invocation, 'yes') &&
        (await wanted(`List the outputs in ${entries.file}, so that ${entries.formatter} leaves them alone?`))));
  const lines = [`.gitattributes ${context}/lintel.lock merge=union`, ...(hasEntries ? entries.lines : [])];
  const added = await prepareAdoption(invocation, planned, lines);
  const created = [...notes, ...(config === undefined ? [] : [config])].map(({ path }) => `created ${path}`);
  terminal.out(created.join('\n'));
  const { code, compiled: built, baselined } = await finishAdoption(invocation, context, added);
  if (baselined > 0)
    terminal.err(
      `${counted(baselined, 'finding')} in what was there before ${baselined === 1 ? 'does' : 'do'} not count for now: ${baselineFile({ context })} lists ${baselined === 1 ? 'it' : 'them'}.`,
    );
  if (!hasEntries && entries.lines.length > 0)
    terminal.err(
      `${entries.formatter} may reformat outputs; \`lintel init --ignore-entries\` lists them in ${entries.file}.`,
    );
  nextSteps(built, { invocation, context, hasOriginals: planned.adoption.files.length > 0 });
  return code;
}

/** A run that was killed after the configuration is finished; otherwise there is nothing to do. */
async function goOn(
  invocation: Invocation,
  { file, context }: Config,
  manifest: Manifest | undefined,
): Promise<number> {
  if (manifest?.state !== 'adopting') {
    throw new UsageError(
      `This repository is set up already: ${file}.`,
      'Run `lintel build`, or `lintel adopt` for further agent files.',
    );
  }
  invocation.terminal.err(`An earlier run stopped half way; going on by ${manifestFile(context)}.`);
  return await alone(invocation.root, context, async () => {
    const { code } = await finishAdoption(invocation, context, manifest.lines);
    return code;
  });
}

interface ProjectPlace {
  readonly context: string;
  readonly adoption: Adoption;
  readonly inputs: Inputs;
}

/** A project note to begin with, where nothing was adopted. One that somebody wrote before is as good as ours. */
function projectNote(root: string, { context, adoption, inputs }: ProjectPlace) {
  const path = `${context}/project.md`;
  // Beside notes with a text it would only be one more file, and an empty one.
  if (adoption.notes.length > 0 || inputs.sources.paths.includes(path)) return [];
  const { name, description } = rootManifest(inputs.sources);
  return [{ path, text: projectText(name ?? root.split(/[\\/]/).at(-1) ?? 'Repository', description) }];
}

interface Ending {
  readonly invocation: Invocation;
  readonly context: string;
  readonly hasOriginals: boolean;
}

function nextSteps({ model }: Compilation, { invocation, context, hasOriginals }: Ending): void {
  const central = model.facts.modules.reduce<ModuleFacts | undefined>(
    (most, module) => (module.importedBy.length > (most?.importedBy.length ?? 0) ? module : most),
    undefined,
  );
  const isDescribed = model.notes.some(
    ({ note, scope }) => note.kind === 'module' && scope.kind === 'folder' && scope.path === central?.path,
  );
  const rows = [
    ...(hasOriginals
      ? [
          ['lintel adopt --finish', `once you are content: removes the originals in ${context}/.adopted/`],
          ['lintel eject', 'takes everything back, byte for byte, until you edit a note'],
        ]
      : [[`${context}/project.md`, 'say there what an agent cannot see in the tree']]),
    ['lintel adr new "<title>" --rule "<what to do>"', 'record a decision'],
    ...(central === undefined || isDescribed
      ? []
      : [[`lintel note new ${central.path}`, 'the module that most others import']]),
    ['lintel check', 'in CI'],
    ...(context === DEFAULT_CONTEXT
      ? []
      : [['package.json', `add "lintel": "${context}", so that every command finds the folder`]]),
  ];
  const width = Math.max(...rows.map(([what = '']) => what.length));
  invocation.terminal.err(
    ['', 'Next:', ...rows.map(([what = '', why = '']) => `  ${what.padEnd(width)}  ${why}`)].join('\n'),
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

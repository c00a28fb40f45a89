/** `lintel adopt`: further agent files of a configured repository into its notes, and the end of an adoption. */
import { ADOPTED_FOLDER, manifestFile } from '../adopt/manifest.ts';
import { alone } from '../disk/alone.ts';
import { readConfig } from '../disk/configuration.ts';
import { readManifest, removeOriginals } from '../disk/originals.ts';
import { relativeTo } from '../disk/root.ts';
import { listTree } from '../disk/tree.ts';
import { UsageError } from '../error.ts';
import { resolve } from 'node:path';
import { nearest } from '../nearest.ts';
import { counted, listed } from '../phrase.ts';
import { adoptLinesOf, lineRange } from './adopt-lines.ts';
import { planReport } from './adopt-report.ts';
import { finishAdoption, prepareAdoption } from './adopt-steps.ts';
import { plannedAdoption, type PlannedAdoption } from './adopting.ts';
import { confirmed } from './ask.ts';
import { EXIT, flag, type Command, type Invocation } from './command.ts';
import { PLAN_OPTIONS, refused } from './init.ts';

export const adopt: Command = {
  usage: 'adopt [<file>… | <file>:<line>[-<line>]] [--dry-run] [--yes] [--strict] | adopt --finish',
  description:
    'Moves agent files that lintel does not write yet into context/, without losing a line, and builds.\n' +
    'Lines of an output that were written by hand, as in AGENTS.md:37-41, go into the note that feeds what stands around them.\n' +
    'Without a file, all that there are. With --finish it removes the originals of earlier adoptions.',
  options: {
    ...PLAN_OPTIONS,
    strict: { type: 'boolean', description: 'write nothing when a file says something that a note cannot' },
    finish: { type: 'boolean', description: 'remove the originals; `lintel eject` can give them back no more' },
  },
  maxPositionals: 1000,
  run: async (invocation) => {
    const { root, terminal, positionals } = invocation;
    if (flag(invocation, 'finish')) return await finish(invocation);
    const { config } = await readConfig({ root, context: invocation.context, isConfigOptional: false });
    const [named] = positionals;
    const range = positionals.length === 1 && named !== undefined ? lineRange(named, invocation) : undefined;
    if (range !== undefined) return await adoptLinesOf(range, invocation);
    const only = positionals.length === 0 ? undefined : await knownFiles(invocation);
    const manifest = await readManifest(root, config.context);
    const planned = await plannedAdoption(invocation, {
      context: config.context,
      ...(only && { only }),
      manifest,
      extra: () => [],
    });
    terminal.out(planReport(planned, terminal));
    const refusal = refused(planned, invocation) ?? notTaken(planned, only);
    if (refusal !== undefined) {
      terminal.out(`\n${refusal}`);
      return EXIT.findings;
    }
    if (planned.adoption.files.length === 0) {
      terminal.err('There is nothing to adopt.');
      return EXIT.clean;
    }
    if (flag(invocation, 'dry-run')) return EXIT.clean;
    if (!(await confirmed(invocation, 'Write this?'))) {
      terminal.err('Nothing was written.');
      return EXIT.clean;
    }
    return await alone(root, config.context, async () => {
      const lines = await prepareAdoption(invocation, planned, []);
      return (await finishAdoption(invocation, config.context, lines)).code;
    });
  },
};

/** Originals outlive the configuration where an eject has only released the outputs. */
async function finish({ root, context: named, terminal, options }: Invocation): Promise<number> {
  const { config } = await readConfig({ root, context: named, isConfigOptional: true });
  const { context } = config;
  const manifest = await readManifest(root, context);
  if (manifest === undefined) throw new UsageError(`There are no originals: ${manifestFile(context)} is missing.`);
  if (manifest.state !== 'adopted' && manifest.state !== 'released')
    throw new UsageError('The adoption is not done yet.', 'Run `lintel init` to finish it.');
  if (options['dry-run'] !== true) await removeOriginals(root, context);
  const done = options['dry-run'] === true ? 'would be removed' : 'removed';
  terminal.out(`${done}: ${counted(manifest.originals.length, 'original')} in ${context}/${ADOPTED_FOLDER}/`);
  return EXIT.clean;
}

/** The named files as repository paths. A name that is no file of the tree is refused before anything is planned. */
async function knownFiles({ root, cwd, positionals }: Invocation): Promise<readonly string[]> {
  const { paths } = await listTree(root);
  return positionals.map((name) => {
    const path = relativeTo(root, resolve(cwd, name));
    if (paths.includes(path)) return path;
    const guess = nearest(path, paths);
    throw new UsageError(
      `There is no file ${name}.`,
      guess === undefined ? 'Name it from the folder that you stand in.' : `Did you mean ${guess}?`,
    );
  });
}

/** A named file that was not taken is a refusal: whoever names it wants to know. */
function notTaken({ adoption }: PlannedAdoption, only: readonly string[] | undefined): string | undefined {
  const missing = only?.filter((path) => !adoption.files.some((file) => file.path === path)) ?? [];
  if (missing.length === 0) return undefined;
  const isOne = missing.length === 1;
  return `${listed(missing)} ${isOne ? 'is' : 'are'} not adopted: ${isOne ? 'it is no agent file that can be' : 'they are no agent files that can be'}, or lintel writes ${isOne ? 'it' : 'them'} already. Nothing was written.`;
}

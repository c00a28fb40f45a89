/** A repository that is set up for lintel, or was built by it, and in which no note, or no configuration, is left to compile from. */
import { lockFile } from '../config.ts';
import { departedFiles, heirsOf } from '../departed-files.ts';
import type { Compilation, Lock, Problem } from '../model.ts';
import { counted, listed } from '../phrase.ts';
import { leftOutConfig } from '../set-up.ts';
import { topOf, type Rule } from './rule.ts';

/** One finding: at the configuration, else at a lock. */
export const missingContext: Rule = {
  id: 'missing/context',
  summary: 'There is a configuration or a lock, and no note to compile from.',
  check: (compilation) => {
    if (compilation.inputs.config.isSetUp === false)
      return [...withoutConfiguration(compilation), ...withoutUse(compilation), ...withoutFiles(compilation)];
    return hasSources(compilation) ? [] : absent(compilation);
  },
};

/** A lock in the context folder is written by builds alone, and none builds without a configuration. Notes alone may be anybody's. */
function withoutConfiguration({ inputs: { config, sources } }: Compilation): readonly Problem[] {
  const file = lockFile({ context: config.context });
  // What a sparse checkout leaves out is not gone, and nothing here needs it.
  if (!sources.paths.includes(file) || leftOutConfig(config, sources.paths) !== undefined) return [];
  return [
    {
      rule: 'missing/context',
      ...topOf(file),
      message: 'The configuration that this lock was built with is gone, so nothing that it owns is checked or built.',
      target: config.context,
      hint: `Restore it (\`git checkout -- ${config.context}\`), or delete \`${file}\` if lintel is to go.`,
    },
  ];
}

/** A configuration outside of the context folder may do no more than tune what lint says. One with keys for builds was meant for more. */
function withoutUse({ inputs: { config } }: Compilation): readonly Problem[] {
  const { buildKeys = [], context, file } = config;
  if (buildKeys.length === 0) return [];
  const [reads, them] = buildKeys.length === 1 ? ['is', 'it'] : ['are', 'them'];
  return [
    {
      rule: 'missing/context',
      ...topOf(file),
      message: `${quoted(buildKeys)} ${reads} for builds, and \`${context}/\` holds no note, so there is nothing to compile.`,
      // Agent files are judged all the same.
      isFromProse: true,
      target: context,
      hint: `Let \`lintel init\` make notes of the agent files that are there, or drop ${them}: lint goes by the rest of this configuration.`,
    },
  ];
}

/**
 * A lock of which every file is gone watches nothing, and nobody would hear of it. Of one that knows others as well only that is told which
 * none of those says: the next review of any drops its lines.
 */
function withoutFiles(compilation: Compilation): readonly Problem[] {
  const { lock, isLockSound, inputs } = compilation;
  const departed = departedFiles(compilation);
  const isAll = lock.claims.every(({ file }) => departed.includes(file));
  const lost = isAll ? departed : departed.filter((file) => !isSaidElsewhere(file, departed, lock));
  if (!isLockSound || lost.length === 0 || lock.outputs.length > 0) return [];
  const file = lockFile(inputs.config);
  const heirs = heirsOf(compilation);
  const isOne = lost.length === 1;
  const gone = `${isAll ? allOf(lost) : `${quoted(lost)}, which this lock knows beside others,`} ${isOne ? 'is' : 'are'} gone`;
  const name = heirs.length === 1 ? 'names' : 'name';
  const nothing = isAll ? 'nothing is watched' : `nothing of ${isOne ? 'it' : 'them'} is watched`;
  return [
    {
      rule: 'missing/context',
      ...topOf(file),
      message:
        heirs.length === 0
          ? `${gone}, so ${nothing}.`
          : `${gone}. ${quoted(heirs)} ${name} most of the same, of which signatures alone are watched until the next review.`,
      // A lock that still serves fails no run.
      ...((heirs.length > 0 || !isAll) && { isFromProse: true as const }),
      target: file,
      hint:
        heirs.length === 0
          ? 'Run `lintel review`, which drops what is gone, or `lintel review <file>` for what took its place, which does so, too.'
          : `Run \`lintel review\`, which goes on with ${heirs.length === 1 ? 'that file' : 'those files'}, and commit \`${file}\`.`,
    },
  ];
}

/** Whether files that are left name at least half of what the lock knows of one. */
function isSaidElsewhere(file: string, departed: readonly string[], { claims }: Lock): boolean {
  const own = claims.filter((each) => each.file === file).map(({ claim }) => claim);
  const left = new Set(claims.filter((each) => !departed.includes(each.file)).map(({ claim }) => claim));
  return own.filter((claim) => left.has(claim)).length * 2 >= own.length;
}

function allOf(files: readonly string[]): string {
  return files.length > MAX_NAMES
    ? `All ${files.length} files that this lock knows`
    : `${quoted(files)}, the ${files.length === 1 ? 'one file' : 'files'} that this lock knows,`;
}

/** Most files that are named one by one. */
const MAX_NAMES = 3;

function quoted(files: readonly string[]): string {
  return listed(files.map((file) => `\`${file}\``));
}

/** A note that cannot be read is a note: other rules say what is wrong with it. */
function hasSources({ model, inputs }: Compilation): boolean {
  const { context } = inputs.config;
  const isNote = (path: string): boolean => path.startsWith(`${context}/`) && /\.(?:md|rst)$/.test(path);
  return model.notes.length > 0 || inputs.unreadable.length > 0 || inputs.sources.paths.some(isNote);
}

function absent({ inputs, lock }: Compilation): readonly Problem[] {
  const { config } = inputs;
  const owned = lock.outputs.length;
  // A configuration elsewhere may set severities for agent files that people write themselves, and a lock without outputs
  // may remember what those claim: neither needs a note.
  const isSetUp = config.file.startsWith(`${config.context}/`) && inputs.sources.paths.includes(config.file);
  if (owned === 0 && !isSetUp) return [];
  const file = isSetUp ? config.file : lockFile(config);
  const built = owned === 0 ? '' : ` The lock owns ${counted(owned, 'output')}, which a build would delete or empty.`;
  return [
    {
      rule: 'missing/context',
      ...topOf(file),
      message: `\`${config.context}/\` holds no note, so there is nothing to compile from.${built}`,
      target: config.context,
      hint:
        owned === 0
          ? `Write \`${config.context}/project.md\`, or let \`lintel init\` make notes of the agent files that are there.`
          : `Restore the notes (\`git checkout -- ${config.context}\`), or delete \`${lockFile(config)}\` if lintel is to go.`,
    },
  ];
}

/** Everything a compile starts from, read once: the tree, its configuration, the texts that matter, the facts of its code. */
import { isOutputPath } from '../clients.ts';
import { chooseConfig, configPlaces, defaultConfig, lockFile, parseConfig, type ConfigText } from '../config.ts';
import { UsageError } from '../error.ts';
import type { Compilation, Config, Inputs, Problem, Sources } from '../model.ts';
import { isRepositoryPath, parseLock } from '../lock.ts';
import { RULE_IDS } from '../rules/index.ts';
import { manifestPaths } from '../scan/project.ts';
import { notePaths } from '../sources/notes.ts';
import { scanCode, type ScanProgress } from './code.ts';
import { presentPaths, readTexts, standingAt } from './read.ts';
import { packageVersion, readTemplates } from './templates.ts';
import { listTree } from './tree.ts';

export interface ReadOptions {
  readonly root: string;
  /** The context folder that the user named, relative to the root. */
  readonly context: string | undefined;
  /** Go on with every default where there is no configuration. */
  readonly isConfigOptional: boolean;
  readonly onProgress?: (progress: ScanProgress) => void;
}

export interface ReadResult {
  readonly inputs: Inputs;
  /** Texts and code files that could not be read. */
  readonly problems: readonly Problem[];
}

/** Reads a repository. Throws a UsageError for a missing or broken configuration; everything else becomes problems. */
export async function readInputs(options: ReadOptions): Promise<ReadResult> {
  const { root } = options;
  const tree = await listTree(root);
  const config = await readConfig(options);
  const texts = await readTexts(root, textPaths(tree.paths, config));
  const code = await scanCode(root, tree.paths, options.onProgress);
  const links = [...new Set([...tree.links, ...texts.links])].sort();
  const sources: Sources = { paths: tree.paths, links, hidden: [], texts: texts.texts };
  const lost = await lostSources(root, { sources, config, problems: texts.problems });
  const inputs: Inputs = {
    sources,
    config,
    files: code.files,
    templates: await readTemplates(),
    unreadable: lost.map(({ file }) => file).sort(),
    version: packageVersion(),
  };
  const others = texts.problems.filter(({ file }) => !lost.some((problem) => problem.file === file));
  return { inputs, problems: [...lost, ...others, ...code.problems] };
}

/**
 * Sources whose text cannot be had: notes and templates that may not be read, and what fed an output at the last build,
 * still stands on disk, and is no plain text of the tree any more. What is simply gone was removed by somebody.
 */
async function lostSources(
  root: string,
  {
    sources,
    config,
    problems,
  }: { readonly sources: Sources; readonly config: Config; readonly problems: readonly Problem[] },
): Promise<readonly Problem[]> {
  const templates = `${config.context}/templates/`;
  const notes = new Set(notePaths(sources.paths, config).map(({ path }) => path));
  const fed = parseLock(sources.texts.get(lockFile(config))).value.outputs.flatMap((output) => output.sources);
  const wanted = new Set([...notes, ...fed]);
  const rule = 'note/unreadable';
  const refused = problems
    .filter(({ file }) => wanted.has(file) || file.startsWith(templates))
    .map((problem) => ({ ...problem, rule, message: `${problem.message} What it feeds stays as it is.` }));
  const silent = [...new Set(fed)].filter(
    (path) => !sources.texts.has(path) && !refused.some(({ file }) => file === path),
  );
  const standing = await standingAt(root, silent);
  const moved = standing.map((file): Problem => {
    const message = `\`${file}\` fed an output at the last build, and lintel cannot read it now. What it fed stays as it is.`;
    const hint = 'Make it a plain file again that git does not ignore and you may read, or delete it.';
    return { rule, file, line: 1, column: 1, message, hint };
  });
  return [...refused, ...moved];
}

/** The part of {@link readInputs} that notes need: no code, no manifests. */
export async function readNoteInputs(
  options: ReadOptions,
): Promise<{ readonly sources: Sources; readonly config: Config }> {
  const tree = await listTree(options.root);
  const config = await readConfig(options);
  const { texts } = await readTexts(
    options.root,
    notePaths(tree.paths, config).map(({ path }) => path),
  );
  return { sources: { ...tree, hidden: [], texts }, config };
}

/**
 * Adds what stands at planned paths but is not in the tree's list, such as an ignored CLAUDE.md: it is a person's
 * all the same, and must be seen before anything is written. Undefined when there is nothing of the kind.
 */
export async function withHiddenOutputs(
  root: string,
  { inputs, outputs, lock }: Compilation,
): Promise<Inputs | undefined> {
  const { sources } = inputs;
  const known = new Set(sources.paths);
  const places = [...outputs, ...lock.outputs].map(({ path }) => path);
  const hidden = await presentPaths(
    root,
    places.filter((path) => !known.has(path)),
  );
  if (hidden.paths.length === 0) return undefined;
  const { texts } = await readTexts(root, hidden.paths);
  return {
    ...inputs,
    sources: {
      paths: [...sources.paths, ...hidden.paths].sort(),
      links: [...sources.links, ...hidden.links].sort(),
      hidden: hidden.paths,
      texts: new Map([...sources.texts, ...texts]),
    },
  };
}

/** Reads the configuration, or says where one was looked for. */
async function readConfig({ root, context, isConfigOptional }: ReadOptions): Promise<Config> {
  const { texts, problems: unreadable } = await readTexts(root, configPlaces(context));
  const refused = unreadable.find(({ file }) => file !== 'package.json');
  if (refused !== undefined) throw new UsageError(refused.message, refused.hint);
  const chosen = chooseConfig(texts, context);
  const found = chosen?.kind === 'folder' ? await namedConfig(root, chosen.written) : chosen;
  if (found === undefined) {
    if (isConfigOptional) return defaultConfig(context);
    throw new UsageError(
      `There is no lintel configuration in ${root}: looked for ${configPlaces(context).map(placeName).join(', ')}.`,
      'Run `lintel init` to set one up.',
    );
  }
  const { value, problems } = parseConfig(found, RULE_IDS);
  if (problems.length > 0) {
    const lines = problems.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`);
    throw new UsageError(lines.join('\n'), 'Nothing was changed.');
  }
  return value;
}

/** The configuration in the context folder that package.json names. */
async function namedConfig(root: string, written: string): Promise<ConfigText> {
  const context = written.replace(/^(\.\/)+/, '').replace(/\/+$/, '');
  if (!isRepositoryPath(context)) {
    throw new UsageError(`\`lintel\` in package.json is \`${written}\`, which is no folder inside the repository.`);
  }
  const file = `${context}/lintel.yaml`;
  const { texts, problems } = await readTexts(root, [file]);
  const text = texts.get(file);
  if (text !== undefined) return { file, text, context };
  const [problem] = problems;
  throw problem === undefined
    ? new UsageError(
        `\`lintel\` in package.json names \`${written}\`, but there is no ${file}.`,
        'Create it; it may be empty.',
      )
    : new UsageError(problem.message, problem.hint);
}

function placeName(file: string): string {
  return file === 'package.json' ? '`lintel` in package.json' : file;
}

/** What the pure middle needs as text, besides code: the names alone tell. */
function textPaths(paths: readonly string[], config: Config): readonly string[] {
  const templates = `${config.context}/templates/`;
  const wanted = paths.filter(
    (path) => isOutputPath(path) || path.startsWith(templates) || path.endsWith('.gitignore'),
  );
  const notes = notePaths(paths, config).map(({ path }) => path);
  return [...new Set([...manifestPaths(paths), ...notes, ...wanted, lockFile(config)])].sort();
}

/** Finds and reads the configuration. It is the one source without which nothing can be done, so its faults are thrown. */
import { posix } from 'node:path';
import { chooseConfig, type ConfigText } from '../config-choice.ts';
import { configPlaces } from '../config-place.ts';
import { defaultConfig, parseConfig } from '../config.ts';
import { UsageError } from '../error.ts';
import { isRepositoryPath } from '../lock.ts';
import type { Config } from '../model.ts';
import { RULE_IDS, RULE_OPTIONS } from '../rules/index.ts';
import { asFound } from '../sources/only-tunes.ts';
import { readTexts } from './read.ts';

/** Where a configuration is looked for. */
export interface ConfigSearch {
  readonly root: string;
  /** The context folder that the user named, relative to the root. */
  readonly context: string | undefined;
  /** Go on with every default where there is no configuration. */
  readonly isConfigOptional: boolean;
}

/** A configuration, with what stood at each place that was looked at. */
export interface FoundConfig {
  readonly config: Config;
  readonly states: ReadonlyMap<string, string>;
}

/** Reads the configuration, or says where one was looked for. */
export async function readConfig({ root, context, isConfigOptional }: ConfigSearch): Promise<FoundConfig> {
  const { texts, states, problems: unreadable } = await readTexts(root, configPlaces(context));
  const refused = unreadable.find(({ file }) => file !== 'package.json');
  if (refused !== undefined) throw new UsageError(refused.message, refused.hint);
  const chosen = chooseConfig(texts, context);
  const named = chosen?.kind === 'folder' ? await namedConfig(root, chosen.written) : undefined;
  const found = chosen?.kind === 'folder' ? named?.text : chosen;
  const seen = new Map([...states, ...(named?.states ?? [])]);
  if (found === undefined) {
    await refuseMisnamed(root, context);
    if (isConfigOptional) return { config: defaultConfig(context), states };
    await refuseLeftOutConfig({ root, context });
    throw new UsageError(
      `There is no lintel configuration in ${root}: looked for ${configPlaces(context).map(placeName).join(', ')}.`,
      'Run `lintel init` to set one up; `lintel lint` checks agent files without one.',
    );
  }
  const { value, problems } = parseConfig(found, RULE_IDS, RULE_OPTIONS);
  if (problems.length > 0) {
    const lines = problems.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`);
    throw new UsageError(lines.join('\n'), 'Nothing was checked or changed.');
  }
  return { config: value, states: seen };
}

/** {@link readConfig}, and what `paths` say of it: whether there is anything to compile. */
export async function readConfigOf(search: ConfigSearch, paths: readonly string[]): Promise<FoundConfig> {
  const { config, states } = await readConfig(search);
  return { config: asFound(config, paths), states };
}

/** Whoever wrote `lintel.yml` would wait in vain for what it says. */
async function refuseMisnamed(root: string, context: string | undefined): Promise<void> {
  const places = configPlaces(context).filter((place) => place.endsWith('.yaml'));
  const { texts } = await readTexts(
    root,
    places.map((place) => place.replace(/yaml$/, 'yml')),
  );
  const [file] = texts.keys();
  if (file === undefined) return;
  throw new UsageError(`${file} is not read: the configuration is called \`lintel.yaml\`.`, `Rename ${file}.`);
}

/** The configuration in the context folder that package.json names. */
async function namedConfig(
  root: string,
  written: string,
): Promise<{ readonly text: ConfigText; readonly states: FoundConfig['states'] }> {
  const context = written.replace(/^(\.\/)+/, '').replace(/\/+$/, '');
  if (!isRepositoryPath(context)) {
    throw new UsageError(`\`lintel\` in package.json is \`${written}\`, which is no folder inside the repository.`);
  }
  const file = `${context}/lintel.yaml`;
  const { texts, states, problems } = await readTexts(root, [file]);
  const text = texts.get(file);
  if (text !== undefined) return { text: { file, text, context }, states };
  await refuseLeftOut(root, [file]);
  const [problem] = problems;
  throw problem === undefined
    ? new UsageError(
        `\`lintel\` in package.json names \`${written}\`, but there is no ${file}.`,
        'Create it; it may be empty.',
      )
    : new UsageError(problem.message, problem.hint);
}

/** Throws where the tree has a configuration that a sparse checkout leaves off the disk: nobody may say then that there is none. */
export async function refuseLeftOutConfig({ root, context }: Omit<ConfigSearch, 'isConfigOptional'>): Promise<void> {
  const places = configPlaces(context).filter((place) => place !== 'package.json');
  await refuseLeftOut(root, places);
}

async function refuseLeftOut(root: string, places: readonly string[]): Promise<void> {
  const { leftOutAmong } = await import('./left-out.ts');
  const [file] = await leftOutAmong(root, places);
  if (file === undefined) return;
  const folder = posix.dirname(file);
  const wayOut = folder === '.' ? 'git sparse-checkout disable' : `git sparse-checkout add ${folder}`;
  throw new UsageError(
    `This repository is set up with lintel, but its \`${file}\` is left out of this sparse checkout.`,
    `Run \`${wayOut}\`; \`lintel lint\` reads agent files as they are without it.`,
  );
}

function placeName(file: string): string {
  return file === 'package.json' ? '`lintel` in package.json' : file;
}

/** Whether anybody has set lintel up in a repository. Every check loads this file, so it stands on types alone. */
import type { Config } from './model.ts';

/** What tells a set-up; a configuration of which only the folder is known is one. */
type Standing = Partial<Pick<Config, 'file' | 'onlyTunes'>>;

/** False without a configuration, and with one that only tunes what `lint` says of files that people write themselves. */
export function hasSetUp({ file, onlyTunes }: Standing): boolean {
  return file !== '' && onlyTunes === undefined;
}

/** What tells where files of lintel's own stand. */
export type OwnPlace = Pick<Config, 'context'> & Standing;

/** A file that lintel writes itself: in the context folder, or at the root where nothing is set up. */
export function ownFile(name: string, config: OwnPlace): string {
  return hasSetUp(config) ? `${config.context}/${name}` : name;
}

/** The configuration that the tree has and nobody read, in a run that found none: a sparse checkout leaves it off the disk. */
export function leftOutConfig(
  { file, context }: Pick<Config, 'file' | 'context'>,
  paths: readonly string[],
): string | undefined {
  return file === '' ? ['lintel.yaml', `${context}/lintel.yaml`].find((path) => paths.includes(path)) : undefined;
}

/** Whether a configuration has nothing to compile, so that it only tunes what `lint` says. By paths alone. */
import type { Config } from '../model.ts';
import { hasSetUp } from '../set-up.ts';
import { notePaths } from './note-paths.ts';

/**
 * The configuration, marked where it stands outside of the context folder and nothing is there to compile: no note, no target, no template,
 * and no lock of an earlier build. One in the context folder is a set-up, be it empty: `missing/context` tells of its notes.
 */
export function asFound(config: Config, paths: readonly string[]): Config {
  const { context, file, targets } = config;
  if (!hasSetUp(config) || file.startsWith(`${context}/`) || targets.length > 0) return config;
  const isBuilt = (path: string): boolean =>
    path === `${context}/lintel.lock` || path.startsWith(`${context}/templates/`);
  return paths.some(isBuilt) || notePaths(paths, config).length > 0 ? config : { ...config, onlyTunes: true };
}

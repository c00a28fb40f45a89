/** Asks for the word for the past before anybody needs it, where it will be needed: git answers while it lists the files. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { configPlaces } from '../config-place.ts';
import { wordForPast } from './git-ground.ts';

/** What git remembers of `root`, in one word, whenever it is asked for: results go by it where no configuration is in sight. */
export function earlyPast(root: string, context: string | undefined): () => Promise<string | undefined> {
  const isSetUp = configPlaces(context).some((file) => file !== 'package.json' && existsSync(join(root, file)));
  let early = isSetUp ? undefined : wordForPast(root);
  return async () => {
    const asked = early ?? wordForPast(root);
    // Who asks a second time asks what has changed since.
    early = undefined;
    return await asked;
  };
}

/**
 * What the settings of clients in a repository say about the files that they load. A person wrote them: they are read and
 * followed, and never written.
 */
import { CLIENTS, CLIENT_NAMES } from './clients.ts';
import type { Client, Sources } from './model.ts';
import { isObject, readManifest, textsIn } from './scan/manifest.ts';

/** The names of the files that a client loads in every folder, for the clients whose settings say so. */
export type ClientSettings = ReadonlyMap<Client, readonly string[]>;

/** Of a repository where nobody has set anything. */
export const NO_SETTINGS: ClientSettings = new Map();

/** Paths of the settings that are read. */
export const SETTINGS_FILES: readonly string[] = CLIENT_NAMES.flatMap((client) => CLIENTS[client].settings?.file ?? []);

/** Reads the settings of `clients`. What is no JSON, or names no file, says nothing: the client tells its user. */
export function clientSettings({ texts }: Pick<Sources, 'texts'>, clients: readonly Client[]): ClientSettings {
  return new Map(
    clients.flatMap((client) => {
      const names = namesIn(texts, client);
      return names.length === 0 ? [] : [[client, names] as const];
    }),
  );
}

function namesIn(texts: Sources['texts'], client: Client): readonly string[] {
  const { settings } = CLIENTS[client];
  const text = settings === undefined ? undefined : texts.get(settings.file);
  if (settings === undefined || text === undefined) return [];
  const { value, problems } = readManifest({ file: settings.file, text, isLenient: true });
  if (problems.length > 0) return [];
  const named = settings.keys.reduce<unknown>(
    (inside, key) => (isObject(inside) ? inside.get(key) : undefined),
    value.value,
  );
  return (typeof named === 'string' ? [named] : textsIn(named)).filter((name) => name.trim() !== '');
}

/**
 * What the settings of clients in a repository say about the files that they load. A person wrote them: they are read and
 * followed, and never written.
 */
import type { Limit } from './client-facts.ts';
import { CLIENTS, CLIENT_NAMES } from './clients.ts';
import type { Client, Sources } from './model.ts';
import { isObject, readManifest, textsIn } from './scan/manifest.ts';

/** The names of the files that a client loads in every folder, for the clients whose settings say so. */
export type ClientSettings = ReadonlyMap<Client, readonly string[]>;

/** Of a repository where nobody has set anything. */
export const NO_SETTINGS: ClientSettings = new Map();

/** Paths of the settings that are read, of the root alone. */
const SETTINGS_FILES: readonly string[] = CLIENT_NAMES.flatMap((client) => CLIENTS[client].settings?.file ?? []);

/** Paths of the settings that are read, of any folder. */
const LIMITING_FILES: readonly string[] = CLIENT_NAMES.flatMap((client) =>
  CLIENTS[client].limits.flatMap(({ setting }) => setting?.file ?? []),
);

/** Whether a file holds settings that are read. */
export function isSettingsFile(path: string): boolean {
  return SETTINGS_FILES.includes(path) || LIMITING_FILES.some((file) => isIn(path, file));
}

function isIn(path: string, file: string): boolean {
  return path.endsWith(file) && (path.length === file.length || path.at(-file.length - 1) === '/');
}

/**
 * How much a client takes of a text where its settings allow more. Whether its user trusts the repository, so that they are
 * read, nobody knows: what fits one of both limits may arrive whole.
 */
export function mostOf({ most, setting }: Limit, { texts }: Pick<Sources, 'texts'>): number {
  if (setting === undefined) return most;
  const set = [...texts].filter(([path]) => isIn(path, setting.file)).map(([, text]) => numberIn(text, setting.key));
  return Math.max(most, ...set);
}

/** Zero where the key is not set; no limit where it is set to what is no plain number. */
function numberIn(toml: string, key: string): number {
  const [, value] = new RegExp(String.raw`^[ \t]*["']?${key}["']?[ \t]*=[ \t]*([^#\n]*)`, 'm').exec(toml) ?? [];
  if (value === undefined) return 0;
  return /^\d[\d_]*$/.test(value.trim()) ? Number(value.replaceAll('_', '')) : Infinity;
}

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

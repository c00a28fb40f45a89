import type { CacheFolder } from '../../src/disk/cache.ts';

/** A cache in memory. */
export function memory(): CacheFolder & { readonly texts: Map<string, string> } {
  const texts = new Map<string, string>();
  return {
    texts,
    dir: '',
    read: (name) => texts.get(name),
    write: async (name, text) => void texts.set(name, text),
    append: (name, text) => void texts.set(name, (texts.get(name) ?? '') + text),
    tidy: async (isStale) => {
      for (const name of texts.keys()) if (isStale(name)) texts.delete(name);
    },
  };
}

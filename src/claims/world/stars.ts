/** What files pass on with `export *`. It knows files, and no names. */
import type { Facts, FileFacts } from '../../model.ts';
import { tableOf } from '../../scan/lookup.ts';

/** The file, and all whose exports it passes on with `export *`. */
export function withStars(facts: Facts, path: string): readonly FileFacts[] {
  const { file, resolve } = tableOf(facts);
  const found = new Map<string, FileFacts>();
  const waiting = [path];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const here = file(at);
    if (here === undefined || found.has(at)) continue;
    found.set(at, here);
    for (const { form, specifier } of here.reexports) {
      const target = form === 'star' ? resolve(at, specifier) : undefined;
      if (target !== undefined && 'file' in target) waiting.push(target.file);
    }
  }
  return [...found.values()];
}

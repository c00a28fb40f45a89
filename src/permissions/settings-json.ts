/** Settings in JSON, with the places of what stands in them. */
import { placeOf } from '../offsets.ts';
import { readManifest, withoutComments, type JsonObject } from '../scan/manifest.ts';
import type { PermissionRule } from './permission-rules.ts';

export interface Settings {
  readonly value: JsonObject;
  /** Where the key at a path stands. */
  readonly placeOfKey: (path: readonly string[]) => ReturnType<PermissionRule['place']>;
  /** Where an entry of a list stands. */
  readonly placeOfEntry: (entry: string) => ReturnType<PermissionRule['place']>;
}

/**
 * Reads settings, comments and trailing commas among them: what a client makes of those is not settled, and the entries stand
 * there for whoever takes the comment out. Undefined when they cannot be read, which is their client's to say.
 */
export function readSettings(file: string, text: string): Settings | undefined {
  const { value: manifest, problems } = readManifest({ file, text, isLenient: true });
  if (problems.length > 0) return undefined;
  return {
    value: manifest.value,
    placeOfKey: (path) => {
      const line = manifest.lineOf(...path);
      const written = text.split('\n')[line - 1] ?? '';
      return { line, column: Math.max(0, written.indexOf(JSON.stringify(path.at(-1)))) + 1 };
    },
    placeOfEntry: (entry) => {
      // The same entry may stand above in a comment.
      const shown = withoutComments(text);
      return placeOf(shown, Math.max(0, shown.indexOf(JSON.stringify(entry))));
    },
  };
}

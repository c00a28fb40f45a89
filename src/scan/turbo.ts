/**
 * turbo.json → the tasks that `turbo run` can be asked for. turbo takes those of the root and of every package together, so that only all
 * of them say what there is. Which package has a script for a task is the matter of whoever asks.
 */
import type { Sources, TaskFile } from '../model.ts';
import { lastSegment } from '../path.ts';
import { isObject, readManifest, type JsonObject } from './manifest.ts';

/** True for a file that turbo reads tasks from. */
export function isTurboFile(path: string): boolean {
  return /^turbo\.jsonc?$/.test(lastSegment(path));
}

/** Reads those that have a text, by path. */
export function readTurbo({ texts }: Pick<Sources, 'texts'>): readonly TaskFile[] {
  return [...texts.keys()]
    .filter(isTurboFile)
    .sort()
    .map((file) => turboTasks(file, texts.get(file) ?? ''));
}

function turboTasks(file: string, text: string): TaskFile {
  const { value, isBroken = false } = readManifest({ file, text, isLenient: true }).value;
  // `pipeline` until turbo 1, `tasks` since 2.
  const tables = [value.get('tasks'), value.get('pipeline')].filter(isObject);
  const keys = tables.flatMap((table) => [...table.keys()]);
  // `web#build` and `//#lint` are tasks of one package, asked for by the name behind.
  const names = [...new Set(keys.map((key) => key.slice(key.indexOf('#') + 1)))].sort();
  // That of the root without tasks is of a form that is not known here.
  const isKnown = tables.length > 0 || file.includes('/');
  const isClosed = !isBroken && isKnown && isOwn(value) && keys.every((key) => !/[*?{}]/.test(key));
  return { file, tool: 'turbo', names, isClosed };
}

/** What `extends` another package's file than that of the root has tasks that do not stand in it. */
function isOwn(value: JsonObject): boolean {
  const base = value.get('extends');
  return base === undefined || (Array.isArray(base) && base.every((each) => each === '//'));
}

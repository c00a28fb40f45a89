/**
 * Makefiles and justfiles → the names that `make` and `just` can be asked for. A file that takes in others, or makes up names
 * by pattern, is marked open: nothing is proved absent from it. What a recipe does is not read.
 */
import type { Sources, TaskFile, TaskModule } from '../model.ts';
import { folderOf, joinPath } from '../path.ts';

/** Names under which make (GNU make manual §3.2) and just (its README, "Quick Start") look for their file. */
const TASK_FILE = /(?:^|\/)(?:(GNUmakefile|makefile|Makefile)|(?:[Jj]ustfile|\.justfile|[\w.-]+\.just))$/;

/** True for a file of make or just. */
export function isTaskFile(path: string): boolean {
  return TASK_FILE.test(path);
}

/** True for a file that a tool finds by itself in its folder: `web.just` is read only by whoever names it. */
export function isFoundByItself(path: string): boolean {
  return isTaskFile(path) && !path.endsWith('.just');
}

/** Reads every task file that has a text, by path. */
export function readTasks({ texts }: Pick<Sources, 'texts'>): readonly TaskFile[] {
  const files = [...texts.keys()].filter(isTaskFile).sort();
  const known = new Set(files);
  return files.map((file) => {
    const text = (texts.get(file) ?? '').replace(/\\\n/g, ' ');
    return TASK_FILE.exec(file)?.[1] === undefined ? justTasks(file, text, known) : makeTasks(file, text);
  });
}

/** A rule's head: names before a colon that assigns nothing. Recipe lines begin with a tab. */
const MAKE_RULE = /^([^\t#:=\n][^#:=\n]*?)[ \t]*::?(?!=)/gm;

/** What brings names that are not written here: other files, functions that write rules, a rule for every name. */
const MAKE_OPEN = /^[ \t]*(?:-?include|sinclude|load)\b|\$[({](?:eval|call)\b|^\.DEFAULT[ \t]*:/m;

function makeTasks(file: string, text: string): TaskFile {
  const words = [...text.matchAll(MAKE_RULE)].flatMap(([, names = '']) => names.trim().split(/\s+/));
  const isOpen = MAKE_OPEN.test(text) || words.some((word) => /[%$(){}*?]/.test(word));
  return {
    file,
    tool: 'make',
    names: unique(words.filter((word) => /^(?!\.[A-Z_]+$)[\w./-]+$/.test(word))),
    isClosed: !isOpen,
  };
}

const JUST_RECIPE = /^@?([A-Za-z_][\w-]*)(?:[ \t][^:\n]*)?:(?!=)/gm;
const JUST_ALIAS = /^alias[ \t]+([A-Za-z_][\w-]*)[ \t]*:=/gm;
/** A module is asked for its own recipes by its name, `just web build`, and brings none of them to the file that names it. */
const JUST_MODULE = /^mod\??[ \t]+([A-Za-z_][\w-]*)(.*)$/gm;
/** A path as it stands. What a shell, a home folder or an escape makes of another is not worked out. */
const MODULE_PATH = /^[ \t]+(['"])([\w.][\w./ -]*)\1[ \t]*(?:#.*)?$/;
const JUST_OPEN = /^import\b|^set[ \t]+fallback\b|^!include\b/m;

function justTasks(file: string, text: string, known: ReadonlySet<string>): TaskFile {
  const modules = [...text.matchAll(JUST_MODULE)].map(([, name = '', rest = '']): TaskModule => {
    const [only, another] = moduleFiles(file, { name, rest }).filter((path) => known.has(path));
    return only === undefined || another !== undefined ? { name } : { name, file: only };
  });
  const names = [JUST_RECIPE, JUST_ALIAS, JUST_MODULE].flatMap((form) =>
    [...text.matchAll(form)].map(([, name = '']) => name),
  );
  const isClosed = !JUST_OPEN.test(text);
  return { file, tool: 'just', names: unique(names), ...(modules.length > 0 && { modules }), isClosed };
}

/** Where just looks for a module (its manual, "Modules"): two of them are an error. */
function moduleFiles(
  file: string,
  { name, rest }: { readonly name: string; readonly rest: string },
): readonly string[] {
  const folder = folderOf(file);
  const own = MODULE_NAMES.map((each) => `${name}/${each}`);
  if (/^[ \t]*(?:#.*)?$/.test(rest)) return [`${name}.just`, ...own].flatMap((path) => joinPath(folder, path) ?? []);
  const written = MODULE_PATH.exec(rest)?.[2];
  const path = written === undefined ? undefined : joinPath(folder, written);
  return path === undefined ? [] : [path, ...MODULE_NAMES.flatMap((each) => joinPath(path, each) ?? [])];
}

const MODULE_NAMES = ['mod.just', 'justfile', 'Justfile', '.justfile'];

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort();
}

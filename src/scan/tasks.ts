/**
 * Makefiles and justfiles → the names that `make` and `just` can be asked for. A file that takes in others, or makes up names
 * by pattern, is marked open: nothing is proved absent from it. What a recipe does is not read.
 */
import type { Sources, TaskFile } from '../model.ts';

/** Names under which make (GNU make manual §3.2) and just (its README, "Quick Start") look for their file. */
const TASK_FILE = /(?:^|\/)(?:(GNUmakefile|makefile|Makefile)|(?:[Jj]ustfile|\.justfile))$/;

/** True for a file of make or just. */
export function isTaskFile(path: string): boolean {
  return TASK_FILE.test(path);
}

/** Reads every task file that has a text, by path. */
export function readTasks({ texts }: Pick<Sources, 'texts'>): readonly TaskFile[] {
  const files = [...texts.keys()].filter(isTaskFile).sort();
  return files.map((file) => {
    const text = (texts.get(file) ?? '').replace(/\\\n/g, ' ');
    return TASK_FILE.exec(file)?.[1] === undefined ? justTasks(file, text) : makeTasks(file, text);
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
const JUST_MODULE = /^mod\??[ \t]+([A-Za-z_][\w-]*)/gm;
const JUST_OPEN = /^import\b|^set[ \t]+fallback\b|^!include\b/m;

function justTasks(file: string, text: string): TaskFile {
  const names = [JUST_RECIPE, JUST_ALIAS, JUST_MODULE].flatMap((form) =>
    [...text.matchAll(form)].map(([, name = '']) => name),
  );
  return { file, tool: 'just', names: unique(names), isClosed: !JUST_OPEN.test(text) };
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort();
}

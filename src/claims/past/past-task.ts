/**
 * Calls of make and just after the file that they ask was taken away. Where one stands, `judge-task.ts` reads it; here it is history
 * that proves that there was one, and that the text called it then.
 */
import type { Claim, Deletion } from '../../model.ts';
import { oncePer } from '../../once.ts';
import { folderOf, joinPath, lastSegment } from '../../path.ts';
import { isInventedTask } from '../shell/invented-name.ts';

/** Under which names the tools look for their file, in their order. */
const FILES: ReadonlyMap<string, readonly string[]> = new Map([
  ['make', ['GNUmakefile', 'makefile', 'Makefile']],
  ['just', ['justfile', 'Justfile', '.justfile']],
]);

/** What is no such file by its name, and may become one: `configure` writes a Makefile, and `make -f dev.mk` reads another. */
const RELATED: ReadonlyMap<string, RegExp> = new Map([
  [
    'make',
    /^(?!.*\.(?:mdc?|mdx|rst)$)(?:[\w-]*makefile[\w.-]*|CMakeLists\.txt|[\w.-]+\.(?:mk|mak|make)(?:\.[\w-]+)?|configure(?:\.\w+)?|meson\.build|premake\w*\.lua)$/i,
  ],
  ['just', /^(?:\.?justfile[\w.-]*|[\w.-]+\.just)$/i],
]);

/** The deletion of the file that a call would read, where no file of its tool is left anywhere. */
export function lostTaskFile(
  claim: Claim,
  { paths, isIgnored }: { readonly paths: ReadonlySet<string>; readonly isIgnored: (path: string) => boolean },
  gone: ReadonlyMap<string, Deletion>,
): { readonly deletion: Deletion; readonly path: string } | undefined {
  const [tool = '', folder = '', name = ''] = claim.target.split(' ');
  if (isInventedTask(name) || toolsOf(paths).has(tool)) return undefined;
  for (const start of [folderOf(claim.file), '']) {
    for (const file of FILES.get(tool) ?? []) {
      const path = joinPath(start, folder === '' ? file : `${folder}/${file}`);
      const deletion = path === undefined ? undefined : gone.get(path);
      if (path !== undefined && deletion?.path === path && !isIgnored(path)) return { deletion, path };
    }
  }
  // "`make deploy` (in pkg/contracts)": the only one that the repository ever lost, and it has none by now.
  const [only, another] = folder === '' ? (filesOf(gone).get(tool) ?? []) : [];
  return only === undefined || another !== undefined || isIgnored(only.path)
    ? undefined
    : { deletion: only, path: only.path };
}

/** The deleted files of each tool, in any folder. */
const filesOf = oncePer((gone: ReadonlyMap<string, Deletion>): ReadonlyMap<string, readonly Deletion[]> => {
  const files = [...gone].flatMap(([path, deletion]) => (deletion.path === path ? [deletion] : []));
  return new Map(
    [...FILES].map(([tool, names]) => [tool, files.filter(({ path }) => names.includes(lastSegment(path)))]),
  );
});

/** The tools of which anything is left. */
const toolsOf = oncePer((paths: ReadonlySet<string>): ReadonlySet<string> => {
  const names = new Set([...paths].map(lastSegment));
  return new Set(
    [...RELATED].flatMap(([tool, pattern]) => ([...names].some((name) => pattern.test(name)) ? [tool] : [])),
  );
});

/** What such a call says that is not so, and what to do about all its like in the file. */
export function wordsForLostTask({ text, target }: Claim): { readonly truth: string; readonly hint: string } {
  const tool = target.startsWith('just') ? 'just' : 'make';
  const file = tool === 'just' ? 'justfile' : 'Makefile';
  return {
    truth: `\`${text}\` asks for a ${file}, and the repository has none any more.`,
    hint: `Correct this and whatever else calls ${tool} in this file.`,
  };
}

/**
 * Where code of other languages stands: a text there may mean their classes, which lintel does not read. Goes by paths.
 */
import { folderOf, lastSegment } from '../../path.ts';
import { oncePer } from '../../once.ts';
import type { Tree } from '../../tree.ts';

/** Languages with classes or modules of their own; and schemas, which declare types and fields. */
const OTHER_CODE =
  /\.(?:py|pyi|go|rs|rb|java|kts?|scala|swift|cs|fs|vb|cpp|cc|cxx|c|h|hpp|m|mm|php|dart|exs?|erl|hs|ml|clj|lua|r|jl|zig|nim|cr|sol|groovy|pl|gd)$/i;
const SCHEMA = /\.(?:prisma|graphqls?|gql|proto|sql|thrift|avsc|smithy|dbml|edn)$/i;
const OUR_CODE = /\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/;

/** One file of another language in so many of ours is a script, and no second home of classes. */
const SHARE = 20;

interface Counts {
  ours: number;
  others: number;
  schemas: number;
}

/** What stands in a folder and below it. */
const countsOf = oncePer((tree: Tree): ReadonlyMap<string, Counts> => {
  const counts = new Map<string, Counts>();
  for (const path of tree.files) {
    const kind = OUR_CODE.test(path)
      ? 'ours'
      : OTHER_CODE.test(path)
        ? 'others'
        : SCHEMA.test(path)
          ? 'schemas'
          : undefined;
    if (kind === undefined) continue;
    for (let folder = folderOf(path); ; folder = folderOf(folder)) {
      const known = counts.get(folder) ?? { ours: 0, others: 0, schemas: 0 };
      counts.set(folder, known);
      known[kind]++;
      if (folder === '') break;
    }
  }
  return counts;
});

/** True where a good part of the code in `folder` is of another language. */
export function hasOtherLanguages(tree: Tree, folder: string): boolean {
  const { ours = 0, others = 0 } = countsOf(tree).get(folder) ?? {};
  return others * SHARE > ours;
}

/** True where schemas stand in the repository: `User.email` may be a column. */
export function hasSchemas(tree: Tree): boolean {
  return (countsOf(tree).get('')?.schemas ?? 0) > 0;
}

const stemsOf = oncePer((tree: Tree): ReadonlySet<string> => {
  const stems = new Set<string>();
  for (const path of tree.files) if (OTHER_CODE.test(path)) stems.add(plain(lastSegment(path)));
  return stems;
});

/** True when a file of another language is called like `name`: `mcp_server.py`, `McpServer.java`. */
export function isFileOfOtherLanguage(tree: Tree, name: string): boolean {
  return stemsOf(tree).has(plain(name));
}

function plain(name: string): string {
  return name.replace(/\..*$/, '').replace(/[_-]/g, '').toLowerCase();
}

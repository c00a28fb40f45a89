/**
 * A name in code → the bound fact `symbol`, where one file alone can be meant. Names that are words, globals or
 * environment variables as well are left alone: a wrong binding is worse than none.
 */
import type { FileFacts } from '../../model.ts';
import { isTestFile } from '../../scan/language.ts';
import { oncePer } from '../../once.ts';
import { suggestion, type Mention, type Suggestion } from './suggest.ts';

/** Suggests for a mention that names an export or a member, with or without its brackets. */
export function suggestSymbol(mention: Mention): Suggestion | undefined {
  const found = findDeclaration(mention);
  if (found === undefined || 'reason' in found) return found;
  const { path, symbol } = found;
  return suggestion({ name: 'symbol', subject: `${path}#${symbol}` }, symbol, mention);
}

/** Where a name is declared, or why nobody can tell. */
export type Declaration = { readonly path: string; readonly symbol: string } | { readonly reason: string };

const NAME = /^([A-Za-z_$][\w$]*)(?:\.([A-Za-z_$][\w$]*))?(?:\(\))?$/;

/** The only file that can be meant by the name in `text`; undefined when it names no export of ours. */
export function findDeclaration({
  text,
  linked,
  ground,
}: Pick<Mention, 'text' | 'ground'> & { readonly linked?: Mention['linked'] }): Declaration | undefined {
  const [, name = '', member] = NAME.exec(text) ?? [];
  const all = (exportsOf(ground.facts.files).get(name) ?? []).filter(
    ({ members }) => member === undefined || members.has(member),
  );
  const folders = linked === undefined ? [] : ownFolders(linked);
  const own = all.filter(({ path }) => folders.some((folder) => path.startsWith(`${folder}/`)));
  const meant = own.length > 0 ? own : all;
  const [only] = meant;
  if (only === undefined) return undefined;
  if (meant.length > 1)
    return {
      reason: `${meant.length} symbols of this name: ${meant
        .slice(0, MAX_PATHS)
        .map(({ path }) => path)
        .join(', ')}${meant.length > MAX_PATHS ? ' …' : ''}`,
    };
  if (own.length === 0 && BESIDE.test(only.path)) return { reason: `only ${only.path} declares it` };
  const doubt = doubtAbout(name, ground.facts.files);
  return doubt === undefined
    ? { path: only.path, symbol: member === undefined ? name : `${name}.${member}` }
    : { reason: doubt };
}

/** What people copy from declares the names of everybody: `queryClient`, `appRouter`. */
const BESIDE = /(?:^|\/)(?:examples?|templates?|playgrounds?|demos?|fixtures?|bench(?:marks?)?|snippets)\//i;

/** Paths that a reason lists. */
const MAX_PATHS = 3;

interface Declared {
  readonly path: string;
  readonly members: ReadonlySet<string>;
}

/** Exported name → the files that declare it. Tests and their fixtures declare nothing that a note means. */
const exportsOf = oncePer((files: readonly FileFacts[]): ReadonlyMap<string, readonly Declared[]> => {
  const names = new Map<string, Declared[]>();
  for (const { path, exports } of files) {
    if (isTestFile(path)) continue;
    // An interface and a function of one name are one export.
    for (const name of new Set(exports.map((each) => each.name))) {
      const members = new Set(
        exports.filter((each) => each.name === name).flatMap((each) => each.members.map((member) => member.name)),
      );
      names.set(name, [...(names.get(name) ?? []), { path, members }]);
    }
  }
  return names;
});

const environmentOf = oncePer(
  (files: readonly FileFacts[]): ReadonlySet<string> => new Set(files.flatMap(({ env }) => env ?? [])),
);

function doubtAbout(name: string, files: readonly FileFacts[]): string | undefined {
  if (GLOBALS.has(name)) return 'it is a global name as well';
  if (environmentOf(files).has(name)) return 'it is an environment variable as well';
  // `price` may be a script, a folder, a field or just a word in code.
  if (!/[A-Z_$]/.test(name) || name.length < 3) return 'it may be just a word';
  return undefined;
}

/** Names that exist everywhere and that code exports again: ECMAScript, the DOM, TypeScript's utility types. */
const GLOBALS: ReadonlySet<string> = new Set(
  (
    'Array ArrayBuffer BigInt Boolean Date Error Function Infinity Iterator JSON Map Math NaN Number Object Promise ' +
    'Proxy Reflect RegExp Set String Symbol TypeError URL URLSearchParams Uint8Array WeakMap WeakSet AbortController ' +
    'AbortSignal Blob Buffer Element Event EventTarget File FormData Headers Node Request Response ReadableStream ' +
    'WebSocket Worker HTMLElement Window Document Awaited Exclude Extract NonNullable Omit Parameters Partial Pick ' +
    'Readonly Record Required ReturnType Context Component Props State Options Config Result Type Id GET POST PUT PATCH ' +
    'DELETE HEAD OPTIONS TODO FIXME NOTE README JSX React'
  ).split(' '),
);

/** The folders that a note is about, where it is about some. */
function ownFolders({ note, scope, modules }: Mention['linked']): readonly string[] {
  if (scope.kind === 'folder') return [scope.path];
  return note.kind === 'module' ? modules : [];
}

/**
 * What code takes from packages outside that a file of this repository used to export: it was published, or given up for what others
 * made, and what was exported beside it may have gone the same way. Which of it the package has, nobody here can look up.
 */
import type { Facts, UnseenNames } from '../../model.ts';
import { oncePer } from '../../once.ts';
import { lastSegment } from '../../path.ts';
import { tableOf } from '../../scan/lookup.ts';
import { isCommonName, isCompound } from '../words/common-names.ts';
import { isPlatformExport } from '../words/platform-exports.ts';
import { borrowedFrom, namesOf } from '../world/names.ts';
import { placeOf, type Sides } from './handed-on.ts';

/** What is known of the names that code takes. */
interface Takings extends Sides {
  readonly unseen?: UnseenNames | undefined;
}

/** Whether code takes from one package what the file at `path` exported as `beside`, and no file exports any more. */
export function isTakenFromOutside(beside: readonly string[], path: string, takings: Takings): boolean {
  const { facts, earlier, unseen } = takings;
  const { exports } = namesOf(facts);
  const left = new Set(beside.filter((name) => name !== 'default' && !exports.has(name) && !isPlatformExport(name)));
  const before = earlier && borrowedFrom(earlier);
  return [...borrowedFrom(facts), ...(unseen?.outside ?? [])].some(([specifier, names]) => {
    // What came from there while the file had its own was a namesake.
    const isNew = (name: string): boolean => before?.get(specifier)?.has(name) !== true;
    const taken = [...left].filter((name) => names.has(name) && isNew(name));
    if (isCalledLike(specifier, path)) {
      // `import * as ledger from '@acme/ledger'`: which of its names are used no fact tells. `stripe` is no `src/stripe.ts`.
      const isWhole =
        isOfOurScope(specifier, facts) &&
        (isNewWhole(specifier, { before, unseen }) ||
          [...names].some((name) => isNew(name) && isCalledLike(name, path)));
      if (taken.length > 0 || isWhole) return true;
    }
    // `Button` and `get` are in any library; two of them in one are no chance any more.
    return taken.length > 1 || taken.some((name) => isCompound(name) && !isCommonName(name));
  });
}

/** `import * as books from '@acme/ledger'`, where nothing came from there before. */
function isNewWhole(
  specifier: string,
  { before, unseen }: { readonly before: ReturnType<typeof borrowedFrom> | undefined } & Pick<Takings, 'unseen'>,
): boolean {
  return unseen?.wholes.has(specifier) === true && before?.has(specifier) !== true;
}

/** The files that import a package of ours which is called like one of `paths`: how they take it, the facts do not tell. */
export function filesTakingAlike(paths: ReadonlySet<string>, facts: Facts): readonly string[] {
  const { resolve } = tableOf(facts);
  // Thousands of files import the same few packages.
  const known = new Map<string, boolean>();
  const isAlike = (specifier: string): boolean => {
    const answer =
      known.get(specifier) ??
      (isOfOurScope(specifier, facts) && [...paths].some((path) => isCalledLike(specifier, path)));
    known.set(specifier, answer);
    return answer;
  };
  return facts.files.flatMap(({ path, imports }) =>
    imports.some(({ specifier }) => isAlike(specifier) && 'external' in resolve(path, specifier)) ? [path] : [],
  );
}

/** `@acme/ledger` for `src/ledger.ts`. */
function isCalledLike(specifier: string, path: string): boolean {
  const name = plain(lastSegment(placeOf(path)));
  return name !== '' && plain(lastSegment(specifier.replace(/\.[cm]?[jt]sx?$/, ''))) === name;
}

/** `@acme/ledger` beside an `@acme/app` or an `acme`. */
function isOfOurScope(specifier: string, facts: Facts): boolean {
  const [scope = '', rest] = specifier.split('/', 2);
  return rest !== undefined && scopesOf(facts).has(scope);
}

const scopesOf = oncePer(({ project }: Facts): ReadonlySet<string> => {
  const names = project.packages.flatMap(({ name }) => name ?? []);
  return new Set(names.flatMap((name) => [`@${name}`, ...(name.includes('/') ? name.split('/', 1) : [])]));
});

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z\d]/g, '');
}

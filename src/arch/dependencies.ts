/** Dependencies that a decision forbids, in the manifests of the packages that it applies to. Imports are looked at elsewhere. */
import { globMatcher, isGlob } from '../glob.ts';
import type { Compilation, DependencyFact, PackageFacts, ProjectFacts, Scope } from '../model.ts';
import { oncePer } from '../once.ts';
import { isCodeFile } from '../scan/language.ts';
import { archWorld, entriesOf, scopeMatcher, type ArchWorld, type EntryOf, type Enforced } from './enforced.ts';
import { packageDir } from './pattern.ts';

/** A declared dependency that breaks an entry. */
export interface ForbiddenDependency {
  readonly enforced: Enforced<EntryOf<'forbid-dependency'>>;
  readonly owner: PackageFacts;
  readonly dependency: DependencyFact;
  /** What is forbidden: the name, or the package that an alias stands for. */
  readonly name: string;
}

/** Every forbidden dependency, by entry, then in the order of manifests. */
export function forbiddenDependencies(compilation: Compilation): readonly ForbiddenDependency[] {
  const world = archWorld(compilation);
  if (world === undefined) return [];
  return entriesOf(world, 'forbid-dependency').flatMap((enforced) => {
    const { names } = enforced.entry;
    const test = (negated: boolean): ((name: string) => boolean) => {
      const tests = names.filter((each) => each.negated === negated).map(({ glob }) => nameTest(glob));
      return (name) => tests.some((each) => each(name));
    };
    const [isNamed, isExcepted] = [test(false), test(true)];
    return packagesOf(enforced, world).flatMap((owner) =>
      owner.dependencies.flatMap((dependency): readonly ForbiddenDependency[] => {
        const name = [dependency.name, aliased(dependency)].find(
          (each) => each !== '' && isNamed(each) && !isExcepted(each),
        );
        return name === undefined ? [] : [{ enforced, owner, dependency, name }];
      }),
    );
  });
}

function nameTest(written: string): (name: string) => boolean {
  const glob = written.replace(/^npm:/, '');
  return isGlob(glob) ? globMatcher(glob) : (name) => name === glob;
}

/** What is installed under another name, `"pgx": "npm:pg@8"`, by that name. */
export const aliasesOf = oncePer(
  ({ packages }: ProjectFacts): ReadonlyMap<string, string> =>
    new Map(
      packages.flatMap(({ dependencies }) =>
        dependencies.flatMap((dependency) => {
          const meant = aliased(dependency);
          return meant === '' ? [] : [[dependency.name, meant] as const];
        }),
      ),
    ),
);

/** `npm:moment@2` stands for moment, whatever it is called here; empty for any other range. */
function aliased({ range }: DependencyFact): string {
  return /^npm:((?:@[^/@]+\/)?[^@]+)/.exec(range)?.[1] ?? '';
}

/**
 * The packages whose manifest lies in the scope of the decision, or some of whose code does: of the workspace, and those that no workspace names,
 * which people of the same repository write. A text in `packages/`, such as one that is built from the decision, makes nothing of the root. What is copied from, tested with, vendored or made declares what it pleases,
 * unless the scope of the decision names such a folder.
 */
function packagesOf({ linked: { scope } }: Enforced, { model, ground }: ArchWorld): readonly PackageFacts[] {
  const { packages, nestedPackages = [] } = model.facts.project;
  const meant = namesAside(scope) ? nestedPackages : nestedPackages.filter(({ dir }) => !isAside(dir));
  const all = [...packages, ...meant];
  if (scope.kind === 'repo') return all;
  const isInScope = scopeMatcher(scope);
  const code = ground.paths.filter((path) => isCodeFile(path) && isInScope(path));
  const dirs = new Set(code.map((path) => packageDir(path, ground)));
  return all.filter(({ dir, manifest }) => dirs.has(dir) || isInScope(manifest));
}

const ASIDE =
  /(?:^|[/_.-])(?:examples?|templates?|starters?|boilerplates?|playgrounds?|demos?|samples?|tests?|e2e|fixtures?|mocks?|bench(?:marks?)?|snippets|sandbox(?:es)?|vendor|third[-_]party|generated|dist|out|node_modules|yarn)(?:[/_.-]|$)/i;

function isAside(dir: string): boolean {
  return ASIDE.test(dir);
}

/** By a folder that it names: a glob for tests wherever they are names none. */
function namesAside(scope: Scope): boolean {
  if (scope.kind === 'folder') return isAside(scope.path);
  return scope.kind === 'glob' && scope.globs.some((glob) => isAside(glob.replace(/(?:^!|\/?[^/]*[*?{[(]).*$/s, '')));
}

/**
 * Every name of the code, indexed once: who declares it, who keeps it to himself, who takes it from outside. It answers for
 * names alone; what a text means by one is for others to tell.
 */
import type { BorrowedNames, ExportFact, Facts, FileFacts } from '../../model.ts';
import { isTestFile } from '../../scan/language.ts';
import { tableOf } from '../../scan/lookup.ts';
import { oncePer } from '../../once.ts';

/** An export under a name that its file knows it by. */
export interface DeclaredName {
  readonly path: string;
  readonly fact: ExportFact;
  /** It is declared elsewhere under another name: `export { a as b } from './a.ts'`. */
  readonly isAlias?: true;
}

/** The names of a set of facts. */
export interface NameIndex {
  /** Public names, and local names of what is exported under another: each declaration once, by path; behind them the aliases. */
  readonly exports: ReadonlyMap<string, readonly DeclaredName[]>;
  /** Top-level names that no one can import; those of tests and examples apart, where everybody's names are bound anew. */
  readonly locals: ReadonlySet<string>;
  readonly asideLocals: ReadonlySet<string>;
  /** Names that some file takes from outside of the repository, or from where nobody can look. */
  readonly borrowed: ReadonlySet<string>;
  /** Names that a file adds to another module or to the global scope. */
  readonly added: ReadonlySet<string>;
  /** Names of members, public and not. */
  readonly members: ReadonlySet<string>;
  /** Names of private and protected members. */
  readonly hidden: ReadonlySet<string>;
}

/** The index of these facts; built when first asked for. */
export const namesOf: (facts: Facts) => NameIndex = oncePer((facts: Facts): NameIndex => {
  const exports = new Map<string, DeclaredName[]>();
  const [locals, asideLocals] = [new Set<string>(), new Set<string>()];
  const [added, members, hidden] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const { path, exports: own, locals: kept = [], augments = [] } of facts.files) {
    for (const fact of own) {
      for (const name of new Set([fact.name, fact.local ?? fact.name]))
        if (name !== 'default') declare(exports, name, { path, fact });
      addMembers(fact, { members, hidden });
    }
    const mine = isAside(path) ? asideLocals : locals;
    for (const name of kept) mine.add(name);
    for (const { exports: additions } of augments) {
      for (const fact of additions) {
        added.add(fact.name);
        addMembers(fact, { members, hidden });
      }
    }
  }
  declareAliases(exports, facts);
  return { exports, locals, asideLocals, borrowed: borrowedNames(facts), added, members, hidden };
});

/** Names that come to be where a file passes on what another declares. The first file by path stands for all that say the same. */
function declareAliases(exports: Map<string, DeclaredName[]>, facts: Facts): void {
  const table = tableOf(facts);
  const seen = new Set<string>();
  for (const { path, reexports } of facts.files) {
    for (const { form, imported, exported } of reexports) {
      if (form !== 'named' || exported === undefined || exported === imported || exported === 'default') continue;
      const found = table.find(path, exported);
      // What comes from outside has no declaration here.
      if (found === undefined || found.file === path || found.namespaceOf !== undefined) continue;
      const key = `${exported}\0${found.file}\0${found.fact.line}`;
      const isOwnName = exports
        .get(exported)
        ?.some((each) => each.path === found.file && each.fact.line === found.fact.line);
      if (seen.has(key) || isOwnName) continue;
      seen.add(key);
      const declared = { path, fact: found.fact, isAlias: true } as const;
      const known = exports.get(exported);
      if (known) known.push(declared);
      else exports.set(exported, [declared]);
    }
  }
}

/** What people copy from declares the names of everybody, and so do tests. */
const BESIDE =
  /(?:^|\/)(?:examples?|templates?|playgrounds?|demos?|samples?|fixtures?|__fixtures__|bench(?:marks?)?|snippets|sandbox(?:es)?|stories|vendor|third[-_]party|generated)\//i;

/** True for tests, examples, templates and the like: what stands there is not what a text about the code means. */
export function isAside(path: string): boolean {
  return BESIDE.test(path) || isTestFile(path);
}

function declare(exports: Map<string, DeclaredName[]>, name: string, declared: DeclaredName): void {
  const known = exports.get(name);
  // One class under its own name and as the default is one class. A file lists its exports together.
  const last = known?.at(-1);
  if (last?.path === declared.path && last.fact.line === declared.fact.line) return;
  if (known) known.push(declared);
  else exports.set(name, [declared]);
}

function addMembers(fact: ExportFact, names: { readonly members: Set<string>; readonly hidden: Set<string> }): void {
  for (const { name } of fact.members) names.members.add(name);
  for (const name of fact.hiddenMembers ?? []) {
    names.members.add(name);
    names.hidden.add(name);
  }
}

function borrowedNames(facts: Facts): ReadonlySet<string> {
  return new Set([...borrowedFrom(facts).values()].flatMap((names) => [...names]));
}

/** Those names under the specifier that brings them: a package from outside, or what nobody can look into. */
export const borrowedFrom = oncePer((facts: Facts): ReadonlyMap<string, ReadonlySet<string>> => {
  const bySpecifier = new Map<string, Set<string>>();
  const isOutside = outsideTest(facts);
  for (const file of facts.files) {
    for (const { specifier, names: some } of file.borrowed ?? []) {
      if (isOutside(file.path, specifier)) add(bySpecifier, specifier, some);
    }
    for (const { specifier, names } of passedOn(file))
      if (isOutside(file.path, specifier)) add(bySpecifier, specifier, names);
  }
  return bySpecifier;
});

/** Tells whether what a file imports under a specifier is a package from outside, or what nobody can look into. */
export const outsideTest = oncePer((facts: Facts): ((path: string, specifier: string) => boolean) => {
  const { resolve } = tableOf(facts);
  const ours = new Set(facts.project.packages.flatMap(({ name }) => name ?? []));
  return (path, specifier) => {
    const target = resolve(path, specifier);
    if ('file' in target) return false;
    if ('external' in target) return true;
    // What a package of ours closes or builds is ours all the same; an alias may lead to what a tool writes.
    return !isOf(specifier, ours);
  };
});

function add(bySpecifier: Map<string, Set<string>>, specifier: string, names: readonly string[]): void {
  const known = bySpecifier.get(specifier) ?? new Set();
  bySpecifier.set(specifier, known);
  for (const name of names) known.add(name);
}

/** `export { Client } from 'elsewhere'`. */
function passedOn({ reexports }: FileFacts): readonly BorrowedNames[] {
  return reexports.flatMap(({ specifier, imported, exported }) =>
    exported === undefined ? [] : { specifier, names: [exported, imported ?? exported] },
  );
}

function isOf(specifier: string, packages: ReadonlySet<string>): boolean {
  const [scope = '', name = ''] = specifier.split('/');
  return packages.has(specifier.startsWith('@') ? `${scope}/${name}` : scope);
}

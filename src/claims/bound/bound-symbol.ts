/** Bound facts about code: `symbol`, `signature` and `value` of `path#Name.member` or `package#Name.member`. */
import { joinPath } from '../../path.ts';
import type { ModuleFacts } from '../../model.ts';
import { nearest } from '../../nearest.ts';
import { isCodeFile } from '../../scan/language.ts';
import type { FoundSymbol } from '../../scan/lookup.ts';
import {
  malformed,
  unanswered,
  unresolved,
  type BindingUse,
  type BindingWorld,
  type Resolution,
} from './binding-use.ts';
import { findPackageSymbol, findSymbol, nameHint, type MissingSymbol, type SymbolAnswer } from '../world/symbol.ts';
import { likePath, treeOf } from '../../tree.ts';

/** Resolves the three by one lookup; what is delivered differs. */
export function boundSymbol(use: BindingUse): Resolution {
  const { binding, subject, world } = use;
  const [place, symbol] = partsOf(subject);
  if (place === '' || symbol === '') {
    return malformed(binding, `\`${subject}\` names no symbol.`, 'Write `path#Name` or `path#Name.member`.');
  }
  const found = findIn(world, place, symbol);
  if ('missing' in found) {
    const { truth, hint, isProven } = found.missing;
    // What lintel cannot see is no fault of the code: the note asks for a value that nobody has.
    const told = unresolved(use, { rule: isProven ? 'stale/symbol' : 'note/binding', message: truth, hint });
    // What a package is called, and what it shows to others, says its manifest.
    return FILE.test(place) ? told : unanswered(use, told);
  }
  const fact = found.member ?? found.export;
  if (binding.name === 'signature') return { fact: { binding, value: fact.signature, form: 'code' } };
  if (binding.name === 'symbol') return { fact: { binding, value: plainName(symbol), form: 'code' } };
  const value = fact.value ?? (found.member === undefined ? found.export.computed : undefined);
  if (value === undefined) {
    return malformed(
      binding,
      `\`${subject}\` has no literal value to bind.`,
      'Bind its name or its signature instead.',
    );
  }
  return { fact: { binding, value, form: 'code' } };
}

/** A place in which no manifest has a part. */
const FILE = /\.[a-z]{1,4}$/i;

type Missing = { readonly missing: MissingSymbol };

/** What `path#Name.member` or `package#Name.member` of a bound fact leads to; undefined when nothing is there. */
export function findBoundSymbol(subject: string, world: SymbolWorld): FoundSymbol | undefined {
  const found = findIn(world, ...partsOf(subject));
  return 'missing' in found ? undefined : found;
}

type SymbolWorld = Pick<BindingWorld, 'facts' | 'paths' | 'isIgnored'>;

function partsOf(subject: string): readonly [string, string] {
  const at = subject.indexOf('#');
  return at < 0 ? [subject, ''] : [subject.slice(0, at), subject.slice(at + 1)];
}

function findIn(world: SymbolWorld, place: string, symbol: string): FoundSymbol | Missing {
  const { facts } = world;
  const path = joinPath('', place) ?? place;
  if (world.paths.has(path)) return plain(findSymbol(facts, path, symbol));
  const packageHere = facts.project.packages.find(({ dir }) => dir !== '' && dir === path);
  const named = findPackageSymbol(facts, packageHere?.name ?? place, symbol);
  if (named) return plain(named);
  const inModule = findInModule(facts.modules, path, symbol);
  if (inModule) return inModule;
  const installed = facts.project.packages.flatMap(({ dependencies }) => dependencies.map(({ name }) => name));
  if (installed.some((name) => place === name || place.startsWith(`${name}/`))) return outside(place);
  if (isCodeFile(path) && world.isIgnored?.(path)) return ignored(place);
  const names = facts.project.packages.flatMap(({ name }) => name ?? []).sort();
  const like = likePath(treeOf(world.paths), path) ?? nearest(place, names);
  const hint = like === undefined ? {} : { hint: `Did you mean \`${like}\`?` };
  return { missing: { truth: `\`${place}\` is no file and no package of this repository.`, ...hint, isProven: true } };
}

/** Installed code differs from clone to clone, and is not there before an install. */
function outside(place: string): Missing {
  const truth = `\`${place}\` is installed, and lintel reads the code of this repository only.`;
  return { missing: { truth, hint: 'Write the name out, or bind its version.', isProven: false } };
}

/** It may be there after a build, and differs from clone to clone. */
function ignored(place: string): Missing {
  const truth = `Git ignores \`${place}\`, and lintel reads what is committed only.`;
  return { missing: { truth, hint: 'Write the name out, or bind one of a file that is tracked.', isProven: false } };
}

function plain(answer: SymbolAnswer): FoundSymbol | Missing {
  return 'found' in answer ? answer.found : answer;
}

/** Looks a name up on the public face of a folder that the configuration calls a module. */
function findInModule(
  modules: readonly ModuleFacts[],
  path: string,
  symbol: string,
): FoundSymbol | Missing | undefined {
  const owner = modules.find((module) => module.kind === 'folder' && module.path === path);
  if (!owner) return undefined;
  const [name = ''] = symbol.split(/[.#(]/);
  const exported = owner.surface.find((each) => each.name === name);
  const member = plainName(symbol).slice(name.length + 1);
  if (exported && member === '') return { file: exported.file, export: exported, line: exported.line };
  const found = exported?.members.find((each) => each.name === member);
  if (exported && found) return { file: exported.file, export: exported, member: found, line: found.line };
  const names = [
    ...new Set(exported ? exported.members.map((each) => each.name) : owner.surface.map((each) => each.name)),
  ];
  const truth = `lintel sees no \`${plainName(symbol)}\` on the public face of the folder \`${path}\`.`;
  return { missing: { truth, ...nameHint(exported ? member : name, names.sort()), isProven: false } };
}

/** `Foo#bar()` and `Foo.prototype.bar` are delivered as `Foo.bar`. */
function plainName(symbol: string): string {
  return symbol
    .replace(/\(.*$/s, '')
    .replace(/\.prototype\./, '.')
    .replaceAll('#', '.');
}

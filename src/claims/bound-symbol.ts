/** Bound facts about code: `symbol`, `signature` and `value` of `path#Name.member` or `package#Name.member`. */
import type { ExportFact, Facts, MemberFact } from '../model.ts';
import { nearest } from '../nearest.ts';
import { malformed, unresolved, type BindingUse, type Resolution } from './binding-use.ts';
import { findSymbol, nameHint, type MissingSymbol } from './symbol.ts';
import { joinPath, likePath, treeOf } from './tree.ts';

/** Resolves the three by one lookup; what is delivered differs. */
export function boundSymbol(use: BindingUse): Resolution {
  const { binding, subject } = use;
  const at = subject.indexOf('#');
  const [place, symbol] = at < 0 ? [subject, ''] : [subject.slice(0, at), subject.slice(at + 1)];
  if (place === '' || symbol === '') {
    return malformed(binding, `\`${subject}\` names no symbol.`, 'Write `path#Name` or `path#Name.member`.');
  }
  const found = findIn(use, place, symbol);
  if ('missing' in found) {
    return unresolved(use, { rule: 'stale/symbol', message: found.missing.truth, hint: found.missing.hint });
  }
  const fact = found.member ?? found.export;
  if (binding.name === 'signature') return { fact: { binding, value: fact.signature, form: 'code' } };
  if (binding.name === 'symbol') return { fact: { binding, value: plainName(symbol), form: 'code' } };
  if (fact.value === undefined) {
    return malformed(
      binding,
      `\`${subject}\` has no literal value to bind.`,
      'Bind its name or its signature instead.',
    );
  }
  return { fact: { binding, value: fact.value, form: 'code' } };
}

type Found = { readonly export: ExportFact; readonly member?: MemberFact };
type Missing = { readonly missing: Pick<MissingSymbol, 'truth' | 'hint'> };

function findIn({ world }: BindingUse, place: string, symbol: string): Found | Missing {
  const path = joinPath('', place) ?? place;
  if (world.paths.has(path)) {
    const lookup = findSymbol(world.facts, path, symbol);
    return 'found' in lookup ? lookup.found : lookup;
  }
  const inPackage = findInPackage(world.facts, place, symbol);
  if (inPackage) return inPackage;
  const names = world.facts.modules.map(({ name }) => name);
  const like = likePath(treeOf(world.paths), path) ?? nearest(place, names);
  const hint = like === undefined ? {} : { hint: `Did you mean \`${like}\`?` };
  return { missing: { truth: `\`${place}\` is no file and no package of this repository.`, ...hint } };
}

/** Looks a name up on the public face of a package, or of one of its entry points: `@acme/core/client#connect`. */
function findInPackage(facts: Facts, place: string, symbol: string): Found | Missing | undefined {
  const owner = facts.modules.find(({ name }) => place === name || place.startsWith(`${name}/`));
  if (!owner) return undefined;
  const subpath = place === owner.name ? undefined : `.${place.slice(owner.name.length)}`;
  const surface = owner.surface.filter((each) => subpath === undefined || each.subpath === subpath);
  const [name = ''] = symbol.split(/[.#(]/);
  const exported = surface.find((each) => each.name === name);
  if (!exported) {
    const names = [...new Set(surface.map((each) => each.name))].sort();
    return { missing: { truth: `\`${place}\` exports no \`${name}\`.`, ...nameHint(name, names) } };
  }
  if (name === plainName(symbol)) return { export: exported };
  const lookup = findSymbol(facts, exported.file, symbol);
  if ('found' in lookup) return lookup.found;
  // The entry point may have renamed it; its members are then on the surface alone.
  const member = exported.members.find((each) => each.name === plainName(symbol).slice(name.length + 1));
  return member ? { export: exported, member } : lookup;
}

/** `Foo#bar()` and `Foo.prototype.bar` are delivered as `Foo.bar`. */
function plainName(symbol: string): string {
  return symbol
    .replace(/\(.*$/s, '')
    .replace(/\.prototype\./, '.')
    .replaceAll('#', '.');
}

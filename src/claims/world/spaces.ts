/** Namespaces that a file passes on: `export * as money from './money.ts'`. It answers for names alone. */
import type { Facts } from '../../model.ts';
import { lookupSymbol, tableOf } from '../../scan/lookup.ts';
import { oncePer } from '../../once.ts';
import { isCommonName } from '../words/common-names.ts';
import { isAside, namesOf } from './names.ts';

interface PassedSpace {
  /** The file that passes it on. */
  readonly path: string;
  /** The file whose exports are its members. */
  readonly of: string;
}

const spacesOf = oncePer((facts: Facts): ReadonlyMap<string, readonly PassedSpace[]> => {
  const table = tableOf(facts);
  const byName = new Map<string, PassedSpace[]>();
  for (const { path, reexports } of facts.files) {
    if (isAside(path)) continue;
    for (const { form, exported } of reexports) {
      const of = form === 'namespace' && exported !== undefined ? table.find(path, exported)?.namespaceOf : undefined;
      if (exported === undefined || of === undefined) continue;
      const known = byName.get(exported);
      if (known) known.push({ path, of });
      else byName.set(exported, [{ path, of }]);
    }
  }
  return byName;
});

/** `path#name.member` of what a namespace of that name has; undefined where none passes on such a member. */
export function inSpace(facts: Facts, name: string, member: string): string | undefined {
  const spaces = spacesOf(facts).get(name) ?? [];
  const space = spaces.find(({ path }) => 'found' in lookupSymbol(facts, path, `${name}.${member}`));
  return space && `${space.path}#${name}.${member}`;
}

/** Whether some namespace is called so. */
export function isSpace(facts: Facts, name: string): boolean {
  return spacesOf(facts).has(name);
}

/** Whether nothing else is called so: no other namespace, no export, no variable at the top of a file, nothing from outside. */
export function isOnlySpace(facts: Facts, name: string): boolean {
  const targets = new Set((spacesOf(facts).get(name) ?? []).map(({ of }) => of));
  const { exports, locals, asideLocals, borrowed, added } = namesOf(facts);
  const isElsewhere = [exports, locals, asideLocals, borrowed, added].some((names) => names.has(name));
  return targets.size === 1 && !isElsewhere && !isCommonName(name);
}

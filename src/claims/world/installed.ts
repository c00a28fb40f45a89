/** What is installed beside the packages of the tree, and which words mean it. Judges no claim. */
import type { Facts } from '../../model.ts';
import { oncePer } from '../../once.ts';
import { lastSegment } from '../../path.ts';

/** What is installed today, by name, and by what stands behind the scope. Packages of the tree are not. */
export const dependenciesOf = oncePer(({ project: { packages, nestedPackages = [], catalogs = [] } }: Facts) => {
  const all = [...packages, ...nestedPackages];
  const ours = new Set(all.map(({ name }) => name));
  const declared = [
    ...all.flatMap(({ dependencies }) => dependencies.map(({ name }) => name)),
    ...catalogs.flatMap(({ ranges }) => Object.keys(ranges)),
  ];
  const whole = new Set(declared.filter((name) => !ours.has(name)));
  return { whole, ends: new Set([...whole].map(lastSegment)) };
});

/** True for what is installed, be it by an entry point of it, and for what every program of the platform can import. */
export function isOfLibraries(specifier: string, facts: Facts): boolean {
  if (BUILT_IN.test(specifier)) return true;
  return dependenciesOf(facts).whole.has(specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/'));
}

const BUILT_IN = /^(?:node|bun|cloudflare|deno):[a-z]/;

/** True for what is installed and bears the scope of packages of this tree: it may have been one of them. */
export function isOfOurs(specifier: string, facts: Facts): boolean {
  const scope = /^@[^/]+\//.exec(specifier)?.[0];
  const isShared = facts.project.packages.some(({ name }) => scope !== undefined && name?.startsWith(scope) === true);
  return isShared && isOfLibraries(specifier, facts);
}

/** True for what people call a library that is installed: VueUse is `@vueuse/core`, Socket.IO `socket.io`. */
export function isBrand(name: string, facts: Facts): boolean {
  return brandsOf(facts).has(plainName(name));
}

const brandsOf = oncePer(
  (facts: Facts): ReadonlySet<string> =>
    new Set([...dependenciesOf(facts).whole].flatMap((name) => name.split('/').map((part) => plainName(part)))),
);

function plainName(name: string): string {
  return name.toLowerCase().replace(/[^a-z\d]/g, '');
}

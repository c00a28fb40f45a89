/**
 * Aliases that frameworks promise without any tsconfig in the tree: what their generated tsconfig would say. They hold in
 * a package that has the framework's configuration file.
 */
import type { PackageFacts } from '../model.ts';

/** Where a framework leads a specifier: to a path without extension, or to the package that brings a virtual module. */
export type FrameworkAlias = { readonly path: string } | { readonly external: string };

/** The places a specifier may mean by the framework of `owner`, best first. */
export function frameworkAliases(
  { dir }: PackageFacts,
  specifier: string,
  has: (path: string) => boolean,
): readonly FrameworkAlias[] {
  const at = (path: string): string => (dir === '' ? path : `${dir}/${path}`);
  const isOf = (name: string): boolean => ['js', 'mjs', 'ts'].some((end) => has(at(`${name}.config.${end}`)));
  const alias = /^(\$lib|[~@])(?:\/(.*))?$/.exec(specifier);
  // SvelteKit documentation, "$lib", "$app" and "$env".
  if (specifier.startsWith('$') && isOf('svelte')) {
    if (alias) return [{ path: at(`src/lib/${alias[2] ?? ''}`) }];
    return /^\$(?:app|env|service-worker)(?:\/|$)/.test(specifier) ? [{ external: '@sveltejs/kit' }] : [];
  }
  // Nuxt documentation, "Configuration, alias": the source folder is `app` since version 4.
  if (alias && isOf('nuxt')) return ['', 'app/'].map((folder) => ({ path: at(folder + (alias[2] ?? '')) }));
  return [];
}

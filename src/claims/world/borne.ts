/** Whether anything in the tree bears the name of a package: a copy of it, what it is set up by, or what runs it. Judges no claim. */
import type { Evidence } from './evidence.ts';
import { isScriptAnywhere } from './known-packages.ts';

/** `vendor/date-fns/`, `release-please-config.json`: a name of several words is found in any path, others as a whole name alone. */
export function isBorne(name: string, evidence: Evidence): boolean {
  const { byName, files } = evidence.tree;
  if (isScriptAnywhere(name, evidence)) return true;
  if (name.startsWith('@')) return [...files].some((path) => path.includes(`${name}/`));
  if (/[-.]/.test(name)) return [...files].some((path) => path.includes(name));
  return byName.has(name);
}

/** What `lint` looks at where nobody has set lintel up: the agent files and decisions that are there, and nothing to compile. */
import type { Config } from '../model.ts';
import { RULE_IDS } from '../rules/index.ts';
import type { Invocation } from './command.ts';
import { widened } from './decisions.ts';

/** Rules about what only a set-up has: outputs, notes for modules, keys that are lintel's own, budgets of the configuration. */
const ABOUT_SET_UP = /^(?:missing\/|output\/(?!lock$)|note\/unknown-key$|limit\/budget$|decision\/status$)/;

/** Reads a repository without a configuration as it is; one with a configuration by that. */
export async function readingWithoutSetUp({
  root,
}: Invocation): Promise<(config: Config, paths: readonly string[]) => Config> {
  const widen = await widened(root);
  const off = Object.fromEntries(RULE_IDS.filter((id) => ABOUT_SET_UP.test(id)).map((id) => [id, 'off'] as const));
  // Manifests of fixtures are broken on purpose, and nothing is compiled from any.
  const rules = { ...off, 'scan/manifest': 'info' } as const;
  return (config, paths) => (config.file === '' ? { ...widen(config, paths), rules, isSetUp: false } : config);
}

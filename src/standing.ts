/**
 * Rule files that people keep beside the outputs: what they hold for, as their clients read them, and who loads them when.
 * They are not compiled and never written.
 */
import { findAgentFiles, type FoundFile } from './adopt/found.ts';
import { loads } from './adopt/loads.ts';
import { readRuleFile } from './adopt/rule-file.ts';
import { portableScope, scopeOfRule } from './adopt/scope.ts';
import { treeOfPaths } from './tree.ts';
import { globsMatcher } from './glob.ts';
import type { LoadedFile } from './loading.ts';
import type { Client, Compilation } from './model.ts';

/** A rule file of a person's. */
export interface StandingRule {
  readonly found: FoundFile;
  readonly text: string;
  /** Whether it is loaded in every session of its folder. */
  readonly isAlways: boolean;
  /** Whether it holds for a path. */
  readonly holdsFor: (path: string) => boolean;
}

/** The rule files of a repository that no build wrote. Those that only a person or an agent asks for are left out. */
export function standingRules({ inputs, outputs, changes }: Compilation): readonly StandingRule[] {
  const { sources, config } = inputs;
  const ours = new Set([...outputs, ...changes].map(({ path }) => path));
  const hidden = new Set(sources.hidden);
  const tree = treeOfPaths(sources.paths);
  return findAgentFiles(sources.paths, config.context).files.flatMap((found): readonly StandingRule[] => {
    const text = isRule(found) && !ours.has(found.path) && !hidden.has(found.path) ? sources.texts.get(found.path) : '';
    if (text === undefined || text === '') return [];
    const { activation, unread } = readRuleFile(found.kind, text);
    if (unread !== undefined || activation.kind === 'agent' || activation.kind === 'manual') return [];
    const { globs, except } = portableScope(scopeOfRule(found, activation), tree);
    const isAlways = activation.kind === 'always';
    const matches = globsMatcher(globs, except);
    const holdsFor = (path: string): boolean => (isAlways && found.base === '' ? true : matches(path));
    return [{ found, text, isAlways, holdsFor }];
  });
}

/** Those that `client` loads when it is started at the root and touches `path`; without a path, at start alone. */
export function standingLoadedBy(
  client: Client,
  rules: readonly StandingRule[],
  path: string | undefined,
): readonly LoadedFile[] {
  return rules.flatMap(({ found, text, isAlways, holdsFor }): readonly LoadedFile[] => {
    if (!loads(client, found)) return [];
    const file = { path: found.path, text };
    if (isAlways && found.base === '') return [{ file, when: 'at start' }];
    return path !== undefined && holdsFor(path) ? [{ file, when: 'when the path is touched' }] : [];
  });
}

function isRule({ kind }: FoundFile): boolean {
  return kind.endsWith('-rule') || kind.endsWith('-root');
}

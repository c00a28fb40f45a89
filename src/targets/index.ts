/** Every target, in the order their files are planned. A new target is one file, one template and one line here. */
import type { Config, ContextModel, Plan } from '../model.ts';
import { agents } from './agents.ts';
import { claude } from './claude.ts';
import { cursor } from './cursor.ts';
import { planDelivery } from './delivery.ts';
import type { TargetDefinition } from './target.ts';

export const TARGETS: readonly TargetDefinition[] = [agents, claude, cursor];

/** True where a build may put a file, whatever the plan: nothing else is ever owned, so nothing else is ever removed. */
export function isOutputPath(path: string): boolean {
  return /(?:^|\/)(?:AGENTS|CLAUDE)\.md$|^\.claude\/rules\/[^/]+\.md$|^\.cursor\/rules\/[^/]+\.mdc$/.test(path);
}

/** Plans every output of a model: who gets which statement, in which file, from which template. */
export function planFiles(model: ContextModel, config: Config): Plan {
  const delivery = planDelivery(model, config);
  const files = TARGETS.flatMap((target) => target.plan({ delivery, model, config }));
  return { files: files.sort((a, b) => (a.path < b.path ? -1 : 1)), notices: delivery.notices };
}

/** Every target, in the order their files are planned. A new target is one file, one template and one line here. */
import type { ClientSettings } from '../client-settings.ts';
import { CLIENTS } from '../clients.ts';
import type { Config, ContextModel, DeliveryNotice, Plan } from '../model.ts';
import { agents } from './agents.ts';
import { claude } from './claude.ts';
import { cline } from './cline.ts';
import { copilot } from './copilot.ts';
import { cursor } from './cursor.ts';
import { custom } from './custom.ts';
import type { Trace } from '../trace.ts';
import { planDelivery } from './delivery.ts';
import { devin } from './devin.ts';
import { gemini } from './gemini.ts';
import type { TargetDefinition } from './target.ts';

const TARGETS: readonly TargetDefinition[] = [agents, claude, cursor, copilot, gemini, cline, devin, custom];

/** Where files may stand, and what is to be known of them. */
export interface PlanOptions {
  readonly isIgnored: (path: string) => boolean;
  /** What clients were told to load. */
  readonly settings: ClientSettings;
  /** Present when values are to carry marks of where they come from. */
  readonly trace?: Trace | undefined;
}

/**
 * Plans every output of a model: who gets which statement, in which file, from which template. A file that git ignores
 * would be there for its builder and for nobody else, so it is not planned, and the loss is said.
 */
export function planFiles(model: ContextModel, config: Config, { isIgnored, settings, trace }: PlanOptions): Plan {
  const delivery = planDelivery(model, { config, settings, isIgnored });
  const wanted = TARGETS.flatMap((target) => target.plan({ delivery, model, config, trace }));
  // Whoever asks for a path by name is told of it as of any other that cannot be.
  const files = wanted
    .filter(({ path, target }) => target === 'custom' || !isIgnored(path))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const planned = new Set(files);
  const ignored = wanted.filter((file) => !planned.has(file)).map(({ path }) => path);
  const unsent = wanted.map(({ path }) => path).filter(isIgnored);
  return { files, ignored, notices: [...delivery.notices, ...losses(unsent, config)] };
}

function losses(ignored: readonly string[], { clients }: Config): readonly DeliveryNotice[] {
  return clients.flatMap((client): readonly DeliveryNotice[] => {
    const { title, folderFile, ownFile, rules } = CLIENTS[client];
    const reads = (path: string): boolean =>
      path.split('/').at(-1) === folderFile ||
      path === ownFile ||
      (rules !== undefined && path.startsWith(`${rules}/`));
    const lost = ignored.filter(reads);
    const [first] = lost;
    if (first === undefined) return [];
    const files = lost.length === 1 ? `\`${first}\`` : `\`${first}\` and ${lost.length - 1} more`;
    return [
      {
        client,
        kind: 'loss',
        message: `${title} does not get ${files}: git ignores the path, so no clone would have the file.`,
      },
    ];
  });
}

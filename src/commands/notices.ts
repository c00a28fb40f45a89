/** What a client cannot get as it was meant, in the words of the plan. What `--strict` fails on is decided here, once. */
import type { Compilation, DeliveryNotice } from '../model.ts';

/** Losses and widenings: a note can be written otherwise. A text that a client loads twice cannot be helped, so it fails nobody. */
export function avoidableNotices({ plan }: Pick<Compilation, 'plan'>): readonly DeliveryNotice[] {
  return plan.notices.filter(({ kind }) => kind !== 'duplicate');
}

/** The word by which a fault is known again whose text is no claim: too long for one, or not to be shown. */
import { createHash } from 'node:crypto';

/** 16 hex digits that say nothing of `text`, other ones for each rule, and too many for anybody to find another text that has them. */
export function identityOf(rule: string, text: string): string {
  return createHash('sha256').update(`${rule}\n${text}`).digest('hex').slice(0, 16);
}

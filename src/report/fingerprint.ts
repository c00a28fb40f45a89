/** Names by which CI servers know a finding again. Made from the key that the baseline goes by, so that both mean the same finding. */
import { createHash } from 'node:crypto';
import { findingKeys } from '../baseline.ts';
import type { Finding } from '../model.ts';

/**
 * A name for each finding, in their order: 64 hexadecimal digits that no edit elsewhere in its file changes, and that
 * no two findings share.
 */
export function fingerprintsOf(findings: readonly Finding[]): ReadonlyMap<Finding, string> {
  const keys = findingKeys(findings);
  return new Map(
    findings.map((finding, index) => [
      finding,
      createHash('sha256')
        .update(keys[index] ?? '')
        .digest('hex'),
    ]),
  );
}

/**
 * What may be shown: values without the keys that stand in them. Reports, the baseline and reviews go into logs and files that
 * more people read than the repository. All findings come through here (`lint.ts`), so that no rule has to think of it.
 */
import type { Finding } from './model.ts';
import { withoutKeys } from './sources/exposed.ts';
import { identityOf } from './identity.ts';

/** A finding without keys. Where its claim held one, a hash tells it from its like. */
export function keylessFinding(finding: Finding): Finding {
  const shown = keyless(finding);
  if (shown === finding) return finding;
  const { rule, claim, target, identity } = finding;
  const { fix, ...rest } = shown;
  const isHidden = shown.claim !== claim || shown.target !== target;
  return {
    ...rest,
    ...(isHidden && { identity: identityOf(rule, [claim, target, identity].join('\n')) }),
    // An edit that is not told in full cannot be made.
    ...(fix !== undefined && fix === finding.fix && { fix }),
  };
}

/** A value without the keys in its texts; the same value where it holds none. Names of files stay, since they say where to look. */
export function keyless<T>(value: T): T;
export function keyless(value: unknown): unknown {
  if (typeof value === 'string') return withoutKeys(value);
  if (Array.isArray(value)) {
    const shown = value.map((each: unknown) => keyless(each));
    return shown.some((each, index) => each !== value[index]) ? shown : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  const before = Object.entries(value);
  const after = before.map(([name, each]) => [name, name === 'file' ? each : keyless(each)] as const);
  return after.some(([, each], index) => each !== before[index]?.[1]) ? Object.fromEntries(after) : value;
}

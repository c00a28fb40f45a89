/** Claims beside a byte that could not be read: what stood there nobody knows, and so nobody knows what is claimed. */
import type { Body, Claim } from '../../model.ts';

/** The sign that readers put in place of bytes that are no UTF-8. */
const STAND_IN = '\uFFFD';

/** Whether `claim`, of a text with `body`, may be another one than it looks like. In code a line is read as a whole. */
export function damagedClaims(body: Body): (claim: Claim) => boolean {
  if (!body.text.includes(STAND_IN)) return () => false;
  const lines = body.text.split('\n');
  return ({ text, target, line, column, how }) => {
    if (`${text}${target}`.includes(STAND_IN)) return true;
    const written = lines[line - body.line] ?? '';
    if (how === 'fence') return written.includes(STAND_IN);
    const start = column - 1;
    const before = /\S*$/.exec(written.slice(0, start))?.[0] ?? '';
    const behind = /^\S*/.exec(written.slice(start + text.length))?.[0] ?? '';
    return `${before}${behind}`.includes(STAND_IN);
  };
}

/**
 * Pages of a site that a text holds as copies, as in the `llms-full.txt` of a library (https://llmstxt.org): each has its title, and below it
 * `Source:` with its address. What stands there speaks of that site and its code. It judges no claim.
 */
import type { Body, Claim } from '../../model.ts';

/** Tells the claims of a text that stand in such pages, which go on to its end. */
export function copiedClaims({ text, line }: Body): (claim: Pick<Claim, 'line'>) => boolean {
  const found = text.includes('\nSource: http') ? PAGE.exec(text) : null;
  if (found === null) return () => false;
  const first = line + text.slice(0, found.index).split('\n').length - 1;
  return (claim) => claim.line >= first;
}

const PAGE = /^#{1,6} [^\n]+\n\s*Source: https?:\/\/\S+\s*$/m;

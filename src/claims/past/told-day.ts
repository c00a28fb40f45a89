/** Whether a line tells of a removal by naming the day on which a commit did it: "They were brought into line on 2026-08-20". */
import type { Claim } from '../../model.ts';
import { lineOf } from '../words/line-of.ts';

/** True where the line of the claim names `date`, a day as git writes it; empty for what is not committed, which has no day yet. */
export function isToldWithItsDay(
  { file, line }: Pick<Claim, 'file' | 'line'>,
  date: string,
  texts: ReadonlyMap<string, string> | undefined,
): boolean {
  return date !== '' && lineOf(texts, file, line)?.includes(date) === true;
}

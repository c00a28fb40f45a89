/**
 * The head of a decision, read line by line: title, number, status, date and relations of MADR 2 to 4, Nygard and
 * their relatives. It judges nothing: which status counts is decided where the decision is read.
 */
import type { Place } from '../model.ts';
import { dateIn, dateOf } from './head-date.ts';
import { statusesIn } from './head-status.ts';
import type { StatusPhrase } from './head-status.ts';
import { partText } from './head-text.ts';
import { numberedTitle, titleIn } from './head-title.ts';
import { ownNameAsIt } from './head-own-name.ts';
import { relationsOfHead } from './head-relations.ts';
import type { Relations } from './relations.ts';
import type { FoundTitle } from './title.ts';

/** What the text of a decision says about itself. */
export interface DecisionHead extends Relations {
  readonly title?: FoundTitle;
  /** From the heading: `# ADR-0012: Title`. */
  readonly number?: string;
  /** Every place that states a status, the one that counts first; banners last. */
  readonly statuses: readonly StatusPhrase[];
  readonly date?: string;
}

/** Reads the head of `text`, a body that starts on `line` of `file`. */
export function readHead(file: string, text: string, line: number): DecisionHead {
  const parted = partText(text);
  const at = (index: number, offset: number): Place => ({ file, line: line + index, column: offset + 1 });
  const title = titleIn(parted, at);
  const statuses = statusesIn(parted, at);
  const date = dateIn(parted) ?? dateOf(statuses[0]?.text ?? '');
  return {
    ...(title && numberedTitle(title)),
    statuses,
    ...(date !== undefined && { date }),
    ...relationsOfHead(parted, at, ownNameAsIt(file, title && numberedTitle(title).number)),
  };
}

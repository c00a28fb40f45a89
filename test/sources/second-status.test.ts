/** A second status in the same kind of place: a decision that somebody ended must not pass for one that holds. */
import { expect, test } from 'vitest';
import { read } from './one-decision.ts';

function told(text: string): readonly [status: string, isTold: boolean] {
  const { value, problems } = read(text);
  return [value.status, problems.some(({ rule }) => rule === 'decision/two-statuses')];
}

test.each([
  ['two items', '# A\n\n* **Status:** Accepted\n* **Status:** Superseded\n', 'superseded'],
  ['two lines', '# B\n\nStatus: accepted\nStatus: rejected\n', 'rejected'],
  ['two sections', '# C\n\n## Status\n\nAccepted\n\n## Context\n\nx\n\n## Status\n\nDeprecated\n', 'deprecated'],
  ['two keys', '---\nstatus: accepted\nStatus: deprecated\n---\n# D\n', 'deprecated'],
  ['an end beside a part of it', '---\nstatus: proposed\n---\n# A\n\nStatus: Superseded in part by 12\n', 'proposed'],
  [
    'a word with no noun behind it',
    '---\nstatus: active\n---\n# A\n\n**Status**: draft; not yet planned.\n',
    'accepted',
  ],
  ['two open ones', '# E\n\nStatus: proposed\nStatus: accepted\n', 'proposed'],
])('is told: %s', (_, text, status) => expect(told(text)).toEqual([status, true]));

test.each([
  ['the same twice', '# A\n\nStatus: accepted\nStatus: Accepted\n', 'accepted'],
  ['a history by lines', '# A\n\nStatus: proposed (2020-01-01)\nStatus: proposed (2020-02-01)\n', 'proposed'],
  ['a status of an option', '# A\n\nStatus: accepted\n\n**Option B**\n\nStatus: rejected\n', 'accepted'],
  ['a section of an option', '# A\n\n## Status\n\nAccepted\n\n## Options\n\n### Status\n\nRejected\n', 'accepted'],
  ['a second decision', '# A\n\n## Status\n\nAccepted\n\n# B\n\n## Status\n\nRejected\n', 'accepted'],
  ['an empty section', '# A\n\n## Status\n\nAccepted\n\n## Status\n\nSee above.\n', 'accepted'],
  ['a section in a fence', '# A\n\n## Status\n\nAccepted\n\n```md\n## Status\n\nRejected\n```\n', 'accepted'],
  ['a date of the status', '# A\n\n- Status: accepted\n- Status date: 2020-01-01\n', 'accepted'],
  [
    'a table with days',
    '# E\n\n| Status | Date |\n|---|---|\n| Proposed | 2020-01-01 |\n| Accepted | 2020-02-01 |\n',
    'accepted',
  ],
  [
    'that of a spec that the decision reports on',
    '---\nstatus: active\n---\n# A\n\nThe spec is written.\n\n**Status**: draft spec; not yet under way.\n',
    'accepted',
  ],
  ['that of a text', '---\nstatus: proposed\n---\n# A\n\nStatus: Accepted proposal text, by mail\n', 'proposed'],
  ['that of a plan which ended', '---\nstatus: active\n---\n# A\n\n**Status:** superseded design plan\n', 'accepted'],
  [
    'archived beside a part',
    '---\nstatus: archived\n---\n# A\n\n**Status:** Superseded in part (by 12)\n',
    'deprecated',
  ],
  ['archived beside any other', '---\nstatus: archived\n---\n# A\n\n**Status:** Accepted\n', 'deprecated'],
  ['archived in the text', '---\nstatus: accepted\n---\n# A\n\n**Status:** Archived 2026-01-02\n', 'deprecated'],
  ['a part beside its end', '---\nstatus: deprecated\n---\n# A\n\nStatus: Partially superseded by 12\n', 'deprecated'],
  ['a table of one row', '# E\n\n| Status | Date |\n|---|---|\n| Proposed | 2020-01-01 |\n', 'proposed'],
])('is none: %s', (_, text, status) => expect(told(text)).toEqual([status, false]));

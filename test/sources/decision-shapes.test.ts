/** Every shape in which people write decisions: 965 of them in 29 repositories were counted, and each form stands here. */
import { describe, expect, test } from 'vitest';
import { readDecisions } from '../../src/sources/notes.ts';
import { CONFIG, read } from './one-decision.ts';

const statusIn = (text: string, name?: string): string => {
  const { status: word, statusSource, statusPlace } = read(text, name).value;
  return `${word} ${statusSource}${statusPlace === undefined ? '' : `:${statusPlace.line}:${statusPlace.column}`}`;
};

describe('the place of a status', () => {
  test.each([
    ['front matter', '---\nid: 0012\nstatus: accepted\n---\n# T\n', 'accepted front-matter:3:9'],
    ['a section', '# T\n\n## Status\n\nAccepted\n\n## Context\n', 'accepted section:5:1'],
    ['a section at the end', '# T\n\n## Context\n\nLong.\n\n## Status\nAccepted', 'accepted section:8:1'],
    ['a numbered section', '# T\n\n## 1. Status\n\nAccepted\n', 'accepted section:5:1'],
    ['a section of the first depth', '---\ntitle: T\n---\n# T\n\n# Status\n\nAccepted\n', 'accepted section:8:1'],
    ['a section called current status', '# T\n\n### Current status:\n\n* __Accepted__\n', 'accepted section:5:3'],
    ['a section with a field', '# T\n\n## Status\n\n**Status:** Accepted\n', 'accepted section:5:13'],
    ['a section with one box that nobody ticked', '# T\n\n## Status\n\n- [ ] Accepted\n', 'unknown section:5:3'],
    [
      'a section with boxes that nobody ticked',
      '# T\n\n## Status\n\n- [ ] Accepted\n- [ ] Rejected\n',
      'unknown section:5:3',
    ],
    ['a section with boxes', '# T\n\n## Status\n\n- [ ] Proposed\n- [x] Accepted\n', 'accepted section:6:3'],
    [
      'a section with a table',
      '# T\n\n## Status\n\n| Status | Date |\n|-|-|\n| Accepted | 2026 |\n',
      'accepted section:7:3',
    ],
    ['a section below its hint', '# T\n\n## Status\n\n_What is the status?_\n\nAccepted\n', 'accepted section:7:1'],
    ['a heading below the section', '# T\n\n## Status\n\n### Accepted\n', 'accepted section:5:5'],
    ['a heading', '# T\n\n## Status: Proposed\n', 'proposed heading:3:12'],
    ['a heading with a dash', '# T\n\n## Status – Accepted\n', 'accepted heading:3:13'],
    ['an underlined heading', 'T\n===\n\nStatus\n------\n\nAccepted\n', 'accepted section:7:1'],
    ['a bold line', '# T\n\n**Status:** Accepted\n', 'accepted bold-line:3:13'],
    ['a bold line, colon outside', '# T\n\n**Status**: Accepted\n', 'accepted bold-line:3:13'],
    ['a bold line, value inside', '# T\n\n**Status: Rejected.** Too slow.\n', 'rejected bold-line:3:11'],
    ['a bold line with a dash', '# T\n\n**Status** — Accepted\n', 'accepted bold-line:3:14'],
    ['a bold line with the value below', '# T\n\n**Status**\n\nAccepted\n', 'accepted bold-line:5:1'],
    ['a bullet', '# T\n\n- Status: accepted\n', 'accepted bullet:3:11'],
    ['a bullet with a star', '# T\n\n* Status: accepted\n* Date: 2026-01-02\n', 'accepted bullet:3:11'],
    ['a bold bullet', '# T\n\n- **Status:** accepted\n', 'accepted bold-bullet:3:15'],
    ['a bold bullet, colon outside', '# T\n\n* **Status**: accepted\n', 'accepted bold-bullet:3:15'],
    ['a plain line', '# T\n\nDate: 2026-01-02\n\nStatus: accepted\n', 'accepted line:5:9'],
    ['a plain line with a bold word', '# T\n\nStatus: **Accepted**.\n', 'accepted line:3:9'],
    ['an italic line', '# T\n\n_Status: accepted_\n', 'accepted line:3:10'],
    ['a plain line among others', '# T\n\n2026-01-02 · Status: accepted · by ann\n', 'accepted line:3:22'],
    [
      'a line behind a diagram',
      '# T\n\n```mermaid\nStatus: x\n```\n\n**Status:** Accepted  \n',
      'accepted bold-line:7:13',
    ],
    ['a table row', '# T\n\n| Status | Accepted |\n|-|-|\n| Date | 2026-01-02 |\n', 'accepted table:3:12'],
    ['a later table row', '# T\n\n| Date | 2026 |\n|-|-|\n| **Status** | Accepted |\n', 'accepted table:5:16'],
    ['a table column', '# T\n\n| Date | Status |\n|-|-|\n| 2026 | Accepted |\n', 'accepted table:5:10'],
    ['a banner', '# T\n\n> **Superseded by [3](0003-c.md).** Kept.\n', 'superseded banner:3:5'],
    [
      'a banner about the decision',
      '# T\n\n> [!WARNING]\n> This ADR has been superseded by ADR 3.\n',
      'superseded banner:4:21',
    ],
    ['a banner with a day', '# T\n\n> **Superseded (2026-05-16):** gone.\n', 'superseded banner:3:5'],
    ['a banner with a field', '# T\n\n> **Status:** superseded — see 3\n', 'superseded banner:3:15'],
    [
      'a banner with a field further down',
      '# T\n\n## Decision\n\n> **Status:** Planned. Soon.\n',
      'proposed banner:5:15',
    ],
    [
      'a banner about a part',
      '# T\n\n> **Partially superseded by [3](0003-c.md):** the cache.\n',
      'accepted banner:3:5',
    ],
    [
      'a banner about what another one says otherwise',
      '# T\n\n> **Superseded by [3](0003-c.md) where it conflicts.**\n',
      'accepted banner:3:5',
    ],
    ['a banner called partial', '# T\n\n> **Partial supersession:** the cache.\n', 'accepted banner:3:5'],
    ['a bold line without a label', '# T\n\n**Superseded by [3](0003-c.md):** gone.\n', 'superseded banner:3:3'],
    [
      'a field below a title that stands there twice',
      '# T\n\n## T\n\n* **Status:** Active\n\n### Context\n',
      'accepted bold-bullet:5:15',
    ],
    [
      'the last line of a history',
      '# T\n\n## Status\n\n- 2020-01-01 proposed\n- 2020-02-01 accepted\n',
      'accepted section:6:3',
    ],
    [
      'the first line of a history that is written backwards',
      '# T\n\n## Status\n\n- 2020-02-01: accepted\n- 2020-01-01: proposed\n',
      'accepted section:5:3',
    ],
    [
      'the line below a struck one',
      '# T\n\n## Status\n\n~~Accepted~~\n\nSuperseded by [2](0002-b.md)\n',
      'superseded section:7:1',
    ],
    ['a table without outer bars', '# T\n\nStatus | Date\n--- | ---\nAccepted | 2026\n', 'accepted table:5:1'],
    ['a row without outer bars', '# T\n\nDate | 2026\n-|-\nStatus | Accepted\n', 'accepted table:5:10'],
    ['a second bold field of a line', '# T\n\n**Date:** 2026-01-02 **Status:** Accepted\n', 'accepted line:3:34'],
    ['the only heading of the first depth', '# Status\n\nAccepted\n\n## Context\n', 'accepted section:3:1'],
    ['a title of depth two', '## 12. T\n\nStatus: accepted\n\n### Context\n', 'accepted line:3:9'],
  ])('is %s', (_, text, expected) => expect(statusIn(text)).toBe(expected));

  test.each([
    ['a section', 'Use X\n=====\n\nStatus\n------\n\nAccepted\n\nContext\n-------\n', 'accepted rst-section:7:1'],
    [
      'a starred section',
      '*****\nUse X\n*****\n\nStatus\n******\n\n**Draft** (=> **Accepted**)\n',
      'draft rst-section:8:1',
    ],
    ['a field', '12. Use X\n#########\n\n:Status: Accepted\n:Date: 2026-01-02\n', 'accepted rst-field:4:10'],
    [
      'a bullet below the heading',
      'Use X\n=====\n\nStatus\n------\n\n* Superseded by 3.\n',
      'superseded rst-section:7:3',
    ],
    ['a list table', 'Use X\n=====\n\n.. list-table::\n\n   * - Status\n     - Accepted\n', 'accepted table:7:8'],
    ['a bold line', 'Use X\n=====\n\n**Status**: Accepted\n\nContext\n-------\n', 'accepted rst-line:4:13'],
    ['none', '1. Purpose\n==========\n\nContext\n-------\n\nStatus: is a word.\n', 'unknown none'],
    ['a comment', 'Use X\n=====\n\n.. Status: Accepted\n\nContext\n-------\n', 'unknown none'],
    [
      'a section below a comment of several lines',
      'Use X\n=====\n\nStatus\n------\n\n.. One of\n   Accepted\n\n   Rejected\n\nDraft\n',
      'draft rst-section:12:1',
    ],
    ['a bare comment', 'Use X\n=====\n\n..\n   :Status: Accepted\n\nText.\n', 'unknown none'],
    ['a literal block', 'Use X\n=====\n\nLike this::\n\n  :Status: Accepted\n\nText.\n', 'unknown none'],
    [
      'a code block',
      'Use X\n=====\n\nStatus\n------\n\n.. code-block:: text\n\n   Accepted\n\nDraft\n',
      'draft rst-section:11:1',
    ],
    [
      'a section below an empty comment',
      'Use X\n=====\n\nStatus\n------\n\n..\n\n   Accepted\n',
      'accepted rst-section:9:4',
    ],
    [
      'what became of it below the word',
      'Use X\n=====\n\nStatus\n------\n\nAccepted\n\nDeprecated\n',
      'deprecated rst-section:9:1',
    ],
    ['a note', 'Use X\n=====\n\n.. note::\n\n   :Status: Accepted\n', 'accepted rst-field:6:13'],
  ])('in reStructuredText is %s', (_, text, expected) => expect(statusIn(text, '0012-use-x.rst')).toBe(expected));

  test.each([
    ['a comment', '# T\n\n<!--\n## Status\n\nAccepted\n-->\n'],
    ['a comment on one line', '# T\n\n<!-- Status: accepted -->\n'],
    ['a fence', '# T\n\n~~~\nStatus: accepted\n~~~\n'],
    ['a fence in a quote', '# T\n\n> ```\n> Status: accepted\n> ```\n'],
    ['indented code', '# T\n\nLike this:\n\n    Status: accepted\n'],
    ['a section about the status quo', '# T\n\n## Status Quo\n\nAccepted practice is slow.\n'],
    ['a section of updates', '# T\n\n## Status update — 2026-04-29\n\nAccepted by all.\n'],
    ['a section that starts with the word', '# T\n\n## Status codes\n\nActive ones.\n'],
    ['prose of a section', '# T\n\n## Context\n\nStatus: accepted\n'],
    ['prose of the head', '# T\n\nStatus quo is accepted. The status of a job is active.\n'],
    ['a banner about something else', '# T\n\n> **Update:** the cache of this is superseded by [3](0003-c.md).\n'],
    ['a banner that begins with the word', '# T\n\n> Deprecated calls are removed by it.\n'],
    ['a banner of later reading', '# T\n\n> **Note (later supersession):** see 3.\n'],
    ['an empty section', '# T\n\n## Status\n\n<!-- accepted | rejected -->\n\n## Context\n\nLong.\n'],
  ])('is never %s', (_, text) => expect(statusIn(text)).toBe('unknown none'));

  test.each([
    ['a field above an empty section', '# T\n\nStatus: accepted\n\n## Status\n\n## Context\n', 'accepted line:3:9'],
    [
      'a field above a section nobody can read',
      '# T\n\n**Status:** Active\n\n## Status\n\nPhase 1 is in main.\n',
      'accepted bold-line:3:13',
    ],
    [
      'what became of it below the word',
      '# T\n\n## Status\n\nAccepted\n\nSuperseded by [3](0003-c.md)\n',
      'superseded section:7:1',
    ],
    [
      'a word behind a comment about comments',
      '# T\n\nWe write `<!-- x` here.\n\n## Status\n\nAccepted\n',
      'accepted section:7:1',
    ],
    [
      'the word behind a hint',
      '# T\n\n## Status\n\n<!--- What is the status, such as proposed? -->\n\nproposed\n',
      'proposed section:7:1',
    ],
  ])('is %s', (_, text, expected) => expect(statusIn(text)).toBe(expected));

  test('of front matter that is no YAML is told all the same, and the note stays unsound', () => {
    const { value, problems } = read(
      '---\nid: 0087\ntitle: A marketplace: each in its own\nstatus: superseded by [0303](0303-x.md) # why\ndate: 2026-06-18\n---\n# T\n',
    );
    expect(problems.map(({ rule, line }) => [rule, line])).toEqual([['note/frontmatter', 3]]);
    expect(value).toMatchObject({
      status: 'superseded',
      date: '2026-06-18',
      title: 'A marketplace: each in its own',
      supersededBy: [{ ref: '0303-x.md' }],
      isSound: false,
    });
  });

  test.each(['status: `accepted`\nrule: x', 'decision-makers: @ann\nstatus: "Accepted"'])(
    'of front matter that other readers refuse is read: %j',
    (yaml) => expect(read(`---\n${yaml}\n---\n# T\n`)).toMatchObject({ value: { status: 'accepted' }, problems: [] }),
  );

  test.each([
    ['a second colon', 'status: superseded by: ADR-3'],
    ['a list of choices', 'status: {proposed | rejected}\ndate: {YYYY-MM-DD}'],
  ])('of front matter with %s is a located problem, never a crash', (_, yaml) => {
    const { value, problems } = read(`---\n${yaml}\n---\n# T\n`);
    expect(problems.map(({ rule }) => rule)).toContain('note/frontmatter');
    expect(value.isSound).toBe(false);
  });
});

describe('the word of a status', () => {
  test.each([
    [
      'accepted',
      'Accepted|Approved by @x|adopted|Implemented|Complete|Shipped.|Active|decided|"Accepted"|Accepted.|**Accepted**.|Accepted - 2026-04-14|Accepted (2026-05-18).|Accepted, not yet implemented.|✅ Accepted|:white_check_mark: Accepted|<span class="x">Accepted</span>|~~Proposed~~ Accepted|{Active}|Accepted ([12](<./a {b}.md>))',
    ],
    [
      'accepted',
      'Amended|amended-in-part by [2](b.md)|Extended in part by 3|Partially superseded by 3|superseded-in-part by [3](c.md)|Superseded (partially) by 3|Partly implemented|Superseded in terminology, preserved in decision.|Accepted — floor superseded by 4|Superseded by [3](c.md) where they differ|Accepted (superseded by ADR 3 where it conflicts)',
    ],
    [
      'proposed',
      'Proposed|Pending|In progress|Ongoing.|On hold|Tentative|Discussed by @a and @b.|Under discussion|Provisional|proposed; amended-in-part by [2](b.md)|Planned/target-state',
    ],
    ['draft', 'Draft|Draft — 2026-04-14|WIP'],
    ['rejected', 'Rejected|declined'],
    ['deprecated', 'Deprecated|Retired (PR #12)|retired by [3](c.md)|Removed|moot|Obsolete|Withdrawn|Archived'],
    [
      'superseded',
      'Superseded|Superceded by 3|superseded by ADR-0123|Replaced by 3|Accepted, superseded by 3|Accepted; later superseded by 3|superseded by [3](c.md) (was: amended-in-part by [2](b.md))',
    ],
    [
      'unknown',
      '...|Phase 1 shipped; Phase 2 deferred|Not accepted|What is the status, such as accepted?|proposed \\| accepted|[ accepted \\| deprecated ]|{accepted \\| rejected}|{status}|<accepted>',
    ],
  ])('%s', (expected, phrases) => {
    const words = phrases.split(/(?<!\\)\|/).map((phrase) => phrase.replaceAll('\\|', '|'));
    const wrong = words.filter((phrase) => read(`# T\n\n## Status\n\n${phrase}\n`).value.status !== expected);
    expect(wrong).toEqual([]);
  });

  const ANOTHER: readonly (readonly [string, string])[] = [
    ['superseded', 'Accepted. Superseded.'],
    ['superseded', 'Accepted (superseded)'],
    ['superseded', 'Accepted, superseded'],
    ['superseded', 'Accepted -> Superseded'],
    ['superseded', 'Accepted on 2020-01-02, superseded on 2021-01-02'],
    ['superseded', 'Accepted, [superseded by 3](c.md)'],
    ['superseded', 'Accepted and implemented; later replaced by 3'],
    ['deprecated', 'Accepted → Deprecated'],
    ['deprecated', 'Accepted (deprecated)'],
    ['deprecated', 'Accepted, obsoleted by 2'],
    ['deprecated', 'Accepted then withdrawn'],
    ['deprecated', 'accepted but reverted'],
    ['rejected', 'Accepted; later rejected'],
  ];
  test.each(ANOTHER)('is %s for %j, as what came later counts', (expected, phrase) => {
    expect(read(`# T\n\n## Status\n\n${phrase}\n`).value.status).toBe(expected);
  });

  test.each([
    'Accepted / Rejected / Deprecated',
    'Accepted or Rejected',
    'Accepted, Rejected, Deprecated',
    'Accepted, Proposed',
    'Accepted (draft)',
    'Accepted?',
    'Accepted (?)',
    'Implemented? no',
    'Approved: false',
    'active: false',
    'Accepted: no',
    'Accepted (not yet)',
    'Accepted, no longer in use',
    'Accepted pending approval',
    'Accepted (provisionally)',
    'Decided against',
    'Decided not to do it',
    'Approved by: (pending)',
    'Approved by:',
    'Accepted but reverted after a week',
    'Accepted — ratified by Ann; superseded by 12',
    'Accepted. The cache is gone. Superseded by [12](c.md).',
    'Superseded by: none',
  ])('is none for %j, and a finding says so', (phrase) => {
    const { value, problems } = read(`# T\n\n## Status\n\n${phrase}\n`);
    expect([value.status, problems.map(({ rule, line }) => [rule, line])]).toEqual([
      'unknown',
      [['decision/status', 5]],
    ]);
  });

  test.each([
    'Accepted, not yet implemented.',
    'Accepted, pending implementation',
    'Accepted (implementation pending)',
    'Accepted (proposed 2020-01-02)',
    'Accepted (previously rejected)',
    'Accepted (was: deprecated)',
    'Accepted, superseded in part by 3',
    'Accepted, partially superseded by 3',
    'Accepted (superseded by: none)',
    'Accepted / Approved',
    'Accepted: 2020-01-02',
    'Accepted. Removed the old calls in #12.',
    'Accepted ([12. Rejected ideas](c.md))',
    'Accepted — ratified by Ann. Two items remain open and are not ratified by this status.',
    'Accepted. What is next? See 3.',
  ])('is accepted for %j', (phrase) => {
    expect(read(`# T\n\n## Status\n\n${phrase}\n`)).toMatchObject({ value: { status: 'accepted' }, problems: [] });
  });

  test.each([
    ['Accepted\n\nDeprecated', 'deprecated'],
    ['Accepted\n\nRejected on 2020-01-01', 'rejected'],
    ['- Accepted\n- Superseded by [3](c.md)', 'superseded'],
    ['Accepted\n\nSuperseded by: none', 'accepted'],
    ['Accepted\n\nSupersedes 3', 'accepted'],
    ['Accepted\n\nDeprecated calls are removed by it.', 'accepted'],
    ['Accepted\n\nRejected: none', 'accepted'],
  ])('of the section %j is %s', (section, expected) => {
    expect(read(`# T\n\n## Status\n\n${section}\n`)).toMatchObject({ value: { status: expected }, problems: [] });
  });

  const FIELDS: readonly (readonly [string, string])[] = [
    ...['N/A', 'none', 'nothing', 'TBD', '-', '???', '(none)', 'nothing yet', ''].flatMap((none) => [
      [`**Superseded by:** ${none}`, 'accepted'] as const,
      [`> Superseded by: ${none}`, 'accepted'] as const,
    ]),
    ['**Superseded by:** 3', 'superseded'],
    ['> Superseded by\n> [3](c.md)', 'superseded'],
    ['**Superseded by:**\n\n- [3](c.md)', 'superseded'],
    ['**Superseded**', 'superseded'],
  ];
  test.each(FIELDS)('of an accepted decision with the line %j is %s', (line, expected) => {
    const { value, problems } = read(`---\nstatus: accepted\n---\n# T\n\n${line}\n\n## Context\n`);
    expect(value.status).toBe(expected);
    expect(problems).toHaveLength(expected === 'accepted' ? 0 : 1);
  });

  test('that is one letter off is read, and said', () => {
    expect(read('# T\n\nStatus: Acceptec\n')).toMatchObject({
      value: { status: 'accepted', rawStatus: 'Acceptec' },
      problems: [{ rule: 'decision/status', line: 3, column: 9 }],
    });
  });

  test('with its date behind a bar is no list of choices', () => {
    expect(read('# T\n\nStatus: Accepted | Date: 2026-01-02\n').value.status).toBe('accepted');
  });
});

describe('the date', () => {
  test.each([
    ['---\nstatus: accepted\ndate: 2026-11-20\n---\n# T\n', '2026-11-20'],
    ['---\ncreated: 2026-01-01\nupdated: 2026-02-02\n---\n# T\n', '2026-02-02'],
    ['# T\n\nDate: 2026-01-02\n', '2026-01-02'],
    ['# T\n\n**Date:** 2026-01-02  \n', '2026-01-02'],
    ['# T\n\n- **Date**: 2026-01-02\n', '2026-01-02'],
    ['# T\n\n* Date: 2nd January 2026\n', '2nd January 2026'],
    ['# T\n\n| Status | Accepted |\n|-|-|\n| Date | 2026-01-02 |\n', '2026-01-02'],
    ['# T\n\nJune 19, 2018\n\n## Context\n', 'June 19, 2018'],
    ['# T\n\n8th June 2023\n', '8th June 2023'],
    ['# T\n\nMay 2023\n', 'May 2023'],
    ['# T\n\nCreated: July 25, 2018\nUpdated: September 11, 2018\n', 'September 11, 2018'],
    ['# T\n\n**Date opened:** 2026-07-28\n', '2026-07-28'],
    ['# T\n\n## Date\n\n2026-01-02\n', '2026-01-02'],
    ['# T\n\n## Date: 2026-01-02\n', '2026-01-02'],
    ['# T\n\n## Date formats of 2026-01-02\n', undefined],
    ['# T\n\n## Status\n\nAccepted. Apr 30, 2026.\n', 'Apr 30, 2026'],
    ['# T\n\nDate: YYYY-MM-DD\n', undefined],
    ['# T\n\n- Date: [YYYY-MM-DD when the decision was last updated]\n', undefined],
    ['# T\n\nIn May 2023 we chose X.\n', undefined],
  ])('of %j', (text, date) => expect(read(text).value.date).toBe(date));

  test('of reStructuredText is its field', () => {
    expect(read('T\n===\n\n:Date: 2026-01-02\n', 'a.rst').value.date).toBe('2026-01-02');
  });
});

describe('the name of a file', () => {
  test.each([
    ['0012-use-pg.md', '0012'],
    ['ADR 012 - Use A & B, then C + D.md', '012'],
    ['adr-12.md', '12'],
    ['012-use-pg.md', '012'],
    ['ARCH-001-use-pg.md', 'ARCH-001'],
    ['20260102-use-pg.md', undefined],
    ['2026-01-02-use-pg.md', undefined],
    ['use-pg.md', undefined],
    ['ADR-012-use-pg.md', '012'],
    ['adr012-use-pg.md', '012'],
    ['12-use-pg.md', '12'],
    ['005-x01-use-pg.md', '005'],
    ['0034a-use-pg.md', '0034a'],
    ['0012-use-pg.rst', '0012'],
  ])('%s is an id, and has its number', (name, number) => {
    const { value } = read('Text.\n', name);
    expect([value.id, value.number]).toEqual([name.replace(/\.(md|rst)$/, ''), number]);
  });
});

describe('the title', () => {
  test.each([
    ['# 0012 - Use pg', 'Use pg', '0012'],
    ['# 0034a — Use pg', 'Use pg', '0034a'],
    ['# ADR 12: Use pg', 'Use pg', '12'],
    ['# ADR-012 — Use pg', 'Use pg', '012'],
    ['# ADR #12: Use pg', 'Use pg', '12'],
    ['# ADR 012 -- Use pg', 'Use pg', '012'],
    ['# [ADR-012] Use pg', 'Use pg', '012'],
    ['# RFC 12: Use pg', 'Use pg', '12'],
    ['# Decision 12: Use pg', 'Use pg', '12'],
    ['# Decision 12 rules are enough', 'Decision 12 rules are enough', undefined],
    ['# RFC 9110 semantics', 'RFC 9110 semantics', undefined],
    ['# 12. Use pg', 'Use pg', '12'],
    ['# Use pg', 'Use pg', undefined],
    ['# ARCH-001: Use pg', 'Use pg', 'ARCH-001'],
    ['12. Use pg\n==========', 'Use pg', '12'],
    ['## 12. Use pg\n\n### Context', 'Use pg', '12'],
    ['---\nid: ARCH-001\ntitle: Use pg\n---\n\n## Context', 'Use pg', undefined],
    ['## Context\n\nText.', 'x', undefined],
  ])('of %j', (text, title, number) => {
    const { value } = read(`${text}\n`, 'x.md');
    expect([value.title, value.number]).toEqual([title, number]);
  });

  test.each([
    ['12. Use pg\n----------\n', 'Use pg', '12'],
    ['==========\n 12. Use pg\n==========\n', 'Use pg', '12'],
    ['Use pg\n~~~~~~\n', 'Use pg', undefined],
  ])('of reStructuredText %j', (text, title, number) => {
    const { value } = read(text, 'x.rst');
    expect([value.title, value.number]).toEqual([title, number]);
  });

  test('of identifiers in octal clothes stays as written', () => {
    const { value } = read('---\nid: 0012\ndate: 2026-01-02\nstatus: accepted\n---\n', 'use-pg.md');
    expect(value).toMatchObject({ number: '0012', date: '2026-01-02' });
    expect(read('---\nid: 0009\n---\n', 'use-pg.md').value.number).toBe('0009');
  });
});

describe('what lies among decisions and is none', () => {
  function leftOut(
    files: Readonly<Record<string, string>>,
    decisions = CONFIG.decisions,
  ): readonly (readonly string[])[] {
    const sources = {
      paths: Object.keys(files).sort(),
      links: [],
      hidden: [],
      linkTargets: new Map(),
      texts: new Map(Object.entries(files)),
    };
    const set = readDecisions(sources, { ...CONFIG, decisions });
    return [
      ...set.decisions.map(({ file }) => [file, 'decision']),
      ...set.leftOut.map(({ file, reason }) => [file, reason]),
    ].sort((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1));
  }
  const named = (names: string): Record<string, string> =>
    Object.fromEntries(names.split(' ').map((name) => [`docs/adr/${name}`, '# A title\n\nText.\n']));
  const reasonsOf = (names: string): readonly string[] => [
    ...new Set(leftOut(named(names)).map(([, reason]) => reason ?? '')),
  ];

  test('are templates, whatever their name', () => {
    const names =
      '000-template.md adr000-template.md TEMPLATE.md adr-template.md template.md _template.md 0000-template.md ' +
      'template-madr-minimal.md adr-template-bare-minimal.md adr_template.rst templates/0001-a.md template/adr.md';
    expect(reasonsOf(names)).toEqual(['template']);
  });

  test('are indexes and pages about the folder', () => {
    expect(
      reasonsOf(
        'README.md readme.rst index.md index.rst toc.md ADR-INDEX.md decision-log.md README.zh-CN.md _index.md CONTRIBUTING.md 0000-index.md',
      ),
    ).toEqual(['index']);
  });

  test('are decisions that a test or an example brings along', () => {
    expect(
      reasonsOf(
        'fixtures/0001-a.md __fixtures__/a.md test/0001-a.md integration-tests/docs/adr/0001-a.md test-fixtures/adr/a.md examples/0001-a.md testdata/a.md',
      ),
    ).toEqual(['fixture']);
  });

  test('are files that agents load by their name', () => {
    expect(reasonsOf('AGENTS.md CLAUDE.md sub/GEMINI.md')).toEqual(['agent-file']);
  });

  test('are pages whose status says that they decide nothing', () => {
    expect(leftOut({ 'docs/adr/0034a-options.md': '---\nstatus: reference\n---\n# Options\n' })).toEqual([
      ['docs/adr/0034a-options.md', 'reference'],
    ]);
  });

  test('are templates by what they say', () => {
    const template = (title: string, status = '') => ({ 'docs/adr/0000-adr.md': `# ${title}\n\n${status}\n` });
    expect(
      leftOut(template('[short title of solved problem and solution]', '- Status: [ accepted | deprecated ]')),
    ).toEqual([['docs/adr/0000-adr.md', 'template']]);
    expect(leftOut(template('{short title}'))).toEqual([['docs/adr/0000-adr.md', 'template']]);
    expect(leftOut(template('Title', 'Status: proposed'))).toEqual([['docs/adr/0000-adr.md', 'decision']]);
    expect(leftOut(template('Use pg', '- Status: [ accepted | deprecated ]'))).toEqual([
      ['docs/adr/0000-adr.md', 'decision'],
    ]);
  });

  test('are not decisions about templates, logs and contributing', () => {
    const names =
      '0012-adopt-issue-template.md use-handlebars.md log.md logging.md 0007-contributing.md 0003-index-log-list.md ' +
      'summary.md 0009-test-tiers.md 0010-readme-driven.md use-examples.rst';
    expect(reasonsOf(names)).toEqual(['decision']);
  });

  test('are kept where the configuration names their folder', () => {
    const files = { 'examples/shop/adr/0001-a.md': '# A\n', 'examples/shop/tests/adr/0001-a.md': '# A\n' };
    const decisions = [{ files: 'examples/**/adr/*.md', defaultStatus: 'unknown' as const }];
    expect(leftOut(files, decisions)).toEqual([
      ['examples/shop/adr/0001-a.md', 'decision'],
      ['examples/shop/tests/adr/0001-a.md', 'fixture'],
    ]);
  });

  test('are other texts: a folder stands for markdown and reStructuredText', () => {
    const files = named('0001-a.md 0002-b.rst sub/0003-c.md 0004-d.adoc 0005-e.MD rules.ts');
    const told = [
      ['docs/adr/0001-a.md', 'decision'],
      ['docs/adr/0002-b.rst', 'decision'],
      ['docs/adr/0004-d.adoc', 'extension'],
      ['docs/adr/0005-e.MD', 'extension'],
      ['docs/adr/sub/0003-c.md', 'decision'],
    ];
    expect(leftOut(files)).toEqual(told);
    for (const glob of ['docs/adr', '*/adr', 'docs/adr/**', './docs/adr/']) {
      const decisions = [{ files: glob, defaultStatus: 'unknown' as const }];
      expect([glob, leftOut(files, decisions)]).toEqual([glob, told]);
    }
    const rst = [{ files: 'docs/adr/*.{md,rst}', defaultStatus: 'unknown' as const }];
    expect(leftOut(files, rst).filter(([, what]) => what === 'decision')).toEqual([told[0], told[1]]);
  });
});

describe('a decision in reStructuredText', () => {
  test('compiles to nothing, and its text makes no claim', () => {
    const { value, problems } = read(
      'T\n===\n\nStatus\n------\n\nAccepted\n\nSee `a <gone.md>`_ and {{script "x"}}.\n',
      'a.rst',
    );
    expect(problems).toEqual([]);
    expect(value).toMatchObject({ status: 'accepted', rules: [], body: { pieces: [], bindings: [] }, isSound: true });
  });

  test('without a status is told how to state one', () => {
    expect(read('T\n===\n\nContext\n-------\n', 'a.rst').problems).toMatchObject([
      { rule: 'decision/status', hint: expect.stringContaining('Add a section `Status`') },
    ]);
  });
});

describe('a head that nobody wrote by hand', () => {
  test('is read in time that grows with its length', () => {
    const started = process.cpuUsage().user;
    for (const text of [
      `# T\n\n${'- Supersedes '.repeat(20_000)}`,
      `# T\n\n${'> **Superseded '.repeat(20_000)}\n`,
      `# T\n\n${'| Status '.repeat(20_000)}|\n`,
      `# T\n\n${'[a](b) '.repeat(20_000)}`,
      `# T\n\n${'superseded by (\n'.repeat(20_000)}`,
      `# T\n\n${'<!-- `'.repeat(20_000)}`,
      `${'x\n===\n'.repeat(20_000)}`,
    ]) {
      read(text);
      read(text, 'x.rst');
    }
    // Quadratic patterns take minutes for these; a slow machine takes two seconds.
    expect(process.cpuUsage().user - started).toBeLessThan(20_000_000);
  });
});

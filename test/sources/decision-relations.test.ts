/** How decisions speak of one another, and what only looks so: a wrong edge ends a decision that is in force. */
import { describe, expect, test } from 'vitest';
import { read } from './one-decision.ts';

const NONE = { supersedes: [], supersededBy: [], amends: [], amendedBy: [] };

describe('relations', () => {
  const relations = (text: string): Record<string, readonly string[]> => {
    const { supersedes, supersededBy, amends, amendedBy } = read(text).value;
    const all = Object.entries({ supersedes, supersededBy, amends, amendedBy });
    return Object.fromEntries(all.map(([kind, refs]) => [kind, refs.map(({ ref }) => ref)]));
  };

  test.each([
    ['a line', 'Supersedes [3](0003-c.md).', { supersedes: ['0003-c.md'] }],
    ['a wrapped line', 'Supersedes\n[3. A long\ntitle](0003-c.md).', { supersedes: ['0003-c.md'] }],
    ['a field', '**Supersedes:** ADR-3, ADR 4', { supersedes: ['ADR-3', 'ADR 4'] }],
    ['a bullet', '- Replaces: 0003', { supersedes: ['0003'] }],
    [
      'a list below a label',
      'Supersedes:\n\n- [3](c.md). Because.\n- [4](d.md)\n\nRelated: [5](e.md)',
      { supersedes: ['c.md', 'd.md'] },
    ],
    [
      'a nested list',
      '- **Supersedes:**\n  - ADR-3\n  - ADR-4\n- **Related:** ADR-5',
      { supersedes: ['ADR-3', 'ADR-4'] },
    ],
    [
      'a table row',
      '| Status | Accepted |\n|-|-|\n| Replaces | [3](c.md) |\n| Related | [5](e.md) |',
      { supersedes: ['c.md'] },
    ],
    ['a section', '## Supersedes\n\n- [3](c.md)\n- ADR 4', { supersedes: ['c.md', 'ADR 4'] }],
    [
      'a section of links',
      '## Links\n\n* [Superseded by](0005-e.md)\n* Amends [3](c.md)',
      { supersededBy: ['0005-e.md'], amends: ['c.md'] },
    ],
    ['its own number', '> ADR 12 was superseded by [14](0014-x.md)', { supersededBy: ['0014-x.md'] }],
    ['its own name', '> `0012-use-pg.md` has since been replaced by ADR-14.', { supersededBy: ['ADR-14'] }],
    ['a link to itself', '> [ADR-0012](0012-use-pg.md) is superseded by ADR 14.', { supersededBy: ['ADR 14'] }],
    [
      'a count of things',
      'Superseded by ADR 5, which replaces the 100-prompt hybrid pool.',
      { supersededBy: ['ADR 5'] },
    ],
    ['a name without its end', 'This replaces the 100-prompt decision.', { supersedes: ['100-prompt'] }],
    ['another number', '> ADR 13 was superseded by [14](0014-x.md)', {}],
    ['a longer number', '> ADR 112 was superseded by [14](0014-x.md)', {}],
    ['a status', 'Status: superseded by [0005](0005-e.md)', { supersededBy: ['0005-e.md'] }],
    ['a banner', '> **Superseded** by ADR 5.', { supersededBy: ['ADR 5'] }],
    ['a link without a title', 'Superseded by [](0005-e.md)', { supersededBy: ['0005-e.md'] }],
    ['the decision as subject', 'This decision is superseded by ADR 5.', { supersededBy: ['ADR 5'] }],
    ['amendments', 'Status: amended-in-part by [5](e.md), [6](f.md)', { amendedBy: ['e.md', 'f.md'] }],
    ['amendments in words', '**Amended by [5](e.md):** the gate.', { amendedBy: ['e.md'] }],
    ['an extension', 'Status: extended-in-part by [5](e.md)', { amendedBy: ['e.md'] }],
    ['a part of the other', 'Partially supersedes [3](c.md)', { amends: ['c.md'] }],
    ['a part named behind', '## Supersedes\n\n- [3](c.md), specifically the "Runtime" section.', { amends: ['c.md'] }],
    [
      'a part of this one',
      '**Status: Partially superseded.** Section 2 — all — is superseded by [5](e.md).',
      { amendedBy: ['e.md'] },
    ],
    [
      'a part of this one in a banner',
      '> **Partial supersession:** the cache has been superseded by [5](e.md).',
      { amendedBy: ['e.md'] },
    ],
    ['a part in a banner', '> **Superseded by [5](e.md) where it conflicts.**', { amendedBy: ['e.md'] }],
    ['an update of a part', '> **Update — the cache superseded by [5](e.md):** now.', { amendedBy: ['e.md'] }],
    ['a blank in the name', 'Supersedes [3](<ADR 003 - A & B.md>)', { supersedes: ['ADR 003 - A & B.md'] }],
    ['signs in percent', 'Supersedes [3](docs/a%20b/ADR%20003.md#x)', { supersedes: ['docs/a%20b/ADR%20003.md#x'] }],
    ['brackets in the name', 'Supersedes [3](0003-c_(old).md)', { supersedes: ['0003-c_(old).md'] }],
    ['links before numbers', 'Supersedes #3 (see [ADR 3](0003-c.md))', { supersedes: ['0003-c.md'] }],
    ['a list of numbers', 'Supersedes 3, #4 and ADR 5 (the cache), 0006', { supersedes: ['3', '#4', 'ADR 5', '0006'] }],
    ['a number with a noun before', 'Supersedes the decision in 0003', { supersedes: ['0003'] }],
    ['a name of a file', 'Supersedes the older 0003-c.md.', { supersedes: ['0003-c.md'] }],
    ['a decision by its word', 'Replaces decision 3', { supersedes: ['3'] }],
    ['a part before', 'Supersedes in part 0003', { amends: ['0003'] }],
    ['a part of', 'Supersedes part of 0003', { amends: ['0003'] }],
    ['parts of', 'Supersedes parts of [3](c.md)', { amends: ['c.md'] }],
    ['a section of', 'Supersedes section 2 of 0003', { amends: ['0003'] }],
    ['a paragraph of', 'Supersedes §3 of 0003', { amends: ['0003'] }],
    ['a rule of', 'Supersedes the naming rule of [3](c.md)', { amends: ['c.md'] }],
    ["another's rule", "This supersedes ADR-0003's rule on names", { amends: ['ADR-0003'] }],
    ['all of', 'Supersedes all of [3](c.md)', { supersedes: ['c.md'] }],
    [
      'something that the other assumed',
      '## Status\n\nAccepted. It supersedes the opt-in default ADR 216 originally assumed; [216](a.md) has been amended.',
      { amends: ['ADR 216'] },
    ],
    ['a section of the successor', 'Superseded by section 2 of [5](e.md)', { supersededBy: ['e.md'] }],
    [
      'a link by reference',
      'Supersedes [the cache][3] and [x].\n\n[3]: <0003-c.md> "C"\n[x]: 0004-d.md',
      { supersedes: ['0003-c.md', '0004-d.md'] },
    ],
    ['an alert', '> [!WARNING]\n> Superseded by [5](e.md)', { supersededBy: ['e.md'] }],
    ['a break', 'Status: Accepted<br>Superseded by [5](e.md)', { supersededBy: ['e.md'] }],
    ['a part of this by link', '> [Section 2](#2) was superseded by [5](e.md)', { amendedBy: ['e.md'] }],
  ])('from %s', (_, text, expected) => expect(relations(`# T\n\n${text}\n`)).toEqual({ ...NONE, ...expected }));

  test.each([
    ['nothing', 'Supersedes nothing; extends 0053.'],
    ['none in brackets', '**Supersedes:** (none — amends the ad-hoc code in `a/b.ts`)'],
    ['a dash', '| Replaces | — |'],
    ['not', 'This is not superseded by 5.'],
    ['an extension of another', 'Extends [3](c.md). Refines 4. Depends on [5](e.md). Relates to 6.'],
    ['what another decision does', 'ADR 4 supersedes [3](c.md), and [7](g.md) replaces 8.'],
    ['the title of another decision', 'See [12. Postgres replaces Mongo 3](0012-x.md).'],
    ['what a status was', 'Status: accepted (was: §3 superseded by [5](e.md))'],
    ['a month', '> **Superseded by the new command line (2026-08).** Gone.'],
    ['prose about code', 'It replaces the protocol in 2 steps; the 3 clients follow.'],
    ['what is yet to come', '## Status\n\nAccepted, will be superseded by 3'],
    ['a version', 'This replaces Python 2 in the build scripts.'],
    ['versions', 'Replaces jQuery 1 and 2'],
    ['a pull request', 'Supersedes PR #2. Superseded by PR 77.'],
    ['an RFC', '## Status\n\nAccepted (supersedes RFC 2)'],
    ['a runtime', 'This replaces Node 18'],
    ['a database', 'Replaces Postgres 12'],
    ['one product by another', 'Replaces Redis 6 by Valkey 8'],
    ['an issue', 'Replaces Issue #12'],
    ['a file that is an adjective', 'Replaces http-1.md handlers'],
    ['a width', 'Replaces 32-bit builds and UTF-16 strings'],
    ['what became of another decision', 'ADR-0005 was superseded by ADR-0002.'],
    ['what became of a linked decision', '[ADR-0001](0001-a.md) was superseded by [ADR-0002](0002-b.md)'],
    ['what became of a decision by number', 'ADR 1 has been replaced by 0002'],
    ['what a number supersedes', '0001 supersedes 0002'],
    ['what became of another, in a status', '## Status\n\nAccepted. ADR-0005 was superseded by ADR-0002.'],
    ['choices', '* Status: [proposed | rejected | … | superseded by [ADR-0005](0005-e.md)] <!-- optional -->'],
    ['choices in a section', '## Status\n\nproposed | rejected | superseded by [ADR-0005](0005-e.md)'],
    ['a page elsewhere', 'Supersedes [the RFC](https://example.com/rfc/12).'],
    ['a comment', '<!-- Supersedes 0001 -->'],
    ['code', '```\nSupersedes 0001\n```'],
    ['an address', '* Supersedes: https://x.y/adr/0012.md'],
    ['an address in angle brackets', '* Supersedes: <https://x.y/adr/0012-use-x.md>'],
    ['a decision of another team', '* Supersedes: ADR-12 of the platform team'],
    ['a decision of another repository', 'Superseded by ADR 12 (in the platform repository)'],
    ['a later section', '## Context\n\nSupersedes [3](c.md).'],
  ])('are none for %s', (_, text) => expect(relations(`# T\n\n${text}\n`)).toEqual(NONE));

  test('of a status in front matter that nobody chose are none', () => {
    const status = '"{proposed | accepted | superseded by ADR-0123}"';
    expect(relations(`---\nstatus: ${status}\n---\n# T\n`)).toEqual(NONE);
  });

  test('from front matter take every name of the key', () => {
    const yaml = ['superseded by: [0027, 0029]', 'supersedes-section-of: 0011', 'amended-by: 0040'];
    expect(relations(`---\n${yaml.join('\n')}\n---\n# T\n`)).toEqual({
      supersedes: [],
      supersededBy: ['0027', '0029'],
      amends: ['0011'],
      amendedBy: ['0040'],
    });
    for (const key of ['superseded-by', 'superseded_by', 'supersededBy', 'x-superseded-by']) {
      expect(relations(`---\n${key}: "0005-e"\n---\n# T\n`)).toEqual({ ...NONE, supersededBy: ['0005-e'] });
    }
  });

  test.each([
    ['supersedes: in part 0002', { amends: ['0002'] }],
    ['supersedes: ["0003 (partially)"]', { amends: ['0003'] }],
    ['supersedes: ["0003", "partly 0004", "section 2 of 0005"]', { supersedes: ['0003'], amends: ['0004', '0005'] }],
    ['superseded-by: 0007 in part', { amendedBy: ['0007'] }],
    ['superseded-by: partially 0007', { amendedBy: ['0007'] }],
    ['superseded-by: section 2 of 0007', { supersededBy: ['0007'] }],
    ['supersedes: https://x.y/adr/0012.md', {}],
    ['supersedes: "[12](https://x.y/adr/0012.md)"', {}],
    ['supersedes: ADR-12 of the platform team', {}],
    ['supersedes: the old way', { supersedes: ['the old way'] }],
  ])('from front matter are of parts, and of others, where their words say so: %s', (yaml, expected) => {
    expect(relations(`---\n${yaml}\n---\n# T\n`)).toEqual({ ...NONE, ...expected });
  });

  test.each([
    ['supersedes: [[0003-c]]', { supersedes: ['0003-c'] }],
    ['supersedes: "[[0003-c]]"', { supersedes: ['0003-c'] }],
    ['supersedes: [[0003-c|The old way of 12]]', { supersedes: ['0003-c'] }],
    ['supersedes: "[[0003-c|label]]"', { supersedes: ['0003-c'] }],
    ['supersedes: "[[0003-c#Decision|label]]"', { supersedes: ['0003-c'] }],
    ['supersedes: [[old-way]]', { supersedes: ['old-way'] }],
    ['supersedes:\n  - [[0003-c]]\n  - "[[0004-d]]"\n  - 0005-e', { supersedes: ['0003-c', '0004-d', '0005-e'] }],
    ['supersedes: [[[0003-c]], [[0004-d]]]', { supersedes: ['0003-c', '0004-d'] }],
    ['supersedes: ["[[0003-c]]", [[adr/0004-d.md]]]', { supersedes: ['0003-c', 'adr/0004-d.md'] }],
    ['superseded_by: [[0007-g]]', { supersededBy: ['0007-g'] }],
    ['amends: [[0007-g|label]]', { amends: ['0007-g'] }],
    ['amended-by: [[0007-g]]', { amendedBy: ['0007-g'] }],
    ['status: superseded by [[0007-g|label]]', { supersededBy: ['0007-g'] }],
    ['status: "superseded by [[0007-g]]"', { supersededBy: ['0007-g'] }],
    ['supersedes: [[]]', {}],
  ])('from front matter are what wiki links lead to: %s', (yaml, expected) => {
    const { value, problems } = read(`---\n${yaml}\n---\n# T\n`);
    expect(problems.filter(({ rule }) => rule === 'note/frontmatter')).toEqual([]);
    expect(value.isSound).toBe(true);
    expect(relations(`---\n${yaml}\n---\n# T\n`)).toEqual({ ...NONE, ...expected });
  });

  test('from front matter are no lists of mappings', () => {
    expect(read('---\nsupersedes: [[a: b]]\n---\n# T\n').value.isSound).toBe(false);
  });

  test('of a wiki link stand where the name is written', () => {
    const { supersedes } = read('---\nsupersedes: [[0003-c]]\n---\n# T\n').value;
    expect(supersedes).toMatchObject([{ ref: '0003-c', line: 2, column: 15 }]);
  });

  test('stand where they are written', () => {
    const { supersedes } = read('# T\n\nStatus: accepted\n\nSupersedes:\n\n- [3](c.md)\n').value;
    expect(supersedes).toMatchObject([{ ref: 'c.md', line: 7 }]);
    expect(read('# T\n\n> **Superseded by [3](c.md)**\n').value.supersededBy).toMatchObject([{ line: 3, column: 5 }]);
  });
});

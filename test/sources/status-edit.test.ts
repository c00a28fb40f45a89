/** A status is edited where it stands; the rest of the file stays byte for byte. */
import { describe, expect, it, test } from 'vitest';
import { editStatus, type NewStatus } from '../../src/sources/status-edit.ts';

const edit = (text: string, wanted: NewStatus, file = 'docs/adr/0001-a.md'): string => {
  const edited = editStatus(file, text, wanted);
  return 'text' in edited ? edited.text : `${edited.refusal.line}: ${edited.refusal.because}`;
};

describe('a status', () => {
  test.each([
    ['front matter', '---\nid: 0012\nstatus: "Proposed" # soon\n---\n\n# A\n', 'Proposed', 'Accepted'],
    ['front matter with a date behind it', '---\nstatus: proposed - 2026-04-14\n---\n\n# A\n', 'proposed', 'accepted'],
    ['a block of front matter', '---\nstatus: |\n  proposed\ntags: [x]\n---\n\n# A\n', '|\n  proposed', 'accepted'],
    [
      'a capital key',
      '---\n# why\n"Status": proposed # x\nid: 1\n---\n# A\n',
      '"Status": proposed',
      '"Status": accepted',
    ],
    [
      'a capital key of many lines',
      '---\nSTATUS: >\n  proposed\n---\n# A\n',
      'STATUS: >\n  proposed',
      'STATUS: accepted',
    ],
    ['a line with an emoji', '# A\n\n## Status\n\n:white_check_mark: Proposed\n', 'Proposed', 'Accepted'],
    ['front matter with an emoji', '---\nstatus: ":x: proposed"\n---\n\n# A\n', 'proposed', 'accepted'],
    ['a section', '# A\n\n## Status\n\nProposed\n\n## Context\n\nProposed\n', 'Proposed', 'Accepted'],
    ['a numbered section of lists', '# A\r\n\r\n## 2. Status\r\n\r\n* PROPOSED.\r\n', 'PROPOSED', 'ACCEPTED'],
    ['a heading', '# A\n\n## Status: Proposed\n\nText.\n', 'Proposed', 'Accepted'],
    ['an underlined section', 'A\n=\n\nStatus\n------\n\n**Proposed**.\n', 'Proposed', 'Accepted'],
    ['a bold line', '# A\n\n**Status:** proposed  \n**Date:** 2026-01-01\n', 'proposed', 'accepted'],
    ['a bold word', '# A\n\n**Status**: proposed\n', 'proposed', 'accepted'],
    ['a bullet', '# A\n\n- Status: proposed\n- Date: 2026-01-01', 'proposed', 'accepted'],
    ['a bold bullet', '# A\n\n* **Status:** Proposed (2026-01-01)\n', 'Proposed', 'Accepted'],
    ['a plain line', '# A\n\nStatus: Proposed\nDate: 2026-01-01\n', 'Proposed', 'Accepted'],
    ['a quotation', '# A\n\n> Status: Proposed\n', 'Proposed', 'Accepted'],
    ['a table row', '# A\n\n| Status | Proposed |\n|---|---|\n| Date | 2026-01-01 |\n', 'Proposed', 'Accepted'],
    ['two words', '# A\n\nStatus: In progress, since May\n', 'In progress', 'Accepted'],
    ['a line after a hint', '# A\n\n## Status\n\n<!-- draft or proposed -->\nProposed\n', '\nProposed', '\nAccepted'],
    ['a line with a hint', '# A\n\n## Status\n\n<!-- Proposed? --> Proposed\n', '--> Proposed', '--> Accepted'],
    ['what follows a struck-out one', '# A\n\n## Status\n\n~~Draft~~ Proposed\n', '~~ Proposed', '~~ Accepted'],
    [
      'the choices of a template',
      '# A\n\n- Status: [draft | proposed | accepted]\n',
      '[draft | proposed | accepted]',
      'accepted',
    ],
    [
      'the choices of MADR',
      '---\nstatus: "{proposed | rejected | superseded by ADR-0123}"\n---\n\n# A\n',
      '{proposed | rejected | superseded by ADR-0123}',
      'accepted',
    ],
  ])('in %s is replaced there', (...[, text, was, is]) => {
    expect(edit(text, { status: 'accepted' })).toBe(text.replace(was, is));
  });

  it('changes in front matter and body where both say the same, and in the front matter alone where they differ', () => {
    const both = (word: string, line: string) =>
      `---\nstatus: ${word}\n---\n\n# A\n\n- Status: ${line}\n- Date: 2026-01-01\n`;
    expect(edit(both('accepted', 'Approved'), { status: 'deprecated' })).toBe(both('deprecated', 'Deprecated'));
    expect(edit(both('accepted', 'draft'), { status: 'deprecated' })).toBe(both('deprecated', 'draft'));
    expect(edit(both('proposed', 'waiting for us'), { status: 'accepted' })).toBe(both('accepted', 'waiting for us'));
    const by = '[0002-b](0002-b.md)';
    expect(edit(both('accepted', 'accepted'), { status: 'superseded', by })).toBe(
      both('superseded', `superseded by ${by}`),
    );
    expect(edit(both('superseded', `superseded by ${by}`), { status: 'accepted' })).toBe(both('accepted', 'accepted'));
  });

  it('is added as front matter where there is none', () => {
    expect(edit('# A\n\nText.\n', { status: 'accepted' })).toBe('---\nstatus: accepted\n---\n\n# A\n\nText.\n');
    expect(edit('---\ntitle: A\n---\nText.\n', { status: 'accepted' })).toBe(
      '---\ntitle: A\nstatus: accepted\n---\nText.\n',
    );
    expect(edit('---\nstatus:\ntitle: A\n---\n', { status: 'accepted' })).toBe(
      '---\nstatus: accepted\ntitle: A\n---\n',
    );
  });

  test.each([
    ['- Status: superseded by [0002-b](0002-b.md)', '- Status: accepted'],
    ['Status: Superseded by [2. B](0002-b.md), [3. C](0003-c.md).', 'Status: Accepted.'],
    ['**Status:** Superceded by ADR 12', '**Status:** Accepted'],
    ['Status: superseded by [B](2025-05-09-b.md)', 'Status: accepted'],
    ['Status: **Superseded** by [B](0002-b.md)', 'Status: **Accepted**'],
    ['| Status | Superseded by 12 |', '| Status | Accepted |'],
  ])('loses its successors when it is no longer superseded: %s', (was, is) => {
    expect(edit(`# A\n\n${was}\n`, { status: 'accepted' })).toBe(`# A\n\n${is}\n`);
  });

  test.each([
    ['# A\n\n## Status\n\nAccepted\n', 'Accepted', 'Superseded by [0002-b](0002-b.md)'],
    ['# A\n\n- **Status:** **accepted** - 2026-01-01\n', 'accepted', 'superseded by [0002-b](0002-b.md)'],
    ['# A\n\n| Status | Accepted |\n', 'Accepted', 'Superseded by [0002-b](0002-b.md)'],
  ])('gets the link to its successor in the text: %j', (text, was, is) => {
    const wanted = { status: 'superseded', by: '[0002-b](0002-b.md)' } as const;
    expect(edit(text, wanted)).toBe(text.replace(was, is));
  });
});

describe('a status that cannot be edited safely', () => {
  test.each([
    [
      'words that nobody knows',
      '# A\n\n## Status\n\nWaiting for the board\n',
      /^5: `Waiting for the board` is no status/,
    ],
    [
      'two facts in one line',
      '# A\n\nStatus: Accepted, superseded by 0012\n',
      /^3: what stands there would still be read as superseded$/,
    ],
    ['an end that says who', '# A\n\nStatus: Proposed by the board\n', /^3: the status goes on with `by the board`$/],
    ['broken front matter', '---\nstatus: a: b\n---\n\n# A\n', /^2: the front matter cannot be read/],
    ['a script', '---js\n{}\n---\n\n# A\n\nStatus: draft\n', /^1: the front matter cannot be read/],
  ])('is left alone, and its line is named: %s', (_, text, message) => {
    expect(edit(text, { status: 'accepted' })).toMatch(message);
  });

  it('is not made whole where it is superseded in part', () => {
    for (const line of ['Partially superseded by 12', '**Partially superseded** by [ADR 12](0012-x.md)']) {
      const text = `# A\n\n## Status\n\n${line}\n`;
      expect(edit(text, { status: 'superseded' })).toMatch(/^5: /);
      expect(edit(text, { status: 'superseded', by: '[0002-b](0002-b.md)' })).toMatch(/^5: /);
    }
  });

  it('is not added to a file that is no markdown', () => {
    expect(edit('A\n=\n\nText.\n', { status: 'accepted' }, 'docs/adr/0001-a.rst')).toBe(
      '1: front matter belongs into markdown files only',
    );
  });
});

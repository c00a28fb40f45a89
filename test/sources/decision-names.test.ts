/** Names of new decisions follow the folder where it counts, and the date everywhere else. */
import { describe, expect, it, test } from 'vitest';
import { decisionName } from '../../src/sources/decision-names.ts';

const name = (decisions: readonly string[], title = 'Use Größe & net', taken = decisions): string =>
  decisionName({ title, date: '2026-11-20', decisions, taken }).stem;

describe('the file of a new decision', () => {
  test.each([
    ['an empty folder', [], '20261120-use-große-net'],
    ['four digits', ['0001-a', '0002-b'], '0003-use-große-net'],
    ['three digits', ['001-a', '012-b'], '013-use-große-net'],
    ['two digits without zeros', ['1-a', '9-b'], '10-use-große-net'],
    ['ADR and a title with blanks', ['ADR 001 - Use A & B', 'ADR 002 - Other'], 'ADR 003 - Use Größe & net'],
    ['ADR with a dash', ['ADR-001-a', 'ADR-002-b'], 'ADR-003-use-große-net'],
    ['adr without a dash', ['adr001-a', 'adr014-b'], 'adr015-use-große-net'],
    ['a number alone', ['adr-9', 'adr-63'], 'adr-64'],
    ['underscores', ['adr_0001_first_one', 'adr_0002_b_c'], 'adr_0003_use_große_net'],
    ['a domain', ['ARCH-001-a', 'ARCH-004-b', 'SEC-009-c'], 'ARCH-005-use-große-net'],
    ['a letter behind the number', ['0034-a', '0034a-b', '0035-c'], '0036-use-große-net'],
    ['gaps and doubles', ['0003-a', '0003-b', '0012-c'], '0013-use-große-net'],
    ['dates', ['20250101-a', '20250102-b'], '20261120-use-große-net'],
    ['dates with dashes', ['2025-01-01-a', '2025-01-02-b'], '2026-11-20-use-große-net'],
    ['words that hold digits', ['http2-support', 'utf8-only'], '20261120-use-große-net'],
    ['a number among many dates', ['20250101-a', '20250102-b', '0001-c'], '20261120-use-große-net'],
    ['the end of its width', ['998-a', '999-b'], '1000-use-große-net'],
  ])('fits a folder with %s', (_, stems, expected) => expect(name(stems)).toBe(expected));

  it('takes no name and no number that any file of the folder has, whatever the case', () => {
    expect(name([], 'a', ['20261120-A'])).toBe('20261120-a-2');
    expect(name(['0001-a'], 'b', ['0001-a', '0002-draft'])).toBe('0003-b');
    expect(name(['ADR-001-a', 'ADR-002-b'], 'c', ['adr-003-x'])).toBe('ADR-004-c');
  });

  it('holds no character that a system or a link forbids', () => {
    expect(name(['ADR 001 - A'], 'Is "a/b" < 50%: yes?')).toBe('ADR 002 - Is a b 50 yes');
  });

  it('says the number as it stands in the name', () => {
    const parts = { title: 'A', date: '2026-11-20', decisions: ['ADR-007-x'], taken: ['ADR-007-x'] };
    expect(decisionName(parts).number).toBe('008');
    expect(decisionName({ ...parts, decisions: [], taken: [] }).number).toBeUndefined();
  });
});

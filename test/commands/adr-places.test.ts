/** Decisions in folders of their own, behind links, in AsciiDoc, with keys in capitals: read once, or named with the reason. */
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repositoryWith } from '../disk/folder.ts';
import { lintel, read } from '../program.ts';

const document = (root: string): { decisions: Record<string, unknown>[]; skipped: unknown[] } =>
  JSON.parse(lintel(root, 'adr', 'list', '--json').out) as never;

describe('a decision in a folder of its own', () => {
  const FILES = {
    'docs/adr/0001-mongo/index.md': '---\nstatus: accepted\ndate: "2026-01-02" # then\n---\n\n# Use Mongo\n',
    'docs/adr/0001-mongo/figure.png': '',
    'docs/adr/0002-fixtures/index.md': '# Use fixtures\n\n## Status\n\nAccepted, supersedes [1](../0001-mongo/).\n',
    'docs/adr/index.md': '# All of them\n',
  };

  it('is known by that folder, and a link to the folder leads to it', () => {
    const { decisions, skipped } = document(repositoryWith(FILES));
    expect(decisions).toMatchObject([
      { id: '0001-mongo', file: 'docs/adr/0001-mongo/index.md', number: '0001', supersededBy: ['0002-fixtures'] },
      { id: '0002-fixtures', number: '0002', status: 'accepted', supersedes: ['0001-mongo'] },
    ]);
    expect(skipped).toEqual([{ file: 'docs/adr/index.md', reason: 'index' }]);
  });

  it('is followed by the next one in such a folder, and edited in place', () => {
    const root = repositoryWith(FILES);
    expect(lintel(root, 'adr', 'new', 'Use Postgres', '--supersedes', '1')).toMatchObject({
      code: 0,
      out: 'docs/adr/0003-use-postgres/index.md\n',
    });
    expect(read(root, 'docs/adr/0001-mongo/index.md')).toMatch(
      /^---\nstatus: superseded\ndate: "20\d\d-\d\d-\d\d" # then\nsuperseded-by: \["0003-use-postgres"\]\n---\n\n# Use Mongo\n$/,
    );
    expect(read(root, 'docs/adr/0003-use-postgres/index.md')).toContain('supersedes: ["0001-mongo"]');
  });

  it('is referenced by init and compiled from there', () => {
    const root = repositoryWith({
      ...FILES,
      'docs/adr/0003-net/index.md': '---\nstatus: accepted\nrule: Store net prices.\n---\n\n# Net\n',
    });
    expect(lintel(root, 'init', '--yes').code).toBe(0);
    expect(read(root, 'context/lintel.yaml')).toContain('files: "docs/adr/*/index.md"');
    expect(read(root, 'AGENTS.md')).toContain('Store net prices. ([0003](docs/adr/0003-net/index.md))');
  });
});

describe('decisions in folders of their own that are called `adr.md`', () => {
  const FILES = {
    'docs/adr/0001-mongo/adr.md': '# ADR-001: Use Mongo\n\n## Status\n\nSuperseded by [2](../0002-postgres/adr.md)\n',
    'docs/adr/0001-mongo/notes.md': '# Notes\n',
    'docs/adr/0002-postgres/adr.md': '# ADR-002: Use Postgres\n\nStatus: Accepted\n\nSupersedes ADR-001.\n',
    'docs/adr/0002-postgres/plan.md': '# ADR-002: Plan\n\nStatus: Accepted\n',
    'docs/adr/README.md': '# All of them\n',
  };

  it('are known by those folders, and the files beside them are none', () => {
    const { decisions, skipped } = document(repositoryWith(FILES));
    expect(decisions).toMatchObject([
      { id: '0001-mongo', number: '0001', status: 'superseded', supersededBy: ['0002-postgres'] },
      { id: '0002-postgres', file: 'docs/adr/0002-postgres/adr.md', supersedes: ['0001-mongo'] },
    ]);
    expect(decisions).toHaveLength(2);
    expect(skipped).toEqual([{ file: 'docs/adr/README.md', reason: 'index' }]);
  });

  it('are followed by the next one in such a folder, and referenced by init', () => {
    const root = repositoryWith(FILES);
    expect(lintel(root, 'adr', 'new', 'Use queues').out).toBe('docs/adr/0003-use-queues/adr.md\n');
    expect(lintel(root, 'init', '--yes').code).toBe(0);
    expect(read(root, 'context/lintel.yaml')).toContain('files: "docs/adr/*/adr.md"');
  });
});

it('a link is no second decision, and AsciiDoc is named', () => {
  const root = repositoryWith({
    'docs/adr/0001-a.md': '# A\n\nStatus: Accepted\n',
    'docs/adr/0002-b.adoc': '= B\n\nStatus: Accepted\n',
  });
  symlinkSync('0001-a.md', join(root, 'docs/adr/0003-c.md'));
  const { decisions, skipped } = document(root);
  expect(decisions).toMatchObject([{ id: '0001-a' }]);
  expect(skipped).toEqual([
    { file: 'docs/adr/0002-b.adoc', reason: 'extension' },
    { file: 'docs/adr/0003-c.md', reason: 'link' },
  ]);
  expect(lintel(root, 'adr', 'list', '--verbose').out).toMatch(/0003-c\.md +a symbolic link; what it leads to/);
});

describe('keys in capitals', () => {
  const of = (head: string): string => `---\n${head}\n---\n\n# A\n`;

  it('say what the same keys in lower case say, and stay as they are written', () => {
    const root = repositoryWith({
      'docs/adr/0001-a.md': of('Status: Proposed\nDate: 2026-01-02\nTags: [data]\nRULE: Do it.\nDeciders: x'),
      'docs/adr/0002-b.md': of('status: accepted\nSupersedes: ["0001-a"]'),
    });
    expect(document(root).decisions).toMatchObject([
      { status: 'proposed', statusSource: 'front-matter', date: '2026-01-02', tags: ['data'], rule: ['Do it.'] },
      { supersedes: ['0001-a'] },
    ]);
    expect(lintel(root, 'adr', 'status', '1', 'accepted').code).toBe(0);
    expect(read(root, 'docs/adr/0001-a.md')).toMatch(
      /^---\nStatus: Accepted\nDate: 20\d\d-\d\d-\d\d\nTags: \[data\]\nRULE: Do it\.\nDeciders: x\n---/,
    );
  });

  it('of which there are two say nothing, since nobody can tell which is meant', () => {
    const root = repositoryWith({ 'docs/adr/0001-a.md': of('Status: proposed\nSTATUS: accepted') });
    expect(document(root).decisions).toMatchObject([{ status: 'unknown', statusSource: 'none' }]);
  });
});

describe('the date of a decision', () => {
  const status = (head: string): string => {
    const root = repositoryWith({ 'docs/adr/0001-a.md': `---\n${head}\n---\n\n# A\n\nDate: 2026-01-02\n` });
    expect(lintel(root, 'adr', 'status', '1', 'accepted').code).toBe(0);
    return read(root, 'docs/adr/0001-a.md');
  };

  it('is the day of the last change of status, as in MADR, and a date in the text is not', () => {
    expect(status('date: 2026-01-02\nstatus: proposed')).toMatch(
      /^---\ndate: (?!2026-01-02)20\d\d-\d\d-\d\d\nstatus: accepted\n---\n\n# A\n\nDate: 2026-01-02\n$/,
    );
  });

  it('stays where there is more in it than a day, and where there is none', () => {
    expect(status('status: proposed\ndate: January 2026')).toContain('date: January 2026\n');
    expect(status('status: proposed\ncreated: 2026-01-02')).toContain('status: accepted\ncreated: 2026-01-02\n---');
  });
});

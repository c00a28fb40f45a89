/** `lintel adr list`, as its users run it. */
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repositoryWith } from '../disk/folder.ts';
import { CLI, lintel } from '../program.ts';

const FILES = {
  'context/lintel.yaml': 'decisions: ["docs/adr"]\n',
  'context/decisions/20260102-use-pg.md':
    '---\nstatus: accepted\ndate: 2026-01-02\nrule:\n  - Write through db only.\n  - Never twice.\napplies-to: ["src/db/**", "!**/*.test.ts"]\ntags: [data]\nsupersedes: "[3](../../docs/adr/0003-use-mongo.md)"\n---\n# Use Postgres\n',
  'docs/adr/0003-use-mongo.md': '# 3. Use Mongo\n\nDate: 2025-01-02\n\n## Status\n\nAccepted\n',
  'docs/adr/0004-use-cron.rst': '4. Use cron\n===========\n\nStatus\n------\n\nProposed\n',
  'docs/adr/0005-maybe.md': '# Maybe\n\nText.\n',
  'docs/adr/README.md': '# About\n',
  'docs/adr/template.md': '# [title]\n',
  'src/db/pool.ts': 'export const a = 1;\n',
  'src/db/pool.test.ts': 'export const b = 1;\n',
  'src/web/page.ts': 'export const c = 1;\n',
};

const list = (...flags: readonly string[]) => lintel(repositoryWith(FILES), 'adr', 'list', ...flags);

describe('adr list', () => {
  it('shows a line for each decision below the counts, and what another decision says about it', () => {
    const { code, out } = list();
    expect(code).toBe(0);
    expect(out).toBe(
      [
        '4 decisions: 2 accepted, 1 proposed, 1 unknown',
        '  accepted  2026-01-02  20260102-use-pg  Use Postgres',
        '  accepted  2025-01-02  0003-use-mongo   Use Mongo (superseded by 20260102-use-pg)',
        '  proposed              0004-use-cron    Use cron',
        '  unknown               0005-maybe       Maybe',
        '',
      ].join('\n'),
    );
  });

  it('finds the folder that `.adr-dir` names where nothing is configured', () => {
    const root = repositoryWith({ '.adr-dir': 'dev/log\n', 'dev/log/0001-a.md': '# 1. A\n\n## Status\n\nAccepted\n' });
    expect(lintel(root, 'adr', 'list').out).toContain('  accepted    0001-a  A\n');
  });

  it('--verbose says where each status was read, and what was left out and why', () => {
    const { out } = list('--verbose');
    expect(out).toContain('  accepted  front-matter:2  2026-01-02  20260102-use-pg  Use Postgres\n');
    expect(out).toContain('  proposed  rst-section:7 ');
    expect(out).toContain('  unknown   none ');
    expect(out).toContain(
      '2 files among them are left out:\n  docs/adr/README.md    an index or a page about the folder\n  docs/adr/template.md  a template\n',
    );
  });

  it('--json gives all that was read of each, and names related decisions by id', () => {
    const document = JSON.parse(list('--json').out) as { decisions: object[]; skipped: object[] };
    expect(document.decisions[0]).toEqual({
      id: '20260102-use-pg',
      file: 'context/decisions/20260102-use-pg.md',
      title: 'Use Postgres',
      number: null,
      status: 'accepted',
      statusSource: 'front-matter',
      statusLine: 2,
      rawStatus: 'accepted',
      date: '2026-01-02',
      tags: ['data'],
      rule: ['Write through db only.', 'Never twice.'],
      ruleSource: [
        { key: 'rule', file: 'context/decisions/20260102-use-pg.md', line: 5, column: 5 },
        { key: 'rule', file: 'context/decisions/20260102-use-pg.md', line: 6, column: 5 },
      ],
      appliesTo: ['src/db/**', '!**/*.test.ts'],
      supersedes: ['0003-use-mongo'],
      supersededBy: [],
      amends: [],
      amendedBy: [],
    });
    expect(document.decisions[1]).toMatchObject({ number: '0003', statusLine: 7, supersededBy: ['20260102-use-pg'] });
    expect(document.decisions[3]).toMatchObject({ status: 'unknown', statusSource: 'none', rawStatus: null });
    expect(document.skipped).toEqual([
      { file: 'docs/adr/README.md', reason: 'index' },
      { file: 'docs/adr/template.md', reason: 'template' },
    ]);
  });

  it.each([
    [
      ['--status', 'proposed', '--status', 'unknown'],
      ['0004-use-cron', '0005-maybe'],
    ],
    [['--status', 'rejected'], []],
    [['--tag', 'data'], ['20260102-use-pg']],
    [['--path', 'src/db/pool.ts', '--tag', 'data'], ['20260102-use-pg']],
    [['--path', 'src/db/pool.test.ts', '--tag', 'data'], []],
    [['--path', 'src/db', '--tag', 'data'], ['20260102-use-pg']],
    [['--path', 'src/web', '--tag', 'data'], []],
    [
      ['--path', 'src/db/new.ts', '--status', 'accepted'],
      ['20260102-use-pg', '0003-use-mongo'],
    ],
  ])('%j shows %j', (flags, ids) => {
    const { decisions } = JSON.parse(list(...flags, '--json').out) as { decisions: { id: string }[] };
    expect(decisions.map(({ id }) => id)).toEqual(ids);
  });

  it('--path says which scope holds, and counts what holds everywhere', () => {
    const { out } = list('--path', 'src/db/pool.ts', '--status', 'accepted');
    expect(out).toBe(
      [
        '2 of 4 decisions for `src/db/pool.ts`, 1 of them everywhere: 2 accepted',
        '  accepted  2026-01-02  20260102-use-pg  src/db/**, !**/*.test.ts  Use Postgres',
        '  accepted  2025-01-02  0003-use-mongo   everywhere                Use Mongo (superseded by 20260102-use-pg)',
        '',
      ].join('\n'),
    );
  });

  it('--path is read from the folder that the user stands in', () => {
    const root = repositoryWith(FILES);
    mkdirSync(join(root, 'src/db'), { recursive: true });
    expect(lintel(join(root, 'src/db'), 'adr', 'list', '--path', 'pool.ts').out).toContain('for `src/db/pool.ts`');
    expect(lintel(join(root, 'src'), 'adr', 'list', '--path', '../../x').code).toBe(2);
  });

  it.each([
    [['--status', 'acepted'], 'There is no status `acepted`.', 'Did you mean `accepted`?'],
    [['--status', 'xyz'], 'There is no status `xyz`.', 'Known: accepted, proposed,'],
    [['--tag', 'date'], 'No decision has the tag `date`.', 'Did you mean `data`?'],
    [['--tag', 'elsewhere'], 'No decision has the tag `elsewhere`.', 'Known: `data`'],
  ])('%j is refused, and the nearest named', (flags, message, hint) => {
    const { code, out, err } = list(...flags);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
    expect(err).toContain(hint);
  });

  it('shows the path of those that are called alike', () => {
    const root = repositoryWith({
      'context/lintel.yaml': 'decisions: ["packages/*/adr"]\n',
      'packages/a/adr/0001-db.md': '# A\n',
      'packages/b/adr/0001-db.md': '# B\n',
      'packages/b/adr/0002-web.md': '# Web\n',
    });
    const shown = ['packages/a/adr/0001-db.md  A', 'packages/b/adr/0001-db.md  B', '0002-web                   Web'];
    expect(lintel(root, 'adr', 'list').out).toBe(
      ['3 decisions: 3 unknown', ...shown.map((line) => `  unknown    ${line}`), ''].join('\n'),
    );
  });

  it('colours the status where colours are wanted, and nowhere else', () => {
    const root = repositoryWith(FILES);
    const run = (env: Record<string, string>) =>
      spawnSync(process.execPath, [CLI, 'adr', 'list'], { cwd: root, encoding: 'utf8', env: { PATH: '', ...env } })
        .stdout;
    expect(run({})).not.toContain('\u001B[');
    expect(run({ FORCE_COLOR: '1', NO_COLOR: '1' })).not.toContain('\u001B[');
    const colored = run({ FORCE_COLOR: '1' });
    expect(colored).toContain('\u001B[32maccepted\u001B[39m  2026-01-02');
    expect(colored).toContain('\u001B[31munknown\u001B[39m ');
  });

  it('of a repository without decisions says so, and its JSON is empty', () => {
    const root = repositoryWith({ 'a.txt': '' });
    expect(lintel(root, 'adr', 'list')).toMatchObject({
      code: 0,
      out: '',
      err: expect.stringContaining('no decisions'),
    });
    expect(JSON.parse(lintel(root, 'adr', 'list', '--json').out)).toMatchObject({ decisions: [], skipped: [] });
  });
});

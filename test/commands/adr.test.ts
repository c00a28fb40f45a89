/** Decisions from the command line, on real files: what is written, and what is left alone. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addFiles, folderWith, git, repositoryWith } from '../disk/folder.ts';
import { inProcess } from '../in-process.ts';
import { CLI, read } from '../program.ts';

const NYGARD = (title: string, status: string) =>
  `# ${title}\r\n\r\nDate: 2026-01-01\r\n\r\n## Status\r\n\r\n${status}\r\n\r\n## Context\r\n\r\nAccepted  \r\nend`;
const MADR = (title: string, keys: string) => `---\n# kept\n${keys}---\n\n# ${title}\n\nText.\n`;

/** Three decisions as other tools write them, without git and without a configuration. */
const DOCS = {
  'docs/adr/0001-mongo.md': NYGARD('1. Use Mongo', 'Accepted'),
  'docs/adr/0002-postgres.md': MADR('Use Postgres', 'id: 0002\nstatus: "accepted" # agreed\n'),
  'docs/adr/0003-sqlite.md': MADR('Use SQLite', 'status: proposed\n'),
  'docs/adr/README.md': '# About\n',
};

const untouched = (root: string, files: Readonly<Record<string, string>> = DOCS): void => {
  for (const [path, text] of Object.entries(files)) expect(read(root, path)).toBe(text);
};

describe('adr new', () => {
  it('writes where the decisions are, with the next number, and marks what it supersedes', async () => {
    const root = folderWith(DOCS);
    const flags = ['--tag', 'data', '--rule', 'Ask DuckDB.', '--applies-to', 'docs/**'];
    const old = ['1', 'docs/adr/0002-postgres.md', 'mongo'].flatMap((ref) => ['--supersedes', ref]);
    const { code, out, err } = await inProcess(root, 'adr', 'new', 'Use DuckDB', ...flags, ...old);
    expect({ code, out }).toEqual({ code: 0, out: 'docs/adr/0004-use-duckdb.md\n' });
    expect(err).toContain('Marked as superseded: docs/adr/0001-mongo.md, docs/adr/0002-postgres.md.');
    expect(read(root, 'docs/adr/0004-use-duckdb.md')).toMatch(
      /^---\nstatus: accepted\ndate: \d{4}-\d\d-\d\d\ntags: \["data"\]\nsupersedes: \["0001-mongo", "0002-postgres"\]\nrule: "Ask DuckDB\."\n/,
    );
    expect(read(root, 'docs/adr/0001-mongo.md')).toBe(
      DOCS['docs/adr/0001-mongo.md'].replace('Accepted', 'Superseded by [0004-use-duckdb](0004-use-duckdb.md)'),
    );
    expect(read(root, 'docs/adr/0002-postgres.md')).toBe(
      MADR('Use Postgres', 'id: 0002\nstatus: "superseded" # agreed\nsuperseded-by: ["0004-use-duckdb"]\n'),
    );
    expect(JSON.parse((await inProcess(root, 'adr', 'show', '4', '--json')).out)).toMatchObject({
      supersedes: [{ title: 'Use Mongo' }, { title: 'Use Postgres' }],
      inForce: true,
    });
  });

  it('leaves what a proposal supersedes in force, and says so', async () => {
    const root = folderWith(DOCS);
    const { out, err } = await inProcess(
      root,
      'adr',
      'new',
      'Try',
      '--status',
      'proposed',
      '--supersedes',
      '0001-mongo',
    );
    expect(err).toContain('docs/adr/0001-mongo.md stays in force until docs/adr/0004-try.md is accepted.');
    expect(read(root, out.trim())).toContain('supersedes: ["0001-mongo"]\n');
    untouched(root);
  });

  it('writes nothing when a reference, a status, a template or a folder is wrong', async () => {
    const root = folderWith({ ...DOCS, 'docs/adr/0003-twice.md': MADR('Twice', 'status: accepted\n') });
    const wrong = [
      [['--supersedes', '99'], /No decision is named `99`/],
      [['--supersedes', '0001-mongoo'], /Nearest: `0001-mongo`/],
      [
        ['--supersedes', '1', '--supersedes', '3'],
        /may mean any of `docs\/adr\/0003-sqlite\.md`, `docs\/adr\/0003-twice\.md`/,
      ],
      [['--status', 'acepted'], /`accepted`/],
      [['--template', 'madrr'], /`madr`/],
      [['--template', 'gone.md'], /no such file/],
      [['--applies-to', 'nowhere/**'], /matches no file/],
      [['--applies-to', 'docs/adr/'], /`docs\/adr` is a folder: write `--applies-to "docs\/adr\/\*\*"`/],
      [['--dir', '..'], /outside of the repository/],
    ] as const;
    for (const [flags, message] of wrong) {
      const { code, err } = await inProcess(root, 'adr', 'new', 'X', ...flags);
      expect({ flags, code }).toEqual({ flags, code: 2 });
      expect(err).toMatch(message);
    }
    expect(readdirSync(join(root, 'docs/adr'))).toHaveLength(5);
    untouched(root);
  });

  it('writes nothing when one of the decisions that it supersedes cannot be edited', async () => {
    const files = {
      ...DOCS,
      'docs/adr/0003-sqlite.md': '# Use SQLite\n\n## Status\n\nAccepted, superseded by nobody knows what 0001\n',
    };
    const root = folderWith({ ...files, 'docs/adr/0005-js.md': '---js\nthrow 1\n---\n\n# JS\n\nStatus: Accepted\n' });
    expect(await inProcess(root, 'adr', 'new', 'X', '--supersedes', '1', '--supersedes', '5')).toMatchObject({
      code: 2,
      err: expect.stringMatching(/docs\/adr\/0005-js\.md:1 the front matter cannot be read[\s\S]*Nothing was written/),
    });
    untouched(root, files);
    expect(existsSync(join(root, 'docs/adr/0006-x.md'))).toBe(false);
  });

  it('asks which folder where there are several, and takes one by name', async () => {
    const root = repositoryWith({
      'context/lintel.yaml': 'decisions: ["packages/*/adr/*.md"]\n',
      'packages/a/adr/adr-01.md': MADR('One', 'status: accepted\n'),
      'packages/b/adr/20250101-one.md': MADR('One', 'status: accepted\n'),
    });
    expect(await inProcess(root, 'adr', 'new', 'X')).toMatchObject({
      code: 2,
      err: expect.stringContaining('packages/a/adr, packages/b/adr'),
    });
    expect((await inProcess(root, 'adr', 'new', 'X', '--dir', 'packages/a/adr')).out).toBe(
      'packages/a/adr/adr-02.md\n',
    );
    const inside = await inProcess(join(root, 'packages/b'), 'adr', 'new', 'X', '--dir', 'adr');
    expect(inside.out).toMatch(/^packages\/b\/adr\/\d{8}-x\.md\n$/);
    const other = await inProcess(root, 'adr', 'new', 'X', '--dir', 'docs');
    expect(other.err).toContain('lintel does not read docs: add "docs/*.md" to `decisions` in context/lintel.yaml.');
  });

  it('brings three templates, each of which is read back as it was meant', async () => {
    const root = folderWith({ 'docs/adr/0001-a.md': NYGARD('1. A', 'Accepted') });
    for (const [index, template] of ['minimal', 'madr', 'nygard'].entries()) {
      const title = `By ${template}: "x"`;
      const flags = ['--template', template, '--status', 'draft', '--rule', 'Do: it.', '--supersedes', '1'];
      expect((await inProcess(root, 'adr', 'new', title, ...flags)).code).toBe(0);
      expect(JSON.parse((await inProcess(root, 'adr', 'show', String(index + 2), '--json')).out)).toMatchObject({
        title,
        number: `000${index + 2}`,
        status: 'draft',
        date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        rule: ['Do: it.'],
        supersedes: [{ id: '0001-a' }],
      });
    }
  });

  it('fills the places of a template of its own, and sets what that has no place for', async () => {
    const root = repositoryWith({
      'docs/adr/0001-a.md': NYGARD('1. A', 'Accepted'),
      't/places.md':
        '---\ntitle: {{title}}\n---\n\n# {{number}}. {{ title }}\n\nStatus: {{status}}\nDate: {{date}}\n\n{{script "x"}}\n',
      't/log4brains.md':
        '# [short title]\n\n- Status: [draft | proposed | superseded by [xxx](x.md)] <!-- optional -->\n- Date: [YYYY-MM-DD]\n',
    });
    const flags = ['--rule', 'One.', '--rule', 'Two.'];
    expect((await inProcess(root, 'adr', 'new', 'A "b": c', '--template', 't/places.md', ...flags)).code).toBe(0);
    expect(read(root, 'docs/adr/0002-a-b-c.md')).toMatch(
      /^---\ntitle: "A \\"b\\": c"\nrule: \["One\.", "Two\."\]\n---\n\n# 0002\. A "b": c\n\nStatus: accepted\nDate: \d{4}-\d\d-\d\d\n\n\{\{script "x"\}\}\n$/,
    );
    expect((await inProcess(join(root, 't'), 'adr', 'new', 'B', '--template', 'log4brains.md')).code).toBe(0);
    expect(read(root, 'docs/adr/0003-b.md')).toMatch(
      /^# B\n\n- Status: accepted <!-- optional -->\n- Date: \d{4}-\d\d-\d\d\n$/,
    );
  });

  it('never writes through a link, and takes no name that is there', async () => {
    const root = folderWith({ 'context/lintel.yaml': '{}\n', 'other/0001-a.md': MADR('A', 'status: accepted\n') });
    addFiles(root, { 'context/x.md': 'x\n' });
    symlinkSync(join(root, 'other'), join(root, 'context/decisions'));
    expect(await inProcess(root, 'adr', 'new', 'X')).toMatchObject({
      code: 2,
      err: expect.stringContaining('symbolic link'),
    });
    expect(readdirSync(join(root, 'other'))).toEqual(['0001-a.md']);
  });

  it('writes a title as one line of text, whatever was typed', async () => {
    const root = folderWith({ 'docs/adr/0001-a.md': MADR('A', 'status: accepted\n') });
    expect((await inProcess(root, 'adr', 'new', ' Two\nlines \u001b[31m of\u0007  it ')).out).toBe(
      'docs/adr/0002-two-lines-31m-of-it.md\n',
    );
    expect(read(root, 'docs/adr/0002-two-lines-31m-of-it.md')).toContain('\n# Two lines [31m of it\n');
    expect((await inProcess(root, 'adr', 'new', '?!')).code).toBe(2);
  });

  it('asks for nothing where nobody is at the terminal', async () => {
    const root = folderWith({ 'context/lintel.yaml': '{}\n' });
    expect(await inProcess(root, 'adr', 'new')).toMatchObject({
      code: 2,
      err: expect.stringContaining('needs a title'),
    });
  });

  it('opens the editor that the user has named, after the file is written', () => {
    const root = folderWith({ 'docs/adr/0001-a.md': MADR('A', 'status: accepted\n') });
    const run = (env: Readonly<Record<string, string>>, title: string) =>
      spawnSync(process.execPath, [CLI, 'adr', 'new', title, '--edit'], {
        cwd: root,
        encoding: 'utf8',
        env: { ...process.env, VISUAL: '', EDITOR: '', ...env },
      });
    addFiles(root, {
      'edit.mjs': "import { appendFileSync } from 'node:fs';\nappendFileSync(process.argv[3], process.argv[2]);\n",
    });
    expect(run({ EDITOR: `"${process.execPath}" edit.mjs by-editor` }, 'One').status).toBe(0);
    expect(read(root, 'docs/adr/0002-one.md')).toMatch(/by-editor$/);
    const without = run({}, 'Two');
    expect({ code: without.status, out: without.stdout }).toEqual({ code: 2, out: '' });
    expect(without.stderr).toContain('neither VISUAL nor EDITOR is set.\nNothing was written.');
    expect(existsSync(join(root, 'docs/adr/0003-two.md'))).toBe(false);
    const failing = run({ VISUAL: 'exit 3;' }, 'Three');
    expect(failing.stderr).toContain(
      'of VISUAL could not be used: it ended with 3. docs/adr/0003-three.md is written.',
    );
  });
});

describe('adr status', () => {
  it('changes the word where it stands, by whatever name the decision goes', async () => {
    const root = repositoryWith(DOCS);
    expect(await inProcess(root, 'adr', 'status', '1', 'deprecated')).toMatchObject({
      code: 0,
      out: 'docs/adr/0001-mongo.md: accepted → deprecated\n',
    });
    expect(read(root, 'docs/adr/0001-mongo.md')).toBe(NYGARD('1. Use Mongo', 'Deprecated'));
    expect((await inProcess(join(root, 'docs'), 'adr', 'status', 'adr/0003-sqlite.md', 'Accepted')).code).toBe(0);
    expect(read(root, 'docs/adr/0003-sqlite.md')).toBe(MADR('Use SQLite', 'status: accepted\n'));
    expect(await inProcess(root, 'adr', 'status', join(root, 'docs/adr/0002-postgres.md'), 'accepted')).toMatchObject({
      code: 0,
      err: 'docs/adr/0002-postgres.md is accepted already.\n',
    });
    expect(read(root, 'docs/adr/0002-postgres.md')).toBe(DOCS['docs/adr/0002-postgres.md']);
  });

  it('takes the successor out when a decision is reinstated, and says who still supersedes it', async () => {
    const root = folderWith({
      'docs/adr/0001-a.md': MADR('A', 'status: superseded\nsuperseded-by: 0002-b\ntags: [x]\n'),
      'docs/adr/0002-b.md': MADR('B', 'status: accepted\nsupersedes: 0001-a\n'),
    });
    const { out, err } = await inProcess(root, 'adr', 'status', '1', 'accepted');
    expect(out).toBe('docs/adr/0001-a.md: superseded → accepted\n');
    expect(err).toContain('Took `superseded-by` out');
    expect(err).toContain('It stays out of force: docs/adr/0002-b.md supersedes it.');
    expect(read(root, 'docs/adr/0001-a.md')).toBe(MADR('A', 'status: accepted\ntags: [x]\n'));
  });

  it('says how to finish what an accepted proposal supersedes', async () => {
    const root = folderWith({
      'docs/adr/0001-a.md': MADR('A', 'status: accepted\n'),
      'docs/adr/0002-b.md': MADR('B', 'status: proposed\nsupersedes: 0001-a\n'),
    });
    const { err } = await inProcess(root, 'adr', 'status', '2', 'accepted');
    expect(err).toContain('`lintel adr supersede 0001-a 0002-b`');
    expect((await inProcess(root, 'adr', 'supersede', '0001-a', '0002-b')).out).toBe('docs/adr/0001-a.md\n');
    expect(read(root, 'docs/adr/0001-a.md')).toBe(MADR('A', 'status: superseded\nsuperseded-by: ["0002-b"]\n'));
  });

  it('names the line that it cannot edit, and writes nothing', async () => {
    const files = { 'docs/adr/0001-a.md': '# A\n\n## Status\n\nWaiting for the board\n' };
    const root = folderWith(files);
    expect(await inProcess(root, 'adr', 'status', '1', 'accepted')).toMatchObject({
      code: 2,
      err: expect.stringMatching(/docs\/adr\/0001-a\.md:5 `Waiting for the board`[\s\S]*Nothing was written/),
    });
    untouched(root, files);
    expect((await inProcess(root, 'adr', 'status', '1')).code).toBe(2);
  });

  it('keeps to files that may be written', async () => {
    const root = folderWith({ 'docs/adr/0002-b.md': MADR('B', 'status: draft\n') });
    chmodSync(join(root, 'docs/adr/0002-b.md'), 0o444);
    expect(await inProcess(root, 'adr', 'status', '2', 'accepted')).toMatchObject({
      code: 2,
      err: expect.stringContaining('is read-only'),
    });
    expect(read(root, 'docs/adr/0002-b.md')).toBe(MADR('B', 'status: draft\n'));
  });
});

describe('adr supersede', () => {
  it('writes both sides, each in its own form, and a second run changes nothing', async () => {
    const root = folderWith(DOCS);
    expect((await inProcess(root, 'adr', 'supersede', '1', 'postgres')).out).toBe(
      'docs/adr/0002-postgres.md\ndocs/adr/0001-mongo.md\n',
    );
    expect(read(root, 'docs/adr/0001-mongo.md')).toBe(
      NYGARD('1. Use Mongo', 'Superseded by [0002-postgres](0002-postgres.md)'),
    );
    expect(read(root, 'docs/adr/0002-postgres.md')).toBe(
      MADR('Use Postgres', 'id: 0002\nstatus: "accepted" # agreed\nsupersedes: ["0001-mongo"]\n'),
    );
    const again = await inProcess(root, 'adr', 'supersede', '1', '2');
    expect(again).toMatchObject({ code: 0, out: '', err: expect.stringContaining('already') });
  });

  it('writes the edge alone while the new one is not accepted', async () => {
    const root = folderWith(DOCS);
    const { code, out, err } = await inProcess(root, 'adr', 'supersede', '2', '3');
    expect({ code, out }).toEqual({ code: 0, out: 'docs/adr/0003-sqlite.md\n' });
    expect(err).toContain('docs/adr/0002-postgres.md stays in force until docs/adr/0003-sqlite.md is accepted');
    expect(read(root, 'docs/adr/0002-postgres.md')).toBe(DOCS['docs/adr/0002-postgres.md']);
  });

  it('refuses itself, circles and unknown names, and writes nothing', async () => {
    const files = {
      'docs/adr/0001-a.md': MADR('A', 'status: accepted\n'),
      'docs/adr/0002-b.md': MADR('B', 'status: accepted\nsupersedes: 0001-a\n'),
      'docs/adr/0003-c.md': MADR('C', 'status: accepted\nsupersedes: 0002-b\n'),
    };
    const root = folderWith(files);
    for (const pair of [
      ['1', '1'],
      ['2', '1'],
      ['3', '1'],
      ['1', '9'],
      ['9', '1'],
    ]) {
      expect(await inProcess(root, 'adr', 'supersede', ...pair)).toMatchObject({ code: 2, out: '' });
    }
    untouched(root, files);
  });

  it('names a decision by its path where another folder has one of the same name', async () => {
    const root = folderWith({
      'context/lintel.yaml': 'decisions: ["packages/*/adr/*.md"]\n',
      'packages/a/adr/0001-db.md': MADR('A', 'status: accepted\n'),
      'packages/b/adr/0001-db.md': MADR('B', 'status: accepted\n'),
    });
    expect(
      (await inProcess(root, 'adr', 'supersede', 'packages/a/adr/0001-db.md', 'packages/b/adr/0001-db.md')).code,
    ).toBe(0);
    expect(read(root, 'packages/a/adr/0001-db.md')).toContain('superseded-by: ["../../b/adr/0001-db.md"]');
    expect(JSON.parse((await inProcess(root, 'adr', 'show', 'packages/a/adr/0001-db.md', '--json')).out)).toMatchObject(
      {
        supersededBy: [{ file: 'packages/b/adr/0001-db.md' }],
      },
    );
  });
});

describe('adr show', () => {
  it('says all that is known of a decision, and why it is not in force', async () => {
    const root = folderWith({
      'src/a.ts': '',
      'src/b.ts': '',
      'docs/adr/0001-a.md': MADR(
        'A',
        'status: Approved\ndate: 2026-01-01\napplies-to: ["src/*.ts"]\nrule: [One., Two.]\n',
      ),
      'docs/adr/0002-b.md': MADR('B', 'status: accepted\nsupersedes: [0001-a, 0077-gone]\n'),
    });
    expect((await inProcess(root, 'adr', 'show', '0001')).out).toBe(
      [
        '0001-a: A',
        '  file           docs/adr/0001-a.md',
        '  status         accepted (front matter, written `Approved`)',
        '  date           2026-01-01',
        '  in force       no: it is superseded by 0002-b',
        '  holds for      src/*.ts (2 files)',
        '  rule           One.',
        '                 Two.',
        '  superseded by  0002-b: B',
        '',
      ].join('\n'),
    );
    expect((await inProcess(root, 'adr', 'show', '2')).out).toContain('0077-gone (leads to no decision)');
    expect(await inProcess(root, 'adr', 'show', '0001-b')).toMatchObject({
      code: 2,
      err: expect.stringContaining('0001-a'),
    });
  });
});

describe('adr import', () => {
  const FOLDER = {
    'docs/adr/0001-a.md': NYGARD('1. A', 'Superseded by [2. B](0002-b.md)'),
    'docs/adr/0002-b.md': '# 2. B\n\n* Status: Approved\n* Date: 2026-02-03\n\nText.\n\nSupersedes nothing.',
    'docs/adr/ADR 003 - Ask A & B.md': 'Text without a heading.\n',
    'docs/adr/0004-d.md': '\uFEFF---\ntags: [x] # kept\n---\n# D\n\n## Status\n\nTo be discussed by all\n',
    'docs/adr/0005-e.md': `${MADR('E', 'status: Accepted\n')}\nAmends #775.\n`,
    'docs/adr/template.md': '# T\n\nStatus: proposed\n',
  };

  it('adds what was read and nothing else, lists what was not, and a second run changes nothing', async () => {
    const root = folderWith(FOLDER);
    const dry = await inProcess(root, 'adr', 'import', 'docs/adr', '--dry-run');
    expect(dry.out).toBe(
      [
        'docs/adr/0001-a.md',
        '  + status: superseded',
        '  + date: 2026-01-01',
        '  + superseded-by: 0002-b',
        'docs/adr/0002-b.md',
        '  + status: accepted',
        '  + date: 2026-02-03',
        'docs/adr/ADR 003 - Ask A & B.md',
        '  + title: Ask A & B',
        '',
      ].join('\n'),
    );
    untouched(root, FOLDER);
    const { code, out, err } = await inProcess(root, 'adr', 'import', 'docs/adr');
    expect({ code, out }).toEqual({ code: 0, out: dry.out });
    expect(err).toContain('docs/adr/0004-d.md: the status `To be discussed by all` cannot be read.');
    expect(err).toContain('docs/adr/ADR 003 - Ask A & B.md: no status can be read.');
    expect(err).toContain('docs/adr/0005-e.md:10 `#775` leads to no single decision.');
    expect(read(root, 'docs/adr/0001-a.md')).toBe(
      `---\r\nstatus: superseded\r\ndate: 2026-01-01\r\nsuperseded-by: ["0002-b"]\r\n---\r\n\r\n${FOLDER['docs/adr/0001-a.md']}`,
    );
    expect(read(root, 'docs/adr/0002-b.md')).toBe(
      `---\nstatus: accepted\ndate: 2026-02-03\n---\n\n${FOLDER['docs/adr/0002-b.md']}`,
    );
    for (const path of ['0004-d.md', '0005-e.md', 'template.md'].map((name) => `docs/adr/${name}`)) {
      expect(read(root, path)).toBe(FOLDER[path as keyof typeof FOLDER]);
    }
    expect(await inProcess(root, 'adr', 'import', 'docs/adr')).toMatchObject({
      code: 0,
      out: '',
      err: expect.stringContaining(', 0 changed.'),
    });
  });

  it('reads a folder that nobody has configured, and says what to configure', async () => {
    const root = folderWith({ 'context/lintel.yaml': '{}\n', 'records/0001-a.md': '# A\n\nStatus: accepted\n' });
    const { code, err } = await inProcess(root, 'adr', 'import', 'records');
    expect(code).toBe(0);
    expect(err).toContain('add "records/*.md" to `decisions` in context/lintel.yaml');
    expect((await inProcess(root, 'adr', 'import', 'gone')).code).toBe(2);
    expect((await inProcess(root, 'adr', 'import', 'context')).code).toBe(2);
  });
});

describe('adr index', () => {
  it('keeps a list in a block of a file, and everything around it is left alone', async () => {
    const root = folderWith({
      ...DOCS,
      'docs/adr/0004-a b.md': MADR('A [b]', 'status: superseded\nsuperseded-by: 0002-postgres\ndate: 2026-01-01\n'),
      'docs/index.md': '# Ours\r\n\r\nText.',
    });
    const list = [
      '- [0001 Use Mongo](adr/0001-mongo.md): accepted, 2026-01-01',
      '- [0002 Use Postgres](adr/0002-postgres.md): accepted',
      '- [0003 Use SQLite](adr/0003-sqlite.md): proposed',
      '- [0004 A \\[b\\]](adr/0004-a%20b.md): superseded by [0002-postgres](adr/0002-postgres.md), 2026-01-01',
    ];
    expect((await inProcess(root, 'adr', 'index')).out).toContain('](docs/adr/0001-mongo.md): accepted, 2026-01-01\n');
    expect((await inProcess(root, 'adr', 'index', '--output', 'docs/index.md')).out).toBe('docs/index.md\n');
    const text = ['# Ours', '', 'Text.', '', '<!-- lintel:start -->', '', ...list, '', '<!-- lintel:end -->', ''];
    expect(read(root, 'docs/index.md')).toBe(text.join('\r\n'));
    addFiles(root, { 'docs/index.md': `${text.join('\r\n')}\r\nMore.  ` });
    await inProcess(root, 'adr', 'status', '3', 'rejected');
    await inProcess(root, 'adr', 'index', '--output', 'docs/index.md');
    expect(read(root, 'docs/index.md')).toBe(`${text.join('\r\n').replace('proposed', 'rejected')}\r\nMore.  `);
    expect((await inProcess(root, 'adr', 'index', '--output', 'docs/index.md')).err).toBe('It is up to date.\n');
    await inProcess(root, 'adr', 'index', '--output', 'docs/adr/index.md');
    expect(read(root, 'docs/adr/index.md')).toMatch(
      /^# Decisions\n\n<!-- lintel:start -->\n\n- \[0001 Use Mongo\]\(0001-mongo\.md\)/,
    );
  });

  it('says of each decision what `adr show` says, whatever its own status is', async () => {
    const root = repositoryWith({
      'docs/adr/0001-l.md': MADR('L', 'status: accepted\nsuperseded-by: 0002-m\n'),
      'docs/adr/0002-m.md': MADR('M', 'status: accepted\n'),
      'docs/adr/0003-n.md': MADR('N', 'status: accepted\nsuperseded-by: 0004-o\n'),
      'docs/adr/0004-o.md': MADR('O', 'status: proposed\n'),
      'docs/adr/0005-p.md': MADR('P', 'status: accepted\n'),
      'docs/adr/0006-q.md': MADR('Q', 'status: accepted\nsupersedes: 0005-p\n'),
    });
    expect((await inProcess(root, 'adr', 'show', '1')).out).toContain('no: it is superseded by 0002-m');
    const index = (await inProcess(root, 'adr', 'index')).out;
    expect(index).toContain('](docs/adr/0001-l.md): superseded by [0002-m](docs/adr/0002-m.md)\n');
    expect(index).toContain('](docs/adr/0003-n.md): accepted\n');
    expect(index).toContain('](docs/adr/0005-p.md): superseded by [0006-q](docs/adr/0006-q.md)\n');
    const { out } = await inProcess(root, 'adr', 'list');
    expect(out).toContain('L (superseded by 0002-m)\n');
    expect(out).toContain('N (to be superseded by 0004-o)\n');
    await inProcess(root, 'adr', 'supersede', '1', '2');
    await inProcess(root, 'adr', 'supersede', '3', '4');
    await inProcess(root, 'adr', 'supersede', '5', '6');
    expect((await inProcess(root, 'lint')).out).not.toMatch(/decision\/(?:two-statuses|asymmetric)/);
  });

  it('is checked by lint under any name above the decisions, and says where lint will not', async () => {
    const root = repositoryWith(DOCS);
    expect((await inProcess(root, 'adr', 'index', '--output', 'docs/adrs.md')).err).not.toContain('does not check');
    expect((await inProcess(root, 'adr', 'index', '--output', 'site/adrs.md')).err).toContain(
      '`lintel lint` does not check this file',
    );
    expect((await inProcess(root, 'lint')).out).not.toContain('decision/index');
    const list = read(root, 'docs/adrs.md');
    addFiles(root, { 'docs/adrs.md': list.replace('0001 Use Mongo', '0001 Use Redis') });
    expect((await inProcess(root, 'lint')).out).toContain('docs/adrs.md');
    addFiles(root, { 'docs/adrs.md': list.replace('<!-- lintel:end -->\n', '') });
    expect(await inProcess(root, 'lint')).toMatchObject({ code: 1, out: expect.stringContaining('goes unchecked') });
  });

  it('is checked right in `docs`, wherever the decisions are', async () => {
    const root = repositoryWith({
      'context/lintel.yaml': 'clients: [claude]\n',
      'context/decisions/0001-l.md': MADR('L', 'status: accepted\n'),
    });
    expect((await inProcess(root, 'adr', 'index', '--output', 'docs/decisions.md')).err).not.toContain(
      'does not check',
    );
    expect((await inProcess(root, 'lint')).out).not.toContain('decision/index');
    await inProcess(root, 'adr', 'status', '1', 'rejected');
    expect((await inProcess(root, 'lint')).out).toContain(
      'It says "0001 L: accepted", and they say "0001 L: rejected".',
    );
  });

  it('writes into no decision, no agent file and no file whose block is broken', async () => {
    const root = repositoryWith({ ...DOCS, 'x.md': 'a\n<!-- lintel:end -->\n<!-- lintel:start -->\n' });
    for (const file of ['docs/adr/0001-mongo.md', 'AGENTS.md', '../x.md', 'x.md']) {
      expect(await inProcess(root, 'adr', 'index', '--output', file)).toMatchObject({ code: 2, out: '' });
    }
    expect(git(root, 'status', '--porcelain')).toBe('');
  });
});

/** Decisions from the command line where folders, files and templates are not as the commands would like them. */
import { existsSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, repositoryWith } from '../disk/folder.ts';
import { lintel, read } from '../program.ts';

const ACCEPTED = '---\nstatus: accepted\n---\n\n# A\n';
/** `é` in Latin-1, which is no UTF-8. */
const LATIN = Buffer.from('# Caf\u00E9\n\nStatus: accepted\n', 'latin1');

describe('a folder of decisions that the configuration names', () => {
  it.each(['["docs/adr"]', '["docs/adr/"]', '["./docs/adr"]', '[{ files: "docs/adr" }]', '["docs/adr/adr-*.md"]'])(
    'as %s is read, and no command says otherwise',
    (decisions) => {
      const root = folderWith({
        'context/lintel.yaml': `decisions: ${decisions}\n`,
        'docs/adr/adr-0001-a.md': ACCEPTED,
        'docs/adr/README.md': '# About\n',
      });
      const written = lintel(root, 'adr', 'new', 'Next');
      expect(written).toMatchObject({ code: 0, out: 'docs/adr/adr-0002-next.md\n' });
      expect(written.err).not.toContain('does not read');
      expect(lintel(root, 'adr', 'import', 'docs/adr').err).toBe('2 decisions read, 0 changed.\n');
    },
  );

  it('gets the first decision, however its glob is written', () => {
    for (const decisions of ['docs/adr', 'docs/adr/', 'docs/adr/*.md', 'docs/adr/**/*.md']) {
      const root = folderWith({ 'context/lintel.yaml': `decisions: ["${decisions}"]\n` });
      const { out, err } = lintel(root, 'adr', 'new', 'First');
      expect(out).toMatch(/^docs\/adr\/\d{8}-first\.md\n$/);
      expect(err).not.toContain('does not read');
    }
  });

  it('is said to be unread where its glob leaves the new decision out', () => {
    const root = folderWith({
      'context/lintel.yaml': 'decisions: ["docs/adr/adr-*.md"]\n',
      'docs/adr/adr-0001-a.md': ACCEPTED,
    });
    expect(lintel(root, 'adr', 'new', 'Next', '--dir', 'docs').err).toContain('lintel does not read docs: add');
  });
});

describe('a decision that cannot be read', () => {
  const FILES = {
    'docs/adr/0001-a.md': ACCEPTED,
    'docs/adr/0005-x.md': LATIN,
    'docs/adr/0006-y.mdx': '# Y\n',
    'docs/adr/0007-z.MD': '# Z\n',
    'docs/adr/0008-w.markdown': '# W\n',
    'docs/adr/template.mdx': '# T\n',
    'docs/adr/diagram.svg': '<svg/>\n',
  };

  it('is named in every list, with the reason', () => {
    const root = repositoryWith(FILES);
    const { code, out, err } = lintel(root, 'adr', 'list');
    expect({ code, lines: out.split('\n').length }).toEqual({ code: 0, lines: 3 });
    expect(err).toBe(
      [
        'Left out: `docs/adr/0005-x.md` is not valid UTF-8.',
        'Left out: `docs/adr/0006-y.mdx` is no `.md` or `.rst` file.',
        'Left out: `docs/adr/0007-z.MD` is no `.md` or `.rst` file.',
        'Left out: `docs/adr/0008-w.markdown` is no `.md` or `.rst` file.',
        '',
      ].join('\n'),
    );
    expect(lintel(root, 'adr', 'list', '--verbose').out).toContain(
      'docs/adr/0005-x.md        cannot be read as UTF-8 text\n',
    );
    expect(JSON.parse(lintel(root, 'adr', 'list', '--json').out)).toMatchObject({
      skipped: [
        { file: 'docs/adr/0005-x.md', reason: 'unreadable' },
        { file: 'docs/adr/0006-y.mdx', reason: 'extension' },
        { file: 'docs/adr/0007-z.MD', reason: 'extension' },
        { file: 'docs/adr/0008-w.markdown', reason: 'extension' },
        { file: 'docs/adr/template.mdx', reason: 'template' },
      ],
    });
  });

  it('is counted where there are many of them', () => {
    const many = Array.from({ length: 12 }, (_, index) => [`docs/adr/${index + 10}-x.mdx`, '# X\n']);
    const root = folderWith({ 'docs/adr/0001-a.md': ACCEPTED, ...Object.fromEntries(many) });
    const lines = lintel(root, 'adr', 'list').err.split('\n');
    expect(lines.slice(9)).toEqual([
      'Left out: `docs/adr/19-x.mdx` is no `.md` or `.rst` file.',
      'Left out: 2 more files; `lintel adr list --verbose` names all.',
      '',
    ]);
  });

  it('gets no second key from an import where one is written with a capital', () => {
    const text = '---\nStatus: Accepted\nDate: 2026-01-01\n---\n\n# A\n\nStatus: accepted\n\nDate: 2026-01-01\n';
    const root = folderWith({ 'docs/adr/0001-a.md': text });
    expect(lintel(root, 'adr', 'import', 'docs/adr')).toMatchObject({ code: 0, out: '' });
    expect(read(root, 'docs/adr/0001-a.md')).toBe(text);
  });

  it('is no unknown name', () => {
    const root = repositoryWith(FILES);
    for (const ref of ['5', '0005-x', 'docs/adr/0005-x.md']) {
      const { code, err } = lintel(root, 'adr', 'show', ref);
      expect(code).toBe(2);
      expect(err).toContain('`docs/adr/0005-x.md` is not valid UTF-8.');
    }
    expect(lintel(root, 'adr', 'status', '6', 'rejected').err).toContain('`docs/adr/0006-y.mdx` is no');
    expect(lintel(root, 'adr', 'show', '9').err).toContain('No decision is named `9`');
  });

  it('is listed by an import, which then did not bring all in', () => {
    const root = repositoryWith(FILES);
    const { code, err } = lintel(root, 'adr', 'import', 'docs/adr', '--dry-run');
    expect(code).toBe(1);
    expect(err).toContain('Left out: `docs/adr/0005-x.md` is not valid UTF-8.\n');
    expect(err).toContain('Left out: `docs/adr/0007-z.MD` is no `.md` or `.rst` file.\n');
    expect(err).toContain('1 decision read, 0 would change.');
    const others = folderWith({ 'records/a.md': LATIN });
    expect(lintel(others, 'adr', 'import', 'records').err).toContain('Left out: `records/a.md` is');
  });

  it('keeps its number and its name', () => {
    const root = repositoryWith(FILES);
    expect(lintel(root, 'adr', 'new', 'Next').out).toBe('docs/adr/0009-next.md\n');
  });
});

describe('a template of one’s own', () => {
  const withTemplate = (template: string, ...flags: readonly string[]): string => {
    const root = folderWith({ 'docs/adr/0001-a.md': ACCEPTED, 't.md': template });
    const { code, err } = lintel(root, 'adr', 'new', 'Next', '--template', 't.md', ...flags);
    expect({ code, err }).toEqual({ code: 0, err: expect.any(String) });
    return read(root, 'docs/adr/0002-next.md').replace(/\d{4}-\d\d-\d\d/g, 'TODAY');
  };

  it('says what it has a place for in its text as text, and in front matter all the same', () => {
    const template = '# {{title}}\n\nStatus: {{status}}\n\nTODO [rule] {{rule}}\n\nFor {{applies-to}}, {{tags}}.\n';
    const flags = ['--rule', 'Do it.', '--rule', 'Say "so".', '--applies-to', 'docs/**', '--tag', 'x'];
    expect(withTemplate(template, ...flags)).toBe(
      '---\nrule: ["Do it.", "Say \\"so\\"."]\napplies-to: ["docs/**"]\ntags: ["x"]\n---\n\n# Next\n\nStatus: accepted\n\nTODO [rule] Do it. Say "so".\n\nFor docs/**, x.\n',
    );
    expect(withTemplate(template)).toBe('# Next\n\nStatus: accepted\n\nTODO [rule] \n\nFor , .\n');
  });

  it('links in its text to what is superseded', () => {
    expect(withTemplate('# {{title}}\n\nStatus: accepted\n\nSupersedes {{supersedes}}\n', '--supersedes', '1')).toBe(
      '---\nsupersedes: ["0001-a"]\n---\n\n# Next\n\nStatus: accepted\n\nSupersedes [A](0001-a.md)\n',
    );
  });

  it.each([
    ['rule: {{rule}}', 'rule: "Do it."'],
    ['rule: "{{rule}}"', 'rule: "Do it."'],
    ['rule:\n  - {{rule}}', 'rule:\n  - "Do it."'],
    ['rule: [{{rule}}]', 'rule: ["Do it."]'],
    ['# rule: {{rule}}\nid: 1', '# rule: "Do it."\nid: 1\nrule: Do it.'],
    ["date: '{{date}}'\nrule: {{rule}}", 'date: \'TODAY\'\nrule: "Do it."'],
  ])('keeps the rule where its front matter says %j', (keys, filled) => {
    const template = (lines: string, title: string) => `---\nstatus: accepted\n${lines}\n---\n\n# ${title}\n`;
    expect(withTemplate(template(keys, '{{title}}'), '--rule', 'Do it.')).toBe(template(filled, 'Next'));
  });

  it('leaves out a key for which nothing was given, and keeps what the template says itself', () => {
    const template = '---\nrule:\n  - {{rule}}\ntags: [backend, {{tags}}]\n---\n\nStatus: accepted\n\n# T\n';
    expect(withTemplate(template)).toBe('---\ntags: [backend, ]\n---\n\nStatus: accepted\n\n# Next\n');
    expect(withTemplate(template, '--tag', 'db', '--tag', 'x')).toContain('\ntags: [backend, "db", "x"]\n---\n');
  });

  it('takes more than one rule wherever it has the place', () => {
    for (const place of [' {{rule}}', ' "{{rule}}"', ' [{{rule}}]', '\n  - {{rule}}']) {
      const text = withTemplate(`---\nrule:${place}\n---\n# T\n`, '--rule', 'One.', '--rule', 'Two.');
      expect(text).toMatch(/^---\nrule: \["One\.", "Two\."\]\n/);
    }
  });

  it('may lie outside of the repository, and keeps its line ends', () => {
    const outside = folderWith({ 't.md': '---\r\nstatus: {{status}}\r\n---\r\n\r\n# T\r\n\r\nWhy?\r\n' });
    const root = folderWith({ 'docs/adr/0001-a.md': ACCEPTED });
    const { code } = lintel(root, 'adr', 'new', 'Next', '--template', join(outside, 't.md'), '--rule', 'Do it.');
    expect(code).toBe(0);
    expect(read(root, 'docs/adr/0002-next.md')).toBe(
      '---\r\nstatus: accepted\r\nrule: Do it.\r\n---\r\n\r\n# Next\r\n\r\nWhy?\r\n',
    );
  });
});

describe('adr index', () => {
  it('says of a file that it cannot write what to do about it', () => {
    const root = folderWith({ 'docs/adr/0001-a.md': ACCEPTED, 'docs/latin.md': LATIN, 'docs/x.md': '# X\n' });
    symlinkSync('x.md', join(root, 'docs/link.md'));
    for (const [file, reason] of [
      ['docs/latin.md', 'is not UTF-8 text.\nNothing was changed. Move it elsewhere, then run the command again.'],
      ['docs/link.md', 'never writes through one.\nNothing was changed. Remove the link, then run the command again.'],
    ] as const) {
      const { code, err } = lintel(root, 'adr', 'index', '--output', file);
      expect(code).toBe(2);
      expect(err).toContain(reason);
    }
  });

  it('writes into markdown files only', () => {
    const files = { 'docs/adr/0001-a.md': ACCEPTED, 'package.json': '{}\n' };
    const root = folderWith(files);
    for (const file of ['package.json', 'docs/index', 'docs/index.mdx', 'docs/index.html']) {
      const { code, err } = lintel(root, 'adr', 'index', '--output', file);
      expect(code).toBe(2);
      expect(err).toContain(`${file} is no markdown file.`);
    }
    expect(read(root, 'package.json')).toBe('{}\n');
    expect(readdirSync(join(root, 'docs'))).toEqual(['adr']);
    expect(existsSync(join(root, 'docs/index'))).toBe(false);
  });

  it('writes into no output of a target of the user', () => {
    const root = folderWith({
      'docs/adr/0001-a.md': ACCEPTED,
      'context/lintel.yaml':
        'targets: { pages: { path: "docs/agents/{module}.md", template: page.md.hbs, scope: module } }\n',
      'context/templates/page.md.hbs': '# {{title}}\n',
    });
    const { code, err } = lintel(root, 'adr', 'index', '--output', 'docs/agents/api.md');
    expect(code).toBe(2);
    expect(err).toContain('docs/agents/api.md is an output of one of your `targets`');
    expect(existsSync(join(root, 'docs/agents'))).toBe(false);
    expect(lintel(root, 'adr', 'index', '--output', 'docs/index.md').code).toBe(0);
  });
});

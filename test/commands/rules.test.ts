/** `lintel rules`: the list, one rule, and what is neither. Real folders, real processes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RULES } from '../../src/rules/index.ts';
import { folderWith, repositoryWith } from '../disk/folder.ts';
import { lintel } from '../program.ts';

describe('lintel rules', () => {
  it('lists every rule with its severity and what it finds, in any folder', () => {
    const { code, out } = lintel(folderWith(), 'rules');
    expect(code).toBe(0);
    const rows = out.trimEnd().split('\n');
    expect(rows.map((row) => row.trim().split(/\s+/)[0])).toEqual(RULES.map(({ rule }) => rule.id));
    expect(out).toMatch(/^ {2}stale\/path +error +A note names a file or folder that does not exist\.$/m);
  });

  it('shows where the configuration changes a severity', () => {
    const root = repositoryWith({ 'context/lintel.yaml': 'rules: { stale/path: warn, missing/rule: off }\n' });
    const { out } = lintel(root, 'rules');
    expect(out).toMatch(/^ {2}stale\/path +warn \(error\) +/m);
    expect(out).toMatch(/^ {2}missing\/rule +off \(info\) +/m);
    expect(out).toMatch(/^ {2}stale\/glob +error +A/m);
    const { rules } = JSON.parse(lintel(root, 'rules', '--json').out);
    expect(rules.find(({ id }: { id: string }) => id === 'stale/path')).toEqual({
      id: 'stale/path',
      summary: 'A note names a file or folder that does not exist.',
      default: 'error',
      severity: 'warn',
    });
  });

  it('shows where the severity is another one by path, beside the one that holds elsewhere', () => {
    const root = repositoryWith({
      'context/lintel.yaml':
        'rules: { stale/path: warn }\noverrides:\n  - { files: ["docs/**", "!docs/a"], rules: { stale/path: off, stale/glob: info } }\n  - { files: docs/b, rules: { stale/path: error } }\n',
    });
    const { out } = lintel(root, 'rules', 'stale');
    expect(out).toMatch(
      /^ {2}stale\/path +warn \(error\) +A.*\n +off +in docs\/\*\*, !docs\/a\n +error +in docs\/b\n/m,
    );
    expect(out).toMatch(/^ {2}stale\/glob +error +A.*\n +info +in docs\/\*\*, !docs\/a\n/m);
    expect(lintel(root, 'rules', 'stale/path').err).toBe(
      'Severity here: warn (the default is error). In docs/**, !docs/a: off. In docs/b: error.\n',
    );
    const { rules } = JSON.parse(lintel(root, 'rules', 'stale/path', '--json').out);
    expect(rules).toMatchObject([
      {
        default: 'error',
        severity: 'warn',
        overrides: [
          { files: ['docs/**', '!docs/a'], severity: 'off' },
          { files: ['docs/b'], severity: 'error' },
        ],
      },
    ]);
  });

  it('lists the rules of a family', () => {
    const ids = RULES.map(({ rule }) => rule.id).filter((id) => id.startsWith('decision/'));
    const { rules } = JSON.parse(lintel(folderWith(), 'rules', 'decision', '--json').out);
    expect(rules.map(({ id }: { id: string }) => id)).toEqual(ids);
  });

  it('explains one rule: why, how to mend it, one project that fails, one that passes, and its severity here', () => {
    const root = repositoryWith({ 'context/lintel.yaml': 'rules: { stale/path: warn }\n' });
    const { code, out, err } = lintel(root, 'rules', 'stale/path');
    expect(code).toBe(0);
    expect(out).toMatch(/^# stale\/path\n\n> A note names a file[^]*\n## A dead link fails\n[^]*lint says nothing\./);
    expect(out).toMatch(/\n\nEvery case in full and \d+ more projects: docs\/rules\/stale\/path\.md\n$/);
    expect(out.match(/^lint says/gm)).toHaveLength(2);
    expect(err).toBe('Severity here: warn (the default is error).\n');
    const { rules } = JSON.parse(lintel(root, 'rules', 'stale/path', '--json').out);
    const whole = readFileSync(join(import.meta.dirname, '../../docs/rules/stale/path.md'), 'utf8');
    expect(rules).toMatchObject([{ id: 'stale/path', severity: 'warn', page: whole }]);
  });

  it('explains every rule there is', () => {
    const root = folderWith();
    for (const { rule } of RULES.filter((_, index) => index % 7 === 0))
      expect(lintel(root, 'rules', rule.id).out).toContain(`> ${rule.summary}\n`);
  });

  it.each([
    [['stale/paht'], /no lint rule `stale\/paht`[\s\S]*`stale\/path`/],
    [['glob'], /no lint rule `glob`[\s\S]*`stale\/glob`/],
    [['unreadable'], /Did you mean `note\/unreadable` or `disk\/unreadable`\?/],
    [['decisions'], /Did you mean `decision`\?/],
    [['__proto__'], /`lintel rules` lists them/],
    [['a', 'b'], /Too many arguments/],
  ])('%j is refused with the way out', (args, message) => {
    const { code, out, err } = lintel(folderWith(), 'rules', ...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(message);
  });

  it('helps when the configuration cannot be read', () => {
    const root = repositoryWith({ 'context/lintel.yaml': 'rules: { stale/paht: off }\n' });
    const { code, out, err } = lintel(root, 'rules', 'stale/path');
    expect(code).toBe(0);
    expect(out).toContain('# stale/path');
    expect(err).toMatch(/stale\/paht[\s\S]*cannot be read/);
  });
});

import { describe, expect, it } from 'vitest';
import { isOutputPath } from '../src/clients.ts';
import { isTargetPath, pathFault, targetPath } from '../src/custom-path.ts';
import { parseConfig } from '../src/config.ts';
import { compiled } from './project.ts';

const PAGES = { path: 'docs/agents/{module}.md' };

describe('the path of a target', () => {
  it('is filled with the module or folder, and with a word for the root', () => {
    expect(targetPath(PAGES, 'packages/a$&b')).toBe('docs/agents/packages/a$&b.md');
    expect(targetPath(PAGES, '')).toBe('docs/agents/root.md');
    expect(targetPath({ path: 'docs/all.md' }, '')).toBe('docs/all.md');
  });

  it('stands for what it can yield, and for nothing else', () => {
    const targets = [PAGES, { path: 'docs/all.md' }];
    for (const path of ['docs/agents/a.md', 'docs/agents/a/b.md', 'docs/all.md'])
      expect(isTargetPath(path, targets)).toBe(true);
    for (const path of ['docs/agents/.md', 'docs/agents/a.txt', 'docs/a.md', 'src/a.ts', 'docs/all.md/x'])
      expect(isTargetPath(path, targets)).toBe(false);
    expect([isOutputPath('docs/all.md', []), isOutputPath('AGENTS.md', [])]).toEqual([false, true]);
  });

  it.each([
    ['docs/{module}.md', 'repo', /`\{module\}`, which scope `repo` does not fill/],
    ['docs/{name}.md', 'module', /`\{name\}`/],
    ['docs/all.md', 'module', /has to hold `\{module\}` once/],
    ['{folder}/{folder}.md', 'folder', /once/],
    ['../all.md', 'repo', /leads out/],
    ['/all.md', 'repo', /leads out/],
    ['docs\\all.md', 'repo', /leads out/],
    ['.git/all.md', 'repo', /leads out/],
    ['context/all.md', 'repo', /where sources are/],
    ['docs/{module}', 'module', /extension/],
  ] as const)('cannot be %s for scope %s', (path, scope, fault) => {
    expect(pathFault(path, scope, 'context')).toMatch(fault);
  });

  it.each([
    ['docs/{module}.md', 'module'],
    ['{folder}/NOTES.md', 'folder'],
    ['llms.txt', 'repo'],
  ] as const)('may be %s for scope %s', (path, scope) => {
    expect(pathFault(path, scope, 'context')).toBeUndefined();
  });
});

describe('targets in a configuration', () => {
  const problemsOf = (text: string): readonly string[] =>
    parseConfig({ file: 'context/lintel.yaml', text, context: 'context' }, []).problems.map(
      ({ line, message }) => `${line} ${message}`,
    );

  it('are told where they are wrong', () => {
    expect(
      problemsOf(
        'targets:\n  a: { path: x.md, tempalte: a.hbs, template: a.hbs }\n  b: { path: "{module}.md", template: b.hbs, scope: modul }\n  c: {}\n',
      ),
    ).toEqual([
      '2 Unknown key `tempalte`; did you mean `template`?',
      '3 Unknown value `modul`; did you mean `module`?',
      '4 `targets.c` has no `path`.',
      '4 `targets.c` has no `template`.',
    ]);
    expect(problemsOf('targets:\n  a: { path: "../x.md", template: a.hbs }\n')).toEqual([
      '2 `targets.a.path` leads out of the repository, or to no file.',
    ]);
  });

  it('that want one path are one finding, and none of them is written', () => {
    const { outputs, problems } = compiled({
      'context/lintel.yaml':
        'clients: [codex]\ntargets:\n  a: { path: x.md, template: a.hbs }\n  b: { path: x.md, template: a.hbs }\n  c: { path: y.md, template: a.hbs }\n',
      'context/templates/a.hbs': '{{title}}\n',
      'context/project.md': '# App\n\nText.\n',
      '.gitignore': 'y.md\n',
    });
    expect(outputs.map(({ path }) => path)).toEqual(['AGENTS.md']);
    expect(problems.map(({ rule, message }) => `${rule} ${message}`)).toEqual([
      'output/path 2 outputs want the path `x.md` (from `context/lintel.yaml`), so none is written.',
      'output/path `y.md` is not written, because git ignores it: no clone would have the file.',
    ]);
  });

  it('whose template is missing are told', () => {
    const { problems } = compiled({
      'context/lintel.yaml': 'clients: [codex]\ntargets: { a: { path: x.md, template: gone.hbs } }\n',
      'context/project.md': '# App\n\nText.\n',
    });
    expect(problems.map(({ message }) => message)).toEqual(['There is no template `gone.hbs`.']);
  });
});

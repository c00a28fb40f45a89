/** Links that clients load instructions by, and that lead nowhere. */
import { expect, test } from 'vitest';
import { compiled, type Files } from '../project.ts';

const told = (files: Files, linkTargets: Readonly<Record<string, string>>, isSetUp = false): readonly string[] => {
  const links = Object.keys(linkTargets);
  return compiled(files, { isSetUp, links, linkTargets })
    .problems.filter(({ rule }) => rule === 'disk/unreadable')
    .map(({ message }) => message);
};

test('a link that stayed when its file was renamed is told', () => {
  expect(
    told({ 'CLAUDE.md': '', 'web/CLAUDE.md': '' }, { 'CLAUDE.md': 'AGENTS.md', 'web/CLAUDE.md': '../GUIDE.md' }),
  ).toEqual([
    '`CLAUDE.md` is a link to `AGENTS.md`, and nothing stands there: no client loads anything by it.',
    '`web/CLAUDE.md` is a link to `GUIDE.md`, and nothing stands there: no client loads anything by it.',
  ]);
});

test('a link whose target ends in a line end is told so, on one line', () => {
  const files = { 'AGENTS.md': 'x', 'CLAUDE.md': '', 'web/CLAUDE.md': '', 'api/CLAUDE.md': '', 'lib/CLAUDE.md': '' };
  const links = {
    'CLAUDE.md': 'AGENTS.md\n',
    'web/CLAUDE.md': '../AGENTS.md\r\n',
    'api/CLAUDE.md': 'NOTES.md\n',
    'lib/CLAUDE.md': 'a\nb.md',
  };
  const problems = compiled(files, { isSetUp: false, links: Object.keys(links), linkTargets: links }).problems;
  expect(problems.map(({ message, hint }) => [message, hint])).toEqual([
    [
      '`CLAUDE.md` is a link whose target, `AGENTS.md`, ends in a line end, and nothing is called so: no client loads anything by it.',
      'Make the link anew, to `AGENTS.md` without the line end.',
    ],
    [
      '`api/CLAUDE.md` is a link whose target, `api/NOTES.md`, ends in a line end, and nothing is called so: no client loads anything by it.',
      'Make the link lead to the file that is meant, or remove it.',
    ],
    [
      '`lib/CLAUDE.md` is a link to `lib/a b.md`, and nothing stands there: no client loads anything by it.',
      'Make the link lead to the file that is meant, or remove it.',
    ],
    [
      '`web/CLAUDE.md` is a link whose target, `AGENTS.md`, ends in a line end, and nothing is called so: no client loads anything by it.',
      'Make the link anew, to `../AGENTS.md` without the line end.',
    ],
  ]);
});

test('a link to what is there, or may be there elsewhere, is not told', () => {
  const files = { '.gitignore': 'local.md\n', 'docs/guide.md': '', kit: '' };
  const links = {
    'CLAUDE.md': 'docs/guide.md',
    'AGENTS.md': 'AGENTS.md',
    'GEMINI.md': 'local.md',
    'a/CLAUDE.md': '../../x.md',
    'b/CLAUDE.md': '/home/x.md',
    'c/CLAUDE.md': '../kit/x.md',
    'examples/CLAUDE.md': 'AGENTS.md',
    'd/CLAUDE.md': '../docs',
  };
  expect(told({ ...files, ...Object.fromEntries(Object.keys(links).map((path) => [path, ''])) }, links)).toEqual([]);
});

test('a link that a build will write is told as an output', () => {
  const files = { 'context/project.md': 'Write small functions.\n', 'CLAUDE.md': '' };
  expect(told(files, { 'CLAUDE.md': 'AGENTS.md' }, true)).toEqual([]);
});

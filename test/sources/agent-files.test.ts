/** Agent files that clients see under several names: each text is read once, and judged for all who see it. */
import { expect, test } from 'vitest';
import { compiled, type Files } from '../project.ts';

const TEXT = '# Shop\n\n@docs/gone.md\n@docs/here.md\n\nHandles: @someone.md, @acme/chart.js and `@docs/code.md`.\n';

const FILES: Files = { 'docs/here.md': 'Here.\n', 'AGENTS.md': TEXT };

/** Where dead paths are told, with their targets. Of one place one finding is made, in however many ways it was read. */
const dead = (files: Files, linkTargets: Readonly<Record<string, string>> = {}): readonly string[] => {
  const all = { ...files, ...Object.fromEntries(Object.keys(linkTargets).map((path) => [path, ''])) };
  const { claims } = compiled(all, { isSetUp: false, links: Object.keys(linkTargets), linkTargets });
  const told = claims.filter(({ verdict }) => verdict === 'dead');
  return [...new Set(told.map(({ claim }) => `${claim.file}:${claim.line} ${claim.target}`))];
};

test('a dead import is told once where a client that follows it sees the text as a copy', () => {
  expect(dead({ ...FILES, 'CLAUDE.md': TEXT })).toEqual(['AGENTS.md:3 docs/gone.md']);
  expect(dead({ ...FILES, 'CLAUDE.md': TEXT, 'GEMINI.md': TEXT })).toEqual(['AGENTS.md:3 docs/gone.md']);
});

test('a dead import is told once where a client that follows it sees the text through a link', () => {
  expect(dead(FILES, { 'CLAUDE.md': 'AGENTS.md' })).toEqual(['AGENTS.md:3 docs/gone.md']);
  expect(dead(FILES, { 'CLAUDE.md': './AGENTS.md', 'GEMINI.md': 'CLAUDE.md' })).toEqual(['AGENTS.md:3 docs/gone.md']);
});

test('what a copy imports is followed in turn', () => {
  const files = { 'AGENTS.md': '@sub/AGENTS.md\n', 'CLAUDE.md': '@sub/AGENTS.md\n', 'sub/AGENTS.md': '@gone.md\n' };
  expect(dead(files)).toEqual(['sub/AGENTS.md:1 sub/gone.md']);
});

test('no import is told where no client that follows it sees the text there', () => {
  expect(dead(FILES)).toEqual([]);
  expect(dead({ ...FILES, 'AGENT.md': TEXT, '.rules': TEXT })).toEqual([]);
  expect(dead({ ...FILES, 'CLAUDE.md': '# Shop\n' })).toEqual([]);
  // Seen from another folder, its paths count from there, and clients differ in that.
  expect(dead(FILES, { '.claude/CLAUDE.md': '../AGENTS.md', 'sub/CLAUDE.md': '../AGENTS.md' })).toEqual([]);
  expect(dead(FILES, { 'CLAUDE.md': '../AGENTS.md', 'GEMINI.md': 'GEMINI.md' })).toEqual([]);
});

/** Pages that agent files import: what agents get with every session is judged like the file that brings it, and claims nothing. */
import { expect, test } from 'vitest';
import { compiled, type Files } from '../project.ts';

const KEY = 'AKIAQ7ZLW3NVTB5KX2RD';

const told = (files: Files, links: readonly string[] = []): readonly string[] =>
  compiled(files, { isSetUp: false, links })
    .problems.filter(({ rule }) => /^security|^note\/conflict/.test(rule))
    .map(({ rule, file, line }) => `${file}:${line} ${rule}`);

test('a key, a hidden character, a home folder and a conflict are told at the page', () => {
  const page = `${KEY}\na\u202eb\n/Users/mara/shop/x\n<<<<<<< HEAD\nx\n=======\ny\n>>>>>>> z\n[x](gone.md)\n`;
  const files = { 'CLAUDE.md': '@docs/a.md\n', 'GEMINI.md': '- @./docs/a.md\n', 'docs/a.md': page };
  expect([...told(files)].sort()).toEqual([
    'docs/a.md:1 security/secret',
    'docs/a.md:2 security/hidden-unicode',
    'docs/a.md:3 security/absolute-path',
    'docs/a.md:4 note/conflict',
  ]);
  const { claims } = compiled(files, { isSetUp: false });
  expect(claims.filter(({ claim }) => claim.file === 'docs/a.md')).toEqual([]);
});

test('a page that a page imports counts, as far as clients follow', () => {
  const chain = [1, 2, 3, 4, 5].map((at) => [`docs/${at}.md`, `@${at + 1}.md\n${at > 2 ? `${KEY} ${at}` : ''}\n`]);
  const files = { 'CLAUDE.md': '@docs/1.md\n', ...Object.fromEntries(chain) };
  expect(told(files)).toEqual(['docs/3.md:2 security/secret', 'docs/4.md:2 security/secret']);
  // A circle ends.
  expect(told({ 'CLAUDE.md': '@a.md\n', 'a.md': `@CLAUDE.md\n@a.md\n${KEY}\n` })).toEqual(['a.md:3 security/secret']);
});

test('copies are told once, links and files that are read anyway not again', () => {
  const page = `${KEY}\n`;
  expect(told({ 'CLAUDE.md': '@a.md\n@b.md\n', 'a.md': page, 'b.md': page })).toEqual(['a.md:1 security/secret']);
  expect(told({ 'CLAUDE.md': '@a.md\n@b.md\n', 'a.md': page, 'b.md': page }, ['a.md'])).toEqual([
    'b.md:1 security/secret',
  ]);
  expect(told({ 'CLAUDE.md': '@AGENTS.md\n', 'AGENTS.md': page })).toEqual(['AGENTS.md:1 security/secret']);
  const decision = `# 1. A\n\n## Status\n\nAccepted\n\n${KEY}\n`;
  expect(told({ 'CLAUDE.md': '@docs/adr/0001-a.md\n', 'docs/adr/0001-a.md': decision })).toHaveLength(1);
});

test.each([
  ['a file that no client expands imports in', { 'AGENTS.md': '@docs/a.md\n' }],
  ['a sample', { 'CLAUDE.md': '```md\n@docs/a.md\n```\n' }],
  ['a sentence', { 'CLAUDE.md': 'Ask @docs/a.md or `@docs/a.md`.\n' }],
  ['a template', { 'templates/app/CLAUDE.md': '@../../docs/a.md\n' }],
  ['a fixture', { 'test/fixtures/app/CLAUDE.md': '@../../../docs/a.md\n' }],
])('%s imports nothing', (_, files) => {
  expect(told({ ...(files as Files), 'docs/a.md': `${KEY}\n` })).toEqual([]);
});

test('a comment in the page silences it', () => {
  const page = `<!-- lintel-disable-next-line security/absolute-path -- a sample -->\n/Users/mara/shop/x\n`;
  const { suppressions } = compiled({ 'CLAUDE.md': '@docs/a.md\n', 'docs/a.md': page }, { isSetUp: false });
  expect(suppressions.map(({ file, rule }) => `${file} ${rule}`)).toEqual(['docs/a.md security/absolute-path']);
});

test('with a set-up they are read as well', () => {
  const files = { 'context/project.md': 'Text.\n', 'CLAUDE.md': '@docs/a.md\n', 'docs/a.md': `${KEY}\n` };
  const { problems } = compiled(files);
  expect(problems.filter(({ rule }) => rule === 'security/secret').map(({ file }) => file)).toEqual(['docs/a.md']);
});

/** What pages claim that is not so. */
const dead = (files: Files): readonly string[] => {
  const manifest = '{ "scripts": { "build": "tsc" }, "devDependencies": { "vite": "^7.0.0" } }\n';
  const { claims } = compiled({ 'package.json': manifest, ...files }, { isSetUp: false });
  return claims
    .filter(({ verdict }) => verdict === 'dead')
    .map(({ claim: { file, line, text } }) => `${file}:${line} ${text}`);
};

const RULE = '# Web\n\n- Vite 5\n\nRun `npm run e2e` and see [x](gone.md).\n';

test.each(['.claude/instructions/web.md', '.ai/web.md', '.github/instructions/web.md', 'docs/.claude/web.md'])(
  'a page in a folder of agents is one of them where some agent file imports it: %s',
  (page) => {
    expect(dead({ 'CLAUDE.md': `@${page}\n`, [page]: RULE })).toEqual([
      `${page}:5 gone.md`,
      `${page}:5 npm run e2e`,
      `${page}:3 Vite 5`,
    ]);
    expect(dead({ 'CLAUDE.md': `See ${page}.\n`, [page]: RULE })).toEqual([]);
  },
);

test('what such a page imports is read where clients follow so far, and a dead import of it is told', () => {
  const pages = { '.claude/a.md': '@b.md\n@gone.md\n', '.claude/b.md': RULE };
  expect(dead({ 'CLAUDE.md': '@.claude/a.md\n', ...pages })).toEqual([
    '.claude/a.md:2 gone.md',
    '.claude/b.md:5 gone.md',
    '.claude/b.md:5 npm run e2e',
    '.claude/b.md:3 Vite 5',
  ]);
});

test.each([
  'docs/web.md',
  '.claude/skills/web/web.md',
  '.claude/templates/web.md',
  '.claude/memory/web.md',
  '.claude/plan-web.md',
])('a page of people, of a skill, of a template or of a day claims nothing, whoever imports it: %s', (page) => {
  expect(dead({ 'CLAUDE.md': `@${page}\n`, [page]: RULE })).toEqual([]);
});

/**
 * The projects that clients are started in: one workspace, compiled for several sets of clients and in several shapes.
 * Each says which sessions it is looked at in; what is expected of them is decided elsewhere.
 */
import { note } from './notes.mjs';

/**
 * @typedef {object} Session
 * @property {string} start the folder that the client is started in, `''` for the root
 * @property {readonly string[]} touches repository paths that it reads, one after the other
 */

/**
 * @typedef {object} Fixture
 * @property {string} name
 * @property {string} about one line for the page
 * @property {readonly string[]} clients of the configuration
 * @property {ReadonlyMap<string, string>} files
 * @property {readonly import('./notes.mjs').Statement[]} statements
 * @property {readonly Session[]} sessions
 * @property {number} [fillsCodex] how much of the limit of Codex its longest chain has to fill, as a share
 */

/** @type {readonly Session[]} */
const SESSIONS = [
  {
    start: '',
    touches: [
      'tools/run.ts',
      'packages/api/src/handler.ts',
      'packages/api/src/deep/x.ts',
      'packages/web/src/page.test.ts',
      'packages/core/src/index.ts',
      'docs/guide.md',
    ],
  },
  { start: '', touches: ['packages/web/src/page.ts'] },
  { start: 'packages/api', touches: ['packages/api/src/handler.test.ts', 'packages/api/src/deep/x.ts'] },
  { start: 'packages/api/src/deep', touches: ['packages/api/src/deep/x.ts'] },
  { start: 'packages/core', touches: ['packages/core/src/index.ts'] },
  { start: 'packages/web', touches: ['packages/api/src/handler.ts', 'packages/api/src/handler.test.ts'] },
];

const ALL = ['claude', 'codex', 'cursor', 'copilot-cli', 'gemini', 'opencode'];
const THREE = ['claude', 'codex', 'cursor'];

const api = { kind: 'folder', path: 'packages/api' };
const deep = { kind: 'folder', path: 'packages/api/src/deep' };
const web = { kind: 'folder', path: 'packages/web' };
const tests = { kind: 'glob', globs: ['**/*.test.ts'] };

/** @type {readonly import('./notes.mjs').Wish[]} */
const WISHES = [
  { file: 'project.md', key: 'PROJECT', rules: 2, texts: 5 },
  { file: 'guides/style.md', key: 'STYLE' },
  { file: 'guides/testing.md', key: 'TESTING', holds: tests, texts: 4 },
  { file: 'guides/sources.md', key: 'SOURCES', holds: { kind: 'glob', globs: ['packages/{api,web}/src/**/*.ts'] } },
  {
    file: 'guides/exclusion.md',
    key: 'EXCLUSION',
    holds: { kind: 'glob', globs: ['packages/**/*.ts'], except: ['packages/web/**'] },
  },
  { file: 'guides/pages.md', key: 'PAGES', holds: { kind: 'glob', globs: ['docs/*.md'] } },
  { file: 'guides/deep.md', key: 'DEEP', holds: deep, texts: 3 },
  { file: 'modules/api.md', key: 'API', holds: api, texts: 3, front: ['risk: high', 'autonomy: review'] },
  { file: 'modules/web.md', key: 'WEB', holds: web },
  { file: 'policies/release.md', key: 'RELEASE' },
  { file: 'policies/pages.md', key: 'WEBGATE', holds: web, texts: 0 },
  decision('0001-eu', 'EU', { kind: 'repo' }),
  decision('0002-queue', 'QUEUE', api),
  decision('0003-mocks', 'MOCKS', tests),
  { ...decision('0004-old', 'OLD', { kind: 'nowhere' }), front: ['status: superseded by 0001-eu'] },
  { ...decision('0005-draft', 'DRAFT', { kind: 'nowhere' }), front: ['status: proposed'] },
];

const FOR_SOME = [
  { file: 'guides/for-claude.md', key: 'CLAUDE', clients: ['claude'] },
  { file: 'guides/for-cursor.md', key: 'CURSOR', clients: ['cursor'], holds: tests },
  { file: 'guides/for-codex.md', key: 'CODEX', clients: ['codex'], holds: api },
];

const FOR_OTHERS = [
  { file: 'guides/for-claude.md', key: 'CLAUDE', clients: ['claude'] },
  { file: 'guides/for-copilot.md', key: 'COPILOT', clients: ['copilot-cli'] },
  { file: 'guides/for-gemini.md', key: 'GEMINI', clients: ['gemini'], holds: api },
  { file: 'guides/for-opencode.md', key: 'OPENCODE', clients: ['opencode'] },
];

/** @type {readonly import('./notes.mjs').Wish[]} */
const LONG = [
  { file: 'project.md', key: 'PROJECT', texts: 296 },
  { file: 'modules/api.md', key: 'API', holds: api, texts: 18 },
  { file: 'guides/testing.md', key: 'TESTING', holds: tests, texts: 600 },
];

/** @returns {readonly Fixture[]} */
export function fixtures() {
  return [
    fixture('three', 'the default clients, CLAUDE.md as a copy', { clients: THREE, wishes: [...WISHES, ...FOR_SOME] }),
    fixture('three-link', '`claude: link`', { clients: THREE, yaml: ['claude: link'] }),
    fixture('three-import', '`claude: import`', { clients: THREE, yaml: ['claude: import'] }),
    fixture('three-none', '`claude: none`', { clients: THREE, yaml: ['claude: none'] }),
    fixture('all', 'six clients, CLAUDE.md and GEMINI.md as links', { clients: ALL }),
    fixture('all-copies', 'six clients, CLAUDE.md and GEMINI.md as copies', {
      clients: ALL,
      yaml: ['claude: mirror', 'gemini: mirror'],
    }),
    fixture('all-imports', 'six clients, CLAUDE.md and GEMINI.md as imports', {
      clients: ALL,
      yaml: ['claude: import', 'gemini: import'],
    }),
    fixture('all-for-some', 'six clients, notes that are for one of them', {
      clients: ALL,
      wishes: [...WISHES, ...FOR_OTHERS],
    }),
    fixture('gemini-named', '`gemini: none`, and settings that name AGENTS.md', {
      clients: ALL,
      yaml: ['gemini: none'],
      more: { '.gemini/settings.json': '{ "context": { "fileName": "AGENTS.md" } }\n' },
    }),
    fixture('gemini-both', 'GEMINI.md as links, and settings that name AGENTS.md as well', {
      clients: ALL,
      more: { '.gemini/settings.json': '{ "context": { "fileName": ["AGENTS.md", "GEMINI.md"] } }\n' },
    }),
    fixture('copilots', 'two Copilot clients with rule files of their own', {
      clients: ['claude', 'copilot-cli', 'copilot-github'],
    }),
    {
      ...fixture('long', 'files near the limit of Codex, and a rule file of 70 KB', { clients: ALL, wishes: LONG }),
      fillsCodex: 0.95,
    },
  ];
}

/**
 * @param {string} id
 * @param {string} key
 * @param {import('./notes.mjs').Holds} holds
 * @returns {import('./notes.mjs').Wish}
 */
function decision(id, key, holds) {
  return { file: `decisions/${id}.md`, key, holds, texts: 0, front: ['status: accepted'] };
}

/**
 * @param {string} name
 * @param {string} about
 * @param {{ readonly clients: readonly string[], readonly wishes?: readonly import('./notes.mjs').Wish[], readonly yaml?: readonly string[], readonly more?: Readonly<Record<string, string>> }} how
 * @returns {Fixture}
 */
function fixture(name, about, { clients, wishes = WISHES, yaml = [], more = {} }) {
  const notes = wishes.map(note);
  const config = [`clients: [${clients.join(', ')}]`, ...yaml, 'rules: { limit/budget: off }', ''].join('\n');
  const files = new Map([
    ...Object.entries({ ...CODE, ...more }),
    ['context/lintel.yaml', config],
    ...notes.map(({ path, text }) => /** @type {const} */ ([path, text])),
  ]);
  return { name, about, clients, files, statements: notes.flatMap(({ statements }) => statements), sessions: SESSIONS };
}

/** @param {string} name */
function manifest(name) {
  return `${JSON.stringify({ name, version: '1.0.0', type: 'module', scripts: { test: 'node --test', build: 'tsc' } })}\n`;
}

/** @type {Readonly<Record<string, string>>} */
const CODE = {
  'package.json': `${JSON.stringify({ name: 'mk', private: true, workspaces: ['packages/*'], scripts: { test: 'node --test', lint: 'oxlint' } })}\n`,
  'package-lock.json': '{}\n',
  'packages/api/package.json': manifest('@mk/api'),
  'packages/web/package.json': manifest('@mk/web'),
  'packages/core/package.json': manifest('@mk/core'),
  'packages/api/src/handler.ts': 'export const handler = 1;\n',
  'packages/api/src/handler.test.ts': 'import "./handler.ts";\n',
  'packages/api/src/deep/x.ts': 'export const x = 1;\n',
  'packages/web/src/page.ts': 'export const page = 1;\n',
  'packages/web/src/page.test.ts': 'import "./page.ts";\n',
  'packages/core/src/index.ts': 'export const core = 1;\n',
  'tools/run.ts': 'export const run = 1;\n',
  'docs/guide.md': 'Nothing to see.\n',
};

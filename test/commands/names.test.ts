/** Names of code in an agent file that nobody set lintel up for: with history, and without. */
import { describe, expect, it } from 'vitest';
import { addFiles, folderWith, git, repositoryWith } from '../disk/folder.ts';
import { inProcess } from '../in-process.ts';

const CLAUDE = [
  '# Tool server',
  '',
  '- **Tools, resources**: registered via `ToolServer.tool()`, `.resource()` methods',
  '- Start it with `openToolServer()`, and read `OtherServer.tool()` for comparison.',
  '',
].join('\n');
const server = (members: string, start: string): string =>
  `export class ToolServer {\n${members}}\nexport function ${start}(): ToolServer {\n  return new ToolServer();\n}\n`;

/** A server whose methods were renamed in a commit, together with the function that starts it. */
function renamed(): string {
  const old = server('  tool(name: string): void {}\n  resource(name: string): void {}\n', 'openToolServer');
  const root = repositoryWith({ 'CLAUDE.md': CLAUDE, 'src/server.ts': old });
  const members = '  registerTool(name: string): void {}\n  registerResource(name: string): void {}\n';
  addFiles(root, { 'src/server.ts': server(members, 'startServer') });
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', 'rename');
  return root;
}

interface Found {
  readonly rule: string;
  readonly message: string;
  readonly line: number;
  readonly claim: string;
  readonly hint?: string;
  readonly related?: readonly { readonly message: string }[];
}

async function namesIn(root: string): Promise<readonly Found[]> {
  const { out } = await inProcess(root, 'lint', '--json');
  const { findings } = JSON.parse(out) as { readonly findings: readonly Found[] };
  return findings.filter(({ rule }) => rule === 'stale/symbol');
}

describe('lint without a set-up', () => {
  it('finds the members that a class lost in a clone of one commit', async () => {
    const parent = folderWith();
    git(parent, 'clone', '-q', '--depth', '1', `file://${renamed()}`, 'shallow');
    const found = await namesIn(`${parent}/shallow`);
    expect(found.map(({ line, claim, hint }) => [line, claim, hint])).toEqual([
      [3, 'ToolServer.tool()', 'Nearest: `registerTool`.'],
      [3, '.resource()', 'Nearest: `registerResource`.'],
    ]);
  });

  it('names the commit where history is at hand, and finds what only history proves', async () => {
    const root = renamed();
    const commit = git(root, 'rev-parse', 'HEAD').slice(0, 9);
    const found = await namesIn(root);
    expect(found.map(({ claim }) => claim)).toEqual(['ToolServer.tool()', '.resource()', 'openToolServer()']);
    for (const { related } of found) expect(related?.at(-1)?.message).toContain(`Commit ${commit} of `);
  });

  it('finds what a sample imports by a relative path, where a commit took the name or the file away', async () => {
    const shown =
      "# Api\n\n```ts\nimport { sendLater, sendNow } from './send';\nimport { query } from '../lib/query';\n```\n";
    const send = 'export function sendNow(): void {}\n';
    const root = repositoryWith({
      'src/api/CLAUDE.md': shown,
      'src/api/send.ts': `${send}export function sendLater(): void {}\n`,
      'src/lib/query.ts': 'export function query(): void {}\n',
      'src/lib/kept.ts': 'export function kept(): void {}\n',
    });
    const told = async (): Promise<readonly string[]> => {
      const { findings } = JSON.parse((await inProcess(root, 'lint', '--json')).out);
      return findings
        .filter(({ rule }: Found) => rule.startsWith('stale/'))
        .map(({ rule, severity, line, claim }: Record<string, string>) => `${severity} ${rule} ${line} ${claim}`);
    };
    expect(await told()).toEqual([]);
    addFiles(root, { 'src/api/send.ts': send });
    git(root, 'rm', '-q', 'src/lib/query.ts');
    git(root, 'commit', '-q', '-a', '-m', 'take away');
    expect(await told()).toEqual(['warn stale/symbol 4 sendLater from ./send', 'warn stale/path 5 ../lib/query']);
  });

  it('finds a name that a text puts in a file and a commit took from there, once, wherever it is now', async () => {
    const root = repositoryWith({
      'AGENTS.md':
        '# Shop\n\n- `TAX_RATES` in `src/tax.ts`\n- `rateOfLand()` (`src/tax.ts`)\n- `sumUpAll()` in `src/tax.ts`\n',
      'src/tax.ts':
        'export const TAX_RATES = 1;\nexport function rateOfLand(): void {}\nexport function sumUpAll(): void {}\n',
    });
    addFiles(root, {
      'src/rates.ts': 'export const TAX_RATES = 1;\n',
      'src/tax.ts': 'export function sumUpAll(): void {}\n',
    });
    git(root, 'commit', '-q', '-a', '-m', 'move the rates');
    const commit = git(root, 'rev-parse', 'HEAD').slice(0, 9);
    const found = await namesIn(root);
    expect(found.map(({ line, claim }) => [line, claim])).toEqual([
      [3, 'TAX_RATES from src/tax.ts'],
      [4, 'rateOfLand()'],
    ]);
    expect(found[0]?.message).toContain(`\`src/tax.ts\` exports no \`TAX_RATES\`; commit ${commit} of`);
    expect(found[0]?.hint).toContain('`src/rates.ts` exports a `TAX_RATES`');
  });

  it('finds the same of an import by an alias, also where git ignores what a build writes beside the code', async () => {
    const shown =
      "# Api\n\n```ts\nimport { sendLater } from '@/api/send';\nimport { query } from '@/lib/query';\n```\n";
    const root = repositoryWith({
      '.gitignore': 'src/**/*.js\nsrc/**/*.d.ts\n',
      'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }\n',
      'AGENTS.md': shown,
      'src/api/send.ts': 'export function sendNow(): void {}\nexport function sendLater(): void {}\n',
      'src/lib/query.ts': 'export function query(): void {}\n',
      'src/lib/kept.ts': 'export function kept(): void {}\n',
    });
    const told = async (): Promise<readonly string[]> =>
      JSON.parse((await inProcess(root, 'lint', '--json')).out).findings.map(
        ({ severity, rule, line }: Record<string, string>) => `${severity} ${rule} ${line}`,
      );
    expect(await told()).toEqual([]);
    addFiles(root, { 'src/api/send.ts': 'export function sendNow(): void {}\n' });
    git(root, 'rm', '-q', 'src/lib/query.ts');
    git(root, 'commit', '-q', '-a', '-m', 'take away');
    expect(await told()).toEqual(['warn stale/symbol 4', 'warn stale/path 5']);
  });

  it('tells one name once, where an alias is called as the package that it leads to', async () => {
    const root = repositoryWith({
      'package.json': '{ "private": true, "workspaces": ["packages/*"] }\n',
      'tsconfig.json': '{ "compilerOptions": { "paths": { "@shop/mail": ["./packages/mail/src/index.ts"] } } }\n',
      'AGENTS.md': "# Mail\n\n```ts\nimport {\n  sendNow,\n  sendLater,\n} from '@shop/mail';\n```\n",
      'packages/mail/package.json': '{ "name": "@shop/mail", "main": "src/index.ts" }\n',
      'packages/mail/src/index.ts': 'export function sendNow(): void {}\nexport function sendLater(): void {}\n',
    });
    addFiles(root, { 'packages/mail/src/index.ts': 'export function sendNow(): void {}\n' });
    git(root, 'commit', '-q', '-a', '-m', 'take away');
    const { findings } = JSON.parse((await inProcess(root, 'lint', '--json')).out);
    expect(findings.map(({ claim }: Record<string, string>) => claim)).toEqual(['sendLater from @shop/mail']);
  });

  it('finds a name in the text of its folder that still shows the signature, where another text is told of it', async () => {
    const shown =
      '# Toasts\n\n```ts\nfunction showRangeToast(from: number): void\n```\n\n`showRangeToast()` has a slider.\n';
    const code = 'export function showRangeToast(from: number): void {}\nexport const kept = 1;\n';
    const files = { 'src/toast/range.ts': code, 'src/toast/AGENTS.md': shown, 'src/other/AGENTS.md': shown };
    const after = async (root: string): Promise<readonly string[]> => {
      addFiles(root, { 'src/toast/range.ts': 'export const kept = 1;\n' });
      git(root, 'add', '-A');
      git(root, 'commit', '-q', '-m', 'drop the toast');
      const { findings } = JSON.parse((await inProcess(root, 'lint', '--json')).out);
      return findings.map(({ file, line, claim }: Record<string, string>) => `${file}:${line} ${claim}`);
    };
    const named = repositoryWith({ ...files, 'AGENTS.md': 'Toasts: `showRangeToast`\n' });
    expect(await after(named)).toEqual(['AGENTS.md:1 showRangeToast', 'src/toast/AGENTS.md:7 showRangeToast()']);
    expect(await after(repositoryWith(files))).toEqual([]);
  });

  it('says nothing of a name where the line is newer than its removal, or was written anew by it', async () => {
    const old = server('  add(): void {}\n', 'openToolServer');
    const said = 'Calls end with `openToolServer()`.\n';
    const lines = async (before: string, after: string): Promise<readonly string[]> => {
      const root = repositoryWith({ 'AGENTS.md': before, 'src/server.ts': old });
      addFiles(root, { 'AGENTS.md': after, 'src/server.ts': server('  add(): void {}\n', 'startServer') });
      git(root, 'add', '-A');
      git(root, 'commit', '-q', '-m', 'rename');
      return (await namesIn(root)).map(({ claim }) => claim);
    };
    expect(await lines(said, said)).toEqual(['openToolServer()']);
    expect(await lines(said, `# Calls\n\n${said}`)).toEqual(['openToolServer()']);
    expect(await lines(said, 'Consumers of `openToolServer()` ask us often.\n')).toEqual([]);
    expect(await lines(said, 'The codemod writes `openToolServer(port)` as `start(port)`.\n')).toEqual([]);
    expect(await lines(said, 'Calls end with `openToolServer(port)`.\n')).toEqual(['openToolServer(port)']);
    expect(await lines('# Calls\n', 'Actions answer an event (e.g. with `openToolServer()`).\n')).toEqual([]);
    expect(await lines('# Calls\n', said)).toEqual([]);
  });

  it('says of no name that it is gone while it stands in a tracked file, as a variable of the environment does', async () => {
    const root = repositoryWith({
      'CLAUDE.md': 'Set `SHOP_API_KEY` first, then read `SHOP_LEGACY_URL`.\n',
      'integration/utils.ts': 'export const SHOP_API_KEY = String(1);\nexport const SHOP_LEGACY_URL = String(2);\n',
    });
    addFiles(root, { '.env.example': 'SHOP_API_KEY="k"\n', 'integration/utils.ts': 'export const other = 1;\n' });
    git(root, 'add', '-A');
    git(root, 'commit', '-q', '-m', 'drop the constants');
    expect((await namesIn(root)).map(({ claim }) => claim)).toEqual(['SHOP_LEGACY_URL']);
  });

  it('says of no name that it is gone while code of any language has it, comments aside', async () => {
    const names = ['ShopResult', 'shopClient', 'ShopStatus', 'ShopReport'];
    const root = repositoryWith({
      'CLAUDE.md': `Roots are ${names.map((name) => `\`${name}\``).join(', ')}.\n`,
      'src/index.ts': names.map((name) => `export const ${name} = 1;\n`).join(''),
    });
    addFiles(root, {
      'src/index.ts': '// ShopReport went.\n/**\n * ShopReport\n */\nexport const other = 1; // not ShopReport\n',
      'src/other.test.ts': "mock('./index', { ShopReport: 1 });\n",
      'src/lib.rs': 'pub struct ShopResult { pub ok: bool }\n',
      'src/route.ts': 'export function get(): number {\n  const shopClient = 1;\n  return shopClient;\n}\n',
      'data/names.json': '["ShopStatus"]\n',
    });
    git(root, 'add', '-A');
    git(root, 'commit', '-q', '-m', 'move to Rust');
    expect((await namesIn(root)).map(({ claim }) => claim)).toEqual(['ShopReport']);
    // An edit on its way counts as its commit will, in files that git tracks and in new ones.
    addFiles(root, { 'src/kept.rs': '// ShopReport\n' });
    expect(await namesIn(root)).toHaveLength(1);
    addFiles(root, { 'src/kept.rs': 'pub struct ShopReport {}\n' });
    expect(await namesIn(root)).toEqual([]);
    addFiles(root, { 'src/kept.rs': '', 'data/names.json': '["ShopStatus", "ShopReport"]\n' });
    expect(await namesIn(root)).toEqual([]);
  });

  it('leaves a name alone that the platform has now', async () => {
    const root = repositoryWith({
      'CLAUDE.md': 'Read flags with `parseArgs()`, colour with `styleText()`, and plan with `scheduleTask()`.\n',
      'src/poly.ts': ['parseArgs', 'styleText', 'scheduleTask'].map((name) => `export const ${name} = 1;\n`).join(''),
    });
    addFiles(root, { 'src/poly.ts': 'export const other = 1;\n' });
    git(root, 'commit', '-q', '-a', '-m', 'take them from Node.js');
    expect((await namesIn(root)).map(({ claim }) => claim)).toEqual(['scheduleTask()']);
  });

  it('leaves a name alone that its list takes from a library', async () => {
    const root = repositoryWith({
      'package.json': '{ "name": "shop", "dependencies": { "@acme/widgets": "1" } }',
      'CLAUDE.md': '**Always use the `@acme/widgets` library:**\n\n- `PriceInput`: for prices\n\nAlso `PriceTable`.\n',
      'src/widgets.ts': 'export const PriceInput = 1;\nexport const PriceTable = 2;\n',
      'src/main.ts': "import { Button } from '@acme/widgets';\nexport const main = Button;\n",
    });
    addFiles(root, { 'src/widgets.ts': 'export const other = 1;\n' });
    git(root, 'add', '-A');
    git(root, 'commit', '-q', '-m', 'take them from the library');
    expect((await namesIn(root)).map(({ claim }) => claim)).toEqual(['PriceTable']);
  });

  it('leaves a name alone that its sentence gives to another repository or, in the possessive, to a dependency', async () => {
    const said = [
      '- In acme/mobile, `SessionStore` wraps the keychain.',
      '- In src/auth `TokenStore` wraps it.',
      "- `useLocalStorage()` is VueUse's.",
      "- `useSessionFlag()` is Mara's.",
      '- Forms take the `BaseButton`, and lists (drafts/orders) the `BaseInput`.',
      '- Rows (draft/final) are printed to HTML/text by `printRows()`.',
    ].join('\n');
    const code = [
      'SessionStore',
      'TokenStore',
      'useLocalStorage',
      'useSessionFlag',
      'BaseButton',
      'BaseInput',
      'printRows',
    ];
    const root = repositoryWith({
      'package.json': '{ "name": "shop", "dependencies": { "@vueuse/core": "1", "nuxt": "4" } }',
      'CLAUDE.md': `# Shop\n\n${said}\n`,
      'src/auth/names.ts': code.map((name) => `export const ${name} = 1;\n`).join(''),
      'src/main.ts': 'export const main = 1;\n',
    });
    git(root, 'rm', '-q', 'src/auth/names.ts');
    addFiles(root, { 'app/components/base/Button.vue': '<template><b /></template>\n' });
    git(root, 'add', '-A');
    git(root, 'commit', '-q', '-m', 'drop them');
    expect((await namesIn(root)).map(({ claim }) => claim)).toEqual([
      'TokenStore',
      'useSessionFlag()',
      'BaseInput',
      'printRows()',
    ]);
  });

  it('leaves a name alone that codegen makes of a tracked operation, by history, under --since and by the lock', async () => {
    const root = repositoryWith({
      'package.json': '{ "name": "shop", "devDependencies": { "@graphql-codegen/cli": "5" } }',
      'AGENTS.md': '# Shop\n\n- Orders come by `useGetOrdersQuery()`.\n- Prices come by `useGetPricesQuery()`.\n',
      'src/hooks.ts': 'export function useGetOrdersQuery() {}\nexport function useGetPricesQuery() {}\n',
      'src/main.ts': 'export const main = 1;\n',
      'src/orders.graphql': 'query GetOrders { orders { id } }\n',
    });
    const before = git(root, 'rev-parse', 'HEAD').trim();
    git(root, 'rm', '-q', 'src/hooks.ts');
    addFiles(root, { '.gitignore': 'src/gql/\n' });
    git(root, 'add', '-A');
    const { findings } = JSON.parse((await inProcess(root, 'lint', '--since', before, '--json')).out);
    expect(findings.map(({ claim }: Record<string, string>) => claim)).toEqual(['useGetPricesQuery()']);
    git(root, 'commit', '-q', '-m', 'generate them');
    expect((await namesIn(root)).map(({ claim }) => claim)).toEqual(['useGetPricesQuery()']);
    git(root, 'checkout', '-q', before);
    await inProcess(root, 'review', 'AGENTS.md');
    git(root, 'add', '-A');
    git(root, 'commit', '-q', '-m', 'lock');
    git(root, 'rm', '-q', 'src/hooks.ts');
    git(root, 'commit', '-q', '-m', 'generate them');
    expect((await namesIn(root)).map(({ claim }) => claim)).toEqual(['useGetPricesQuery()']);
  });

  it('leaves the files and names of a package alone that left the tree and is installed now, and of no other', async () => {
    const texts = ['cli', 'old'].map((each) => `See \`${each}-prompt.ts\` and \`${each}Environment\`.\n`);
    const root = repositoryWith({
      'package.json': '{ "name": "shop", "dependencies": { "@acme/cli": "1", "@acme/other": "1" } }',
      'CLAUDE.md': texts.join('\n'),
      'packages/cli/package.json': '{ "name": "@acme/cli" }',
      'packages/cli/src/cli-prompt.ts': 'export const cliEnvironment = 1;\n',
      'packages/old/package.json': '{ "name": "@acme/old" }',
      'packages/old/src/old-prompt.ts': 'export const oldEnvironment = 1;\n',
      'src/main.ts': 'export const main = 1;\n',
    });
    git(root, 'rm', '-q', '-r', 'packages');
    git(root, 'commit', '-q', '-m', 'take them from the registry');
    const { findings } = JSON.parse((await inProcess(root, 'lint', '--json')).out);
    expect(findings.map(({ claim }: Found) => claim)).toEqual(['old-prompt.ts', 'oldEnvironment']);
  });

  it('finds a name in the file of a folder that another folder exported, and tells of the commit that took the last one', async () => {
    const root = repositoryWith({
      'app/CLAUDE.md': 'Screens use `QuizEditor` and `ScoreBoard`.\n',
      'app/main.ts': 'export const main = 1;\n',
      'app/copy.ts': 'export const QuizEditor = 1;\n',
      'lib/quiz.ts': 'export const QuizEditor = 1;\nexport const ScoreBoard = 2;\n',
      'templates/web/AGENTS.md': 'Screens use `ScoreBoard`.\n',
    });
    git(root, 'rm', '-q', 'app/copy.ts');
    git(root, 'commit', '-q', '-m', 'drop the copy');
    addFiles(root, { 'lib/quiz.ts': 'export const other = 1;\n' });
    git(root, 'add', '-A');
    git(root, 'commit', '-q', '-m', 'drop the rest');
    const commit = git(root, 'rev-parse', 'HEAD').slice(0, 9);
    const found = await namesIn(root);
    expect(found.map(({ claim }) => claim)).toEqual(['QuizEditor', 'ScoreBoard']);
    for (const { related } of found) expect(related?.at(-1)?.message).toContain(`Commit ${commit} of `);
  });

  it('leaves a folder alone that code of the repository writes to', async () => {
    const root = repositoryWith({
      'CLAUDE.md': 'Look into `agent/recordings` and `agent/rules`.\n',
      'agent/recordings/a.json': '{}',
      'agent/rules/a.json': '{}',
      'agent/test/record.test.ts': "import { rules } from './rules';\nexport const dir = join(rules, 'recordings');\n",
    });
    git(root, 'rm', '-q', '-r', 'agent/recordings', 'agent/rules');
    git(root, 'commit', '-q', '-m', 'keep no recordings');
    const { findings } = JSON.parse((await inProcess(root, 'lint', '--json')).out);
    expect(findings.map(({ claim }: Found) => claim)).toEqual(['agent/rules']);
  });

  it('finds a default that went, by the name of its declaration', async () => {
    const root = repositoryWith({
      'CLAUDE.md': 'Screens are `CalendarPanel`, `ScoreList` and `TeamPanel`.\n',
      'src/calendar.ts': 'export default function CalendarPanel() {}\n',
      'src/score.ts': 'export default function ScoreList() {}\n',
      'src/team.ts': 'export default class TeamPanel {}\n',
    });
    addFiles(root, {
      'src/score.ts': 'export default function ScoreTable() {}\n',
      'src/team.ts': 'export class TeamPanel {}\n',
    });
    git(root, 'rm', '-q', 'src/calendar.ts');
    git(root, 'add', '-A');
    git(root, 'commit', '-q', '-m', 'drop and rename');
    expect((await namesIn(root)).map(({ claim }) => claim)).toEqual(['CalendarPanel', 'ScoreList']);
  });

  it('finds what a sample imports from a package of the repository that has lost it, and nothing that never was there', async () => {
    const root = repositoryWith({
      'package.json': '{ "private": true, "workspaces": ["packages/*"] }',
      'CLAUDE.md':
        "```ts\nimport { openStore, closeStore, laterStore } from '@acme/core';\nimport { openOther } from 'other';\n```\n",
      'packages/core/package.json': '{ "name": "@acme/core", "exports": "./index.ts" }',
      'packages/core/index.ts': 'export const openStore = 1;\nexport const closeStore = 2;\n',
      'packages/web/package.json': '{ "name": "@acme/web", "exports": "./index.ts" }',
      'packages/web/index.ts': 'export const laterStore = 1;\nexport const openOther = 2;\n',
    });
    addFiles(root, {
      'packages/core/index.ts': 'export const closeStore = 2;\n',
      'packages/web/index.ts': 'export const web = 1;\n',
    });
    git(root, 'add', '-A');
    git(root, 'commit', '-q', '-m', 'drop');
    const { findings } = JSON.parse((await inProcess(root, 'lint', '--json')).out);
    const commit = git(root, 'rev-parse', 'HEAD').slice(0, 9);
    expect(findings.map(({ severity, message }: Record<string, string>) => [severity, message])).toEqual([
      ['warn', expect.stringContaining(`\`@acme/core\` exports no \`openStore\`; commit ${commit} of `)],
    ]);
  });
});

describe('a name in a code span with the file that had it', () => {
  const LEDGER = 'export function openLedger(): void {}\n';
  const START = 'export function start(): void {}\n';
  const SHOWN = '# Api\n\nCall `src/server.ts#start` first.\n';

  async function toldAfter(files: Readonly<Record<string, string>>, later = files): Promise<readonly string[]> {
    const root = repositoryWith({ 'AGENTS.md': SHOWN, 'src/server.ts': `${LEDGER}${START}`, ...files });
    addFiles(root, { 'src/server.ts': LEDGER, ...later });
    git(root, 'add', '-A');
    git(root, 'commit', '-q', '-m', 'take away');
    return (await namesIn(root)).map(({ claim }) => claim);
  }

  it('is told where the file has no such word any more, however plain that is and whoever else has it', async () => {
    expect(await toldAfter({ 'src/other.ts': 'function start(): void {}\nstart();\n' })).toEqual([
      'src/server.ts#start',
    ]);
    const js = { 'AGENTS.md': 'Call `src/server.js#pay`.\n' };
    const before = 'function pay() {}\nfunction open() {}\nmodule.exports = { open, pay };\n';
    const after = 'function open() {}\nmodule.exports = { open };\n';
    expect(await toldAfter({ ...js, 'src/server.js': before }, { 'src/server.js': after })).toEqual([
      'src/server.js#pay',
    ]);
  });

  it.each([
    ['inside of a function', `${LEDGER}export function all(): void {\n  function start(): void {}\n  start();\n}\n`],
    ['in a string', `${LEDGER}export const names = ['start'];\n`],
    ['as what it imports', `import { start } from './other.ts';\n${LEDGER}start();\n`],
    ['it may be in what the file passes on', `${LEDGER}export * from 'elsewhere';\n`],
  ])('passes where the file has the word still: %s', async (_, later) => {
    expect(await toldAfter({}, { 'src/server.ts': later })).toEqual([]);
  });

  it('passes where the text names it there since the commit, as one to come', async () => {
    expect(await toldAfter({ 'AGENTS.md': '# Api\n' }, { 'AGENTS.md': SHOWN })).toEqual([]);
  });
});

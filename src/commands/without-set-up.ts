/** What `lint` looks at where nobody has set lintel up: the agent files and decisions that are there, and nothing to compile. */
import { DEFAULT_BUDGET } from '../config.ts';
import type { Config } from '../model.ts';
import { RULE_IDS } from '../rules/index.ts';
import { hasSetUp } from '../set-up.ts';
import type { Invocation } from './command.ts';
import { widened, type Widened } from './decisions.ts';

/** Rules about what only a set-up has: outputs, notes for modules, keys that are lintel's own, budgets of the configuration. */
const ABOUT_SET_UP =
  /^(?:missing\/(?!context$)|output\/(?!(?:lock|duplicate-statement)$)|note\/unknown-key$|limit\/budget$|decision\/status$)/;

/** Their keys are those of their clients, and no set-up changes what these read. */
const RULE_FILES = ['**/.claude/rules/**', '**/.cursor/rules/**', '**/.github/instructions/**'];

const MANIFESTS = ['package.json', '**/package.json', 'pnpm-workspace.yaml', 'lerna.json'];

/** A workspace may have them as members as well. */
const FIXTURES = 'fixture fixtures __fixtures__ testdata test tests __tests__ example examples template templates'
  .split(' ')
  .map((name) => `!**/${name}/**`);

/** Reads a repository without a set-up as it is; one that has one by its configuration. */
export async function readingWithoutSetUp({ root }: Invocation): Promise<Widened> {
  const { widen, states } = await widened(root);
  const off = Object.fromEntries(RULE_IDS.filter((id) => ABOUT_SET_UP.test(id)).map((id) => [id, 'off'] as const));
  // Manifests of fixtures are broken on purpose, and nothing is compiled from any. Those of the root and of its workspace are nobody's
  // fixtures: while one cannot be read, the scripts and packages that texts name go unchecked.
  const rules = { ...off, 'scan/manifest': 'info' } as const;
  const overrides = [
    { files: [...MANIFESTS, ...FIXTURES], rules: { 'scan/manifest': 'warn' }, ruleOptions: {} },
    { files: RULE_FILES, rules: { 'note/unknown-key': 'warn' }, ruleOptions: {} },
  ] as const;
  return {
    widen: async (config, paths) => {
      if (hasSetUp(config)) return config;
      const wider = await widen(config, paths);
      return { ...wider, ...tuned({ rules, overrides }, config), isSetUp: false };
    },
    states,
  };
}

type Severities = Pick<Config, 'rules' | 'overrides'>;

/** What lint takes rules for by itself, below what a configuration says of them. */
function tuned(own: Severities, { budget, rules, overrides }: Config): Severities {
  // Whoever writes how much a file may hold wants to hear of one that holds more.
  const hasBudget = budget.lines !== DEFAULT_BUDGET.lines || budget.tokens !== DEFAULT_BUDGET.tokens;
  const { 'limit/budget': ofBudget, ...others } = own.rules;
  const unsaid = own.overrides.filter((each) => Object.keys(each.rules).every((rule) => !Object.hasOwn(rules, rule)));
  return {
    rules: { ...others, ...(!hasBudget && ofBudget && { 'limit/budget': ofBudget }), ...rules },
    overrides: [...unsaid, ...overrides],
  };
}

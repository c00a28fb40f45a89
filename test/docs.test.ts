/** What the documentation says is what the program does: reference pages are made from code, quotes are looked up. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../src/config.ts';
import { withExcerpts } from '../src/excerpt.ts';
import { collectFindings } from '../src/finding.ts';
import { renderText } from '../src/report/text.ts';
import { RULE_IDS, RULE_OPTIONS, RULES } from '../src/rules/index.ts';
import { clientsPage, configurationPage, rulesPage, templatesPage } from './docs-pages.ts';
import { compiled } from './project.ts';
import { ruleDocsPage } from './rule-docs.ts';

const ROOT = join(import.meta.dirname, '..');
const text = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** `npm run docs` rewrites the pages. */
describe('reference pages', () => {
  it.each([
    ['rules', rulesPage],
    ['clients', clientsPage],
    ['configuration', configurationPage],
    ['templates', templatesPage],
  ])('docs/%s.md is what the code says', async (name, page) => {
    await expect(page()).toMatchFileSnapshot(`../docs/${name}.md`);
  });
});

describe('the page of a lint rule', () => {
  const pages = RULES.map((listed) => [`docs/rules/${listed.rule.id}.md`, listed] as const);

  it.each(pages)('%s is what its test says', async (file, listed) => {
    await expect(ruleDocsPage(listed)).toMatchFileSnapshot(`../${file}`);
  });

  it('is there for each rule, and for nothing else', () => {
    const found = readdirSync(join(ROOT, 'docs/rules'), { recursive: true, encoding: 'utf8' });
    const written = found
      .filter((name) => name.endsWith('.md'))
      .map((name) => `docs/rules/${name.replaceAll('\\', '/')}`);
    expect(written.sort()).toEqual(pages.map(([file]) => file).sort());
  });
});

describe.each([
  'README.md',
  'CONTRIBUTING.md',
  ...[
    'rules',
    'clients',
    'configuration',
    'templates',
    'decisions',
    'clients-matrix',
    'ci',
    'lint',
    'kill-test',
    'lint-proof',
  ].map((name) => `docs/${name}.md`),
  ...RULE_IDS.map((id) => `docs/rules/${id}.md`),
])('%s', (file) => {
  it('links to nothing that is not there', () => {
    const prose = text(file).replace(/^(`{3,})\w*\n[^]*?^\1$|``.+?``|`[^`]*`/gm, '');
    const links = [...prose.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map((match) => match[1] ?? '');
    expect(links.filter((link) => !existsSync(join(ROOT, dirname(file), link)))).toEqual([]);
  });
});

it('the configuration in the README is one that lintel takes', () => {
  const written = /^```yaml\n(clients:[^]*?)^```$/m.exec(text('README.md'))?.[1] ?? '';
  expect(written).not.toBe('');
  expect(
    parseConfig({ file: 'README.md', text: written, context: 'context' }, RULE_IDS, RULE_OPTIONS).problems,
  ).toEqual([]);
});

describe('the example at the top of the README', () => {
  const readme = text('README.md');
  const blocks = [...readme.matchAll(/^```(\w*)\n([^]*?)^```$/gm)].map(([, lang, body]) => ({
    lang,
    body: body ?? '',
  }));
  const decision = blocks.find(({ body }) => body.startsWith('---\nstatus: accepted'))?.body ?? '';

  it('quotes a decision of this repository as it is', () => {
    const front = text('context/decisions/20261120-pure-middle.md').split('\n---\n')[0];
    expect(decision.trimEnd()).toBe(`${front}\n---`);
  });

  it('quotes the line that AGENTS.md gets from it', () => {
    const line = blocks.map(({ body }) => body.trimEnd()).find((body) => body.includes('20261120-pure-middle.md)'));
    expect(line).toMatch(/^- Touch disk/);
    expect(text('AGENTS.md').split('\n')).toContain(line);
  });

  it('shows what lint says when the bound function is renamed', () => {
    const code = text('src/scan/commands.ts').replaceAll('deriveCommands', 'commandsOf');
    const compilation = compiled({
      'context/modules/scan.md': text('context/modules/scan.md'),
      'src/scan/commands.ts': code,
    });
    const all = withExcerpts(collectFindings(compilation, RULES, {}), compilation.inputs.sources.texts);
    const findings = all.filter(({ rule }) => rule === 'stale/symbol');
    expect(readme).toContain(`$ lintel check\n${renderText({ findings }, { color: false, verbose: false })}\n`);
  });

  it('quotes a module note of this repository as it is', () => {
    const quoted = blocks.find(({ body }) => body.includes('{{symbol'))?.body.split(' …')[0] ?? '';
    expect(text('context/modules/scan.md').replaceAll('\n', ' ')).toContain(quoted.trim());
  });
});

/** Mutations of the context itself: decisions, boundaries, outputs, front matter, and what should not be written down. */
import { CORE, all, append, json, move, remove, swap, write } from './edits.mjs';

/** @type {readonly import('./mutations.mjs').Mutation[]} */
export const CONTEXT = [
  // decisions
  {
    family: 'decision',
    title: 'a successor is not there',
    edit: swap('context/decisions/0004-plain-files.md', 'supersedes: 0003-sqlite', 'supersedes: 0009-sqlite'),
    names: ['0009-sqlite'],
  },
  {
    family: 'decision',
    title: 'a number is used twice',
    edit: write('context/decisions/0002-again.md', '---\nstatus: accepted\nrule: Again.\n---\n\n# Again\n'),
    names: ['0002'],
  },
  {
    family: 'decision',
    title: 'two decisions supersede each other',
    edit: swap('context/decisions/0004-plain-files.md', 'rule:', 'superseded-by: 0003-sqlite\nrule:'),
    names: ['0003-sqlite'],
  },
  {
    family: 'decision',
    title: 'a status is no word',
    edit: swap('context/decisions/0002-layers.md', 'status: accepted', 'status: acepted'),
    names: ['acepted'],
  },
  {
    family: 'decision',
    title: 'a decision in force is superseded in one place only',
    edit: swap('context/decisions/0003-sqlite.md', 'status: superseded', 'status: accepted'),
    names: ['0003-sqlite'],
  },
  {
    family: 'decision',
    title: 'a cited decision is superseded',
    edit: all(
      write(
        'context/decisions/0005-two.md',
        '---\nstatus: accepted\nsupersedes: 0001-one-ledger\nrule: Two ledgers.\n---\n\n# Two\n',
      ),
      swap('context/decisions/0001-one-ledger.md', 'status: accepted', 'status: superseded'),
    ),
    names: ['0001-one-ledger'],
  },
  {
    family: 'decision',
    title: 'a bound decision is renamed',
    edit: move('context/decisions/0001-one-ledger.md', 'context/decisions/0001-the-ledger.md'),
    names: ['0001-one-ledger'],
  },
  // boundaries
  {
    family: 'boundary',
    title: 'a forbidden import by path',
    edit: append(`${CORE}/index.ts`, "export { audit } from '../../server/src/audit.ts';\n"),
    names: ['0001-one-ledger', 'packages/server/src/audit.ts'],
  },
  {
    family: 'boundary',
    title: 'a forbidden import by name',
    edit: append('packages/cli/src/main.ts', "export type { ServerOptions } from '@acme/server';\n"),
    names: ['0002-layers', '@acme/server'],
  },
  {
    family: 'boundary',
    title: 'a forbidden dependency',
    edit: json('packages/cli/package.json', (v) => (v.dependencies.lodash = '^4.0.0')),
    names: ['lodash'],
  },
  // outputs
  {
    family: 'output',
    title: 'a note is edited and not built',
    edit: swap('context/guides/money.md', 'Amounts are', 'All amounts are'),
    names: ['.claude/rules/money.md'],
    says: ['Amounts are'],
  },
  {
    family: 'output',
    title: 'a line is written into an output',
    edit: append('AGENTS.md', '\nAlways be kind.\n'),
    names: ['AGENTS.md'],
    says: ['Always be kind'],
  },
  { family: 'output', title: 'an output is deleted', edit: remove('CLAUDE.md'), names: ['CLAUDE.md'] },
  {
    family: 'output',
    title: 'a twin is edited',
    edit: swap('packages/core/CLAUDE.md', 'Ledger.post()', 'Ledger.record()'),
    names: ['packages/core/CLAUDE.md', 'Ledger.record()'],
  },
  // front matter
  {
    family: 'frontmatter',
    title: 'a key is misspelt',
    edit: swap('context/guides/money.md', 'applies-to:', 'aplies-to:'),
    names: ['aplies-to'],
  },
  {
    family: 'frontmatter',
    title: 'YAML is broken',
    edit: swap('context/modules/core.md', 'risk: high', 'risk: [high'),
    names: ['context/modules/core.md'],
    says: ['YAML'],
  },
  {
    family: 'frontmatter',
    title: 'a value is none of those known',
    edit: swap('context/modules/core.md', 'risk: high', 'risk: huge'),
    names: ['risk: huge'],
  },
  {
    family: 'frontmatter',
    title: 'a bound fact is misspelt',
    edit: swap('context/project.md', '{{version "node"}}', '{{version "nod"}}'),
    names: ['nod'],
  },
  // secrets
  {
    family: 'secret',
    title: 'a key is written down',
    edit: append('packages/cli/AGENTS.md', `\nThe token is ghp_${'Zq7Lw3NvTb5Kx2RdPm8Hc4JyGs6FaE9uXoQi'}.\n`),
    names: ['packages/cli/AGENTS.md'],
    says: ['GitHub'],
  },
  {
    family: 'secret',
    title: 'a home folder is written down',
    edit: append('context/project.md', '\nLogs are in `/Users/mara/acme/logs`.\n'),
    names: ['/Users/mara'],
  },
  {
    family: 'secret',
    title: 'a character is hidden',
    edit: swap('context/project.md', 'A ledger', 'A led\u200Bger'),
    names: ['context/project.md'],
    says: ['U+200B'],
  },
];

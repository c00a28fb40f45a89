/** The context of the benchmark's workspace: right in every sentence, and naming whatever the mutations break. */

/** Path → text. */
export const CONTEXT = {
  'context/lintel.yaml': 'clients: [claude, codex, cursor]\n',
  'context/project.md': `# Acme

A ledger, a server in front of it, and a command line.

- Needs Node {{version "node"}} and pnpm.
- New here? Read [the set-up](../docs/setup.md), [the database](../docs/setup.md#local-database) first.
- The API client is written by \`scripts/gen.mjs\`; run it with \`pnpm run gen\`.
- Install with \`pnpm install\`, then:

\`\`\`sh
pnpm test
pnpm run db:migrate
pnpm --filter @acme/server run dev
pnpm --filter @acme/core run bench
make seed
node scripts/migrate.mjs
\`\`\`

The server reads \`LEDGER_PATH\`. Input is checked with \`zod\`, which we use everywhere. The command line is \`@acme/cli\`.
`,
  'context/guides/money.md': `---
summary: How amounts are written and read.
applies-to: ["packages/*/src/**/*.ts"]
rule: Never format an amount by hand; call \`formatMoney()\`.
---

# Money

- [formatMoney](../../packages/core/src/money.ts#formatMoney) writes for people, \`parseMoney()\` reads what they write.
- Amounts are \`Money\`: cents and a \`Currency\`. We settle in \`Currency.Euro\` and \`Currency.Dollar\`.
- A batch holds at most {{value "packages/core/src/constants.ts#LIMITS.batch"}} postings, see \`LIMITS.batch\`.
- Reports are written by \`packages/cli/src/commands/report.ts\`.
`,
  'context/guides/testing.md': `---
summary: How tests are written.
applies-to: ["**/*.test.ts"]
enforced-by: "{{script \\"test\\"}}"
---

# Tests

Tests stand beside the code, as \`packages/core/src/ledger.test.ts\` does. They run on Node 22.
`,
  'context/modules/core.md': `---
module: packages/core
summary: The ledger itself.
risk: high
rule: Post through \`Ledger.post()\` only.
---

# Core

\`Ledger.open()\` makes or opens a ledger; \`Ledger.post()\` adds an \`Entry\`, \`.balance()\` sums an account and \`.close()\` ends it.
A posting is sent \`MAX_RETRIES\` times at most. The signature is {{signature "packages/core/src/ledger.ts#Ledger.balance"}}.

What goes wrong is a [LedgerError](../../packages/core/src/errors.ts#LedgerError), exported as \`@acme/core/errors\`.
Options are [LedgerOptions](../../packages/core/src/ledger.ts#LedgerOptions).
`,
  'context/modules/server.md': `---
module: "@acme/server"
summary: The server in front of the ledger.
---

# Server

[createServer](../../packages/server/src/index.ts#createServer) takes \`ServerOptions\`; every posting goes through \`src/audit.ts\`.
It listens on \`PORT\`. Build it with \`pnpm --filter @acme/server build\`.
`,
  'context/decisions/0001-one-ledger.md': `---
status: accepted
date: 2026-01-10
rule: Keep postings in one ledger; add no second store.
applies-to: ["packages/core/**"]
enforce:
  - forbid-import: { from: "packages/core/**", to: "packages/server/**" }
---

# One ledger

Postings live in one place.
`,
  'context/decisions/0002-layers.md': `---
status: accepted
date: 2026-02-01
rule: The command line never imports the server.
enforce:
  - forbid-import: { from: "packages/cli/**", to: "@acme/server" }
  - forbid-dependency: ["lodash"]
---

# Layers

See [the first decision](0001-one-ledger.md).
`,
  'context/decisions/0003-sqlite.md': `---
status: superseded
date: 2026-02-03
superseded-by: 0004-plain-files
---

# SQLite
`,
  'context/decisions/0004-plain-files.md': `---
status: accepted
date: 2026-03-01
supersedes: 0003-sqlite
rule: Store the ledger as plain files.
---

# Plain files
`,
  'context/policies/review.md': `---
applies-to: ["packages/core/**"]
rule: A second person reads every change of the ledger.
---

# Review

{{decision "0001-one-ledger"}} says why.
`,
  'packages/cli/AGENTS.md': `# Command line

Start in [main](src/main.ts#main). It posts through \`Ledger.open()\`; read [the reports](src/commands/report.ts).
Before a release follow [deploying](../../docs/setup.md#deploying), then \`make image\`.
`,
};

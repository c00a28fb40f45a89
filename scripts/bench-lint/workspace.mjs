/**
 * The workspace of the lint benchmark: small, complete, and with a context that is right in every sentence. What the
 * mutations break is named somewhere in it.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CONTEXT } from './workspace-context.mjs';

const json = (value) => `${JSON.stringify(value, null, 2)}\n`;

const CODE = {
  'package.json': json({
    name: 'acme',
    private: true,
    type: 'module',
    packageManager: 'pnpm@10.3.0',
    engines: { node: '>=22.12' },
    scripts: {
      build: 'pnpm -r run build',
      test: 'vitest run',
      lint: 'oxlint src',
      gen: 'node scripts/gen.mjs',
      'db:migrate': 'node scripts/migrate.mjs',
    },
    devDependencies: { vitest: '^4.1.0', oxlint: '^1.80.0', typescript: '^6.0.0' },
  }),
  'pnpm-workspace.yaml': 'packages:\n  - packages/*\n',
  'pnpm-lock.yaml': "lockfileVersion: '9.0'\n",
  '.nvmrc': '22\n',
  '.gitignore': 'node_modules/\ndist/\n.env\n',
  '.env.example': 'LEDGER_PATH=./ledger.db\nPORT=4000\n',
  Makefile: '.PHONY: seed image\nseed:\n\tnode scripts/seed.mjs\nimage:\n\tdocker build .\n',
  'tsconfig.json': json({ compilerOptions: { module: 'nodenext', strict: true, noEmit: true } }),
  'scripts/gen.mjs': 'console.log("generated");\n',
  'scripts/migrate.mjs': 'console.log("migrated");\n',
  'scripts/seed.mjs': 'console.log("seeded");\n',
  'docs/setup.md': '# Set-up\n\n## Local database\n\nStart it.\n\n## Deploying\n\nShip it.\n',
  'packages/core/package.json': json({
    name: '@acme/core',
    version: '1.4.0',
    type: 'module',
    exports: { '.': './src/index.ts', './errors': './src/errors.ts' },
    scripts: { build: 'tsc', test: 'vitest run', bench: 'node bench.mjs' },
    dependencies: { zod: '^4.0.0' },
  }),
  'packages/core/bench.mjs': 'console.log("fast");\n',
  'packages/core/src/index.ts': `export { Ledger } from './ledger.ts';
export type { Entry, LedgerOptions } from './ledger.ts';
export { formatMoney, parseMoney } from './money.ts';
export type { Money } from './money.ts';
export { Currency, LIMITS, MAX_RETRIES } from './constants.ts';
`,
  'packages/core/src/constants.ts': `/** Currencies that we settle in. */
export enum Currency {
  Euro = 'EUR',
  Dollar = 'USD',
}

/** How often a posting is tried. */
export const MAX_RETRIES = 5;

export const LIMITS = { batch: 100, pages: 20 } as const;
`,
  'packages/core/src/money.ts': `import type { Currency } from './constants.ts';

/** Cents and their currency. */
export interface Money {
  readonly cents: number;
  readonly currency: Currency;
}

/** Writes money for people. */
export function formatMoney(money: Money, locale?: string): string {
  return new Intl.NumberFormat(locale, { style: 'currency', currency: money.currency }).format(money.cents / 100);
}

/** Reads what people write. */
export function parseMoney(text: string, currency: Currency): Money {
  return { cents: Math.round(Number(text) * 100), currency };
}
`,
  'packages/core/src/ledger.ts': `import { z } from 'zod';
import { LedgerError } from './errors.ts';
import type { Money } from './money.ts';

/** One line of the ledger. */
export interface Entry {
  readonly account: string;
  readonly amount: Money;
  readonly memo?: string;
}

export interface LedgerOptions {
  readonly path: string;
  readonly readOnly?: boolean;
}

const shape = z.string();

/** Every posting, in order. */
export class Ledger {
  #entries: Entry[] = [];
  readonly path: string;

  constructor(options: LedgerOptions) {
    this.path = shape.parse(options.path);
  }

  /** Opens a ledger, or makes one. */
  static open(path: string): Ledger {
    return new Ledger({ path });
  }

  post(entry: Entry): number {
    if (entry.account === '') throw new LedgerError('No account.');
    this.#entries.push(entry);
    return this.#entries.length;
  }

  balance(account: string): number {
    let cents = 0;
    for (const entry of this.#entries) if (entry.account === account) cents += entry.amount.cents;
    return cents;
  }

  close(): void {
    this.#entries = [];
  }

  private sweep(): void {
    this.#entries.sort();
  }
}
`,
  'packages/core/src/errors.ts': `/** What goes wrong with a ledger. */
export class LedgerError extends Error {
  readonly code: string = 'LEDGER';
}
`,
  'packages/core/src/ledger.test.ts': `import { expect, test } from 'vitest';
import { Ledger } from './index.ts';

test('opens', () => {
  expect(Ledger.open('x').balance('a')).toBe(0);
});
`,
  'packages/server/package.json': json({
    name: '@acme/server',
    version: '2.0.0',
    type: 'module',
    exports: './src/index.ts',
    scripts: { build: 'tsc', dev: 'node src/index.ts', test: 'vitest run' },
    dependencies: { '@acme/core': 'workspace:*', hono: '^4.0.0' },
  }),
  'packages/server/src/index.ts': `import { Hono } from 'hono';
import { Ledger } from '@acme/core';
import { audit } from './audit.ts';

export interface ServerOptions {
  readonly port: number;
  readonly token?: string;
}

/** Starts the server. */
export function createServer(options: ServerOptions): Hono {
  const app = new Hono();
  const ledger = Ledger.open(process.env.LEDGER_PATH ?? 'ledger.db');
  app.post('/entries', async (context) => context.json(ledger.post(audit(await context.req.json()))));
  app.get('/port', (context) => context.json(options.port));
  return app;
}

export const PORT = Number(process.env.PORT ?? 4000);
`,
  'packages/server/src/audit.ts': `import type { Entry } from '@acme/core';

/** Notes who posted what. */
export function audit(entry: Entry): Entry {
  return entry;
}
`,
  'packages/cli/package.json': json({
    name: '@acme/cli',
    version: '0.3.0',
    type: 'module',
    bin: { acme: './src/main.ts' },
    exports: './src/main.ts',
    scripts: { build: 'tsc', start: 'node src/main.ts' },
    dependencies: { '@acme/core': 'workspace:*' },
  }),
  'packages/cli/src/main.ts': `import { Currency, Ledger, parseMoney } from '@acme/core';

/** Posts from the command line. */
export function main(words: readonly string[]): number {
  const [account = '', amount = '0'] = words;
  return Ledger.open('ledger.db').post({ account, amount: parseMoney(amount, Currency.Euro) });
}
`,
  'packages/cli/src/commands/report.ts': `import { formatMoney, type Money } from '@acme/core';

export function report(money: Money): string {
  return formatMoney(money);
}
`,
};

/** Every file of the workspace: path → text. */
export const WORKSPACE = { ...CODE, ...CONTEXT };

/** Writes the workspace into `dir`. */
export function writeWorkspace(dir) {
  for (const [path, text] of Object.entries(WORKSPACE)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  }
}

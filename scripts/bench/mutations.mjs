/**
 * The mutation test of fingerprints over any folders, in full: `node scripts/bench/mutations.mjs [--rounds n] <folder>…`.
 * Exits 1 when an edit changes what it should not, or goes unnoticed.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';
import { filesIn } from './files.mjs';

const { values, positionals } = parseArgs({
  options: { rounds: { type: 'string', default: '1000' } },
  allowPositionals: true,
});

// The mutations are TypeScript; vite, which brings vitest, runs them on every Node version.
const mutations = join(import.meta.dirname, '../../test/scan/mutations.ts');
const { module } = await runnerImport(mutations, { logLevel: 'error', ssr: { external: ['ts-morph'] } });
const { emptyTally, mutate, report } = module;

const tally = emptyTally();
for (const file of positionals.flatMap((path) => filesIn(path, /\.[cm]?tsx?$/))) {
  mutate({ path: file, text: readFileSync(file, 'utf8') }, { rounds: Number(values.rounds) }, tally);
}
process.stdout.write(report(tally));
process.exitCode = tally.failures.length > 0 ? 1 : 0;

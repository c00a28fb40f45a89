/**
 * `npm run test:clients`: what released clients send to their models of what lintel compiles. Installs them from the
 * registry, runs each without a network in the fixtures, and exits with 1 on a wrong delivery. `--help` lists the options.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { clientTable } from './clients/client-table.mjs';
import { fixtures } from './clients/fixtures.mjs';
import { clientsFolder, installClients } from './clients/install.mjs';
import { matrixPage, matrixText, versionRemarks } from './clients/page.mjs';
import { strangersAbove } from './clients/project.mjs';
import { runFixtures } from './clients/run.mjs';
import { runSealed, seal } from './clients/sealed.mjs';

const HELP = `npm run test:clients -- [options]
  --client <name>    this client only; may be repeated
  --fixture <name>   this fixture only; may be repeated
  --jobs <n>         sessions at a time (default: 2)
  --verbose          every fault; without it the first of each kind
  --write            write docs/clients-matrix.md; with all clients and fixtures only
  --date <day>       the date that the page shows (default: today)
Clients are kept in LINTEL_CLIENTS_DIR, else in the cache folder of the system.
`;

const { values } = parseArgs({
  options: {
    client: { type: 'string', multiple: true, default: [] },
    fixture: { type: 'string', multiple: true, default: [] },
    jobs: { type: 'string', default: '2' },
    verbose: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    date: { type: 'string', default: new Date().toISOString().slice(0, 10) },
    help: { type: 'boolean', default: false },
  },
});

const repository = new URL('..', import.meta.url);

if (values.help) process.stdout.write(HELP);
else process.exitCode = seal() === undefined ? prepare() : await main();

/** Only this part reaches the network. */
function prepare() {
  if (!existsSync(new URL('dist/cli.js', repository))) throw new Error('There is no dist/cli.js. Run `npm run build`.');
  installClients({ folder: clientsFolder(), say }, values.client);
  return runSealed([fileURLToPath(import.meta.url), ...process.argv.slice(2)]);
}

async function main() {
  const strangers = strangersAbove();
  if (strangers.length > 0)
    throw new Error(`Clients would load ${strangers.join(', ')} as well. Set TMPDIR elsewhere.`);
  if (values.write && values.client.length + values.fixture.length > 0)
    throw new Error('A part of the matrix is not written: leave --client and --fixture out.');
  const table = await clientTable();
  const installed = installClients({ folder: clientsFolder() }, values.client);
  const chosen = fixtures().filter(({ name }) => values.fixture.length === 0 || values.fixture.includes(name));
  const cells = await runFixtures(chosen, { installed, table, jobs: Number(values.jobs), say });
  const { version } = JSON.parse(readFileSync(new URL('package.json', repository), 'utf8'));
  const results = { cells, installed, table, fixtures: chosen, seal: seal() ?? '', date: values.date, version };
  console.log(matrixText(results, values.verbose));
  for (const remark of versionRemarks(results)) console.error(remark);
  if (values.write) writeFileSync(new URL('docs/clients-matrix.md', repository), matrixPage(results));
  const isNothingHeld = cells.every(({ sessions }) => sessions === 0);
  return isNothingHeld || cells.some(({ faults }) => faults.length > 0) ? 1 : 0;
}

/** @param {string} line */
function say(line) {
  process.stderr.write(`${line}\n`);
}

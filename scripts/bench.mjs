/**
 * `npm run bench`: what lintel costs in time and memory, beside the bare parse, git, and tools for the same job. Exits
 * with 1 past a gate. Needs the registry once, a POSIX shell, git, and a built lintel; `--help` lists the options.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { decisionCorpus, generatedCorpus, registryCorpus, unsetCorpus } from './bench/corpus.mjs';
import { gate } from './bench/gates.mjs';
import { corpusGates, growthGates, lintGates, loadedGate, memoryGates } from './bench/judge.mjs';
import {
  measureCorpus,
  measureDecisions,
  measureFreshClone,
  measureGrowth,
  measureLint,
  measureLoaded,
  peerCoverage,
  prepare,
} from './bench/measure.mjs';
import { gateTable, growthTable, misses, performancePage, remarks, stepTable, title } from './bench/page.mjs';
import { fetchPackages, installPeers } from './bench/work.mjs';

const HELP = `npm run bench -- [options]
  --rounds <n>   rounds that count, after one that does not (default: 5, with --quick 3)
  --quick        the packages of the registry and small generated trees only
  --lint         lint without a set-up only
  --no-peers     without repomix and dependency-cruiser
  --work <dir>   where packages, trees and caches are kept (default: lintel-bench in the temporary folder)
  --write        write docs/performance.md
  --date <day>   the date that the page shows
`;

/** Beyond the tool itself: its names beside the type checker's, facts without and with bodies, and fingerprints under mutation. */
const FURTHER = [
  { name: 'names.mjs', options: [] },
  { name: 'bodies.mjs', options: [] },
  // Twenty rounds of edits a file; the script's own default takes hours on all packages.
  { name: 'mutations.mjs', options: ['--rounds', '20'] },
];

const repository = new URL('..', import.meta.url).pathname;
const { values } = parseArgs({
  options: {
    rounds: { type: 'string' },
    quick: { type: 'boolean', default: false },
    lint: { type: 'boolean', default: false },
    'no-peers': { type: 'boolean', default: false },
    work: { type: 'string', default: join(tmpdir(), 'lintel-bench') },
    write: { type: 'boolean', default: false },
    date: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) process.stdout.write(HELP);
else process.exitCode = main();

function main() {
  const tools = { work: values.work, cli: join(repository, 'dist/cli.js'), peers: '' };
  if (!existsSync(tools.cli)) throw new Error('There is no dist/cli.js. Run `npm run build` first.');
  prepare(tools.work);
  say('installing TypeScript and the peers');
  tools.peers = installPeers(tools.work);
  if (values.lint) return lintAlone(tools);
  const results = measure(tools);
  print(results);
  if (values.write) writeFileSync(join(repository, 'docs/performance.md'), performancePage(results));
  const failed = FURTHER.filter((step) => !runFurther(step, tools.work));
  const missed = misses(results.gates);
  for (const line of [...missed, ...failed.map(({ name }) => `scripts/bench/${name} failed.`)]) console.error(line);
  return missed.length + failed.length > 0 ? 1 : 0;
}

/** What is measured of lint, without all the rest. Writes no page. */
function lintAlone(tools) {
  const measured = lintOf(tools);
  const gates = lintGates(measured);
  console.log(`\n${title(measured.corpus)}\n\n${stepTable(measured)}\n\n${gateTable(gates)}\n`);
  const missed = misses(gates);
  for (const line of missed) console.error(line);
  return missed.length > 0 ? 1 : 0;
}

function lintOf(tools) {
  say('making a workspace with a past');
  const corpus = unsetCorpus(tools.work, tools.cli, values.quick ? 3_000 : 10_000);
  return measureLint(corpus, tools, { rounds: roundsAsked(), say });
}

function roundsAsked() {
  const rounds = Number(values.rounds ?? (values.quick ? 3 : 5));
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds takes a whole number from 1.');
  return rounds;
}

function measure(tools) {
  const rounds = roundsAsked();
  const options = { rounds, say };
  const hasPeers = !values['no-peers'];
  const generated = (count) => {
    say(`making ${count} files`);
    return generatedCorpus(tools.work, tools.cli, count);
  };
  say('making the registry workspace');
  const registry = registryCorpus(tools.work, tools.cli);
  const large = values.quick ? [] : [10_000, 30_000].map(generated);
  const corpora = [registry, ...large].map((corpus) =>
    measureCorpus(corpus, tools, { ...options, hasPeers: hasPeers && corpus === registry }),
  );
  const sizes = measureGrowth((values.quick ? [1_500, 3_000] : [5_000, 7_000, 10_000]).map(generated), tools, options);
  const memoryAt = sizes.find(({ corpus }) => corpus.files === 7_000);
  const loaded = { corpus: registry.name, ...measureLoaded(registry, tools) };
  const lint = lintOf(tools);
  const decisions = measureDecisions(decisionCorpus(tools.work, tools.cli, 300), tools, options);
  return {
    machine: `${process.platform} ${process.arch} with ${availableParallelism()} cores`,
    node: process.versions.node,
    version: JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')).version,
    date: values.date,
    rounds,
    corpora,
    sizes,
    lint,
    loaded,
    clone: measureFreshClone(registry, tools, options),
    decisions,
    coverage: hasPeers ? peerCoverage(tools) : undefined,
    gates: [
      ...corpora.flatMap(corpusGates),
      ...lintGates(lint),
      ...growthGates(sizes),
      ...(memoryAt === undefined ? [] : memoryGates(memoryAt)),
      loadedGate(loaded.corpus, loaded.heavy),
      gate('decisions', 'decisions-300', decisions.list.wall),
    ],
  };
}

function print(results) {
  const { corpora, sizes, lint, gates } = results;
  for (const measured of [...corpora, lint]) console.log(`\n${title(measured.corpus)}\n\n${stepTable(measured)}`);
  console.log(`\n${growthTable(sizes)}\n\n${remarks(results)}\n\n${gateTable(gates)}\n`);
}

/** Steps that check what the figures stand on; each prints for itself. */
function runFurther({ name, options }, work) {
  const script = join(repository, 'scripts/bench', name);
  const folders =
    name === 'names.mjs' ? fetchPackages(work).map(({ dir }) => dir) : [join(work, 'corpora/registry/packages')];
  say(name);
  return (
    spawnSync(process.execPath, [script, ...options, ...folders], { cwd: repository, stdio: 'inherit' }).status === 0
  );
}

function say(text) {
  process.stderr.write(`bench: ${text}\n`);
}

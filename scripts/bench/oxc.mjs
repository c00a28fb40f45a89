/**
 * The parser experiment: what native and partial parsers would cost, as a ratio of P, and whether their facts are those
 * of ts-morph. `node scripts/bench/oxc.mjs <folder>… [--rounds n] [--work dir]`. Not part of `npm run bench`;
 * its result is the decision that ts-morph stays the parser.
 */
import { mkdirSync, mkdtempSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { listCode } from './corpus.mjs';
import { ratio } from './figures.mjs';
import { compileSources } from './sources.mjs';
import { interleave } from './steps.mjs';
import { markdownTable } from './table.mjs';
import { install, installPeers, quietly } from './work.mjs';

const OXC = ['oxc-parser@0.158.0', 'oxc-transform@0.158.0'];
const NODE = ['node@22.23.3'];

/** Ways that need the packages of oxc, and those that TypeScript's parts serve. */
const NATIVE = ['declarations', 'declarations-facts', 'records'];
const OWN = ['facts', 'parse-no-docs', 'parse-exporting', 'tokens', 'preprocess'];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '5' },
    work: { type: 'string', default: join(tmpdir(), 'lintel-bench') },
  },
});

const cli = new URL('../../dist/cli.js', import.meta.url).pathname;
const oxc = install(join(values.work, 'oxc'), OXC);
const peers = installPeers(values.work);
const facts = join(compileSources(join(values.work, 'compiled')), 'scan/file.js');
const node22 = join(install(join(values.work, 'node-22'), NODE), 'node_modules/node/bin/node');
console.log(`${availableParallelism()} cores, Node ${process.versions.node}\n`);
for (const folder of positionals) experiment(resolve(folder));

function experiment(dir) {
  const name = basename(dir);
  const lists = mkdtempSync(join(tmpdir(), 'lintel-oxc-'));
  mkdirSync(join(lists, 'corpora'));
  const { list, files, megabytes } = listCode({ work: lists, cli, name, dir });
  const blanked = blank(lists, list);
  const samples = interleave(steps({ dir, list, blanked }), Number(values.rounds), (text) =>
    console.error(`${name}: ${text}`),
  );
  const rows = [...samples].map(([step, each]) => [
    step,
    ratio(each, samples.get(step === 'lazy' ? 'P on Node 22' : 'P'), 'cpu').toFixed(2),
  ]);
  console.log(`## ${name}: ${files} files, ${megabytes.toFixed(1)} MB\n\n${markdownTable(['way', 'CPU / P'], rows)}\n`);
  const equal = new URL('oxc-equal.mjs', import.meta.url).pathname;
  const { example, byKind, ...counts } = JSON.parse(quietly(process.execPath, [equal, oxc, list, facts], { cwd: dir }));
  const kinds = Object.entries(byKind).sort(([, a], [, b]) => b - a);
  console.log(`${JSON.stringify(counts)}\n`);
  const shown = kinds.map(([kind, count]) => [kind, String(count), example[kind].replace(`${dir}/`, '').slice(0, 160)]);
  console.log(`${markdownTable(['differs in', 'files', 'first'], shown)}\n`);
}

/** The list of the same files without the bodies of their functions. */
function blank(lists, list) {
  const script = new URL('oxc-blank.mjs', import.meta.url).pathname;
  const blanked = join(lists, 'blanked.txt');
  quietly(process.execPath, [script, peers, list, join(lists, 'blanked'), blanked], { cwd: lists });
  return blanked;
}

function steps({ dir, list, blanked }) {
  const mode = new URL('oxc-mode.mjs', import.meta.url).pathname;
  const parse = new URL('parse.mjs', import.meta.url).pathname;
  const step = (name, ...command) => ({ name, program: { cwd: dir, commands: [command] } });
  return [
    step('P', process.execPath, parse, peers, list),
    ...OWN.map((name) => step(name, process.execPath, mode, name, peers, list, facts)),
    step('parse-blanked', process.execPath, parse, peers, blanked),
    step('parse-blanked-no-docs', process.execPath, mode, 'parse-no-docs', peers, blanked),
    ...NATIVE.map((name) => step(name, process.execPath, mode, name, oxc, list, facts)),
    step('P on Node 22', node22, parse, peers, list),
    step('lazy', node22, mode, 'lazy', oxc, list),
  ];
}

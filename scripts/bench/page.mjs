/** The figures as a page: what was measured, how, and how it stands to the gates. Pure. */
import { medians, ratio } from './figures.mjs';
import { describeMiss, passes, rounded } from './gates.mjs';
import { markdownTable } from './table.mjs';

/** @type {Readonly<Record<string, string>>} */
const STEP_NAMES = {
  P: 'P: bare `createSourceFile` of every file',
  G: 'G: empty Node process, then `git status`',
  scan: '`lintel scan`, cold',
  build: '`lintel build`, cold',
  check: '`lintel check`, cold',
  'no-change': '`lintel check`, nothing changed',
  body: '`lintel check`, one function body changed',
  exports: '`lintel check`, one export added',
  lint: '`lintel lint`, cold',
  'lint-again': '`lintel lint`, nothing changed',
  'lint-body': '`lintel lint`, one function body changed',
  'lint-agents': '`lintel lint`, one agent file changed',
  'lint-commit': '`lintel lint`, after one new commit',
  repomix: '`repomix --compress`',
  'dependency-cruiser': 'dependency-cruiser',
};

/**
 * Everything that one run of the bench found out.
 * @typedef {object} Results
 * @property {string} machine
 * @property {string} node
 * @property {string} version of lintel
 * @property {string} [date]
 * @property {number} rounds
 * @property {readonly import('./measure.mjs').Measured[]} corpora
 * @property {readonly import('./measure.mjs').Measured[]} sizes
 * @property {import('./measure.mjs').Measured} lint
 * @property {{ readonly corpus: string, readonly scripts: number, readonly heavy: readonly string[] }} loaded
 * @property {ReadonlyMap<string, import('./figures.mjs').Sample>} clone
 * @property {{ readonly list: import('./figures.mjs').Sample, readonly start: import('./figures.mjs').Sample, readonly megabytes: number }} decisions
 * @property {Readonly<Record<string, number>>} [coverage] code files in the answers of the peers
 * @property {readonly import('./gates.mjs').Gate[]} gates
 */

/**
 * The page `docs/performance.md`.
 * @param {Results} results
 */
export function performancePage(results) {
  return [
    '# Performance',
    `Written by \`npm run bench -- --write\`; what is measured and how stands at the end. lintel ${results.version}, Node ${results.node}, ${results.machine}, ${results.rounds} rounds${results.date === undefined ? '' : `, ${results.date}`}.\nMilliseconds are those of one machine on one day. Ratios are what the gates hold: P and G are measured in the same rounds.`,
    '## Gates',
    gateTable(results.gates),
    ...results.corpora.flatMap((measured) => [`## ${title(measured.corpus)}`, stepTable(measured)]),
    ...(results.coverage === undefined ? [] : [coverageText(results.coverage)]),
    '## Lint without a set-up',
    `A generated workspace of ${results.lint.corpus.files} files with ten agent files and 2,001 commits, of which 200 add or remove a file and all add or remove a name.`,
    stepTable(results.lint),
    '## Growth',
    growthTable(results.sizes),
    '## A no-change check',
    loadedText(results.loaded),
    cloneText(results.clone),
    '## Decisions',
    decisionText(results.decisions),
    METHOD,
  ]
    .join('\n\n')
    .concat('\n');
}

/**
 * The gates as a table, missed ones marked.
 * @param {readonly import('./gates.mjs').Gate[]} gates
 */
export function gateTable(gates) {
  const rows = gates.map((gate) => [
    gate.name,
    gate.corpus,
    `${rounded(gate.actual)} ${gate.unit}`,
    `≤ ${rounded(gate.limit)}`,
    passes(gate) ? 'yes' : '**no**',
  ]);
  return markdownTable(['gate', 'measured on', 'figure', 'limit', 'held'], rows);
}

/**
 * A line for each missed gate.
 * @param {readonly import('./gates.mjs').Gate[]} gates
 */
export function misses(gates) {
  return gates.filter((gate) => !passes(gate)).map(describeMiss);
}

/**
 * What each step of a corpus took.
 * @param {import('./measure.mjs').Measured} measured
 */
export function stepTable({ samples, memory }) {
  const rows = [...samples].map(([name, each]) => {
    const { wall, cpu } = medians(each);
    const peak = memory.get(name);
    return [
      STEP_NAMES[name] ?? name,
      String(Math.round(wall)),
      String(Math.round(cpu)),
      ratio(each, samples.get('P'), 'cpu').toFixed(2),
      ratio(each, samples.get('G'), 'wall').toFixed(2),
      peak === undefined ? '' : String(Math.round(peak / 1024)),
    ];
  });
  return markdownTable(['', 'wall ms', 'CPU ms', 'CPU / P', 'wall / G', 'peak MB'], rows);
}

/**
 * Cold scans by size of the tree.
 * @param {readonly import('./measure.mjs').Measured[]} sizes
 */
export function growthTable(sizes) {
  const rows = sizes.map(({ corpus, samples, memory }) => {
    const { wall, cpu } = medians(samples.get('scan'));
    return [
      `${corpus.files} files, ${corpus.megabytes.toFixed(1)} MB`,
      String(Math.round(wall)),
      String(Math.round(cpu)),
      (cpu / corpus.files).toFixed(2),
      String(Math.round(memory.get('scan') / 1024)),
      String(Math.round(memory.get('check') / 1024)),
    ];
  });
  return markdownTable(
    ['`lintel scan`, cold', 'wall ms', 'CPU ms', 'CPU ms a file', 'peak MB', 'peak MB of `check`'],
    rows,
  );
}

/**
 * What a corpus is, in one line.
 * @param {import('./corpus.mjs').Corpus} corpus
 */
export function title({ name, files, megabytes }) {
  const what =
    name === 'registry' ? 'rxjs 7.8.2, viem 2.57.20, effect 3.19.3 and 4.1.0, zod 4.6.7' : 'Generated workspace';
  return `${what}: ${files} files, ${megabytes.toFixed(1)} MB`;
}

function coverageText(coverage) {
  const parts = Object.entries(coverage).map(([name, files]) => `${name} ${files}`);
  return `Code files in the answers of the peers: ${parts.join(', ')}. Their memory is that of their largest process.`;
}

/**
 * What fits no table: loaded packages, the fresh clone, the decisions.
 * @param {Results} results
 */
export function remarks({ loaded, clone, decisions }) {
  return [loadedText(loaded), cloneText(clone), decisionText(decisions)].join('\n');
}

function loadedText({ corpus, scripts, heavy }) {
  const names = heavy.length === 0 ? 'none' : heavy.join(', ');
  return `On ${corpus} it compiles ${scripts} scripts. Of the packages that are dear to load (ts-morph, Handlebars, remark, unified, yaml, gray-matter, valibot) it loads: ${names}.`;
}

function cloneText(clone) {
  const [check, reference] = [clone.get('no-change'), clone.get('G')];
  return `Right after a clone every file is as old as git's index, and git reads them all: G is ${Math.round(reference.wall)} ms there, and the check with a restored cache ${Math.round(check.wall)} ms (${(check.wall / reference.wall).toFixed(2)} G).`;
}

function decisionText({ list, start, megabytes }) {
  const reading = list.wall - start.wall;
  return `\`lintel adr list\` on 300 decisions (${megabytes.toFixed(2)} MB) takes ${Math.round(list.wall)} ms, of which ${Math.round(start.wall)} are what \`lintel --version\` takes: ${Math.round(reading / megabytes)} ms a MB.`;
}

const METHOD = `## How it was measured

- Each figure is the median over rounds of cold processes with a warm disk cache. Rounds are interleaved (A B C, A B C), after
  one round that does not count. A ratio is the median of the ratios of each round.
- Where two programs lie near one another (\`build\` and \`scan\`, a run without a change and G), the gates take pairs of their own:
  three times as many as there are rounds, one right after the other, in turns A B and B A. The tables by corpus show the rounds.
- CPU is user and system time of the process and of what it starts, as the shell's \`times\` counts it. Peak memory is the
  largest \`maxRSS\` that a Node process of the run reports at its end, in runs of their own.
- P reads every code file that lintel scans and parses it with \`ts.createSourceFile\` of TypeScript 6.0.2, the version inside
  ts-morph 28, in one process that does nothing else. Loading the compiler is part of it.
- Cold means an empty cache folder; filling it is part of the time. Where Node has a compile cache, that one stays.
- "Nothing changed" runs on a git index that is older than the files' last change, so that git trusts it. After an edit the file
  is put back, and git and lintel see that before the next round. Each edit gives a text that no cache has seen.
- The packages come from the registry with pinned hashes, without their built files. Generated workspaces are the same bytes
  everywhere: 100 files a package, one in ten a test, sizes with a long tail.
- Loaded scripts are the engine's own list (\`NODE_V8_COVERAGE\`), searched by folder and by messages that only one package prints.
- Peers: \`repomix --compress --no-security-check --include '**/*.ts,**/*.tsx'\` (1.14.0) and \`depcruise --no-config
  --ts-pre-compilation-deps --output-type json\` (17.4.3, with TypeScript 6.0.2 beside it).`;

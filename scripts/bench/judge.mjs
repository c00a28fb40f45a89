/** Figures → gates: which figure is held to which limit on which corpus. Pure. */
import { difference, kilobytesPerFile, ratio } from './figures.mjs';
import { gate, noChangeGate } from './gates.mjs';
import { gatedAmong } from './heavy.mjs';

/** The decision on speed asks for figures on trees of this many files and more. */
const ENOUGH_FILES = 1_000;

/**
 * Gates of one corpus on which every step ran.
 * @param {import('./measure.mjs').Measured} measured
 * @returns {readonly import('./gates.mjs').Gate[]}
 */
export function corpusGates({ corpus, samples, pairs }) {
  if (corpus.files < ENOUGH_FILES) return [];
  const of = (name) => samples.get(name);
  const near = (name) => pairs.get(name);
  const gates = [
    gate('scan', corpus.name, ratio(of('scan'), of('P'), 'cpu')),
    gate('build', corpus.name, difference(near('build'), near('scan'), 'cpu')),
    noChangeGate(corpus.name, {
      ratio: ratio(near('no-change'), near('G'), 'wall'),
      beyond: difference(near('no-change'), near('G'), 'wall'),
    }),
    gate('body', corpus.name, ratio(of('body'), of('check'), 'cpu')),
    gate('exports', corpus.name, ratio(of('exports'), of('check'), 'cpu')),
  ];
  if (of('repomix') !== undefined) gates.push(gate('repomix', corpus.name, ratio(of('scan'), of('repomix'), 'cpu')));
  if (of('dependency-cruiser') !== undefined)
    gates.push(gate('cruiser', corpus.name, ratio(of('scan'), of('dependency-cruiser'), 'cpu')));
  return gates;
}

/**
 * Gates of lint where nobody has set lintel up.
 * @param {import('./measure.mjs').Measured} measured
 * @returns {readonly import('./gates.mjs').Gate[]}
 */
export function lintGates({ corpus, samples, pairs }) {
  const of = (name) => samples.get(name);
  const near = [pairs.get('lint-again'), pairs.get('G'), 'wall'];
  const again = { ratio: ratio(...near), beyond: difference(...near) };
  return [
    noChangeGate(corpus.name, again, 'lintAgain'),
    gate('lintBody', corpus.name, ratio(of('lint-body'), of('lint'), 'cpu')),
    gate('lintAgents', corpus.name, ratio(of('lint-agents'), of('lint'), 'cpu')),
  ];
}

/**
 * Gates of cold scans of several sizes of one kind of tree.
 * @param {readonly import('./measure.mjs').Measured[]} sizes
 * @returns {readonly import('./gates.mjs').Gate[]}
 */
export function growthGates(sizes) {
  const gates = [];
  for (const small of sizes) {
    const twice = sizes.find(({ corpus }) => corpus.files === small.corpus.files * 2);
    if (twice === undefined) continue;
    const name = `${small.corpus.files} → ${twice.corpus.files} files`;
    const size = ({ corpus, memory }) => ({ files: corpus.files, kilobytes: memory.get('scan') });
    gates.push(gate('growth', name, ratio(twice.samples.get('scan'), small.samples.get('scan'), 'cpu')));
    gates.push(gate('slope', name, kilobytesPerFile(size(small), size(twice))));
  }
  return gates;
}

/**
 * Gates of peak memory, for the corpus of about 7,000 files that the decision names.
 * @param {import('./measure.mjs').Measured} measured
 * @returns {readonly import('./gates.mjs').Gate[]}
 */
export function memoryGates({ corpus, memory }) {
  return [
    gate('memory', corpus.name, memory.get('scan') / 1024),
    gate('memoryCheck', corpus.name, memory.get('check') / 1024),
  ];
}

/**
 * The gate of what a no-change check loads.
 * @param {string} corpus
 * @param {readonly string[]} heavy
 */
export function loadedGate(corpus, heavy) {
  return gate('loaded', corpus, gatedAmong(heavy).length);
}

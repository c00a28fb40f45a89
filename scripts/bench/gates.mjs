/**
 * The gates: which figure may not exceed what, and by how much one does. Pure; the numbers are those of
 * context/decisions/20261120-speed-gates.md, and of nothing else.
 */

/**
 * A measured figure with its limit.
 * @typedef {object} Gate
 * @property {string} name what is held, in words
 * @property {string} corpus where it was measured
 * @property {number} actual
 * @property {number} limit
 * @property {string} unit
 * @property {number} [stretch] what we would like it to be
 * @property {boolean} [isAllowed] true when it holds by the other of two limits
 * @property {boolean} [isMissing] true when it could not be measured, which is no pass
 */

/** @type {Readonly<Record<string, { readonly name: string, readonly limit: number, readonly unit: string, readonly stretch?: number }>>} */
const LIMITS = {
  scan: { name: 'cold `scan`, processor time', limit: 1.35, unit: 'P', stretch: 0.55 },
  build: { name: 'cold `build` beyond `scan`, processor time', limit: 300, unit: 'ms' },
  noChange: { name: 'no-change `check`, wall time (or G and 60 ms)', limit: 1.5, unit: 'G', stretch: 1.2 },
  body: {
    name: 'one body changed, then `check`, processor time',
    limit: 0.35,
    unit: 'of a cold `check`',
    stretch: 0.2,
  },
  exports: {
    name: 'one export added, then `check`, processor time',
    limit: 0.35,
    unit: 'of a cold `check`',
    stretch: 0.2,
  },
  lintBody: {
    name: 'one body changed, then `lint` without a set-up, processor time',
    limit: 0.35,
    unit: 'of a cold `lint`',
    stretch: 0.2,
  },
  lintAgents: {
    name: 'one agent file changed, then `lint` without a set-up, processor time',
    limit: 0.35,
    unit: 'of a cold `lint`',
    stretch: 0.2,
  },
  lintAgain: {
    name: 'no-change `lint` without a set-up, wall time (or G and 60 ms)',
    limit: 1.5,
    unit: 'G',
    stretch: 1.2,
  },
  loaded: { name: 'heavy modules loaded by a no-change `check`', limit: 0, unit: 'modules' },
  memory: { name: 'peak memory, cold `scan`', limit: 216, unit: 'MB', stretch: 173 },
  memoryCheck: { name: 'peak memory, cold `check`', limit: 216, unit: 'MB', stretch: 173 },
  slope: { name: 'memory per further file, cold `scan`', limit: 12, unit: 'KB', stretch: 6 },
  growth: { name: 'cold `scan` of twice the files, processor time', limit: 2.1, unit: 'times' },
  repomix: { name: 'cold `scan` beside `repomix --compress`, processor time', limit: 0.6, unit: 'times', stretch: 0.2 },
  cruiser: { name: 'cold `scan` beside dependency-cruiser, processor time', limit: 0.6, unit: 'times', stretch: 0.2 },
  decisions: { name: '300 decisions, `adr list`, wall time', limit: 500, unit: 'ms' },
};

/** Milliseconds that a no-change `check` may take beyond G, however small G is. */
const NO_CHANGE_ALLOWANCE = 60;

/**
 * A figure under one of the limits.
 * @param {keyof typeof LIMITS} id
 * @param {string} corpus
 * @param {number} actual
 * @returns {Gate}
 */
export function gate(id, corpus, actual) {
  return { ...LIMITS[id], corpus, actual };
}

/**
 * A run without a change passes by its ratio or by the allowance, whichever is kinder; it is shown as a ratio.
 * @param {string} corpus
 * @param {{ readonly ratio: number, readonly beyond: number }} figure of wall time; `beyond` G in ms
 * @param {'noChange' | 'lintAgain'} [id]
 * @returns {Gate}
 */
export function noChangeGate(corpus, { ratio, beyond }, id = 'noChange') {
  return { ...LIMITS[id], corpus, actual: ratio, isAllowed: beyond <= NO_CHANGE_ALLOWANCE };
}

/**
 * True when the figure stands and is within its limit.
 * @param {Gate} gate
 */
export function passes({ actual, limit, isMissing, isAllowed }) {
  return isMissing !== true && (isAllowed === true || actual <= limit);
}

/**
 * One line that says by how much a gate is missed.
 * @param {Gate} gate
 */
export function describeMiss({ name, corpus, actual, limit, unit, isMissing }) {
  if (isMissing === true) return `${corpus}: ${name} could not be measured.`;
  const over = limit === 0 ? '' : `, ${Math.round((actual / limit - 1) * 100)} % over`;
  return `${corpus}: ${name} is ${rounded(actual)} ${unit}; the gate is ${rounded(limit)} (${rounded(actual - limit)} too much${over}).`;
}

/**
 * A number as people read it: two places below ten, none above.
 * @param {number} value
 */
export function rounded(value) {
  return Math.abs(value) < 10 && !Number.isInteger(value) ? value.toFixed(2) : Math.round(value).toString();
}

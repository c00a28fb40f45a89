/** Arithmetic over samples: medians, ratios within a round, growth. Pure; what a figure must not exceed is in gates.mjs. */

/**
 * One run of one program.
 * @typedef {object} Sample
 * @property {number} wall milliseconds from start to end
 * @property {number} cpu milliseconds of user and system time, child processes included
 */

/**
 * The middle value; the mean of the two middle ones for an even count.
 * @param {readonly number[]} values
 */
export function median(values) {
  if (values.length === 0) throw new Error('There is no median of nothing.');
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * Median of the ratios of each round. Two programs that ran within seconds of one another saw the same machine, so
 * this wobbles far less than the ratio of two medians (up to 2 times in milliseconds and a few percent in ratios, on two shared cores).
 * @param {readonly Sample[]} samples
 * @param {readonly Sample[]} reference of the same rounds
 * @param {'wall' | 'cpu'} key
 */
export function ratio(samples, reference, key) {
  if (samples.length !== reference.length) throw new Error('A ratio needs both samples of each round.');
  return median(samples.map((sample, round) => sample[key] / reference[round][key]));
}

/**
 * Median of the differences of each round.
 * @param {readonly Sample[]} samples
 * @param {readonly Sample[]} reference of the same rounds
 * @param {'wall' | 'cpu'} key
 */
export function difference(samples, reference, key) {
  if (samples.length !== reference.length) throw new Error('A difference needs both samples of each round.');
  return median(samples.map((sample, round) => sample[key] - reference[round][key]));
}

/**
 * Medians of wall and processor time, in milliseconds.
 * @param {readonly Sample[]} samples
 * @returns {Sample}
 */
export function medians(samples) {
  return { wall: median(samples.map(({ wall }) => wall)), cpu: median(samples.map(({ cpu }) => cpu)) };
}

/**
 * Kilobytes of peak memory that one more file costs, between two sizes of the same kind of tree.
 * @param {{ readonly files: number, readonly kilobytes: number }} small
 * @param {{ readonly files: number, readonly kilobytes: number }} large
 */
export function kilobytesPerFile(small, large) {
  return (large.kilobytes - small.kilobytes) / (large.files - small.files);
}

/** What the tests that kill have in common: chance that is the same for one seed, work side by side, and how they fail. */

/**
 * @param {number} jobs how many do it at once
 * @param {(job: number) => Promise<void>} work
 */
export async function together(jobs, work) {
  await Promise.all(Array.from({ length: jobs }, (_, job) => work(job)));
}

/**
 * @param {string} when
 * @param {Readonly<Record<string, string>>} now
 * @param {Readonly<Record<string, string>>} goal
 */
export function expectSame(when, now, goal) {
  for (const name of new Set([...Object.keys(now), ...Object.keys(goal)]))
    if (now[name] !== goal[name]) fail(when, `${name} is not as it should be`, now[name]);
}

/**
 * @param {number} delay
 * @param {() => void} strike
 */
export function after(delay, strike) {
  const timer = setTimeout(strike, delay);
  return () => clearTimeout(timer);
}

/**
 * Pseudo-random, and the same for one seed.
 * @param {number} seed
 */
export function generator(seed) {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
}

/**
 * @param {string} when
 * @param {string} what
 * @param {string} [text]
 * @returns {never}
 */
export function fail(when, what, text = '') {
  throw new Error(`${when}: ${what}.\n${text}`);
}

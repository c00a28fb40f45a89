/**
 * Compares what arrived with what was expected, and what was expected with what was meant. Pure. The first finds a client
 * that is not as the client table says, the second a plan that loses or spills what a note says.
 */
import picomatch from 'picomatch';
import { firstPlace, occurrences } from './arrived.mjs';
import { isBelow, readable } from './expected.mjs';

/**
 * @typedef {object} Verdict
 * @property {number} expected words that had to arrive by the end of the session
 * @property {number} delivered those that did, as often as expected
 * @property {number} twice those among them that are expected more than once, because a row of the table says so
 * @property {number} pointed statements that hold here and that the agent is only told to read
 * @property {number} beside statements that hold for a file beside the start folder, for which the client loads nothing
 * @property {readonly string[]} missing
 * @property {readonly string[]} leaked arrived although they were not expected, or too early
 * @property {readonly string[]} repeated arrived more often than expected
 * @property {readonly string[]} disorder
 * @property {readonly string[]} unmeant the plan itself is at odds with the notes
 */

/**
 * @param {readonly (readonly string[])[]} turns texts at the start and after each touched file
 * @param {readonly import('./expected.mjs').Expected[]} expected of the same turns
 * @param {readonly string[]} words every word of the fixture
 * @returns {Pick<Verdict, 'expected' | 'delivered' | 'twice' | 'missing' | 'leaked' | 'repeated'>}
 */
export function compareTurns(turns, expected, words) {
  const [missing, leaked, repeated] = [new Set(), new Set(), new Set()];
  let delivered = 0;
  for (const [index, { counts }] of expected.entries()) {
    const text = (turns[index] ?? []).join('\n');
    const when = index === 0 ? 'at start' : `after file ${index}`;
    for (const word of words) {
      const [wanted, arrived] = [counts.get(word) ?? 0, occurrences(text, word)];
      if (arrived < wanted) missing.add(`${word} ${when}: ${arrived} of ${wanted}`);
      if (arrived > wanted) (wanted === 0 ? leaked : repeated).add(`${word} ${when}: ${arrived}, expected ${wanted}`);
      if (index === expected.length - 1 && wanted > 0 && arrived === wanted) delivered += 1;
    }
  }
  const last = [...(expected.at(-1)?.counts.values() ?? [])];
  const twice = last.filter((count) => count > 1).length;
  return { expected: last.length, delivered, twice, ...lists({ missing, leaked, repeated }) };
}

/**
 * @param {{ readonly missing: ReadonlySet<string>, readonly leaked: ReadonlySet<string>, readonly repeated: ReadonlySet<string> }} found
 */
function lists({ missing, leaked, repeated }) {
  return { missing: [...missing], leaked: [...leaked], repeated: [...repeated] };
}

/**
 * What does not stand in the order of its file, or not in the client's order of folders. What arrived at different times
 * was compared turn by turn already.
 * @param {readonly string[]} texts of the last turn
 * @param {readonly import('./expected.mjs').Expected[]} expected of all turns
 * @param {import('../../src/clients.ts').ClientFacts['order']} order as the row of the client has it
 * @returns {readonly string[]}
 */
export function disorderIn(texts, expected, order) {
  const text = texts.join('\n');
  const placed = (expected.at(-1)?.files ?? []).map(({ path, folder, words }) => ({
    folder,
    turn: expected.findIndex(({ files }) => files.some((file) => file.path === path)),
    // Generated lines of two packages can be alike.
    places: words.filter((word) => word.startsWith('MK-')).map((word) => ({ word, at: firstPlace(text, word) })),
  }));
  const within = placed.flatMap(({ places }) =>
    places.flatMap(({ word, at }, index) => {
      const before = places[index - 1];
      return before !== undefined && at >= 0 && at < before.at ? [`${word} before ${before.word}`] : [];
    }),
  );
  const folders = placed.filter(({ folder, places }) => folder !== undefined && places.length > 0);
  const between = folders.flatMap((outer) =>
    folders
      .filter(({ folder, turn }) => turn === outer.turn && isAbove(outer.folder, folder))
      .filter((inner) => (isOuterFirst(outer.folder, order) ? isBefore(inner, outer) : isBefore(outer, inner)))
      .map((inner) => `${inner.folder} and ${outer.folder || 'the root'} are not in their order`),
  );
  return [...within, ...between];
}

/**
 * @param {string | undefined} outer
 * @param {import('../../src/clients.ts').ClientFacts['order']} order
 */
function isOuterFirst(outer, order) {
  return order === 'root first' || (order !== 'nearest first' && outer === '');
}

/**
 * @typedef {{ readonly folder: string | undefined, readonly places: readonly { readonly at: number }[] }} Placed
 * @param {Placed} a
 * @param {Placed} b
 */
function isBefore(a, b) {
  const [first, second] = [a, b].map(({ places }) => places.map(({ at }) => at).filter((at) => at >= 0));
  return Math.min(...(first ?? [])) < Math.max(...(second ?? []), -1);
}

/**
 * @param {string | undefined} outer
 * @param {string | undefined} inner
 */
function isAbove(outer, inner) {
  return (
    outer !== undefined && inner !== undefined && inner !== outer && (outer === '' || inner.startsWith(`${outer}/`))
  );
}

/**
 * Where what is expected is not what the notes were written for, and no notice of the build says so.
 * @param {import('./expected.mjs').Expected} expected
 * @param {import('./expected.mjs').Asked} asked
 * @param {readonly string[]} notices
 * @returns {{ readonly unmeant: readonly string[], readonly pointed: number, readonly beside: number }}
 */
export function compareMeaning({ counts, pointed }, asked, notices) {
  const { client, row } = asked;
  const isSaid = (/** @type {readonly string[]} */ ...words) =>
    notices.some((notice) => words.every((word) => notice.includes(word)));
  const isSaidLost = (/** @type {string} */ file) =>
    isSaid(file, 'nobody gets it') ||
    (asked.start !== '' &&
      (isSaid(`${row.title} drops what a`, 'imports') || isSaid(`${row.title} reads`, 'is started in only')));
  let [byPointer, beside] = [0, 0];
  const unmeant = asked.statements.flatMap(({ mark, file, clients, holds }) => {
    const count = counts.get(mark) ?? 0;
    const isFor = clients.length === 0 || clients.includes(client);
    const isHere = holdsIn(holds, asked);
    if (isFor && isHere && count === 0) {
      const isBeside = row.beside === 'nothing' && !holdsIn(holds, { ...asked, touches: touchedBelow(asked) });
      if (!pointed.has(mark) && !isBeside) return isSaidLost(file) ? [] : [`${mark} is lost`];
      if (pointed.has(mark)) byPointer += 1;
      else beside += 1;
    }
    if (count > 0 && !isFor && !isSaid(file, `${row.title} gets it`)) return [`${mark} is for others`];
    const isEarly = row.nested === 'at start' && holds.kind === 'folder';
    if (count > 0 && !isHere && !isEarly) return [`${mark} does not hold here`];
    return count > 1 && !isSaid(`${row.title} gets`, 'twice')
      ? [`${mark} is sent ${count} times, and nobody says so`]
      : [];
  });
  return { unmeant, pointed: byPointer, beside };
}

/** @param {import('./expected.mjs').Asked} asked */
function touchedBelow({ start, touches }) {
  return touches.filter((path) => isBelow(path, start));
}

/**
 * @param {import('./notes.mjs').Holds} holds
 * @param {import('./expected.mjs').Asked} asked
 */
function holdsIn(holds, asked) {
  const { start } = asked;
  const touches = readable(asked);
  if (holds.kind === 'repo') return true;
  if (holds.kind === 'nowhere') return false;
  if (holds.kind === 'folder') return [`${start}/`, ...touches].some((path) => path.startsWith(`${holds.path}/`));
  const matches = picomatch([...holds.globs], { dot: true, ignore: [...(holds.except ?? [])] });
  return touches.some((path) => matches(path));
}

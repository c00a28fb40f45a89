/** The edits after which a run is measured: one that no importer can see, one that every importer might, one of prose. Pure. */

/**
 * A statement more in the first function body that returns something.
 * @param {string} text
 * @param {number} round makes the text one that no cache has seen
 */
export function editBody(text, round) {
  const edited = text.replace(/^([ \t]+)(?=return\b)/m, `$1void ${round};\n$1`);
  if (edited === text) throw new Error('The file has no body to edit.');
  return edited;
}

/**
 * An exported constant more.
 * @param {string} text
 * @param {number} round makes the text one that no cache has seen
 */
export function addExport(text, round) {
  return `${text}\nexport const BENCH_${round} = ${round};\n`;
}

/**
 * A sentence more that claims nothing.
 * @param {string} text
 * @param {number} round makes the text one that no cache has seen
 */
export function addSentence(text, round) {
  return `${text}\nSomebody counted to ${round} here.\n`;
}

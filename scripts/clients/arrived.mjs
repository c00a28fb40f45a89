/** What is found in the texts that arrived at a model: which marks, how often, and where first. Pure. */

/** Parts of a request that hold what the model reads, in the order in which it reads them. */
const PARTS = ['system', 'systemInstruction', 'instructions', 'messages', 'input', 'contents'];

/**
 * Every text that a request gives to the model, in order. Declarations of tools are no part of it.
 * @param {Readonly<Record<string, unknown>>} body
 * @returns {readonly string[]}
 */
export function textsIn(body) {
  return PARTS.flatMap((part) => stringsIn(body[part]));
}

/**
 * @param {unknown} value
 * @returns {readonly string[]}
 */
function stringsIn(value) {
  if (typeof value === 'string') return [unescaped(value)];
  if (Array.isArray(value)) return value.flatMap(stringsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => (['role', 'type', 'id'].includes(key) ? [] : stringsIn(each)));
}

/**
 * Copilot CLI sends files that it loads later with their angle brackets escaped; a model reads `&lt;file&gt;` all the same.
 * @param {string} text
 */
function unescaped(text) {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/**
 * How often a word stands in a text. A word that is the beginning of a longer one does not count: `MK-A-1` is not in `MK-A-12`.
 * @param {string} text
 * @param {string} word
 */
export function occurrences(text, word) {
  let count = 0;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length))
    if (isWhole(text, word, at)) count += 1;
  return count;
}

/**
 * Where a word stands first; -1 when it does not.
 * @param {string} text
 * @param {string} word
 */
export function firstPlace(text, word) {
  let at = text.indexOf(word);
  while (at >= 0 && !isWhole(text, word, at)) at = text.indexOf(word, at + word.length);
  return at;
}

/**
 * @param {string} text
 * @param {string} word
 * @param {number} at
 */
function isWhole(text, word, at) {
  return !/[A-Z0-9-]/.test(text[at + word.length] ?? '') || !/[A-Z0-9]$/.test(word);
}

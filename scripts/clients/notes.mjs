/**
 * Notes whose every statement ends in a mark of its own, and what was meant for each: where it holds and for whom. It
 * knows nothing of outputs: what a note is meant for is written down here, not read from what lintel made of it.
 */

/**
 * Where a statement holds: everywhere, below a folder, for the files of some globs, or nowhere.
 * @typedef {{ readonly kind: 'repo' }
 *   | { readonly kind: 'folder', readonly path: string }
 *   | { readonly kind: 'glob', readonly globs: readonly string[], readonly except?: readonly string[] }
 *   | { readonly kind: 'nowhere' }} Holds
 */

/**
 * A statement as it was written.
 * @typedef {object} Statement
 * @property {string} mark a word that stands in no other statement
 * @property {string} file the note
 * @property {number} line its line in the note
 * @property {'rule' | 'text'} kind
 * @property {Holds} holds
 * @property {readonly string[]} clients for whom; empty means everybody
 */

/**
 * @typedef {object} Wish
 * @property {string} file path below the context folder
 * @property {string} key the marks start with it: `MK-<key>-RULE-1`
 * @property {Holds} [holds] everywhere when absent
 * @property {readonly string[]} [clients]
 * @property {number} [rules] how many rule lines
 * @property {number} [texts] how many paragraphs in its body
 * @property {readonly string[]} [front] further lines of front matter
 */

/** The words that a mark is made of. It ends where a statement ends, so that one that was cut loses its mark. */
export const MARK = /\bMK-[A-Z0-9]+(?:-[A-Z0-9]+)*/g;

/** Enough words to make a line look like one that people write. */
const WORDS =
  'Read this before you change anything here, keep the order, and ask the owner of the folder when in doubt.';

/**
 * The text of a note, and its statements.
 * @param {Wish} wish
 * @returns {{ readonly path: string, readonly text: string, readonly statements: readonly Statement[] }}
 */
export function note({ file, key, holds = { kind: 'repo' }, clients = [], rules = 1, texts = 2, front = [] }) {
  const path = `context/${file}`;
  const head = [
    '---',
    ...(file.startsWith('modules/') ? [] : [`title: Notes on ${key.toLowerCase()}`]),
    `summary: What to know about ${key.toLowerCase()}.`,
    ...scopeLines(holds, file),
    ...(clients.length === 0 ? [] : [`clients: [${clients.join(', ')}]`]),
    ...front,
    ...(rules === 0 ? [] : ['rule:', ...numbered(rules, (n) => `  - ${WORDS} MK-${key}-RULE-${n}`)]),
    '---',
  ];
  const body = numbered(texts, (n) => [
    '',
    ...(n === 2 ? [`## More on ${key.toLowerCase()}`, ''] : []),
    paragraph(key, n),
  ]);
  const lines = [...head, ...body.flat()];
  const place = { file: path, holds, clients };
  const statements = lines.flatMap((line, index) =>
    (line.match(MARK) ?? []).map((mark) => ({
      mark,
      line: index + 1,
      kind: /** @type {'rule' | 'text'} */ (index < head.length ? 'rule' : 'text'),
      ...place,
    })),
  );
  return { path, text: `${lines.join('\n')}\n`, statements };
}

/**
 * The shapes that clients were seen to spoil: a list, an npm scope and a handle in prose, an import look-alike in a fence.
 * @param {string} key
 * @param {number} n
 */
function paragraph(key, n) {
  const mark = `MK-${key}-TEXT-${n}`;
  if (n % 4 === 2) return `- ${WORDS} ${mark}`;
  if (n % 4 === 3) return `Ask @octocat before you touch @mk/api, whatever it says elsewhere. ${mark}`;
  if (n % 4 === 0) return ['```sh', `echo @docs/guide.md ${mark}`, '```'].join('\n');
  return `${WORDS} ${mark}`;
}

/**
 * @param {Holds} holds
 * @param {string} file
 */
function scopeLines(holds, file) {
  if (file.startsWith('modules/')) return holds.kind === 'folder' ? [`module: ${holds.path}`] : [];
  if (holds.kind === 'folder') return [`applies-to: "${holds.path}/**"`];
  if (holds.kind !== 'glob') return [];
  const globs = [...holds.globs, ...(holds.except ?? []).map((glob) => `!${glob}`)];
  return ['applies-to:', ...globs.map((glob) => `  - "${glob}"`)];
}

/**
 * @template T
 * @param {number} count
 * @param {(n: number) => T} make
 */
function numbered(count, make) {
  return Array.from({ length: count }, (_, index) => make(index + 1));
}

/**
 * The packages that are dear to load, and how to tell that it did. Pure: given the scripts that the
 * engine compiled. A package is known by its folder and, where a bundle hides that, by a message that only it prints.
 */

/** @type {readonly { readonly name: string, readonly folder: RegExp, readonly says: string }[]} */
const HEAVY = [
  {
    name: 'ts-morph',
    folder: /node_modules\/(?:ts-morph|@ts-morph|typescript)\//,
    says: 'Unterminated string literal.',
  },
  {
    name: 'handlebars',
    folder: /node_modules\/handlebars\//,
    says: 'You must pass a string or Handlebars AST to Handlebars.compile',
  },
  { name: 'remark', folder: /node_modules\/(?:remark|mdast|micromark|unist)/, says: 'Cannot close `' },
  { name: 'unified', folder: /node_modules\/unified\//, says: 'Expected usable value but received an empty preset' },
  { name: 'yaml', folder: /node_modules\/yaml\//, says: 'Document with errors cannot be stringified' },
  { name: 'gray-matter', folder: /node_modules\/gray-matter\//, says: 'stringifying JavaScript is not supported' },
  { name: 'valibot', folder: /node_modules\/valibot\//, says: 'ValiError' },
];

/** Those that the decision on speed keeps off the no-change path; the others are shown. */
const GATED = ['ts-morph', 'handlebars', 'remark', 'unified'];

/**
 * Names of those that may not be there.
 * @param {readonly string[]} names
 */
export function gatedAmong(names) {
  return names.filter((name) => GATED.includes(name));
}

/**
 * Names of the heavy packages among the scripts.
 * @param {readonly { readonly url: string, readonly text: string }[]} scripts
 * @returns {readonly string[]}
 */
export function heavyAmong(scripts) {
  return HEAVY.filter(({ folder, says }) =>
    scripts.some(({ url, text }) => folder.test(url) || text.includes(says)),
  ).map(({ name }) => name);
}

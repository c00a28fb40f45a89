/**
 * What has to arrive in a session: what `lintel explain` says of sessions at the root, carried over to other starts by
 * what the client table says of deeper files. Pure; it never looks at an output.
 */

/**
 * A file that a client loads, as `lintel explain --json` has it.
 * @typedef {import('../../src/explain.ts').ExplainedFile} ExplainedFile
 * @typedef {import('../../src/clients.ts').ClientFacts} ClientFacts
 */

/**
 * @typedef {object} Asked
 * @property {import('../../src/model.ts').Client} client
 * @property {ClientFacts} row of the client table
 * @property {string} start
 * @property {readonly string[]} touches
 * @property {(path: string, client: string) => readonly ExplainedFile[]} explain
 * @property {(path: string) => boolean} exists
 * @property {readonly import('./notes.mjs').Statement[]} statements
 */

/**
 * @typedef {object} Expected
 * @property {ReadonlyMap<string, number>} counts how often each word arrives
 * @property {ReadonlySet<string>} pointed words in files that the agent is only told to read
 * @property {readonly { readonly path: string, readonly folder: string | undefined, readonly words: readonly string[] }[]} files their words in order; `folder` of files that hold for one
 */

/** A client of the table that loads AGENTS.md of every folder on the way, whatever the configuration. */
const EVERY_FOLDER = 'opencode';

/** A name that no glob of the fixtures matches. */
const NEW_FILE = 'not-there-yet';

/**
 * @param {Asked} asked
 * @returns {Expected}
 */
export function expectedOf(asked) {
  const loaded = loadedFiles(asked);
  const marksOf = (/** @type {ExplainedFile} */ file) =>
    file.statements.flatMap((each) => wordsOf(each, asked.statements));
  const files = loaded.map((file) => ({ path: file.path, folder: folderOfFile(file.path), words: marksOf(file) }));
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const word of files.flatMap(({ words }) => words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const sent = [...sentTo(asked), ...namedBeside(asked, loaded)];
  return { counts, pointed: new Set(sent.flatMap((file) => pointedWords(file, asked))), files };
}

/**
 * The files that a session reads, and from which it can get something.
 * @param {Pick<Asked, 'row' | 'start' | 'touches'>} asked
 */
export function readable({ row, start, touches }) {
  return row.beside === 'not read' ? touches.filter((path) => isBelow(path, start)) : touches;
}

/**
 * @param {string} path
 * @param {string} start
 */
export function isBelow(path, start) {
  return start === '' || path.startsWith(`${start}/`);
}

/**
 * Each file once, or as often as one answer of `lintel explain` has it, in the order of first mention.
 * @param {Asked} asked
 */
function loadedFiles(asked) {
  const { row, start, touches } = asked;
  const own = (/** @type {string} */ path) => ownFiles(path, asked);
  const bringing = row.beside === 'as below' ? touches : touches.filter((path) => isBelow(path, start));
  // A client that never loads deeper files has no rule files either that a path could bring.
  const later =
    row.nested === 'never' ? [] : bringing.map((path) => own(path).filter((file) => !isOnTheWay(file, start)));
  /** @type {Map<string, ExplainedFile>} */
  const found = new Map();
  for (const files of [own(NEW_FILE), onTheWay(asked), ...later]) {
    for (const [index, file] of files.entries()) {
      const times = files.slice(0, index).filter(({ path }) => path === file.path).length;
      const key = `${file.path} ${times}`;
      if (!found.has(key)) found.set(key, file);
    }
  }
  const files = [...found.values()];
  return files.filter((file) => !isDroppedImport(file, files, asked) && !isBySettings(file, asked));
}

/**
 * What a client loads by itself for a path, in a session at the root.
 * @param {string} path
 * @param {Pick<Asked, 'client' | 'explain'>} asked
 */
function ownFiles(path, { client, explain }) {
  return explain(path, client).filter(({ when }) => when !== 'when sent there');
}

/**
 * Whether a file is loaded because of settings at the root, which a session below does not read: what it finds there under
 * the client's own name is the same text.
 * @param {ExplainedFile} file
 * @param {Asked} asked
 */
function isBySettings({ path }, { row, start, exists }) {
  const folder = folderOfFile(path);
  if (row.settings === undefined || start === '' || folder === undefined || path.endsWith(row.folderFile)) return false;
  return !exists(below(folder, row.folderFile));
}

/**
 * Files that hold for what lies beside the start folder, that the client does not load for it, and that a file which it
 * has loaded names.
 * @param {Asked} asked
 * @param {readonly ExplainedFile[]} loaded
 */
function namedBeside(asked, loaded) {
  const { row, start, touches } = asked;
  if (row.beside !== 'nothing') return [];
  const named = loaded.flatMap(({ statements }) =>
    statements.flatMap(({ kind, text }) => (kind === 'pointer' ? text.split(', ') : [])),
  );
  const isNamed = (/** @type {ExplainedFile} */ { path }) =>
    named.includes(path) || named.includes(path.replace(/(?:CLAUDE|GEMINI)\.md$/, 'AGENTS.md'));
  return touches.filter((path) => !isBelow(path, start)).flatMap((path) => ownFiles(path, asked).filter(isNamed));
}

/**
 * What is loaded at once because the session starts in a folder, not at the root.
 * @param {Asked} asked
 */
function onTheWay({ client, row, start, explain }) {
  const files = explain(below(start, NEW_FILE), row.nested === 'never' ? EVERY_FOLDER : client).filter(
    ({ path, when }) =>
      when === 'at start' || (when === 'when the path is touched' && folderOfFile(path) !== undefined),
  );
  if (row.sendsCopiesOnce === undefined) return files;
  const texts = files.map((file) => `${folderOfFile(file.path)} ${JSON.stringify(file.statements)}`);
  // Where nothing is stated, it is a file that imports another, and what it brings comes once more.
  const imports = files.some(({ statements }) => statements.length === 0);
  return imports ? files : files.filter((_, index) => texts.indexOf(texts[index] ?? '') === index);
}

/**
 * @param {ExplainedFile} file
 * @param {string} start
 */
function isOnTheWay({ path, when }, start) {
  const folder = folderOfFile(path);
  return when !== 'at start' && folder !== undefined && `${start}/`.startsWith(`${folder}/`);
}

/**
 * Whether a file comes through an import that stands above the start folder, to a client that drops such imports.
 * @param {ExplainedFile} file
 * @param {readonly ExplainedFile[]} files
 * @param {Asked} asked
 */
function isDroppedImport({ path }, files, { row, start }) {
  const folder = folderOfFile(path);
  if (row.imports !== 'from the start folder' || folder === undefined || folder === start) return false;
  const isAbove = folder === '' || start.startsWith(`${folder}/`);
  return isAbove && !path.endsWith(row.folderFile) && files.some((each) => each.path === below(folder, row.folderFile));
}

/**
 * Files that are named to the agent for what it touched, and that it does not load.
 * @param {Asked} asked
 */
function sentTo(asked) {
  const { client, explain } = asked;
  return readable(asked).flatMap((path) => explain(path, client).filter(({ when }) => when === 'when sent there'));
}

/**
 * Where no rule file is built the agent is sent to the note itself, all of which it then reads.
 * @param {ExplainedFile} file
 * @param {Asked} asked
 */
function pointedWords({ path, statements: delivered }, { statements }) {
  const written = statements.filter(({ file }) => file === path).map(({ mark }) => mark);
  return [...written, ...delivered.flatMap((each) => wordsOf(each, statements))];
}

/**
 * The words by which a delivered statement is known: its marks, or the fixed part of a generated line.
 * @param {ExplainedFile['statements'][number]} delivered
 * @param {readonly import('./notes.mjs').Statement[]} statements
 * @returns {readonly string[]}
 */
function wordsOf({ kind, text, source, line }, statements) {
  if (kind === 'command') return [`: \`${text}\``];
  if (kind === 'pointer') return [`read \`${text.replaceAll(', ', '`, `')}\`.`];
  const written = statements.filter((each) => each.file === source && (kind === 'text') === (each.kind === 'text'));
  return written.filter((each) => kind === 'text' || each.line === line).map(({ mark }) => mark);
}

/** @param {string} path */
function folderOfFile(path) {
  const [, folder] = /^(?:(.*)\/)?(?:AGENTS|CLAUDE|GEMINI)\.md$/.exec(path) ?? [undefined];
  if (folder !== undefined) return folder;
  return /^(AGENTS|CLAUDE|GEMINI)\.md$/.test(path) ? '' : undefined;
}

/**
 * @param {string} folder
 * @param {string} name
 */
function below(folder, name) {
  return folder === '' ? name : `${folder}/${name}`;
}

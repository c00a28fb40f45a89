/**
 * A past for a generated workspace, as `git fast-import` reads it: files come and go, names come and go, and the last tree is
 * the workspace as it was generated, with agent files beside it. Pure; the same count gives the same commits everywhere.
 */

/** Seconds: the first commit, and what lies between two. */
const START = 1_700_000_000;
const STEP = 3_600;

/** Every tenth commit adds a file, and the one after it takes it away. */
const FILE_EVERY = 10;

/**
 * The stream of a repository with the files, and after the first commit `commits` more.
 * @param {ReadonlyMap<string, string>} files
 * @param {number} commits an even number
 * @returns {Generator<string>}
 */
export function* historyStream(files, commits) {
  const changing = [...files.keys()].filter(
    (path) => /\/src\/area-\d\/file-\d+\.ts$/.test(path) && !path.includes('.test.'),
  );
  const all = new Map([...files, ...agentFiles(commits)]);
  yield commit(0, 'All of it');
  for (const [path, text] of all) yield write(path, text);
  for (let at = 1; at <= commits; at++) {
    // What one commit adds to a file the next one takes from it.
    const pair = Math.ceil(at / 2);
    const path = changing[(pair * 37) % changing.length];
    const text = files.get(path);
    yield commit(at, `Step ${at}`);
    yield write(path, at % 2 === 1 ? `${text}\n${plan(pair)}` : text);
    if (pair % FILE_EVERY !== 0) continue;
    yield at % 2 === 1 ? write(planPath(pair), plan(pair + commits)) : `D ${planPath(pair)}\n`;
  }
}

/** @param {number} pair */
function plan(pair) {
  return `export function planStep${pair}(input: readonly string[]): number {\n  return input.length + ${pair};\n}\n`;
}

/** @param {number} pair */
function planPath(pair) {
  return `packages/part-00${pair % 9}/src/plan-${pair}.ts`;
}

/**
 * Agent files as people write them: paths, scripts and names that are there, and of each kind some that are gone.
 * @param {number} commits
 * @returns {readonly (readonly [path: string, text: string])[]}
 */
function agentFiles(commits) {
  const nested = Array.from({ length: 9 }, (_, at) => {
    const dir = `packages/part-00${at}`;
    return [`${dir}/AGENTS.md`, `# ${dir}\n\n${lines(at)}`];
  });
  const pairs = [1, 2, 3].map((part) => Math.floor((commits * part) / 8 / FILE_EVERY) * FILE_EVERY);
  const gone = pairs.map((pair) => `- Plans: \`planStep${pair}()\` in \`${planPath(pair)}\`.\n`).join('');
  return [['AGENTS.md', `# Generated\n\nRun \`npm test\` in a package.\n\n${lines(0)}\n${gone}`], ...nested];
}

/** @param {number} at */
function lines(at) {
  return Array.from({ length: 20 }, (_, index) => {
    const file = index * 4;
    return `- \`run${file}x0\` is in \`packages/part-00${at}/src/area-${Math.floor(file / 10)}/file-${file}${file % 10 === 3 ? '.tsx' : '.ts'}\`; see [the index](${at === 0 ? 'packages/part-000/' : ''}src/index.ts).\n`;
  }).join('');
}

function commit(at, message) {
  const who = `bench <bench@localhost> ${START + at * STEP} +0000`;
  const mark = at === 0 ? 'reset refs/heads/main\n' : '';
  return `${mark}commit refs/heads/main\nauthor ${who}\ncommitter ${who}\n${block(message)}`;
}

function write(path, text) {
  return `M 100644 inline ${path}\n${block(text)}`;
}

function block(text) {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}

/** Every session of every client in every fixture, a few at a time, and one cell of the matrix for each client and fixture. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectedOf } from './expected.mjs';
import { compareMeaning, compareTurns, disorderIn } from './judge.mjs';
import { buildProject } from './project.mjs';
import { hear } from './session.mjs';

/**
 * What one client got in one fixture, over all sessions.
 * @typedef {object} Cell
 * @property {string} fixture
 * @property {import('../../src/model.ts').Client} client
 * @property {number} sessions that were held
 * @property {number} expected
 * @property {number} delivered
 * @property {number} twice
 * @property {number} pointed
 * @property {number} beside
 * @property {number} leaked
 * @property {number} repeated
 * @property {readonly string[]} faults everything that is wrong, in words
 * @property {string} [notRunBecause]
 */

/**
 * @typedef {object} Surroundings
 * @property {readonly import('./install.mjs').Installed[]} installed
 * @property {typeof import('../../src/clients.ts').CLIENTS} table
 * @property {number} jobs
 * @property {(line: string) => void} say
 */

/**
 * @param {readonly import('./fixtures.mjs').Fixture[]} fixtures
 * @param {Surroundings} surroundings
 * @returns {Promise<readonly Cell[]>}
 */
export async function runFixtures(fixtures, surroundings) {
  const cells = [];
  for (const fixture of fixtures) {
    const project = buildProject(fixture);
    try {
      if (fixture.fillsCodex !== undefined) checkSize(project.dir, fixture.fillsCodex, surroundings.table);
      cells.push(...(await runFixture(fixture, project, surroundings)));
    } finally {
      project.remove();
    }
  }
  return cells;
}

/**
 * A fixture that is meant to be long must be long, and no longer than what arrives.
 * @param {string} dir
 * @param {number} share
 * @param {Surroundings['table']} table
 */
function checkSize(dir, share, table) {
  const chain = ['AGENTS.md', 'packages/api/AGENTS.md'].map((path) => readFileSync(join(dir, path)).length);
  const [size, limit] = [
    chain.reduce((sum, each) => sum + each, 0),
    table.codex.limits.find(({ of }) => of === 'chain')?.most ?? 0,
  ];
  if (size > limit || size < share * limit)
    throw new Error(`The long fixture has ${size} bytes; the limit is ${limit}.`);
}

/**
 * @param {import('./fixtures.mjs').Fixture} fixture
 * @param {import('./project.mjs').Project} project
 * @param {Surroundings} surroundings
 */
async function runFixture(fixture, project, { installed, table, jobs, say }) {
  const takingPart = installed.filter(({ release }) => fixture.clients.includes(release.client));
  /** @type {Map<string, (import('./judge.mjs').Verdict | string)[]>} */
  const found = new Map(takingPart.map(({ release }) => [release.client, []]));
  const queue = takingPart.flatMap((client) => fixture.sessions.map((session) => ({ client, session })));
  const work = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const { client, session } = next;
      const heldBack = client.absentBecause;
      const verdict = heldBack ?? (await judgeSession(client, session, { fixture, project, table }));
      found.get(client.release.client)?.push(verdict);
      say(`${fixture.name}, ${client.release.client} in ${session.start || 'the root'}: ${short(verdict)}`);
    }
  };
  await Promise.all(Array.from({ length: jobs }, work));
  return takingPart.map(({ release }) => cellOf(fixture.name, release.client, found.get(release.client) ?? []));
}

/**
 * @param {import('./install.mjs').Installed} client
 * @param {import('./fixtures.mjs').Session} session
 * @param {{ readonly fixture: import('./fixtures.mjs').Fixture, readonly project: import('./project.mjs').Project, readonly table: Surroundings['table'] }} where
 * @returns {Promise<import('./judge.mjs').Verdict | string>} a text when it could not be held
 */
async function judgeSession(client, session, { fixture, project, table }) {
  const name = client.release.client;
  const row = table[name];
  const asked = {
    client: name,
    row,
    start: session.start,
    explain: project.explain,
    exists: project.exists,
    statements: fixture.statements,
  };
  const steps = [0, ...session.touches.map((_, index) => index + 1)];
  const expected = steps.map((count) => expectedOf({ ...asked, touches: session.touches.slice(0, count) }));
  const { turns, log } = await hear(client, project.dir, session);
  if (turns.length === 0)
    return `it sent nothing to its model: ${log.trim().split('\n').slice(-3).join(' ').slice(0, 300)}`;
  const last = expected.at(-1);
  if (last === undefined) return 'no step';
  const words = new Set([
    ...fixture.statements.map(({ mark }) => mark),
    ...expected.flatMap(({ counts }) => [...counts.keys()]),
  ]);
  const compared = compareTurns(turns, expected, [...words]);
  const cut =
    turns.length < steps.length ? [`the session ended after ${turns.length - 1} of ${steps.length - 1} files`] : [];
  return {
    ...compared,
    missing: [...cut, ...compared.missing],
    // What Cursor uploads has no order yet.
    disorder: name === 'cursor' ? [] : disorderIn(turns.at(-1) ?? [], expected, row.order),
    ...compareMeaning(last, { ...asked, touches: session.touches }, project.notices),
  };
}

/** @param {import('./judge.mjs').Verdict | string} verdict */
function short(verdict) {
  return typeof verdict === 'string' ? `not run, ${verdict}` : `${verdict.delivered}/${verdict.expected}`;
}

/**
 * @param {string} fixture
 * @param {import('../../src/model.ts').Client} client
 * @param {readonly (import('./judge.mjs').Verdict | string)[]} verdicts
 * @returns {Cell}
 */
function cellOf(fixture, client, verdicts) {
  const held = verdicts.flatMap((verdict) => (typeof verdict === 'string' ? [] : [verdict]));
  const reason = verdicts.find((verdict) => typeof verdict === 'string');
  const sum = (/** @type {(verdict: import('./judge.mjs').Verdict) => number} */ pick) =>
    held.reduce((total, verdict) => total + pick(verdict), 0);
  const faults = held.flatMap(({ missing, leaked, repeated, disorder, unmeant }) => [
    ...missing.map((each) => `missing: ${each}`),
    ...leaked.map((each) => `leaked: ${each}`),
    ...repeated.map((each) => `repeated: ${each}`),
    ...disorder.map((each) => `order: ${each}`),
    ...unmeant.map((each) => `plan: ${each}`),
  ]);
  // A client that was heard once and not again did not fail to start.
  const isSilent = held.length > 0 && typeof reason === 'string';
  return {
    fixture,
    client,
    sessions: held.length,
    expected: sum((each) => each.expected),
    delivered: sum((each) => each.delivered),
    twice: sum((each) => each.twice),
    pointed: sum((each) => each.pointed),
    beside: sum((each) => each.beside),
    leaked: sum((each) => each.leaked.length),
    repeated: sum((each) => each.repeated.length),
    faults: isSilent ? [...faults, `session: ${reason}`] : faults,
    ...(held.length === 0 && typeof reason === 'string' && { notRunBecause: reason }),
  };
}

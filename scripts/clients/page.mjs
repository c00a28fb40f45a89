/** The matrix as text and as a page. Pure. */

/**
 * @typedef {object} Results
 * @property {readonly import('./run.mjs').Cell[]} cells
 * @property {readonly import('./install.mjs').Installed[]} installed
 * @property {typeof import('../../src/clients.ts').CLIENTS} table
 * @property {readonly import('./fixtures.mjs').Fixture[]} fixtures
 * @property {string} seal what kept the clients from the network
 * @property {string} date
 * @property {string} version of lintel
 */

/**
 * For a terminal: the matrix, then what is wrong.
 * @param {Results} results
 * @param {boolean} isVerbose
 */
export function matrixText({ cells, installed, fixtures }, isVerbose) {
  const clients = installed.map(({ release }) => release.client);
  const rows = [['', ...clients], ...fixtures.map(({ name }) => [name, ...cellsOf(name, clients, cells)])];
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const lines = rows.map((row) =>
    row
      .map((text, column) => text.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const reasons = cells.flatMap(({ client, fixture, notRunBecause }) =>
    notRunBecause === undefined ? [] : [`${client} was not run in ${fixture}: ${notRunBecause}`],
  );
  return [...lines, '', ...reasons, ...cells.flatMap((cell) => faultLines(cell, isVerbose))].join('\n');
}

/**
 * @param {import('./run.mjs').Cell} cell
 * @param {boolean} isVerbose
 */
function faultLines({ fixture, client, faults }, isVerbose) {
  const kinds = [...new Set(faults.map((fault) => fault.split(':')[0] ?? ''))];
  const shown = kinds.flatMap((kind) => {
    const same = faults.filter((fault) => fault.startsWith(`${kind}:`));
    const rest = same.length - 3;
    return isVerbose || rest <= 0 ? same : [...same.slice(0, 3), `${kind}: ${rest} more`];
  });
  return shown.map((fault) => `${fixture}, ${client}: ${fault}`);
}

/**
 * @param {string} fixture
 * @param {readonly string[]} clients
 * @param {readonly import('./run.mjs').Cell[]} cells
 */
function cellsOf(fixture, clients, cells) {
  return clients.map((client) => {
    const cell = cells.find((each) => each.fixture === fixture && each.client === client);
    if (cell === undefined) return '-';
    if (cell.notRunBecause !== undefined) return 'not run';
    const { delivered, expected, twice, pointed, beside, leaked, repeated, faults } = cell;
    const remarks = [
      ...(pointed > 0 ? [`${pointed} by pointer`] : []),
      ...(beside > 0 ? [`${beside} beside`] : []),
      ...(twice > 0 ? [`${twice} more than once, as said`] : []),
      ...(leaked > 0 ? [`${leaked} leaked`] : []),
      ...(repeated > 0 ? [`${repeated} too often`] : []),
      ...(faults.length > 0 ? ['WRONG'] : []),
    ];
    return [`${delivered}/${expected}`, ...remarks].join(', ');
  });
}

/**
 * Where the client table was measured on other versions than those that were run.
 * @param {Pick<Results, 'installed' | 'table'>} results
 * @returns {readonly string[]}
 */
export function versionRemarks({ installed, table }) {
  return installed.flatMap(({ release: { client, version } }) => {
    const said = table[client].version?.replace(/^SDK /, '');
    return said === version ? [] : [`The client table speaks of ${table[client].title} ${said}; ${version} was run.`];
  });
}

/**
 * `docs/clients-matrix.md`.
 * @param {Results} results
 */
export function matrixPage(results) {
  const { cells, installed, fixtures, table, seal, date, version } = results;
  const clients = installed.map(({ release }) => release.client);
  const matrix = fixtures.map(({ name, about }) => [`${name}: ${about}`, ...cellsOf(name, clients, cells)]);
  const versions = installed.map(({ release, absentBecause }) => [
    table[release.client].title,
    `\`${release.package}\` ${release.version}`,
    absentBecause === undefined ? 'yes' : `not run: ${absentBecause}`,
  ]);
  const held = cells.reduce((sum, { sessions }) => sum + sessions, 0);
  return [
    '# What clients really load',
    `Written by \`npm run test:clients -- --write\` on ${date}, with lintel ${version}: ${held} sessions, kept from the network by ${seal}.`,
    METHOD,
    '## Clients',
    markdownTable(['client', 'release', 'run'], versions),
    ...versionRemarks(results),
    '## Matrix',
    'Delivered / expected, over all sessions.',
    markdownTable(['project', ...clients.map((client) => table[client].title)], matrix),
    '## Sessions',
    sessionsText(fixtures),
  ]
    .join('\n\n')
    .concat('\n');
}

/** @param {readonly import('./fixtures.mjs').Fixture[]} fixtures */
function sessionsText(fixtures) {
  const lines = (fixtures[0]?.sessions ?? []).map(
    ({ start, touches }) =>
      `- started in ${start === '' ? 'the root' : `\`${start}\``}, reading ${touches.map((path) => `\`${path}\``).join(', ')}`,
  );
  return ['Each client was, in each project that names it:', '', ...lines].join('\n');
}

const METHOD = `Each project is compiled by \`lintel build\`; each statement in it ends in a word of its own. A client is started in it with an
empty home and a stand-in for its model, which asks it to read files and keeps what it is sent. Expected is what
\`lintel explain\` says of the file, and compared with what the note was written for: how often each statement arrives, at the
start and after each file that was read; that no other does and none is cut; that files keep their order, and that the files of
folders come in the order that [clients.md](clients.md) says. A statement counts once for each session.

- "by pointer": the client cannot load it there, and a line that arrived tells the agent which file to read.
- "beside": it holds for a file in another package than the one that the session was started in, and no line names it.
- "more than once, as said": the client loads two or three of our files for it, and \`lintel build --verbose\` says so.
- "-": the configuration of the project does not name the client.

With \`claude: import\` less is expected of Claude Code in sessions that start below the root, and with \`gemini: none\` of Gemini
CLI: the one drops imports from above, the other reads settings in its start folder only. \`lintel build\` calls both a loss. Copilot
CLI sends files that it loads later with \`<\` and \`>\` escaped, which counts as arrived.

What a file of another package brings is a column of [clients.md](clients.md): Claude Code, Codex CLI and opencode load nothing
for it, whatever their rule files say, and are sent there by the lines of the root's file; Gemini CLI does not read such a file at
all, and nothing is expected of it. Claude Code and Copilot CLI are started with leave to read everything.

Cursor's prompt is put together on its server: counted is what its agent SDK uploads as always applied, or for globs that match.`;

/**
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} rows
 */
function markdownTable(head, rows) {
  const line = (/** @type {readonly string[]} */ cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/**
 * A stand-in for the model APIs that clients call, on the loopback. It answers each request of a session with the call
 * of a tool that reads the next planned file, then with one word, and keeps what it was sent. As a proxy it refuses everything.
 */
import { createServer } from 'node:http';
import { DIALECTS, sendJson } from './dialects.mjs';

/**
 * The first tool that a request declares reads the file: each client has one of these.
 * @type {readonly (readonly [string, (path: string) => object])[]}
 */
const READERS = [
  ['Read', (path) => ({ file_path: path })],
  ['read_file', (path) => ({ file_path: path })],
  ['read', (path) => ({ filePath: path, path })],
  ['view', (path) => ({ path })],
  ['exec_command', (path) => ({ cmd: `cat '${path}'` })],
  ['shell_command', (path) => ({ command: `cat '${path}'` })],
  ['shell', (path) => ({ command: ['cat', path] })],
];

/**
 * A request to the model that belongs to the session itself: side calls, such as for a title, declare no tools.
 * @typedef {object} ModelRequest
 * @property {number} answered how many results of tools it holds
 * @property {any} body
 */

/**
 * @typedef {object} ModelApi
 * @property {string} url
 * @property {readonly ModelRequest[]} requests
 * @property {ReadonlySet<string>} refused whatever else was asked for
 * @property {() => void} close
 */

/**
 * @param {readonly string[]} reads absolute paths of files to have read, in order
 * @returns {Promise<ModelApi>}
 */
export async function startModelApi(reads) {
  /** @type {ModelRequest[]} */
  const requests = [];
  /** @type {Set<string>} */
  const refused = new Set();
  let count = 0;
  const server = createServer(async (request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    const body = parsed(await textOf(request));
    if (/count_?tokens$/i.test(path)) return sendJson(response, { input_tokens: 1, totalTokens: 1 });
    const dialect = DIALECTS.find(({ path: pattern }) => pattern.test(path));
    if (request.method !== 'POST' || body === undefined || dialect === undefined) {
      refused.add(`${request.method} ${path}`);
      return sendJson(response, { data: [], models: [] }, path.endsWith('/models') ? 200 : 404);
    }
    const tools = toolNames(body);
    const answered = resultsIn(body);
    if (tools.length > 0) requests.push({ answered, body });
    count += 1;
    dialect.answer(response, {
      body,
      id: count,
      isStream: isStream(path, body),
      call: nextCall(tools, reads[answered]),
    });
  });
  server.on('connect', (request, socket) => refuse(refused, request, socket));
  server.on('upgrade', (request, socket) => refuse(refused, request, socket));
  await new Promise((listening) => server.listen(0, '127.0.0.1', () => listening(undefined)));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${port}`, requests, refused, close };
}

/**
 * @param {Set<string>} refused
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:stream').Duplex} socket
 */
function refuse(refused, request, socket) {
  refused.add(`${request.method} ${request.url}`);
  socket.on('error', () => {});
  socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
}

/** @param {import('node:http').IncomingMessage} request */
async function textOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * @param {string} path
 * @param {any} body
 */
function isStream(path, body) {
  return body.stream === true || path.endsWith(':streamGenerateContent');
}

/**
 * @param {any} body
 * @returns {readonly string[]}
 */
function toolNames(body) {
  return (body.tools ?? []).flatMap((/** @type {any} */ tool) =>
    tool.functionDeclarations === undefined
      ? [tool.name ?? tool.function?.name ?? tool.type]
      : tool.functionDeclarations.map((/** @type {any} */ each) => each.name),
  );
}

/**
 * How many tools have answered so far, which tells the next planned file.
 * @param {any} body
 * @returns {number}
 */
export function resultsIn(body) {
  const messages = body.messages ?? [];
  const parts = [
    ...(body.input ?? []).filter((/** @type {any} */ item) => String(item.type).endsWith('_output')),
    ...messages.filter((/** @type {any} */ message) => message.role === 'tool'),
    ...messages.flatMap((/** @type {any} */ { content }) =>
      Array.isArray(content) ? content.filter(({ type }) => type === 'tool_result') : [],
    ),
    ...(body.contents ?? []).flatMap((/** @type {any} */ content) =>
      (content.parts ?? []).filter((/** @type {any} */ part) => part.functionResponse !== undefined),
    ),
  ];
  return parts.length;
}

/**
 * @param {readonly string[]} tools
 * @param {string | undefined} path
 */
function nextCall(tools, path) {
  const reader = path === undefined ? undefined : READERS.find(([name]) => tools.includes(name));
  return reader === undefined || path === undefined ? undefined : { name: reader[0], args: reader[1](path) };
}

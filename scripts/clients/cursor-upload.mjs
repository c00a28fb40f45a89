/**
 * Starts Cursor's agent SDK against a stand-in for its backend, asks it for its request context, and prints the rules in
 * it as one line of JSON. A program of its own, since the SDK wants a newer Node: `node cursor-upload.mjs <sdk> <folder>`.
 */
import { realpathSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';

const MAX_SECONDS = 40;
const TYPES = ['unknown', 'always', 'globs', 'agent-requested', 'manual'];

/** AgentServerMessage { exec_server_message { id 1, request_context_args {}, exec_id "x" } }, in a frame of Connect. */
const ASK_FOR_CONTEXT = Buffer.from('00000000091207080152007a0178', 'hex');

/** A token that says of itself that it is valid for long. */
const TOKEN = 'e30.eyJzdWIiOiJ4IiwiZXhwIjo0MDAwMDAwMDAwfQ.x';
const MODEL = { id: 'auto', displayName: 'Auto', aliases: [], parameters: [], variants: [] };

const [sdk = '', folder = ''] = process.argv.slice(2);
const root = realpathSync(folder);
const rules = await Promise.race([uploaded(), new Promise((late) => setTimeout(late, MAX_SECONDS * 1000))]);
if (rules !== undefined) process.stdout.write(`${JSON.stringify(rules)}\n`);
process.exit(rules === undefined ? 1 : 0);

/** @returns {Promise<readonly import('./cursor-session.mjs').Upload[]>} */
function uploaded() {
  return new Promise((found) => {
    const server = createServer(async (request, response) => {
      const type = request.headers['content-type'] ?? '';
      const url = request.url ?? '';
      const head = { 'content-type': type };
      if (url.endsWith('/RunSSE')) {
        response.writeHead(200, head);
        setTimeout(() => response.write(ASK_FOR_CONTEXT), 500);
        return;
      }
      const chunks = [];
      for await (const chunk of request) chunks.push(chunk);
      const context = url.endsWith('/BidiAppend') ? contextIn(Buffer.concat(chunks)) : undefined;
      if (context !== undefined) found(rulesIn(context));
      const answer = answerTo(url, type);
      response.writeHead(200, answer === undefined ? head : { 'content-type': 'application/json' });
      response.end(answer === undefined ? undefined : JSON.stringify(answer));
    });
    server.listen(0, '127.0.0.1', () => startAgent(server.address()));
  });
}

/**
 * @param {string} url
 * @param {string} type
 */
function answerTo(url, type) {
  if (url.startsWith('/auth/exchange')) return { accessToken: TOKEN, refreshToken: 'x' };
  if (url.startsWith('/v1/models')) return { items: [MODEL], models: [MODEL] };
  return type.startsWith('application/proto') ? undefined : {};
}

/** @param {ReturnType<import('node:http').Server['address']>} address */
async function startAgent(address) {
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  Object.assign(process.env, { CURSOR_BACKEND_URL: url, CURSOR_WEBSITE_URL: url, CURSOR_API_KEY: 'dummy' });
  const { Agent } = await import(pathToFileURL(join(sdk, 'dist/esm/index.js')).href);
  const agent = await Agent.create({
    apiKey: 'dummy',
    model: { id: 'auto' },
    local: { cwd: root, settingSources: ['project'], enableAgentRetries: false },
  });
  await agent.send('Reply with one word.').catch(() => {});
}

/**
 * BidiAppend.data (hex) > exec_client_message > request_context_result > success > request_context
 * @param {Buffer} body
 */
function contextIn(body) {
  const text = field(body, 1);
  const message = text === undefined ? undefined : Buffer.from(text.toString('latin1'), 'hex');
  return [2, 10, 1, 1].reduce((inside, number) => inside && field(inside, number), message);
}

/** @param {Buffer} context */
function rulesIn(context) {
  return fieldsOf(context)
    .filter(({ number }) => number === 2)
    .map(({ value }) => {
      const [kind] = fieldsOf(field(value, 3) ?? Buffer.alloc(0));
      const type = TYPES[kind?.number ?? 0] ?? 'unknown';
      return {
        path: relative(root, field(value, 1)?.toString('utf8') ?? ''),
        type,
        globs: type === 'globs' && kind ? fieldsOf(kind.value).map((each) => each.value.toString('utf8')) : [],
        body: field(value, 2)?.toString('utf8') ?? '',
      };
    });
}

/**
 * @param {Buffer} message
 * @param {number} number
 */
function field(message, number) {
  return fieldsOf(message).find((each) => each.number === number)?.value;
}

/**
 * The fields of a protobuf message; numbers are left out. https://protobuf.dev/programming-guides/encoding
 * @param {Buffer} message
 */
function fieldsOf(message) {
  const found = [];
  let at = 0;
  const varint = () => {
    let [value, factor] = [0, 1];
    for (;;) {
      const byte = message[at++] ?? 0;
      value += (byte & 127) * factor;
      factor *= 128;
      if (byte < 128) return value;
    }
  };
  while (at < message.length) {
    const key = varint();
    const wire = key & 7;
    if (wire === 0) {
      varint();
      continue;
    }
    const length = wire === 2 ? varint() : wire === 1 ? 8 : 4;
    if (wire === 2) found.push({ number: Math.floor(key / 8), value: message.subarray(at, at + length) });
    at += length;
  }
  return found;
}

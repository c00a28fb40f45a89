/** The four protocols in which clients speak to models, as far as one text or one call of a tool goes. */

/**
 * @typedef {object} Turn
 * @property {any} body what the client sent
 * @property {number} id
 * @property {boolean} isStream
 * @property {{ readonly name: string, readonly args: object } | undefined} call the tool to call; absent to end the session
 */

/** @typedef {(response: import('node:http').ServerResponse, turn: Turn) => void} Answer */

/** @type {readonly { readonly path: RegExp, readonly answer: Answer }[]} */
export const DIALECTS = [
  { path: /\/messages$/, answer: anthropicMessages },
  { path: /\/responses$/, answer: openaiResponses },
  { path: /\/chat\/completions$/, answer: openaiChat },
  { path: /:(streamG|g)enerateContent$/, answer: geminiContent },
];

const LAST_WORD = 'done';

/**
 * @param {import('node:http').ServerResponse} response
 * @param {object} value
 */
export function sendJson(response, value, status = 200) {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(value));
}

/**
 * @param {import('node:http').ServerResponse} response
 * @param {readonly any[]} events those with a type are sent under its name
 */
function sendEvents(response, events) {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const event of events) {
    const name = event.type === undefined ? '' : `event: ${event.type}\n`;
    response.write(`${name}data: ${typeof event === 'string' ? event : JSON.stringify(event)}\n\n`);
  }
  response.end();
}

/** @type {Answer} https://docs.anthropic.com/en/api/messages-streaming */
function anthropicMessages(response, { body, id, isStream, call }) {
  const usage = { input_tokens: 1, output_tokens: 1 };
  const stop = { stop_reason: call === undefined ? 'end_turn' : 'tool_use', stop_sequence: null };
  const message = { id: `msg_${id}`, type: 'message', role: 'assistant', model: body.model, usage };
  const block =
    call === undefined
      ? { type: 'text', text: LAST_WORD }
      : { type: 'tool_use', id: `toolu_${id}`, name: call.name, input: call.args };
  if (!isStream) return sendJson(response, { ...message, content: [block], ...stop });
  const opening = call === undefined ? { type: 'text', text: '' } : { ...block, input: {} };
  const delta =
    call === undefined
      ? { type: 'text_delta', text: LAST_WORD }
      : { type: 'input_json_delta', partial_json: JSON.stringify(call.args) };
  return sendEvents(response, [
    { type: 'message_start', message: { ...message, content: [], stop_reason: null, stop_sequence: null } },
    { type: 'content_block_start', index: 0, content_block: opening },
    { type: 'content_block_delta', index: 0, delta },
    { type: 'content_block_stop', index: 0 },
    { type: 'message_delta', delta: stop, usage },
    { type: 'message_stop' },
  ]);
}

/** @type {Answer} https://platform.openai.com/docs/api-reference/responses-streaming */
function openaiResponses(response, { body, id, isStream, call }) {
  const item = responseItem(id, call);
  const details = { input_tokens_details: { cached_tokens: 0 }, output_tokens_details: { reasoning_tokens: 0 } };
  const whole = {
    id: `resp_${id}`,
    object: 'response',
    created_at: 1,
    model: body.model,
    status: 'completed',
    output: [item],
    usage: { input_tokens: 1, output_tokens: 1, total_tokens: 2, ...details },
  };
  if (!isStream) return sendJson(response, whole);
  const text = { type: 'response.output_text.delta', item_id: item.id, output_index: 0, content_index: 0 };
  return sendEvents(response, [
    { type: 'response.created', response: { ...whole, status: 'in_progress', output: [] } },
    { type: 'response.output_item.added', output_index: 0, item: { ...item, status: 'in_progress' } },
    ...(call === undefined ? [{ ...text, delta: LAST_WORD }] : []),
    { type: 'response.output_item.done', output_index: 0, item },
    { type: 'response.completed', response: whole },
  ]);
}

/**
 * @param {number} id
 * @param {Turn['call']} call
 */
function responseItem(id, call) {
  if (call === undefined) {
    const content = [{ type: 'output_text', text: LAST_WORD, annotations: [] }];
    return { type: 'message', id: `m_${id}`, role: 'assistant', status: 'completed', content };
  }
  const { name, args } = call;
  const names = { id: `fc_${id}`, call_id: `call_${id}`, name };
  return { type: 'function_call', ...names, arguments: JSON.stringify(args), status: 'completed' };
}

/** @type {Answer} https://platform.openai.com/docs/api-reference/chat-streaming */
function openaiChat(response, { body, id, isStream, call }) {
  const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };
  const base = { id: `c_${id}`, created: 1, model: body.model };
  const finish = call === undefined ? 'stop' : 'tool_calls';
  const spoken = { role: 'assistant', content: call === undefined ? LAST_WORD : null };
  const named = call && { name: call.name, arguments: JSON.stringify(call.args) };
  const message =
    call === undefined
      ? spoken
      : { ...spoken, tool_calls: [{ index: 0, id: `call_${id}`, type: 'function', function: named }] };
  if (!isStream) {
    const choices = [{ index: 0, message, finish_reason: finish }];
    return sendJson(response, { ...base, object: 'chat.completion', choices, usage });
  }
  const chunk = (/** @type {object} */ delta, /** @type {string | null} */ reason) => ({
    ...base,
    object: 'chat.completion.chunk',
    choices: [{ index: 0, delta, finish_reason: reason }],
  });
  const last = { ...base, object: 'chat.completion.chunk', choices: [], usage };
  return sendEvents(response, [chunk(message, null), chunk({}, finish), last, '[DONE]']);
}

/** @type {Answer} https://ai.google.dev/api/generate-content */
function geminiContent(response, { isStream, call }) {
  const part = call === undefined ? { text: LAST_WORD } : { functionCall: { name: call.name, args: call.args } };
  const answer = {
    candidates: [{ index: 0, content: { role: 'model', parts: [part] }, finishReason: 'STOP' }],
    usageMetadata: { promptTokenCount: 1, candidatesTokenCount: 1, totalTokenCount: 2 },
  };
  return isStream ? sendEvents(response, [answer]) : sendJson(response, answer);
}

/**
 * The released clients that are run, and how each is brought to talk to a stand-in for its model: data. Versions are
 * pinned; where `src/clients.ts` names another one, the run says so.
 */

/**
 * @typedef {object} Release
 * @property {import('../../src/model.ts').Client} client the row of the client table that it stands for
 * @property {string} package in the npm registry
 * @property {string} version
 * @property {string} [bin] its program; absent for a library, which a program of ours calls
 * @property {string} [node] the least Node version that it asks for, where that is more than lintel's own
 */

/** @type {readonly Release[]} */
export const RELEASES = [
  { client: 'claude', package: '@anthropic-ai/claude-code', version: '2.1.328', bin: 'claude' },
  { client: 'codex', package: '@openai/codex', version: '0.169.0', bin: 'codex' },
  { client: 'cursor', package: '@cursor/sdk', version: '1.0.32', node: '22.13.0' },
  { client: 'copilot-cli', package: '@github/copilot', version: '1.0.102', bin: 'copilot' },
  { client: 'gemini', package: '@google/gemini-cli', version: '0.61.0', bin: 'gemini' },
  { client: 'opencode', package: 'opencode-ai', version: '1.18.33', bin: 'opencode' },
];

/** The Node release that runs a client which asks for more than the Node that runs this. */
export const NEWER_NODE = '22.23.3';

/**
 * What starts a client without a terminal, an account or a question: arguments, environment, and files of its home.
 * @typedef {object} Launch
 * @property {readonly string[]} args
 * @property {Readonly<Record<string, string>>} env
 * @property {Readonly<Record<string, string>>} [files]
 */

const PROMPT = 'Reply with one word.';

/** @type {Readonly<Record<string, (url: string) => Launch>>} by client; `url` is where the stand-in listens */
export const LAUNCHES = {
  claude: (url) => ({
    args: ['-p', PROMPT, '--no-session-persistence', '--dangerously-skip-permissions'],
    env: {
      ANTHROPIC_BASE_URL: url,
      ANTHROPIC_API_KEY: 'dummy',
      CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
      DISABLE_AUTOUPDATER: '1',
      DISABLE_TELEMETRY: '1',
      IS_SANDBOX: '1',
    },
  }),
  codex: (url) => ({
    args: ['exec', '--skip-git-repo-check', '-s', 'danger-full-access', '-m', 'gpt-5-codex', PROMPT],
    env: { STAND_IN_KEY: 'dummy' },
    files: { '.codex/config.toml': codexConfig(url) },
  }),
  'copilot-cli': (url) => ({
    args: ['-p', PROMPT, '--allow-all-tools', '--allow-all-paths', '--no-auto-update'],
    env: {
      COPILOT_PROVIDER_BASE_URL: `${url}/v1`,
      COPILOT_PROVIDER_API_KEY: 'dummy',
      COPILOT_PROVIDER_TYPE: 'openai',
      COPILOT_MODEL: 'gpt-5',
      COPILOT_OFFLINE: 'true',
    },
  }),
  gemini: (url) => ({
    args: ['-p', PROMPT, '-m', 'gemini-2.5-pro', '--skip-trust', '--approval-mode', 'yolo'],
    env: {
      GEMINI_API_KEY: 'dummy',
      GOOGLE_GEMINI_BASE_URL: url,
      GEMINI_CLI_TRUST_WORKSPACE: 'true',
      GEMINI_TELEMETRY_ENABLED: 'false',
    },
    files: {
      '.gemini/settings.json': JSON.stringify({
        security: { auth: { selectedType: 'gemini-api-key' } },
        privacy: { usageStatisticsEnabled: false },
      }),
    },
  }),
  opencode: (url) => ({
    args: ['run', '--model', 'standin/m', PROMPT],
    env: {
      OPENCODE_DISABLE_AUTOUPDATE: '1',
      OPENCODE_DISABLE_LSP_DOWNLOAD: '1',
      OPENCODE_DISABLE_MODELS_FETCH: '1',
    },
    files: { '.config/opencode/opencode.json': JSON.stringify(opencodeConfig(url)) },
  }),
};

/** @param {string} url */
function codexConfig(url) {
  return [
    'model_provider = "standin"',
    '[model_providers.standin]',
    'name = "standin"',
    `base_url = "${url}/v1"`,
    'wire_api = "responses"',
    'env_key = "STAND_IN_KEY"',
    'request_max_retries = 0',
    'stream_max_retries = 0',
    '',
  ].join('\n');
}

/** @param {string} url */
function opencodeConfig(url) {
  return {
    autoupdate: false,
    share: 'disabled',
    provider: {
      standin: {
        npm: '@ai-sdk/openai-compatible',
        name: 'standin',
        options: { baseURL: `${url}/v1`, apiKey: 'dummy' },
        models: { m: { name: 'm', tool_call: true } },
      },
    },
  };
}

import { describe, expect, it } from 'vitest';
import { chooseConfig, parseConfig } from '../src/config.ts';

const RULES = ['stale/path', 'stale/symbol'];

function check(text: string): readonly string[] {
  const { problems } = parseConfig({ file: 'context/lintel.yaml', text, context: 'context' }, RULES);
  return problems.map(({ line, column, message }) => `${line}:${column} ${message}`);
}

describe('parseConfig', () => {
  it('fills in every default', () => {
    const { value, problems } = parseConfig({ file: 'context/lintel.yaml', text: '', context: 'context' }, RULES);
    expect(problems).toEqual([]);
    expect(value).toEqual({
      file: 'context/lintel.yaml',
      context: 'context',
      clients: ['claude', 'codex', 'cursor'],
      decisions: [],
      notes: [],
      rules: {},
    });
  });

  it('puts clients into one order, however they were written', () => {
    const read = (text: string) => parseConfig({ file: 'c', text, context: 'context' }, RULES).value.clients;
    expect(read('clients: [cursor, claude]')).toEqual(['claude', 'cursor']);
    expect(read('clients: [claude, cursor]')).toEqual(['claude', 'cursor']);
  });

  it.each([
    ['an unknown key', 'client: [claude]', '1:1 Unknown key `client`; did you mean `clients`?'],
    [
      'an unknown client',
      'clients:\n  - claud',
      '2:5 Unknown value `claud`; did you mean `claude`? Expected (`claude` | `codex` | `cursor`).',
    ],
    ['a text where a list belongs', 'clients: claude', '1:1 `clients` is `claude`; expected a list.'],
    [
      'an empty list of clients',
      'clients: []',
      '1:1 `clients` is an empty list; expected a list with at least one client.',
    ],
    [
      'an unknown key of a decision folder',
      'decisions:\n  - files: x\n    default-statu: accepted',
      '3:5 Unknown key `default-statu`; did you mean `default-status`?',
    ],
    ['an unknown rule', 'rules:\n  stale/pat: error', '2:3 Unknown rule `stale/pat`; did you mean `stale/path`?'],
    ['a list as the whole', '- a', '1:1 The configuration is `a list`; expected a mapping.'],
  ])('names %s with its place and the nearest known word', (_name, text, expected) => {
    expect(check(text)).toEqual([expected]);
  });

  it('places a syntax error', () => {
    expect(check('clients: [claude')).toEqual([
      expect.stringMatching(/^1:\d+ The configuration is not valid YAML: Flow sequence/),
    ]);
  });

  it('takes a key without a value for absent', () => {
    expect(check('clients:\n')).toEqual([]);
  });

  it('is not fooled by names from Object.prototype', () => {
    expect(check('rules:\n  constructor: error')).toEqual([expect.stringContaining('Unknown rule `constructor`')]);
    expect(check('toString: 1')).toEqual([expect.stringContaining('Unknown key `toString`')]);
  });
});

describe('chooseConfig', () => {
  const choose = (texts: Record<string, string>, context?: string) =>
    chooseConfig(new Map(Object.entries(texts)), context);

  it('prefers package.json, then the root, then the context folder', () => {
    const all = {
      'package.json': '{"lintel": {"clients": ["codex"]}}',
      'lintel.yaml': 'a',
      'context/lintel.yaml': 'b',
    };
    expect(choose(all)).toMatchObject({ file: 'package.json', key: 'lintel' });
    expect(choose({ ...all, 'package.json': '{}' })).toMatchObject({ file: 'lintel.yaml', text: 'a' });
    expect(choose({ 'context/lintel.yaml': 'b' })).toMatchObject({ file: 'context/lintel.yaml', context: 'context' });
  });

  it('follows a path in package.json to the context folder', () => {
    expect(choose({ 'package.json': '{"lintel": "docs/agents"}', 'docs/agents/lintel.yaml': '{}' })).toMatchObject({
      context: 'docs/agents',
    });
  });

  it('looks only where the user said', () => {
    expect(choose({ 'lintel.yaml': 'a' }, 'docs/agents')).toBeUndefined();
  });

  it('reads the configuration inside package.json with its own places', () => {
    const text = '{\n  "lintel": {\n    "client": []\n  }\n}';
    const { problems } = parseConfig({ file: 'package.json', text, key: 'lintel', context: 'context' }, RULES);
    expect(problems).toMatchObject([{ file: 'package.json', line: 3, column: 5 }]);
  });
});

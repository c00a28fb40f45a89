import { describe, expect, it } from 'vitest';
import { chooseConfig } from '../src/config-choice.ts';
import { parseConfig } from '../src/config.ts';
import { RULE_IDS } from '../src/rules/index.ts';
import { configText } from '../src/sources/scaffold.ts';

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
      claude: 'mirror',
      gemini: 'link',
      budget: { lines: 150, tokens: 2000 },
      targets: [],
      rules: {},
      ruleOptions: {},
      overrides: [],
    });
  });

  it('puts clients into one order, however they were written', () => {
    const read = (text: string) => parseConfig({ file: 'c', text, context: 'context' }, RULES).value.clients;
    expect(read('clients: [cursor, claude]')).toEqual(['claude', 'cursor']);
    expect(read('clients: [claude, cursor]')).toEqual(['claude', 'cursor']);
  });

  it.each([
    ['an unknown key', 'client: [claude]', '1:1 Unknown key `client`; did you mean `clients`?'],
    ['an unknown client', 'clients:\n  - claud', '2:5 Unknown value `claud`; did you mean `claude`?'],
    [
      'a severity that is none',
      'rules:\n  stale/path: fatal',
      '2:3 Unknown value `fatal`; known: `error`, `warn`, `info`, `off`.',
    ],
    [
      'a truth value where a severity belongs',
      'rules:\n  stale/path: true',
      '2:3 Unknown value `true`; known: `error`, `warn`, `info`, `off`.',
    ],
    [
      'a severity without a value',
      'rules:\n  stale/path:',
      '2:3 `rules.stale/path` is empty; expected one of `error`, `warn`, `info`, `off`.',
    ],
    ['a number as a decision folder', 'decisions: [5]', '1:13 `decisions.0` is `5`; expected a text or a mapping.'],
    ['a decision folder without files', 'decisions:\n  - {}', '2:5 `decisions.0` has no `files`.'],
    [
      'a key that is like no other',
      'zzz: 1',
      '1:1 Unknown key `zzz`; known: `clients`, `modules`, `decisions`, `notes`, `claude`, `gemini`, `budget`, `targets`, `rules`, `overrides`.',
    ],
    ['an unknown key without a value', 'client:', '1:1 Unknown key `client`; did you mean `clients`?'],
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

  it.each([
    [
      'an unknown option',
      'rules:\n  a/b: { exprts: 1 }',
      '2:10 Unknown option of `a/b` `exprts`; did you mean `exports`?',
    ],
    [
      'an option of a rule that has none',
      'rules:\n  stale/path: { exports: 1 }',
      '2:17 Unknown option `exports`: `stale/path` has none; only `severity` can be set.',
    ],
    [
      'an option that is no number',
      'rules: { a/b: { exports: x } }',
      '1:17 `rules.a/b.exports` is `x`; expected a number.',
    ],
    [
      'an option that is no whole number',
      'rules: { a/b: { exports: 1.5 } }',
      '1:17 `rules.a/b.exports` is `1.5`; expected a whole number.',
    ],
    [
      'a negative option',
      'rules: { a/b: { exports: -1 } }',
      '1:17 `rules.a/b.exports` is `-1`; expected a number from 0.',
    ],
    [
      'a severity in a mapping',
      'rules: { a/b: { severity: warm } }',
      '1:17 Unknown value `warm`; did you mean `warn`?',
    ],
    [
      'an unknown rule for some files',
      'overrides:\n  - files: docs/**\n    rules: { stale/pth: off }',
      '3:14 Unknown rule `stale/pth`; did you mean `stale/path`?',
    ],
    [
      'an unknown key of an override',
      'overrides: [{ files: a, rule: {}, rules: {} }]',
      '1:25 Unknown key `rule`; did you mean `rules`?',
    ],
    [
      'rules in a list',
      'rules: [stale/path]',
      '1:1 `rules` is a list; expected a mapping such as `{ stale/path: warn }`.',
    ],
    ['an override without files', 'overrides: [{ rules: {} }]', '1:13 `overrides.0` has no `files`.'],
    [
      'a glob that would take minutes',
      'overrides: [{ files: ["**/a/**/b/**/c/**/d"], rules: {} }]',
      '1:23 `**/a/**/b/**/c/**/d` holds so many wildcards that it could take minutes to match.',
    ],
  ])('says what is wrong with %s', (_name, text, expected) => {
    const options = new Map([['a/b', ['exports', 'importers']]]);
    const source = { file: 'context/lintel.yaml', text, context: 'context' };
    const { problems } = parseConfig(source, [...RULES, 'a/b'], options);
    expect(problems.map(({ line, column, message }) => `${line}:${column} ${message}`)).toEqual([expected]);
  });

  it('names everything that is wrong at once', () => {
    const text = [
      'client: [claude]',
      'module: []',
      'clients: [claud]',
      'decisions:',
      '  - { files: 1, default-status: acepted, statu: x, file: y }',
      'rules: { stale/pat: error }',
    ].join('\n');
    expect(check(text)).toEqual([
      '1:1 Unknown key `client`; did you mean `clients`?',
      '2:1 Unknown key `module`; did you mean `modules`?',
      '3:11 Unknown value `claud`; did you mean `claude`?',
      '5:7 `decisions.0.files` is `1`; expected a text.',
      '5:17 Unknown value `acepted`; did you mean `accepted`?',
      '5:42 Unknown key `statu`; known: `files`, `default-status`.',
      '5:52 Unknown key `file`; did you mean `files`?',
      '6:10 Unknown rule `stale/pat`; did you mean `stale/path`?',
    ]);
  });

  it('keeps what is right beside an unknown key', () => {
    const { value } = parseConfig({ file: 'c', text: 'clients: [codex]\nfoo: 1', context: 'context' }, RULES);
    expect(value.clients).toEqual(['codex']);
  });

  it('places a syntax error', () => {
    expect(check('clients: [claude')).toEqual([
      expect.stringMatching(/^1:\d+ The configuration is not valid YAML: Flow sequence/),
    ]);
  });

  it('names a conflict that a merge left, rather than what YAML makes of it', () => {
    expect(check('modules: [a]\n<<<<<<< HEAD\nclients: [claude]\n=======\nclients: [codex]\n>>>>>>> x\n')).toEqual([
      '2:1 A merge left a conflict in the configuration that nobody has settled.',
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

describe('the configuration that init writes', () => {
  const lines = configText('docs/context').split('\n');
  const examples = lines.filter((line) => /^# [a-z]+: [^$]*$/.test(line));
  const read = (text: string) => parseConfig({ file: 'c', text, context: 'docs/context' }, RULE_IDS);

  it('has an example for every key', () => {
    expect(examples.map((line) => /^# (\w+):/.exec(line)?.[1])).toEqual([
      'clients',
      'modules',
      'decisions',
      'notes',
      'rules',
    ]);
    expect(read(lines.join('\n'))).toEqual(read(''));
  });

  it.each(examples)('%s says something and is valid when it is uncommented alone', (line) => {
    const { value, problems } = read(lines.map((each) => (each === line ? each.slice(2) : each)).join('\n'));
    expect(problems).toEqual([]);
    expect(value).not.toEqual(read('').value);
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

  it('hands on the context folder that package.json names', () => {
    expect(choose({ 'package.json': '{"lintel": "docs/agents"}' })).toEqual({ kind: 'folder', written: 'docs/agents' });
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

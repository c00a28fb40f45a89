/** The pure parts of `npm run test:clients`: what counts as delivered, leaked, repeated, out of order or lost. */
import { describe, expect, it } from 'vitest';
import { firstPlace, occurrences, textsIn } from '../../scripts/clients/arrived.mjs';
import { applied } from '../../scripts/clients/cursor-session.mjs';
import { expectedOf } from '../../scripts/clients/expected.mjs';
import { fixtures } from '../../scripts/clients/fixtures.mjs';
import { compareMeaning, compareTurns, disorderIn } from '../../scripts/clients/judge.mjs';
import { resultsIn } from '../../scripts/clients/model-api.mjs';
import { note } from '../../scripts/clients/notes.mjs';
import { matrixText, versionRemarks } from '../../scripts/clients/page.mjs';
import { CLIENTS } from '../../src/clients.ts';
import type { ExplainedFile, ExplainedStatement } from '../../src/explain.ts';
import type { Client } from '../../src/model.ts';

const WEIGHT = { bytes: 0, lines: 0, tokens: { from: 0, to: 0 } };
const GUIDE = note({ file: 'guides/style.md', key: 'STYLE' });
const API = note({ file: 'modules/api.md', key: 'API', holds: { kind: 'folder', path: 'packages/api' } });
const STATEMENTS = [...GUIDE.statements, ...API.statements];

function loaded(path: string, when: ExplainedFile['when'], from: typeof GUIDE): ExplainedFile {
  const [rule] = from.statements;
  const statements: readonly ExplainedStatement[] = [
    { kind: 'rule', text: '', source: from.path, line: rule?.line ?? 0, weight: WEIGHT },
    { kind: 'text', text: 'Notes', source: from.path, line: 9, weight: WEIGHT },
  ];
  return { path, when, weight: WEIGHT, over: [], statements };
}

const ROOT = loaded('AGENTS.md', 'at start', GUIDE);
const NESTED = loaded('packages/api/AGENTS.md', 'when the path is touched', API);
const SENT = loaded('packages/api/AGENTS.md', 'when sent there', API);

/** A workspace with one file at the root and one in a package, as `lintel explain` tells it. */
function explain(path: string, client: string): readonly ExplainedFile[] {
  if (!path.startsWith('packages/api/')) return [ROOT];
  return [ROOT, client === 'codex' ? SENT : NESTED];
}

function asked(client: Client, start: string, touches: readonly string[]) {
  return { client, row: CLIENTS[client], start, touches, explain, exists: () => true, statements: STATEMENTS };
}

const STYLE = ['MK-STYLE-RULE-1', 'MK-STYLE-TEXT-1', 'MK-STYLE-TEXT-2'];
const OF_API = ['MK-API-RULE-1', 'MK-API-TEXT-1', 'MK-API-TEXT-2'];

describe('what arrived', () => {
  it('counts a mark only where it stands whole', () => {
    expect(occurrences('MK-A-1 MK-A-12 MK-A-1', 'MK-A-1')).toBe(2);
    expect(firstPlace('MK-A-12 MK-A-1', 'MK-A-1')).toBe(8);
    expect(occurrences('read `a.md`. read `a.md`.', 'read `a.md`.')).toBe(2);
  });

  it('is what the model reads, not what tools are called', () => {
    const body = {
      tools: [{ description: 'no' }],
      messages: [{ role: 'user', content: [{ type: 'text', text: 'yes' }] }],
    };
    expect(textsIn({ ...body, system: 'first' })).toEqual(['first', 'yes']);
  });

  it('tells the turn by the tools that have answered, in every protocol', () => {
    expect(resultsIn({ input: [{ type: 'function_call' }, { type: 'function_call_output' }] })).toBe(1);
    expect(resultsIn({ messages: [{ role: 'tool', content: 'x' }] })).toBe(1);
    expect(resultsIn({ messages: [{ role: 'user', content: [{ type: 'tool_result' }, { type: 'text' }] }] })).toBe(1);
    expect(resultsIn({ contents: [{ parts: [{ functionResponse: {} }, { text: '' }] }] })).toBe(1);
  });

  it('from Cursor is what is always applied, and rules whose globs match', () => {
    const rule = (type: 'always' | 'globs' | 'manual', ...globs: readonly string[]) => ({
      path: '',
      type,
      globs,
      body: type,
    });
    const uploads = [rule('always'), rule('globs', 'src/**/*.ts'), rule('manual')];
    expect(applied(uploads, [])).toEqual(['always']);
    expect(applied(uploads, ['src/a/b.ts'])).toEqual(['always', 'globs']);
    expect(applied(uploads, ['lib/b.ts'])).toEqual(['always']);
  });
});

describe('what is expected', () => {
  it('comes with the file that is touched', () => {
    expect([...expectedOf(asked('claude', '', [])).counts.keys()]).toEqual(STYLE);
    expect([...expectedOf(asked('claude', '', ['packages/api/a.ts'])).counts.keys()]).toEqual([...STYLE, ...OF_API]);
  });

  it('comes at once in a session that is started there, for Codex too', () => {
    for (const client of ['claude', 'codex'] as const)
      expect([...expectedOf(asked(client, 'packages/api', [])).counts.keys()]).toEqual([...STYLE, ...OF_API]);
  });

  it('is pointed to where the client loads no deeper file', () => {
    const { counts, pointed } = expectedOf(asked('codex', '', ['packages/api/a.ts']));
    expect([...counts.keys()]).toEqual(STYLE);
    expect([...pointed]).toEqual(OF_API);
  });

  it('is nothing for a file beside the start folder, except of the clients that load as much as below', () => {
    const touched = ['packages/api/a.ts'];
    for (const client of ['claude', 'codex', 'opencode', 'gemini'] as const)
      expect([...expectedOf(asked(client, 'packages/web', touched)).counts.keys()]).toEqual(STYLE);
    expect([...expectedOf(asked('copilot-cli', 'packages/web', touched)).counts.keys()]).toEqual([...STYLE, ...OF_API]);
  });

  it('is a line that names the file there, or a row of the table that says that there is none', () => {
    const session = asked('claude', 'packages/web', ['packages/api/a.ts']);
    expect(compareMeaning(expectedOf(session), session, [])).toEqual({ unmeant: [], pointed: 0, beside: 3 });
    const pointer = { kind: 'pointer' as const, text: 'packages/api/AGENTS.md', source: '', weight: WEIGHT };
    const withLine = (path: string, client: string) =>
      explain(path, client).map((file) =>
        file === ROOT ? { ...file, statements: [...file.statements, pointer] } : file,
      );
    const named = { ...session, explain: withLine };
    expect(compareMeaning(expectedOf(named), named, [])).toEqual({ unmeant: [], pointed: 3, beside: 0 });
    const refused = asked('gemini', 'packages/web', ['packages/api/a.ts']);
    expect(compareMeaning(expectedOf(refused), refused, [])).toEqual({ unmeant: [], pointed: 0, beside: 0 });
  });

  it('is nothing below a root whose settings name the files', () => {
    const session = { ...asked('gemini', 'packages/web', []), exists: () => false };
    expect(expectedOf(session).counts.size).toBe(0);
    expect(expectedOf({ ...session, start: '' }).counts.size).toBe(3);
  });
});

describe('a delivery', () => {
  const session = asked('claude', '', ['packages/api/a.ts']);
  const expected = [expectedOf({ ...session, touches: [] }), expectedOf(session)];
  const words = [...STYLE, ...OF_API];
  const start = STYLE.join('\n');
  const after = words.join('\n');

  it('is right when every statement arrives in its turn', () => {
    expect(compareTurns([[start], [after]], expected, words)).toEqual({
      expected: 6,
      delivered: 6,
      twice: 0,
      missing: [],
      leaked: [],
      repeated: [],
    });
  });

  it('is wrong when a text is cut, comes too early, or comes twice', () => {
    const cut = compareTurns([[start], [after.slice(0, -1)]], expected, words);
    expect([cut.delivered, cut.missing]).toEqual([5, ['MK-API-TEXT-2 after file 1: 0 of 1']]);
    expect(compareTurns([[after], [after]], expected, words).leaked).toHaveLength(3);
    expect(compareTurns([[start], [after, start]], expected, words).repeated).toHaveLength(3);
    expect(compareTurns([[start]], expected, words).missing).toHaveLength(6);
  });

  it('keeps the order of a file, and the root before what is nested', () => {
    const last = [expectedOf(session)];
    expect(disorderIn([after], last, 'root first')).toEqual([]);
    expect(disorderIn([[...OF_API, ...STYLE].join('\n')], last, 'root first')).toEqual([
      'packages/api and the root are not in their order',
    ]);
    expect(disorderIn([[...OF_API, ...STYLE].join('\n')], last, 'nearest first')).toEqual([]);
    expect(disorderIn([[...STYLE].reverse().join('\n')], last, 'root first')).toHaveLength(2);
  });
});

describe('a plan', () => {
  const session = asked('claude', '', ['packages/api/a.ts']);
  const last = expectedOf(session);

  it('is right when each note reaches whom it is for, where it holds', () => {
    expect(compareMeaning(last, session, [])).toEqual({ unmeant: [], pointed: 0, beside: 0 });
  });

  it('is wrong when it loses a note, spills it, or sends it twice without saying so', () => {
    const none = { ...last, counts: new Map<string, number>() };
    expect(compareMeaning(none, session, []).unmeant).toHaveLength(6);
    expect(compareMeaning(last, { ...session, touches: [] }, []).unmeant).toEqual(
      OF_API.map((mark) => `${mark} does not hold here`),
    );
    const others = STATEMENTS.map((statement) => ({ ...statement, clients: ['codex'] }));
    expect(compareMeaning(last, { ...session, statements: others }, []).unmeant).toHaveLength(6);
    const twice = { ...last, counts: new Map([...last.counts].map(([word]) => [word, 2])) };
    expect(compareMeaning(twice, session, []).unmeant).toHaveLength(6);
    expect(compareMeaning(twice, session, ['Claude Code gets repository and folder text twice: …']).unmeant).toEqual(
      [],
    );
  });
});

it('every mark of a fixture stands in one statement', () => {
  for (const { statements } of fixtures()) {
    const marks = statements.map(({ mark }) => mark);
    expect(new Set(marks).size).toBe(marks.length);
  }
});

it('a client that could not be run is never counted as passed', () => {
  const release = { client: 'codex' as const, package: '@openai/codex', version: '0.0.1', bin: 'codex' };
  const cell = { fixture: 'three', client: 'codex' as const, sessions: 0, expected: 0, delivered: 0, twice: 0 };
  const counts = { pointed: 0, beside: 0, leaked: 0, repeated: 0, faults: [], notRunBecause: 'no such file' };
  const results = { cells: [{ ...cell, ...counts }], installed: [{ release }], fixtures: fixtures().slice(0, 1) };
  expect(matrixText({ ...results, table: CLIENTS, seal: '', date: '', version: '' }, false)).toMatch(
    /three {2}not run\n\ncodex was not run/,
  );
  expect(versionRemarks({ ...results, table: CLIENTS })).toEqual([
    `The client table speaks of Codex CLI ${CLIENTS.codex.version}; 0.0.1 was run.`,
  ]);
});

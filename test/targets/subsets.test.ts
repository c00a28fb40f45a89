import { describe, expect, it } from 'vitest';
import { CLIENT_NAMES, CLIENTS } from '../../src/clients.ts';
import { explainPath } from '../../src/explain.ts';
import { instructionFiles, loadedBy } from '../../src/loading.ts';
import type { Client, Compilation } from '../../src/model.ts';
import { compiled, type Files } from '../project.ts';

/** One mark for each statement; the name of a mark says where it holds and, behind a slash, for whom. */
const NOTES: Files = {
  'package.json': '{ "name": "shop" }',
  'src/api/a.ts': 'export {};\n',
  'src/api/a.test.ts': 'export {};\n',
  'src/web/b.ts': 'export {};\n',
  'context/project.md': '---\nrule: MARK-all-project.\n---\n\n# Shop\n\nMARK-all-body.\n',
  'context/modules/api.md': '---\nmodule: src/api\nrule: MARK-api-rule.\n---\n\n# API\n\nMARK-api-body.\n',
  'context/guides/tests.md':
    '---\napplies-to: "**/*.test.ts"\nrule: MARK-tests-rule.\n---\n\n# Tests\n\nMARK-tests-body.\n',
  'context/decisions/everywhere.md': '---\nstatus: accepted\nrule: MARK-all-decision.\n---\n\n# E\n',
  'context/decisions/api.md': '---\nstatus: accepted\nrule: MARK-api-decision.\napplies-to: src/api/**\n---\n\n# A\n',
  'context/decisions/globs.md':
    '---\nstatus: accepted\nrule: MARK-tests-decision.\napplies-to: "**/*.test.ts"\n---\n\n# G\n',
};
const MARKS = Object.values(NOTES).flatMap((text) => text.match(/MARK-[a-z]+-[a-z]+/g) ?? []);

/** What holds for a path, by the middle word of a mark. */
const HOLDS: Readonly<Record<string, readonly string[]>> = {
  'src/api/a.test.ts': ['all', 'api', 'tests'],
  'src/api/a.ts': ['all', 'api'],
  'src/web/b.ts': ['all'],
};

/** Every single client, every pair, all of them, and all but one. */
function subsetsOf(names: readonly Client[]): readonly (readonly Client[])[] {
  const pairs = names.flatMap((a, index) => names.slice(index + 1).map((b) => [a, b]));
  return [
    ...names.map((name) => [name]),
    ...pairs,
    names,
    ...names.map((left) => names.filter((name) => name !== left)),
  ];
}

/** Those that load AGENTS.md and nothing else are like opencode; Zed passes over it where others have a file of their own. */
const WITH_FILES = CLIENT_NAMES.filter((name) => !['kiro', 'junie', 'amp'].includes(name));

function build(clients: readonly Client[], more: Files = {}): Compilation {
  return compiled({ ...NOTES, ...more, 'context/lintel.yaml': `clients: [${clients.join(', ')}]\n` });
}

interface Arrival {
  readonly loaded: readonly string[];
  readonly sent: readonly string[];
}

/** The texts that a client loads by itself for `path`, and those that it is sent to. */
function arrivals(compilation: Compilation, path: string): ReadonlyMap<Client, Arrival> {
  const { config, sources } = compilation.inputs;
  const files = instructionFiles(compilation);
  const textOf = (name: string): string =>
    files.find((each) => each.path === name)?.text ?? sources.texts.get(name) ?? '';
  const explained = explainPath(compilation, path, config.clients).clients;
  return new Map(
    explained.map(({ client, files: told }) => [
      client,
      {
        loaded: loadedBy(client, files, { config, path }).map(({ file }) => file.text),
        sent: told.filter(({ when }) => when === 'when sent there').map((file) => textOf(file.path)),
      },
    ]),
  );
}

const count = (texts: readonly string[] | undefined, mark: string): number =>
  texts?.filter((text) => text.includes(mark)).length ?? 0;

describe('for every small set of clients, and every large one', () => {
  it('each client gets what holds for a path, once, and what it gets twice is said', () => {
    for (const clients of subsetsOf(WITH_FILES)) {
      const compilation = build(clients);
      const said = new Set(
        compilation.plan.notices.filter(({ kind }) => kind === 'duplicate').map(({ client }) => client),
      );
      for (const [path, words] of Object.entries(HOLDS)) {
        for (const [client, { loaded, sent }] of arrivals(compilation, path)) {
          const wrong = MARKS.filter((mark) => {
            const times = count(loaded, mark);
            if (times > 1 && !said.has(client)) return true;
            if (words.includes(mark.split('-')[1] ?? '')) return times + count(sent, mark) === 0;
            const isUploaded = CLIENTS[client].nested === 'at start' && mark.startsWith('MARK-api');
            return times > 0 && !isUploaded;
          });
          expect([clients.join(), client, path, wrong]).toEqual([clients.join(), client, path, []]);
        }
      }
    }
  });

  it('no text comes twice to Copilot CLI, whose twins are links', () => {
    for (const clients of subsetsOf(WITH_FILES).filter(
      (each) => each.includes('copilot-cli') && !each.includes('copilot-github'),
    )) {
      const twice = build(clients).plan.notices.filter(({ kind }) => kind === 'duplicate');
      expect([clients, twice.map(({ client }) => client).filter((client) => client !== 'cursor')]).toEqual([
        clients,
        [],
      ]);
    }
  });

  it('a note for one client reaches it, whoever else gets it is named, and nobody loses anything by it', () => {
    for (const clients of [...subsetsOf(WITH_FILES).filter((each) => each.length === 2), WITH_FILES]) {
      for (const only of clients) {
        const note = { 'context/guides/only.md': `---\nclients: [${only}]\n---\n\n# Only\n\nMARK-only.\n` };
        const compilation = build(clients, note);
        const named = new Set(
          compilation.plan.notices.filter(({ kind }) => kind === 'widening').map(({ client }) => client),
        );
        const arrived = [...arrivals(compilation, 'src/web/b.ts')];
        const reached = arrived.filter(([, { loaded }]) => count(loaded, 'MARK-only') > 0);
        const robbed = arrived.filter(([, { loaded }]) => count(loaded, 'MARK-all-project') === 0);
        expect([clients.join(), only, robbed.map(([client]) => client)]).toEqual([clients.join(), only, []]);
        const expected = clients.filter((client) => client === only || named.has(client));
        expect([clients.join(), only, reached.map(([client]) => client).sort()]).toEqual([
          clients.join(),
          only,
          [...expected].sort(),
        ]);
      }
    }
  });
});

/**
 * Every ninth of all subsets, which meets every client with and without every other. All 2,047 of them take a minute; they
 * were run on 2026-11-20, with no statement lost and none twice that is not said.
 */
const STRIDE = 9;

it('no set of clients loses a statement that another carrier would have brought', () => {
  const sets = Array.from({ length: Math.floor((2 ** WITH_FILES.length - 1) / STRIDE) }, (_, index) =>
    WITH_FILES.filter((_client, bit) => ((1 + index * STRIDE) & (1 << bit)) !== 0),
  );
  for (const clients of sets) {
    const compilation = build(clients);
    const { config, sources } = compilation.inputs;
    const files = instructionFiles(compilation);
    const texts = new Map([...sources.texts, ...files.map(({ path, text }) => [path, text] as const)]);
    const said = new Set(
      compilation.plan.notices.filter(({ kind }) => kind === 'duplicate').map((each) => each.client),
    );
    expect(compilation.plan.notices.filter(({ kind }) => kind === 'loss')).toEqual([]);
    for (const [path, words] of Object.entries(HOLDS)) {
      for (const client of clients) {
        const loaded = loadedBy(client, files, { config, path }).map(({ file }) => file.text);
        const lines = loaded.flatMap((text) => text.match(/^- `.*`: read `.*$/gm) ?? []);
        const named = lines.flatMap((line) => [...line.matchAll(/`([^`]+)`/g)].map(([, read = '']) => read));
        const sent = named.map((read) => texts.get(read) ?? '');
        const wrong = MARKS.filter((mark) => {
          const times = count(loaded, mark);
          const isMeant = words.includes(mark.split('-')[1] ?? '');
          return (isMeant && times + count(sent, mark) === 0) || (times > 1 && !said.has(client));
        });
        expect([clients.join(), client, path, wrong]).toEqual([clients.join(), client, path, []]);
      }
    }
  }
});

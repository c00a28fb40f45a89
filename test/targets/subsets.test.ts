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

function subsetsOf(names: readonly Client[], most: number): readonly (readonly Client[])[] {
  const subsets = names.reduce<readonly (readonly Client[])[]>(
    (all, name) => [...all, ...all.filter((each) => each.length < most).map((each) => [...each, name])],
    [[]],
  );
  return [
    ...subsets.filter((each) => each.length > 0),
    names,
    ...names.map((left) => names.filter((name) => name !== left)),
  ];
}

const FIRST_WITH_FILES = CLIENT_NAMES.filter((name) => !['kiro', 'junie', 'zed', 'amp'].includes(name));

function build(clients: readonly Client[], more: Files = {}, yaml = ''): Compilation {
  return compiled({ ...NOTES, ...more, 'context/lintel.yaml': `clients: [${clients.join(', ')}]\n${yaml}` });
}

/** How often `mark` is in what a client loads by itself for `path`, and whether it is sent to a file that has it. */
function arrival(compilation: Compilation, client: Client, path: string) {
  const { config } = compilation.inputs;
  const files = instructionFiles(compilation);
  const loaded = loadedBy(client, files, { config, path }).map(({ file }) => file.text);
  const [explained] = explainPath(compilation, path, [client]).clients;
  const sent = (explained?.files ?? [])
    .filter(({ when }) => when === 'when sent there')
    .map((file) => files.find((each) => each.path === file.path)?.text ?? '');
  return (mark: string) => ({
    times: loaded.filter((text) => text.includes(mark)).length,
    isSent: sent.some((text) => text.includes(mark)),
  });
}

describe('for every small set of clients, and every large one', () => {
  const subsets = subsetsOf(FIRST_WITH_FILES, 2);

  it('each client gets what holds for a path, once, and what it gets twice is said', () => {
    for (const clients of subsets) {
      const compilation = build(clients);
      const duplicated = new Set(
        compilation.plan.notices.filter(({ kind }) => kind === 'duplicate').map(({ client }) => client),
      );
      for (const client of clients) {
        for (const [path, words] of Object.entries(HOLDS)) {
          const arrived = arrival(compilation, client, path);
          for (const mark of MARKS) {
            const holds = words.includes(mark.split('-')[1] ?? '');
            const { times, isSent } = arrived(mark);
            const uploadsAll = CLIENTS[client].nested === 'at start' && mark.startsWith('MARK-api');
            const message = `${client} of ${clients.join()}: ${mark} for ${path}`;
            if (holds) expect([message, times > 0 || isSent]).toEqual([message, true]);
            else if (!uploadsAll) expect([message, times]).toEqual([message, 0]);
            if (times > 1) expect([message, duplicated.has(client)]).toEqual([message, true]);
          }
        }
      }
    }
  });

  it('no twin is written where a link does, so that nobody but Cursor gets a text twice', () => {
    for (const clients of subsets.filter((each) => each.includes('copilot-cli') && each.includes('claude'))) {
      const twice = build(clients).plan.notices.filter(
        ({ kind, message }) => kind === 'duplicate' && message.includes('text twice'),
      );
      expect(twice.map(({ client }) => client).filter((client) => client !== 'cursor')).toEqual([]);
    }
  });

  it('a note for one of them reaches it, and whoever else gets it is named', () => {
    for (const clients of subsetsOf(FIRST_WITH_FILES, 2).filter((each) => each.length > 1)) {
      for (const only of clients) {
        const note = { 'context/guides/only.md': `---\nclients: [${only}]\n---\n\n# Only\n\nMARK-only.\n` };
        const compilation = build(clients, note);
        const widened = new Set(
          compilation.plan.notices.filter(({ kind }) => kind === 'widening').map(({ client }) => client),
        );
        for (const client of clients) {
          const { times } = arrival(compilation, client, 'src/web/b.ts')('MARK-only');
          const message = `${client} of ${clients.join()}, for ${only}`;
          expect([message, times > 0]).toEqual([message, client === only || widened.has(client)]);
        }
      }
    }
  });
});

/**
 * Classes of text in which a checker of references was wrong about 965 decisions and 44 repositories in public: of none of
 * them may a decision be told that it is stale.
 */
import { describe, expect, test } from 'vitest';
import { collectFindings } from '../../src/finding.ts';
import { RULES } from '../../src/rules/index.ts';
import { compiled, type Files } from '../project.ts';

const REPOSITORY: Files = {
  'package.json': '{ "name": "shop", "scripts": { "build": "tsc --outDir dist" }, "devDependencies": { "vitest": "4" } }',
  'yarn.lock': '',
  '.gitignore': 'dist/\n.generated/\n',
  'src/index.ts': 'export const price = 1;\n',
  'src/routes/a.ts': 'export const a = 1;\n',
  '.patterns/errors.md': '# Errors\n',
  'docs/guide.md': '# Guide\n',
};

function stale(files: Files): readonly string[] {
  return collectFindings(compiled({ ...REPOSITORY, ...files }), RULES, {})
    .filter(({ rule }) => rule.startsWith('stale/') || rule.startsWith('decision/'))
    .map(({ rule, file, line, message }) => `${rule} ${file}:${line} ${message}`);
}

const decision = (status: string, body: string, rule = 'Be kind.'): Files => ({
  'context/decisions/0001-a.md': `---\nstatus: ${status}\nrule: ${JSON.stringify(rule)}\n---\n# A\n\n${body}\n`,
});

const TRAPS: Readonly<Record<string, string>> = {
  'output that a script writes': 'The bundle is `dist/index.js`, and `.generated/types.ts` is written before.',
  'a prohibition': 'Do not create `src/x/openai.ts`.',
  'an invented example': 'A component is a folder `NewComponent/`, as in `path/to/file.ts`.',
  'a removal': 'With this `src/legacy/cache.ts` goes away, and `OldCache` with it.',
  'files to come': 'We will add `src/billing/ledger.ts` and `packages/ledger`.',
  'verbs of a package manager': 'Run `yarn constraints`; `pnpm workspaces` has none, and yarn doesn’t care.',
  'another repository': 'See `../sibling-repo/src/index.ts` and `~/.config/tool.json`.',
  'a page on the web': 'See [docs/gone.md](https://example.com/docs/gone.md).',
  'a base folder': 'Below `src/` stands `routes/`, with `routes/a.ts`.',
  'a folder that starts with a dot': 'Errors: `./.patterns/errors.md`, [the same](../../.patterns/errors.md).',
  'an option that looks like a package': 'The export condition is `@shop/source`.',
  'a link with signs in percent': '[x](../../docs/guide%2Emd#guide)',
  'a line behind a path': '`src/index.ts:1` and `src/index.ts:1-3`.',
};

describe('an accepted decision', () => {
  test.each(Object.entries(TRAPS))('may speak of %s', (_, body) => {
    expect(stale(decision('accepted', body))).toEqual([]);
  });

  test('is told of a link that is dead all the same', () => {
    expect(stale(decision('accepted', '[a](../../docs/gone.md)'))).toHaveLength(1);
  });
});

describe('a decision that is not in force', () => {
  const body = '[a](../../docs/gone.md), `src/gone.ts`, `npm run gone`, {{symbol "src/gone.ts#a"}}';

  test.each(['superseded', 'rejected', 'deprecated'])('may hold dead links: %s', (status) => {
    expect(stale(decision(status, body))).toEqual([]);
  });

  test.each(['proposed', 'draft'])('is told of its dead links as long as it is open: %s', (status) => {
    expect(stale(decision(status, body))).toHaveLength(1);
  });

  test.each(Object.entries(TRAPS))('may speak of %s while it is open', (_, words) => {
    expect(stale(decision('proposed', words))).toEqual([]);
  });

  test('in reStructuredText makes no claim either', () => {
    const files = {
      'context/decisions/0002-b.rst': '2. B\n====\n\nStatus\n------\n\nAccepted\n\nSee `gone <../gone.md>`_ and ``src/gone.ts``.\n',
    };
    expect(stale(files)).toEqual([]);
  });
});

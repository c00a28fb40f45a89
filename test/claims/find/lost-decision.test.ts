/** Which code spans of an agent file name a decision that is not there, and which only show how decisions are written. */
import { expect, test } from 'vitest';
import { lintFindings } from '../../../src/lint.ts';
import { RULES } from '../../../src/rules/index.ts';
import { compiled } from '../../project.ts';

const ADR = Object.fromEntries(
  [1, 2, 3, 4, 6, 8, 9].map((n) => [`docs/adr/000${n}-d${n}.md`, `# ${n}. D${n}\n\n## Status\n\nAccepted\n`]),
);

function told(text: string): readonly string[] {
  const files = { ...ADR, 'package.json': '{ "name": "acme" }' };
  const config = {
    'context/lintel.yaml': 'clients: [codex]\ndecisions: ["docs/adr/*.md"]\n',
    'context/guides/a.md': `# A\n\n${text}\n`,
  };
  return lintFindings(compiled({ ...files, ...config }), RULES)
    .filter(({ rule }) => rule === 'decision/dangling')
    .map(({ target }) => target ?? '');
}

test.each([
  '- e.g. `docs/adr/0007-use-kafka.md`.',
  '- Decisions: `docs/adr/NNNN-title.md`, e.g. `docs/adr/0007-use-kafka.md`.',
  '- Decisions have numbers, i.e. `ADR-0007`.',
  '- Decisions (cf. `docs/adr/0007-use-kafka.md`) have short names.',
  '- Cite them as `ADR-0005` in commits.',
  '- In commits refer to a decision as `ADR-0005`.',
  '- A decision is written as `ADR-0005`.',
  '- Mention them in commits: `ADR-0005`.',
  '- Commits end in `ADR-0005`.',
  '- Titles of PRs: `ADR-0005`.',
  '- Prefix: `ADR-0005`.',
  '- Trailer of each commit: `ADR-0005`.',
  '- Format of ids: `ADR-0005`.',
  '- Gaps: `ADR-0005`, `ADR-0007`.',
  '- Unused: `ADR-0005`.',
  '- Missing: `ADR-0005`.',
  '- Lost in the move: `ADR-0005`.',
  '- Free: `ADR-0005`.',
  '- `ADR-0005` is missing.',
  '- There are holes (`ADR-0005`).',
  '- Error codes: `0004-timeout`.',
  '- Error `0004-timeout` means that it took too long.',
  '- Ticket `0005-login`.',
  '- Task: `0007-next-step`.',
  '- Fixture `0007-empty-cart`.',
  '## Naming of decisions\n\n- `docs/adr/0007-use-kafka.md`',
  '## Format\n\n`docs/adr/0007-use-kafka.md`',
  '## How to cite\n\n- `ADR-0007`',
  'Example:\n\n- `docs/adr/0007-use-kafka.md`',
  'File names:\n\n- `docs/adr/0007-use-kafka.md`',
  '| Format | Example |\n|---|---|\n| ADR | `ADR-0007` |',
])('no decision is claimed by %j', (text) => expect(told(text)).toEqual([]));

test.each([
  ['Rows are kept as `0007-keep-rows` says.', '0007-keep-rows'],
  ['- See `docs/adr/0007-use-kafka.md`.', 'docs/adr/0007-use-kafka.md'],
  ['- Cite `ADR-0005` when you touch the cache.', 'ADR-0005'],
  ['- The cache follows `ADR-0005`.', 'ADR-0005'],
  ['- Errors are handled as decision `0005-errors` says.', '0005-errors'],
  ['- Caching (`ADR-0005`).', 'ADR-0005'],
  ['Follow `0005-use-redis`.', '0005-use-redis'],
  ['- Logs go to stdout, etc. Read `ADR-0005`.', 'ADR-0005'],
  ['## Format of money\n\nSee `ADR-0005`.', 'ADR-0005'],
])('a decision that is not there is claimed by %j', (text, target) => expect(told(text)).toEqual([target]));

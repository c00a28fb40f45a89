/** Around a managed block stands what a person wrote, and it is judged as any agent file of theirs; the block itself is lintel's. */
import { expect, test } from 'vitest';
import { lintFindings } from '../src/lint.ts';
import type { Compilation } from '../src/model.ts';
import { RULES } from '../src/rules/index.ts';
import { aroundBlock } from '../src/block.ts';
import { built, compiled, type Files } from './project.ts';

const KEY = 'ghp_R7kQ2mXvT9bLpZ4nWc8JyH3sDf6GaE1uVoK5';

const AROUND = `# Ours

See [x](gone.md). Key ${KEY}.

<!-- lintel:start -->
<!-- lintel:end -->

Run \`npm run nope\`.
`;

const FILES: Files = {
  'package.json': '{ "name": "shop", "scripts": { "test": "vitest" } }',
  'context/lintel.yaml': 'clients: [codex]\n',
  'context/project.md': '# Shop\n\nWrite small functions. See [y](lost.md).\n',
};

const findings = (compilation: Compilation): readonly string[] =>
  lintFindings(compilation, RULES)
    .filter(({ severity, suppressed }) => severity !== 'info' && suppressed === undefined)
    .map(({ rule, file, line }) => `${rule} ${file}:${line}`);

test('what a person wrote above and below the block is judged, at its own lines', () => {
  const after = built({ ...FILES, 'AGENTS.md': AROUND });
  const line = (after['AGENTS.md'] ?? '').split('\n').indexOf('Run `npm run nope`.') + 1;
  expect(findings(compiled(after))).toEqual([
    'stale/path AGENTS.md:3',
    'security/secret AGENTS.md:3',
    `stale/command AGENTS.md:${line}`,
    'stale/path context/project.md:3',
  ]);
});

test('it is judged before the first build, and while the block is out of date', () => {
  const before = findings(compiled({ ...FILES, 'AGENTS.md': AROUND }));
  expect(before).toContain('stale/command AGENTS.md:8');
  const after = { ...built({ ...FILES, 'AGENTS.md': AROUND }), 'context/project.md': '# Shop\n\nOther words.\n' };
  expect(findings(compiled(after))).toEqual(
    expect.arrayContaining(['security/secret AGENTS.md:3', 'stale/command AGENTS.md:21']),
  );
});

test('a comment above the line suppresses, and none in a note does by the number of its line', () => {
  const note = '# Shop\n\n<!-- lintel-disable stale/path -->\n\nSee [y](lost.md).\n';
  const silent = AROUND.replace('See [x]', '<!-- lintel-disable-next-line stale/path -->\nSee [x]').replace(KEY, '');
  const own = built({ ...FILES, 'context/project.md': note, 'AGENTS.md': silent });
  expect(findings(compiled(own)).filter((each) => /path|suppress/.test(each))).toEqual([]);
  const loud = built({ ...FILES, 'context/project.md': note, 'AGENTS.md': AROUND });
  expect(findings(compiled(loud)).filter((each) => /path|suppress/.test(each))).toEqual(['stale/path AGENTS.md:3']);
});

test('links to headings that lintel builds lead somewhere, and a file that is all lintel’s is not read', () => {
  const link = built({ ...FILES, 'AGENTS.md': AROUND.replace('gone.md', '#shop').replace(KEY, '') });
  expect(findings(compiled(link)).filter((each) => each.includes('AGENTS.md:3'))).toEqual([]);
  expect(findings(compiled(built(FILES)))).toEqual(['stale/path context/project.md:3']);
});

test('lines keep their numbers, with either end of line', () => {
  const text = 'a\n\n<!-- lintel:start -->\n\nb\n\n<!-- lintel:end -->\nc\n';
  expect(aroundBlock(text)).toBe('a\n\n\n\n\n\n\nc\n');
  expect(aroundBlock(text.replaceAll('\n', '\r\n')).split('\n')).toHaveLength(text.split('\n').length);
  expect(aroundBlock('a\n')).toBe('a\n');
});

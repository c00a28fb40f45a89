import { describe, expect, test } from 'vitest';
import { lintFindings } from '../../../src/lint.ts';
import { RULES } from '../../../src/rules/index.ts';
import { compiled } from '../../project.ts';

const MANIFEST = '{ "scripts": { "lint": "oxlint", "test": "vitest run", "test:unit": "vitest run unit" } }';

/** What is found in dead commands of two agent files, with the places beside it. */
function found(agents: string, claude: string, more: Readonly<Record<string, string>> = {}): readonly string[] {
  const files = { 'package.json': MANIFEST, 'AGENTS.md': agents, 'CLAUDE.md': claude, ...more };
  return lintFindings(compiled(files, { isSetUp: false }), RULES)
    .filter(({ rule }) => rule === 'stale/command')
    .map(({ file, line, claim, related = [] }) =>
      [
        `${file}:${line} ${claim}`,
        ...related.map((place) => `${place.file}:${place.line}:${place.column} ${place.message}`),
      ].join(' < '),
    );
}

test.each([
  ['- **Run tests with** `npm run tests`', '- Run tests with: `npm test`', '1:19 Here it is `npm test`.'],
  ['1. Lint – `npm run check`', 'x\n\n* LINT: `npm run lint`', '3:9 Here it is `npm run lint`.'],
  [
    '| Lint | `npm run check` |',
    '| a | b |\n| --- | --- |\n| lint | `npm run lint` |',
    '3:10 Here it is `npm run lint`.',
  ],
])('names the place that states %j rightly', (wrong, right, place) => {
  const line = wrong.startsWith('|') ? 3 : 1;
  const text = wrong.startsWith('|') ? `| a | b |\n| --- | --- |\n${wrong}` : wrong;
  const claim = /`(.*)`/.exec(wrong)?.[1];
  expect(found(text, right)).toEqual([`AGENTS.md:${line} ${claim} < CLAUDE.md:${place}`]);
});

test.each([
  ['the label is another one', '- Lint: `npm run check`', '- Check: `npm run lint`'],
  ['it is a sentence', 'Lint: `npm run check`', 'Lint: `npm run lint`'],
  [
    'the words before are the start of a sentence',
    '- Regularly run `npm run check` to see types',
    '- Regularly run `npm run lint` to see style',
  ],
  ['it stands in the same file', '- Lint: `npm run check`\n- Lint: `npm run lint`', ''],
  ['two others differ', '- Test: `npm run tests`', '- Test: `npm test`\n- Test: `npm run test:unit`'],
])('names no place where %s', (_, wrong, right) => {
  expect(found(wrong, right)).toEqual([expect.not.stringContaining(' < ')]);
});

test('says nothing of two scripts that are both there', () => {
  expect(found('- Tests: `npm test`', '- Tests: `npm run test:unit`')).toEqual([]);
});

describe('a script that another manager is asked for', () => {
  const pnpm = { 'pnpm-lock.yaml': "lockfileVersion: '9.0'\n" };

  test.each(['npm run unit', 'yarn check:unit', 'npm run unit -- --watch'])(
    'is told where a text beside it states under the same label what the repository has: %s',
    (command) => {
      const claim = command.replace(/ -- .*/, '');
      expect(found(`- Unit tests: \`${command}\``, '- Unit tests: `pnpm test:unit`', pnpm)).toEqual([
        expect.stringContaining(`AGENTS.md:1 ${claim}`),
      ]);
    },
  );

  test.each([
    ['that has the script', '- Unit tests: `npm run test`', '- Unit tests: `pnpm test:unit`'],
    ['states it by that manager as well', '- Unit tests: `npm run unit`', '- Unit tests: `npm run test:unit`'],
    ['has another label', '- Unit tests: `npm run unit`', '- Tests: `pnpm test:unit`'],
    ['says two things', '- Tests: `npm run unit`', '- Tests: `pnpm test`\n- Tests: `pnpm test:unit`'],
    ['may run a program', '- Unit tests: `yarn unit`', '- Unit tests: `pnpm test:unit`'],
    [
      'speaks of others',
      '## In the project of the user\n\n- Unit tests: `npm run unit`',
      '- Unit tests: `pnpm test:unit`',
    ],
  ])('is left alone where the text %s', (_, wrong, right) => {
    expect(found(wrong, right, pnpm)).toEqual([]);
  });

  test('is left alone where the other text guides another folder, or some package has the script', () => {
    const web = { 'web/package.json': '{ "name": "web", "scripts": { "test:unit": "x" } }' };
    const guide = { ...web, 'web/CLAUDE.md': '- Unit tests: `pnpm test:unit`' };
    expect(found('- Unit tests: `npm run unit`', '', { ...pnpm, ...guide })).toEqual([]);
    const unit = { 'web/package.json': '{ "name": "web", "scripts": { "unit": "x" } }' };
    expect(found('- Unit tests: `npm run unit`', '- Unit tests: `pnpm test:unit`', { ...pnpm, ...unit })).toEqual([]);
  });
});

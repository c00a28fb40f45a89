/** Texts that make the package their command names, and those that only have its letters somewhere. */
import { expect, test } from 'vitest';
import { isSetUpByText } from '../../../src/claims/shell/set-up.ts';
import { parseBody } from '../../../src/sources/markdown.ts';

const CALL = 'npm run build --workspace=@o/ui';

function isSetUp(line: string): boolean {
  const body = parseBody('AGENTS.md', `# O\n\n- ${line}\n- \`${CALL}\`.\n`, 1).value;
  return isSetUpByText(body, { target: CALL, start: body.text.indexOf(CALL), above: '' });
}

test.each(['Run `mkdir packages/ui`.', 'Then create the package @o/ui.', 'Use `npm run gen`, then scaffold `ui`.'])(
  'a package is made by its name: %s',
  (line) => expect(isSetUp(line)).toBe(true),
);

test.each([
  'Run `npm run gen` before building.',
  'Run `npm run gen` for ui.',
  'Create a build in `packages/ui-kit`.',
  'The ui package is fine.',
  'Its data: `npm run ui:build` or `pnpm generate-data`.',
])('and by nothing else: %s', (line) => expect(isSetUp(line)).toBe(false));

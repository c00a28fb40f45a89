import { expect, test } from 'vitest';
import { isBehindStepAway } from '../../../src/claims/words/step-away.ts';
import { guide } from '../world.ts';

/** Whether the last code span of a text stands behind a step that leads away. */
function isAway(text: string): boolean {
  const { body } = guide(text).note;
  const last = body.pieces.findLast(({ kind }) => kind === 'code');
  const before = body.text.slice(0, last?.start).split('\n').length - 1;
  return isBehindStepAway(body, { line: body.line + before });
}

test.each([
  ['1. Stop it.\n2. `cd /srv/etherpad && pnpm add x`\n3. `pnpm start`', true],
  ['1. `cd ~/etherpad`\n\n   Wait.\n\n2. Restart: `pnpm start`', true],
  ['1. `cd "$HOME/etherpad"`\n2. `pnpm start`', true],
  ['1. `cd /srv/etherpad`\n2. `cd packages/a`\n3. `pnpm start`', false],
  ['1. `cd packages/a`\n2. `pnpm start`', false],
  ['1. `cd /srv/etherpad`\n\nThen here:\n\n1. `pnpm start`', false],
  ['1. `cd /srv/etherpad`\n\nThen here: `pnpm start`', false],
  ['- `cd /srv/etherpad`\n- `pnpm start`', false],
])('%j: %s', (text, expected) => {
  expect(isAway(text)).toBe(expected);
});

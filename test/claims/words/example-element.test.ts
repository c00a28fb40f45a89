import { expect, test } from 'vitest';
import { isTakenBack } from '../../../src/claims/words/clause.ts';
import { guide } from '../world.ts';

/** Which code spans and links of a text are taken back, for every kind of claim. */
function takenBack(text: string): readonly boolean[] {
  const { body } = guide(text).note;
  const spans = body.pieces.filter(({ kind }) => kind === 'code' || kind === 'link');
  return spans.map((span) =>
    (['path', 'symbol', 'command', 'link'] as const).every((subject) => isTakenBack(body, span, subject)),
  );
}

test.each([
  [
    '<example id="worker">\n\n- Sets `src/index.ts` as the entry\n\n[more](more.md)\n\n</example>\n\nSee `src/a.ts`.',
    [true, true, false],
  ],
  [
    '<Examples>\n<good_example>\n\nRead `src/a.ts`.\n\n</good_example>\n\nRead `src/b.ts`.\n</Examples>\n\nRead `src/c.ts`.',
    [true, true, false],
  ],
  [
    '<example>\n\n<key_points>\n\n- Sets `src/index.ts`\n\n</key_points>\n\n</example>\n\nSee `src/a.ts`.',
    [true, false],
  ],
  ['<example>\n\nSee `a/b.ts`.\n\n</example>\n\nSee `a/c.ts`.\n\n</example>\n\nSee `src/a.ts`.', [true, true, false]],
  ['Write <example>`src/a.ts`</example>, as `src/b.ts` does.', [true, false]],
])('what stands in an element that is called an example is one: %j', (text, expected) => {
  expect(takenBack(text)).toEqual(expected);
});

test.each([
  ['<example>\n\nRead `src/a.ts`.'],
  ['Read `src/a.ts`.\n\n</example>'],
  ['<rules>\n\nRead `src/a.ts`.\n\n</rules>'],
  ['<example-list>\n\nRead `src/a.ts`.\n\n</example-list>'],
  ['<!-- <example> -->\n\nRead `src/a.ts`.\n\n<!-- </example> -->'],
  ['`<example>` `src/a.ts` `</example>`'],
])('other elements, and tags without their other half, take nothing back: %j', (text) => {
  expect(takenBack(text)).not.toContain(true);
});

import { expect, test } from 'vitest';
import { isTakenBack } from '../../../src/claims/words/clause.ts';
import { guide, verdicts } from '../world.ts';

const SUBJECTS = ['path', 'symbol', 'command', 'link'] as const;

/** Which code spans and links of a text are taken back, for every kind of claim. */
function struck(text: string): readonly boolean[] {
  const { body } = guide(text).note;
  const spans = body.pieces.filter(({ kind }) => kind === 'code' || kind === 'link');
  return spans.map((span) => SUBJECTS.every((subject) => isTakenBack(body, span, subject)));
}

test.each([
  ['~~Mail is sent with `deliverMail()` from `@acme/core`.~~', [true, true]],
  ['- ~~Mail is sent\n  with `deliverMail()` and\n  [more](mail.md).~~\n- `b()`', [true, true, false]],
  ['~~Mail with `a()`~~ Post with `b()`, ~~and `c()` too~~.', [true, false, true]],
  ['<del>Mail is sent with `a()`.</del> Post with `b()`.', [true, false]],
  ['<s>Mail is sent <strike>with</strike> `a()`.</s>', [true]],
  ['| ~~Mail with `a()` always~~ | `b()` |\n| - | - |\n| ~~`c()` mails~~ | `d()` |', [true, false, true, false]],
])('what stands anywhere in a passage that is struck through is taken back: %s', (text, expected) => {
  expect(struck(text)).toEqual(expected);
});

test.each([
  ['Some ~~100 files call `a()`.'],
  ['Between ~~ and ~~ stands `a()`, which is ~~ free.'],
  ['~~Mail~~ with `a()`, ~~post~~.'],
  ['~~Mail.\n\nPost with `a()`.~~'],
  ['Quoted \\~~like `a()` this\\~~.'],
  ['In code: `~~` and `a()` and `~~`.'],
])('marks that strike nothing out around it take nothing back: %s', (text) => {
  expect(struck(text)).not.toContain(true);
});

test('a name in a struck sentence is no claim, and one beside it is', () => {
  const locked = ['makeMail()', 'makePost()'].map((claim) => ({
    claim,
    target: `src/a.ts#${claim.slice(0, -2)}`,
    stamps: [],
  }));
  const text = '~~Mail is made by `makeMail()` of the core.~~\n\n`makePost()` posts.';
  expect(verdicts(text, { files: { 'src/a.ts': 'export {};\n' }, locked })).toEqual(['dead makePost()']);
});

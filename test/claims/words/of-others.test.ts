import { describe, expect, test } from 'vitest';
import { repositoriesIn } from '../../../src/claims/words/of-others.ts';
import { claimed } from '../claimed.ts';

test.each([
  ['- acme/website: see `src/a.ts`', ['acme/website']],
  ['- **acme/website**: see `src/a.ts`', ['acme/website']],
  ['It lives in acme/website.', ['acme/website']],
  ['- **OAuth/Auth**: see `src/auth/`', []],
  ['- CI/CD: pipelines in `ci/`', []],
  ['- **Build/Test**: scripts in `scripts/`', []],
  ['- **UI/forms** (`src/forms/`)', []],
])('the repositories that %j may name', (row, expected) => {
  expect(repositoriesIn(row)).toEqual(expected);
});

describe('a possessive in front gives a command or a name to somebody else', () => {
  test.each([
    "It follows the way loom's own `npm run weave:loose` goes.",
    "- It follows (in the arguments, the way loom's own\n  `npm run weave:loose` goes).",
    "It follows loom's own\n`npm run weave:loose`.",
    "It follows the\nloom's\n`npm run weave:loose`.",
    "> It follows loom's own\n> `npm run weave:loose`.",
    "It calls Loom's own\n`weaveLoosely()`.",
    "> It calls Loom's\n> `weaveLoosely()`.",
  ])('%j', (markdown) => {
    expect(claimed(markdown, /weave/)).toEqual([]);
  });

  test.each(["It follows the package's own\n`npm run weave:loose`.", "That is\nthe suite's `npm run weave:loose`."])(
    'and not where that is a part of this repository: %j',
    (markdown) => {
      expect(claimed(markdown, /weave/)).toEqual(['npm run weave:loose']);
    },
  );
});

test.each([
  ['- `type-registry` (external; the former `@acme/vfs`) — hands its `weaveLoosely()` on.', []],
  ['- **loom** (an external service) calls `weaveLoosely()`.', []],
  ['- `type-registry` (internal) — hands its `weaveLoosely()` on.', ['weaveLoosely()']],
])('an item on what lies outside gives its names to that: %j', (markdown, expected) => {
  expect(claimed(markdown, /weave/)).toEqual(expected);
});

test.each([
  'In Go, `Loom.weave()` is the same.',
  'On iOS, `Loom.weave()` is called twice.',
  'On Android `Loom.weave()` is used.',
  '- `Loom.knit()` replaces `Loom.weave()`.',
  '- Replaces `Loom.weave()`.',
  '- `Loom.knit()` supersedes the `Loom.weave()` of old.',
  '- `Loom.knit()` takes over from `Loom.weave()`.',
  '- `npm test` replaces `npm run weave`.',
  '- `src/knit.ts` replaces `src/weave.ts`.',
])('what is of another language, or replaced, is claimed by no words: %j', (markdown) => {
  expect(claimed(markdown, /weave/)).toEqual([]);
});

test.each(['On Monday, `Loom.weave()` runs.', '- `Loom.knit()` replaces spaces with `Loom.weave()`.'])(
  'and is where the words say something else: %j',
  (markdown) => {
    expect(claimed(markdown, /weave/)).toEqual(['Loom.weave()']);
  },
);

test.each([
  '- Emits `LoomQueue.weave` events.',
  '- Permission `LoomQueue.weave`.',
  '- The log tag is `LoomQueue.weave`.',
])('what the words call an event, a permission or a tag is a string: %j', (markdown) => {
  expect(claimed(markdown, /weave/)).toEqual([]);
});

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

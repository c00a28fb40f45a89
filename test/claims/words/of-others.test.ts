import { expect, test } from 'vitest';
import { repositoriesIn } from '../../../src/claims/words/of-others.ts';

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

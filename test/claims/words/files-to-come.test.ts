import { describe, expect, test } from 'vitest';
import { isForFilesToCome } from '../../../src/claims/words/files-to-come.ts';

const TESTS = ['**/*.test.ts', '**/*.spec.tsx'];

describe('a text about tests that match nothing', () => {
  test.each([
    'We have no tests yet.',
    'There is no test suite yet.',
    '- Test infrastructure is planned but not yet implemented',
    'Tests are planned but not yet implemented.',
    '**Status:** Test infrastructure is not set up yet.',
    'Unit tests have not been written yet.',
    "Tests aren't in place yet.",
    'The test suite is not yet in place.',
    'Component specs will be added with the first release.',
    'Tests are still to be written.',
    'The project does not have any tests yet.',
    'Currently no tests.',
    '**Tests:** not yet implemented',
    'Tests are planned for the second release, but are not\nyet written.',
    'There are no automated tests at the moment.',
  ])('says that they are to come: %s', (text) => {
    expect(isForFilesToCome(`# Testing\n\n${text}\n`, TESTS)).toBe(true);
  });

  test.each([
    'Name tests after what they test.',
    'Refunds are not yet implemented; mock them in tests.',
    'Where a feature is planned, skip it.',
    'Videos will be added to the report.',
    'Tests must not be written for getters.',
    'Do not add tests for what is not there.',
    'No test may use the network so far.',
    'Tests will be deleted when they are slow.',
  ])('does not say so by such words about something else: %s', (text) => {
    expect(isForFilesToCome(`# Testing\n\n${text}\n`, TESTS)).toBe(false);
  });
});

test('the work that a text orders makes its first file', () => {
  const text = 'Replace the marks. Create this file in `./.tracking/changes/` with the day in front.\n';
  expect(isForFilesToCome(text, ['**/.tracking/changes/*.md'])).toBe(true);
  expect(isForFilesToCome(text, ['.tracking/changes/**/*.md'])).toBe(true);
  expect(isForFilesToCome(text, ['**/.tracking/plans/*.md'])).toBe(false);
  expect(isForFilesToCome('Changes are read from `./.tracking/changes/`.\n', ['**/.tracking/changes/*.md'])).toBe(
    false,
  );
});

test('other files are to come where the words name what the glob names', () => {
  const text = 'The migrations are planned, and not yet written.';
  expect(isForFilesToCome(text, ['db/migration/**/*.sql'])).toBe(true);
  expect(isForFilesToCome(text, ['server/**/*.ts'])).toBe(false);
});

test('a file that is described for the day of its making is to come', () => {
  expect(isForFilesToCome('`turbo.json` pipeline shape when created:\n', ['turbo.json'])).toBe(true);
  expect(isForFilesToCome('When created, users get a mail.\n', ['turbo.json'])).toBe(false);
});

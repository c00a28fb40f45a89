import { describe, expect, test } from 'vitest';
import { claimed } from '../claimed.ts';

describe('a pattern of one word', () => {
  test.each([
    '**Triggers:** push to `release/*`, `feat/*`; tags `v1-*`',
    'Triggers: `main`, `release/*`',
    'Runs on pushes to `main` and `release/*`.',
    'Deploys on push (`release/*`).',
    'Open pull requests against `release/*`.',
    'Protected branches: `main`, `release/**`',
    'CI runs on push to:\n\n- `main`\n- `release/*`\n',
  ])('is one of branches where they are pushed to: %s', (line) => {
    expect(claimed(line, /release/)).toEqual([]);
  });

  test.each([
    'Push the notes, then read `release/*`.',
    '`release/*` triggers the deploy.',
    'Rules live in `release/*`.',
  ])('is one of files where something else is pushed: %s', (line) => {
    expect(claimed(line, /release/)).toEqual(['release/*']);
  });
});

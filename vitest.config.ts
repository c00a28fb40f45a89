import { defineConfig } from 'vitest/config';

/** Suites that start a program at every step of another, format dozens of real texts, merge branches, or try texts at random: `npm run test:slow`. */
const SLOW = [
  'test/formatters.test.ts',
  'test/disk/kill.test.ts',
  'test/commands/adopt-kill.test.ts',
  'test/commands/merge.test.ts',
  'test/adopt/random.test.ts',
];

export default defineConfig(({ mode }) => ({
  test: {
    include: mode === 'slow' ? SLOW : ['test/**/*.test.ts'],
    exclude: ['test/projects/**', ...(mode === 'slow' ? [] : SLOW)],
    globalSetup: ['test/build.ts', 'test/run-folder.ts'],
    testTimeout: 30_000,
    // Most of the time goes into processes that tests start; leaving a core free would double it on two.
    maxWorkers: '100%',
    // No test leaves anything behind in a module but models to copy, and loading them anew for each file takes a tenth of the time.
    isolate: false,
  },
}));

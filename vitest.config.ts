import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/projects/**'],
    globalSetup: ['test/build.ts'],
    testTimeout: 30_000,
    // Most of the time goes into processes that tests start; leaving a core free would double it on two.
    maxWorkers: '100%',
    // No test leaves anything behind in a module, and loading them anew for each file takes a tenth of the time.
    isolate: false,
  },
});

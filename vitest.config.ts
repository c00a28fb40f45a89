import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/projects/**'],
    globalSetup: ['test/build.ts'],
    testTimeout: 30_000,
  },
});

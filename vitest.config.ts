import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/support/same-properties.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Vitest leaves one processor free: on two, half of the machine would stand idle.
    maxWorkers: '100%',
    // A worker keeps what it has loaded from file to file: a third less work. No test may lean on fresh modules.
    isolate: false,
  },
});

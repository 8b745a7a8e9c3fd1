/** Two kinds of tests without a browser: `unit` beside the source, `collaboration` against a real server. */
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [svelte()],
        test: {
          name: 'unit',
          environment: 'node',
          include: [
            'src/**/*.test.ts',
            'server/**/*.test.ts',
            'launch/**/*.test.{js,ts}',
            'tests/architecture.test.ts',
          ],
        },
      },
      {
        plugins: [svelte()],
        test: {
          name: 'collaboration',
          environment: 'node',
          include: ['tests/collaboration/**/*.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 30_000,
          // Each file starts servers of its own, on free ports and in folders of their own.
          maxWorkers: 2,
        },
      },
    ],
  },
});

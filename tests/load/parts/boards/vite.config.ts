/** How the page with one board is bundled: as the program's own pages are, and with a list of which chunk loads which. */
import { fileURLToPath } from 'node:url';
import { defineConfig, mergeConfig } from 'vite';
import shared from '../../../board/vite.config.ts';

export default mergeConfig(
  shared,
  defineConfig({
    root: fileURLToPath(new URL('.', import.meta.url)),
    build: {
      manifest: true,
      rolldownOptions: { input: fileURLToPath(new URL('one-board.html', import.meta.url)) },
    },
  }),
);

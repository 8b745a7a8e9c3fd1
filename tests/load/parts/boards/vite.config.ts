/** How the pages with one board each are bundled: as the program's own pages are, and with a list of which chunk loads which. */
import { fileURLToPath } from 'node:url';
import { defineConfig, mergeConfig } from 'vite';
import shared from '../../../board/vite.config.ts';
import { installedCanvases } from './installed-canvases.ts';

const pages = ['one-board', ...installedCanvases()];

const addressed = (page: string) => [page, fileURLToPath(new URL(`${page}.html`, import.meta.url))] as const;

export default mergeConfig(
  shared,
  defineConfig({
    root: fileURLToPath(new URL('.', import.meta.url)),
    build: {
      manifest: true,
      rolldownOptions: { input: Object.fromEntries(pages.map(addressed)) },
    },
  }),
);

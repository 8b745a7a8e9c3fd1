/** How the page with two boards is bundled, for itself, away from the program's own pages. */
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  logLevel: 'error',
  plugins: [svelte({ configFile: false })],
  resolve: { dedupe: ['react', 'react-dom', 'yjs', 'tldraw'] },
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    emptyOutDir: true,
    chunkSizeWarningLimit: 4_000,
    rolldownOptions: {
      input: fileURLToPath(new URL('two-boards.html', import.meta.url)),
      // tldraw's packages declare effects they do not have; without this the whole of them is carried along.
      treeshake: { moduleSideEffects: (id) => id.endsWith('.css') || !/node_modules\/(@?tldraw|@tiptap)\//.test(id) },
    },
  },
});

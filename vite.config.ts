/** How Vite serves and bundles the pages; in development it also carries Kavarna's own server. */
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig, type Plugin } from 'vite';

/** `vite dev` answers for the whole program: API and collaboration too, on the same port as the pages. */
function kavarnaInDevelopment(): Plugin {
  return {
    name: 'kavarna-in-development',
    apply: 'serve',
    async configureServer(viteServer) {
      // By its address, so that Node loads it from where it lies: Vite would bundle it into its own copy of this file.
      const address = new URL('./server/in-development.ts', import.meta.url).href;
      const { attachKavarna } = (await import(address)) as typeof import('./server/in-development.ts');
      await attachKavarna(viteServer);
    },
  };
}

/** What nearly every page is made of: in one file it costs one request and compresses better than in thirty. */
const PARTS =
  /\/src\/(ui|domain|language)\/(?!messages\/|QrCode|SourceBar)|\/@lucide\/svelte\/dist\/(Icon|context|icons\/(x|plus|minus|check|list|users|ellipsis|cloud-off|loader-circle|ban|pen-line)\.)/;

export default defineConfig({
  plugins: [sveltekit(), kavarnaInDevelopment()],
  resolve: {
    // Two copies of any of these would not recognise each other's values.
    dedupe: ['react', 'react-dom', 'yjs', 'tldraw'],
  },
  build: {
    // Fonts and pictures stay files of ours: the content security policy takes no fonts from `data:`.
    assetsInlineLimit: 0,
    rolldownOptions: {
      treeshake: {
        // tldraw's packages declare no side effects but have none that we need: what the board does not use is left out.
        moduleSideEffects: (id) => id.endsWith('.css') || !/node_modules\/(@?tldraw|@tiptap)\//.test(id),
      },
    },
  },
  environments: {
    client: {
      build: { rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'parts', test: PARTS }] } } } },
    },
  },
  optimizeDeps: {
    // Its `?url` imports crash the optimiser.
    exclude: ['@tldraw/assets'],
    include: ['tldraw', '@tldraw/editor', 'react', 'react-dom/client', 'react/jsx-runtime', 'react/jsx-dev-runtime'],
  },
});

// How SvelteKit builds Kavarna: a Node server, strict content security policy, type checks over every room.
import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/kit').Config} */
export default {
  preprocess: vitePreprocess(),
  kit: {
    adapter: adapter({ precompress: true }),
    csp: {
      mode: 'nonce',
      directives: {
        'default-src': ['self'],
        'script-src': ['self'],
        // Svelte's `style:` and tldraw set single declarations on elements; whole style sheets still come from us only.
        // The hash is that of the sheet with which tldraw styles its watermark (5.4.2).
        'style-src': ['self', 'sha256-hii1GvifzLiObm11mxWcUszTcw1MQwk4Xrh9I9h7RwA='],
        'style-src-attr': ['unsafe-inline'],
        'font-src': ['self'],
        'img-src': ['self', 'data:', 'blob:'],
        'connect-src': ['self', 'ws:', 'wss:'],
        'worker-src': ['self', 'blob:'],
        'frame-ancestors': ['none'],
        'form-action': ['self'],
        'base-uri': ['self'],
        'object-src': ['none'],
      },
    },
    // The seat's page registers it by itself, once its table is live; other pages have no use for it.
    serviceWorker: { register: false },
    typescript: {
      config(config) {
        // The service worker is checked like everything else.
        config.exclude = config.exclude.filter((/** @type {string} */ path) => !path.includes('service-worker'));
        config.include.push('../server/**/*.ts', '../tests/**/*.ts', '../launch/**/*.js', '../*.ts', '../src/**/*.tsx');
        return config;
      },
    },
  },
};

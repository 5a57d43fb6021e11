import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/**
 * The build of the console. The page's policy allows nothing that stands in the page itself, so everything becomes a file
 * of its own, named by its contents.
 */
export default defineConfig({
  root: path('.'),
  base: '/console/',
  resolve: { alias: { 'resource-manager-client': path('../client/src/index.ts') } },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    write: false,
  },
  // `npm run dev --workspace=console`, beside `npm start`.
  server: { proxy: { '^/(v1|oauth|containers|resources)(/|$|\\?)': 'http://localhost:8080' } },
});

/**
 * Builds the pages into dist/. Nothing inline, since the security policy forbids it; old phones are a target.
 * Change with it: client/, server/channels/web/security.ts.
 */
import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

/** `npx vite` alone serves the page with live reload and passes questions on to a running server. */
const server = 'http://127.0.0.1:3000';

export default defineConfig({
  root: fileURLToPath(new URL('client/mobile', import.meta.url)),
  base: './',
  plugins: [vue()],
  define: { __VUE_OPTIONS_API__: false },
  build: {
    outDir: '../../dist/mobile',
    emptyOutDir: true,
    target: ['chrome80', 'safari14'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
  server: {
    proxy: { '/api': server, '/readyz': server, '/socket.io': { target: server, ws: true } },
  },
});

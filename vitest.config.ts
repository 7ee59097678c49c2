import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing';

export default defineConfig({
  plugins: [WxtVitest({ root: 'extension' })],
  // As in the build (wxt.config.ts).
  resolve: { mainFields: ['module', 'main'], alias: { parse5: resolve(import.meta.dirname, 'extension/sites/hcard/page_tree.ts') } },
  test: {
    server: { deps: { inline: ['microformats-parser'] } },
    environment: 'happy-dom',
    include: ['extension/**/*.test.{ts,tsx}'],
    setupFiles: ['extension/testing/setup.ts'],
    restoreMocks: true,
    unstubGlobals: true,
  },
});

import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing';

export default defineConfig({
  plugins: [WxtVitest({ root: 'extension' })],
  test: {
    environment: 'happy-dom',
    include: ['extension/**/*.test.{ts,tsx}'],
    setupFiles: ['extension/testing/setup.ts'],
    restoreMocks: true,
    unstubGlobals: true,
  },
});

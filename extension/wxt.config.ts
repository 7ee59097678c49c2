import { resolve } from 'node:path';
import { defineConfig } from 'wxt';
import { bareScript } from './build/bare_script';
import { manifestFor } from './build/manifest';
import { buildSettings } from './build/settings';
import { version } from '../package.json';

const settings = buildSettings(process.env);

export default defineConfig({
  outDir: process.env.ATTRACT_EXTENSION_OUT ? resolve(process.env.ATTRACT_EXTENSION_OUT) : 'dist',
  manifest: ({ browser }) => ({ ...manifestFor(browser, settings), version }),
  vite: ({ browser }) => ({
    plugins: [bareScript()],
    build: { target: browser === 'firefox' ? 'firefox147' : 'chrome123' },
    oxc: { jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment' } },
  }),
  webExt: { disabled: true },
  hooks: {
    // The instances stand in a plain file, so that a server can put its own address into the copy it offers.
    'build:publicAssets': (_, files) => {
      const { instances, injectHosts } = settings;
      files.push({ relativeDest: 'instances.json', contents: `${JSON.stringify({ instances, injectHosts }, null, 2)}\n` });
    },
  },
});

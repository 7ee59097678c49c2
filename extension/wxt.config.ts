import { readFile, writeFile } from 'node:fs/promises';
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
    // The page is parsed already: microformats-parser reads the browser's own tree of it (see there).
    resolve: { alias: { parse5: resolve(import.meta.dirname, 'sites/hcard/page_tree.ts') } },
    build: { target: browser === 'firefox' ? 'firefox147' : 'chrome123' },
    oxc: { jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment' } },
  }),
  zip: {
    name: 'attract',
    sourcesTemplate: '{{name}}-{{version}}-{{browser}}-sources.zip',
    sourcesRoot: resolve(import.meta.dirname, '..'),
    // Mozilla's reviewers build the extension from this; how, says extension/README.md.
    excludeSources: [
      '@(!(extension))/**/*', '@(!(package.json|package-lock.json|tsconfig.json|LICENSE))',
      'extension/{dist,testing}/**', 'extension/sites/*/fixtures/**',
    ],
  },
  webExt: { disabled: true },
  hooks: {
    // What is zipped is for the stores, and the Chrome Web Store gives each extension a key of its own and takes none.
    'zip:extension:start': async ({ config: { outDir } }) => {
      const path = resolve(outDir, 'manifest.json');
      const { key: _, ...manifest } = JSON.parse(await readFile(path, 'utf8'));
      await writeFile(path, JSON.stringify(manifest));
    },
    // The instances stand in a plain file, so that a server can put its own address into the copy it offers.
    'build:publicAssets': (_, files) => {
      const { instances, injectHosts } = settings;
      files.push({ relativeDest: 'instances.json', contents: `${JSON.stringify({ instances, injectHosts }, null, 2)}\n` });
    },
  },
});

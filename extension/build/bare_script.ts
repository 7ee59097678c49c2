import type { Plugin } from 'vite';

/**
 * Takes the framework's wrapper off plain scripts: in a release it logs nothing, adds 450 bytes to every page, and only passes
 * on what the script answers.
 * @throws Error when the wrapper is not the one that is known, so that an update of the framework is noticed
 */
export function bareScript(): Plugin {
  return {
    name: 'attract:bare-script',
    apply: 'build',
    transform(code, id) {
      if (!id.includes('wxt-unlisted-script-entrypoint')) return null;
      const definition = /^import definition from .*;$/m.exec(code);
      if (!definition) throw new Error(`${id} is another wrapper than expected; see build/bare_script.ts`);
      return { code: `${definition[0]}\nexport default definition.main();\n`, map: null };
    },
  };
}

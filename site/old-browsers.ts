import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { boxName, questionsName } from './search/box-address.ts';

/**
 * Cheap telephones keep old browsers: Chrome 61 and Safari 11 run ES2017. They are the first that know modules, so what is
 * older gets the pages alone. Astro fixes the target of browser scripts at "esnext" whatever `build.target` says; this hook
 * comes after it.
 */
export function oldBrowsers(): Plugin {
  return {
    name: 'loa-old-browsers',
    configEnvironment: (name) => (name === 'client' ? { build: { target: 'es2017' } } : undefined),
  };
}

/**
 * The search box's own script, and what answers questions: built beside the pages' and fetched by a script element when they are
 * wanted: `import()` is newer than our browsers, and what Vite wraps around it weighs more than the whole box.
 */
export function searchScripts(): Plugin {
  return {
    name: 'loa-search-scripts',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    buildStart() {
      for (const name of [boxName, questionsName]) {
        const id = fileURLToPath(new URL(`search/${name}.ts`, import.meta.url));
        this.emitFile({ type: 'chunk', id, name });
      }
    },
  };
}

import type { Plugin } from 'vite';

/**
 * Cheap telephones keep old browsers: Chrome 61 and Safari 11 run ES2017. Astro fixes the target of browser scripts at
 * "esnext" whatever `build.target` says; this hook comes after it.
 */
export function oldBrowsers(): Plugin {
  return {
    name: 'loa-old-browsers',
    configEnvironment: (name) => (name === 'client' ? { build: { target: 'es2017' } } : undefined),
  };
}

import { resolve } from 'node:path';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { basePath } from './site/after-build/base-path.ts';
import { searchIndex } from './site/after-build/search-index.ts';
import { serviceWorker } from './site/after-build/service-worker.ts';
import { markdown } from './site/markdown.ts';
import { oldBrowsers, searchScripts } from './site/old-browsers.ts';
import { servePublished } from './site/serve-published.ts';

// What Astro and Vite keep from build to build is under LOA_DATA, as all that is written: the program's own folder may be
// another user's, or on a disk that is only read.
const caches = resolve(process.env['LOA_DATA'] || 'var', 'cache', 'site');

export default defineConfig({
  cacheDir: caches,
  srcDir: './site',
  publicDir: './site/public',
  output: 'static',
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  prefetch: false,
  markdown: {
    syntaxHighlight: false,
    processor: markdown,
  },
  integrations: [mdx(), searchIndex(), basePath(), serviceWorker()],
  vite: {
    cacheDir: resolve(caches, 'vite'),
    plugins: [servePublished(), oldBrowsers(), searchScripts()],
    // Scripts and images stay files, so that the CSP needs neither 'unsafe-inline' nor data:.
    build: { assetsInlineLimit: 0 },
  },
});

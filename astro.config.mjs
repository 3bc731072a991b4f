import { resolve } from 'node:path';
import mdx from '@astrojs/mdx';
import { unified } from '@astrojs/markdown-remark';
import { defineConfig } from 'astro/config';
import { proseSigns } from './content/markup/prose-signs.ts';
import { basePath } from './site/after-build/base-path.ts';
import { searchIndex } from './site/after-build/search-index.ts';
import { serviceWorker } from './site/after-build/service-worker.ts';
import { oldBrowsers, searchBoxScript } from './site/old-browsers.ts';
import { headingIds } from './site/heading-ids.ts';
import { noCode } from './site/no-code.ts';
import { servePublished } from './site/serve-published.ts';
import { markSteps } from './site/mark-steps.ts';
import { textPictures } from './site/text-pictures.ts';
import { tables } from './site/tables.ts';
import { wrapSpoken } from './site/wrap-spoken.ts';

// What Astro and Vite keep from build to build is under LOA_DATA, as all that is written: the program's own folder may be
// another user's, or on a disk that is only read.
const caches = resolve(process.env['LOA_DATA'] || 'var', 'cache', 'site');

// Words go from content/*.mdx to the page as staff wrote them: no smart quotes, no automatic links (the old
// portal's address in the announcement must stay text), no heading ids made from accented words.
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
    processor: unified({
      gfm: false,
      smartypants: false,
      remarkPlugins: [noCode, proseSigns, headingIds, markSteps, tables, textPictures, wrapSpoken],
    }),
  },
  integrations: [mdx(), searchIndex(), basePath(), serviceWorker()],
  vite: {
    cacheDir: resolve(caches, 'vite'),
    plugins: [servePublished(), oldBrowsers(), searchBoxScript()],
    // Scripts and images stay files, so that the CSP needs neither 'unsafe-inline' nor data:.
    build: { assetsInlineLimit: 0 },
  },
});

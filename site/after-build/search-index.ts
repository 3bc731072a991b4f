import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Content } from '../../content/schema/content.ts';
import { content } from '../content.ts';
import type { SearchIndex, Synonyms } from '../search/index-shape.ts';
import { readFragments } from './fragments.ts';
import { indexPages, popular } from './index-pages.ts';

/** Where the index stands in the built site; site/search/load.ts fetches it. */
const indexFile = 'tim-kiem/chi-muc.json';

/** After the build: reads the built pages with Pagefind and writes the index that the browser searches. */
export function searchIndex(): AstroIntegration {
  return {
    name: 'loa-search-index',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        const written = content();
        const fragments = await readFragments(folder);
        const index: SearchIndex = {
          pages: indexPages(fragments),
          synonyms: synonymsOf(written),
          popular,
        };
        const place = join(folder, indexFile);
        await mkdir(join(place, '..'), { recursive: true });
        await writeFile(place, JSON.stringify(index));
        logger.info(`${index.pages.length} trang trong chỉ mục tìm kiếm`);
      },
    },
  };
}

function synonymsOf({ synonyms, glossary }: Content): Synonyms[] {
  const fromGlossary = glossary.map(({ term, also }) => ({ means: term, typed: also }));
  return [...synonyms, ...fromGlossary].filter(({ typed }) => typed.length > 0);
}

import type { APIRoute, GetStaticPaths } from 'astro';
import { canonical } from '../content.ts';
import { listedPaths } from '../paths.ts';

// A site map needs absolute addresses: without siteUrl in ward.yaml there is none.
export const getStaticPaths = (() =>
  canonical('/') === undefined ? [] : [{ params: { map: 'sitemap' } }]) satisfies GetStaticPaths;

/** sitemap.xml */
export const GET: APIRoute = () => {
  const entries = listedPaths().map((path) => `<url><loc>${canonical(path) ?? path}</loc></url>`);
  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('\n')}\n</urlset>\n`,
  );
};

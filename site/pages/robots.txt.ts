import type { APIRoute } from 'astro';
import { canonical } from '../content.ts';

/** Everything may be read; the site map is named where the site has an address. */
export const GET: APIRoute = () => {
  const map = canonical('/sitemap.xml');
  return new Response(`User-agent: *\nAllow: /\n${map === undefined ? '' : `Sitemap: ${map}\n`}`);
};

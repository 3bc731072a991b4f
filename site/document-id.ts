import { documentPlaces } from '../content/schema/document.ts';

/** `…/content/guides/x.mdx` → `huong-dan/x`; undefined for a file of no kind. */
export function documentIdOf(file: string): string | undefined {
  const match = /content[\\/]([a-z]+)[\\/]([^\\/]+)\.mdx$/.exec(file);
  if (match === null) return undefined;
  const place = Object.values(documentPlaces).find(({ folder }) => folder === match[1]);
  const slug = match[2] ?? '';
  return place && (place.path === '' ? slug : `${place.path}/${slug}`);
}

/**
 * Stands in a page as Astro builds it; site/after-build/search-index.ts puts the index's real address in its place,
 * which carries the index's hash and so is known only once all pages are there.
 */
export const unbuiltIndexAddress = '/_astro/chi-muc.json';

/** Address of the index that this page was built with: an open old page never searches a new index. */
export function indexAddress(): string {
  const form = document.querySelector<HTMLFormElement>('form[data-index]');
  return form?.dataset['index'] ?? unbuiltIndexAddress;
}

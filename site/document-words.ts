import type { MDXInstance } from 'astro';
import type { ContentDocument } from '../content/schema/document.ts';

const modules = import.meta.glob<MDXInstance<Record<string, unknown>>>(
  '../content/{announcements,guides,faq,answers,errands,pages}/*.mdx',
);

/** A document as Astro made it of its MDX file: its words, its headings. Throws where Astro does not see the file. */
export async function wordsOf({
  file,
}: ContentDocument): Promise<MDXInstance<Record<string, unknown>>> {
  const load = modules[`../${file}`];
  if (load === undefined) throw new Error(`${file}: Astro does not see this file.`);
  return load();
}

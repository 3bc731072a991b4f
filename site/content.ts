import { loadContent } from '../content/load.ts';
import type { Content } from '../content/schema/content.ts';
import type { ContentDocument, DocumentKind } from '../content/schema/document.ts';
import type { Fact } from '../content/schema/facts.ts';
import { shownFacts } from './facts.ts';
import { dayIn, nowMs } from './today.ts';

let cached: { readonly content: Content; readonly atMs: number } | undefined;

/** Everything staff wrote. Read again after two seconds, so that `astro dev` shows edits. Mistakes were refused by content/check.ts. */
export async function content(): Promise<Content> {
  if (cached === undefined || Date.now() - cached.atMs > 2000) {
    const read = loadContent('content').content;
    if (read === undefined)
      throw new Error('content/ward.yaml: chưa dùng được. Chạy: npm run check:facts');
    cached = { content: read, atMs: Date.now() };
  }
  return cached.content;
}

/** Documents of one kind, in the order staff gave them. */
export async function documentsOf(kind: DocumentKind): Promise<readonly ContentDocument[]> {
  const { documents } = await content();
  return documents
    .filter((document) => document.kind === kind)
    .sort((a, b) => a.frontmatter.order - b.frontmatter.order || a.slug.localeCompare(b.slug));
}

/** The ward's day on which the site is built, `YYYY-MM-DD`. */
export async function today(): Promise<string> {
  return dayIn((await content()).ward.timeZone, nowMs());
}

/** The dated facts that may be shown today. */
export async function currentFacts(): Promise<readonly Fact[]> {
  return shownFacts((await content()).facts, await today());
}

/** A path as the address that links, QR codes and previews carry: absolute where ward.yaml names a siteUrl. */
export async function canonical(path: string): Promise<string | undefined> {
  const { siteUrl } = (await content()).ward;
  return siteUrl === undefined ? undefined : siteUrl.replace(/\/$/, '') + path;
}

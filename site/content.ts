import { letterDay } from '../content/markup/letter-lines.ts';
import { loadContent } from '../content/load.ts';
import type { Content } from '../content/schema/content.ts';
import type { ContentDocument, DocumentKind } from '../content/schema/document.ts';
import type { Fact } from '../content/schema/facts.ts';
import { shownFacts } from './facts.ts';
import type { Answer } from '../content/schema/answer.ts';
import { dayIn, nowMs } from '../content/today.ts';

type AnsweredDocument = ContentDocument & { readonly answer: Answer };

interface Cached {
  readonly content: Content;
  readonly atMs: number;
}

// A build has two copies of this file, the integrations' and the pages' bundle: what one has read serves both.
declare global {
  var loaPhuongContent: Cached | undefined;
}

/** A build is of what stood there when it began; `astro dev` shows edits. */
const staysMs = process.env['NODE_ENV'] === 'production' ? Number.POSITIVE_INFINITY : 2000;

/** Everything staff wrote. Mistakes were refused by content/check.ts. */
export function content(): Content {
  const cached = globalThis.loaPhuongContent;
  if (cached !== undefined && Date.now() - cached.atMs <= staysMs) return cached.content;
  const read = loadContent('content').content;
  if (read === undefined)
    throw new Error('content/ward.yaml không dùng được. Xem lỗi và cách sửa: npm run check:facts');
  globalThis.loaPhuongContent = { content: read, atMs: Date.now() };
  return read;
}

/** From now on this is all that staff wrote: what lies in content/ with a draft in it (site/preview). */
export function showInstead(draft: Content): void {
  globalThis.loaPhuongContent = { content: draft, atMs: Number.POSITIVE_INFINITY };
}

/** Documents of one kind, in the order staff gave them. */
export function documentsOf(kind: DocumentKind): readonly ContentDocument[] {
  return content()
    .documents.filter((document) => document.kind === kind)
    .sort((a, b) => a.frontmatter.order - b.frontmatter.order || a.slug.localeCompare(b.slug));
}

/** A notice, and the day that it bears, as `2026-11-25`. */
export interface Notice {
  readonly document: ContentDocument;
  readonly day: string | undefined;
}

/** Notices, the newest first; behind them those that bear no day, in the order staff gave them. */
export const noticesOf = (): readonly Notice[] =>
  documentsOf('announcement')
    .map((document) => ({ document, day: letterDay(document.source) }))
    .sort((a, b) => (b.day ?? '').localeCompare(a.day ?? ''));

/** What the ward has answered residents, the newest first. */
export function answersOf(): readonly AnsweredDocument[] {
  return content()
    .documents.flatMap((document) =>
      document.answer === undefined ? [] : [{ ...document, answer: document.answer }],
    )
    .sort(
      (a, b) =>
        b.answer.answeredOn.localeCompare(a.answer.answeredOn) || a.slug.localeCompare(b.slug),
    );
}

/** The ward's day on which the site is built, `YYYY-MM-DD`. */
export const today = (): string => dayIn(content().ward.timeZone, nowMs());

/** The dated facts that may be shown today. */
export const currentFacts = (): readonly Fact[] => shownFacts(content().facts, today());

/** Whether the way that a document teaches is closed. */
export const isClosed = (documentId: string): boolean =>
  content().documents.some(
    ({ id, frontmatter }) => id === documentId && frontmatter.closed !== undefined,
  );

/** A path as the address that links, QR codes and previews carry; undefined where ward.yaml names no siteUrl. */
export function canonical(path: string): string | undefined {
  const { siteUrl } = content().ward;
  return siteUrl === undefined ? undefined : siteUrl.replace(/\/$/, '') + path;
}

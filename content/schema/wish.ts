import type { ContentDocument } from './document.ts';

/** How often a document asks to be aired: `perWeek` times a week, for `weeks` (one number, or the least and the most). */
export interface Wish {
  /** The document's id. */
  readonly document: string;
  readonly title: string;
  readonly perWeek: number;
  readonly weeks: readonly number[];
  /** Where it is asked, e.g. the document's "Nơi nhận". */
  readonly source: string;
}

/** The wishes of documents (`broadcast:` in their frontmatter). */
export function wishesOf(documents: readonly ContentDocument[]): readonly Wish[] {
  return documents.flatMap(({ id, frontmatter: { title, broadcast } }) =>
    broadcast === undefined ? [] : [{ document: id, title, ...broadcast }],
  );
}

/** `2 lần/tuần × 4–5 tuần`. */
export function sayAsked({ perWeek, weeks }: Pick<Wish, 'perWeek' | 'weeks'>): string {
  return `${perWeek} lần/tuần × ${weeks.join('–')} tuần`;
}

import { isOverdue, type Dated } from '../content/overdue.ts';
import type { Fact } from '../content/schema/facts.ts';
import { vietnameseDay } from '../content/schema/vietnamese-day.ts';

/** The facts a page may state on a day (`YYYY-MM-DD`): found and likely ones that still hold. What is to be confirmed is shown nowhere. */
export function shownFacts(facts: readonly Fact[], day: string): readonly Fact[] {
  return facts.filter(
    ({ certainty, validUntil }) =>
      certainty !== 'to-confirm' && (validUntil === undefined || validUntil >= day),
  );
}

/** Whether it tells that something is different from a day on; the others tell what to know beside it. */
export const isChange = ({ validFrom }: Fact): boolean => validFrom !== undefined;

/** The facts whose notice stands at `<document id>` or `<document id>#<step id>`. */
export function factsAt(facts: readonly Fact[], place: string): readonly Fact[] {
  return facts.filter(({ touches }) => touches.includes(place));
}

/** The facts that a step of today's way rests on. */
export function groundsOf(facts: readonly Fact[], place: string): readonly Fact[] {
  return facts.filter(({ grounds }) => grounds.includes(place));
}

/** Whether it is only what the steps of today's way rest on, no notice beside anything. */
export const isGround = ({ grounds, touches }: Fact): boolean =>
  grounds.length > 0 && touches.length === 0;

/** The changes in the order of the days on which they began, the latest first, by year. */
export function timeline(
  facts: readonly Fact[],
): readonly { readonly year: string; readonly facts: readonly Fact[] }[] {
  const dated = facts
    .filter(isChange)
    .toSorted((a, b) => (b.validFrom ?? '').localeCompare(a.validFrom ?? ''));
  const years = [...new Set(dated.map(({ validFrom }) => (validFrom ?? '').slice(0, 4)))];
  return years.map((year) => ({
    year,
    facts: dated.filter(({ validFrom }) => validFrom?.startsWith(year)),
  }));
}

/**
 * When somebody last compared a fact with its source, and whether that is too long ago on `day` (`YYYY-MM-DD`):
 * `Kiểm tra ngày 23/11/2026.`, overdue: `Chưa kiểm tra lại từ ngày 23/11/2026 (hạn 23/02/2027).`
 */
export function lastChecked(
  fact: Dated,
  day: string,
): { readonly words: string; readonly overdue: boolean } {
  const checked = vietnameseDay(fact.checkedOn);
  const overdue = isOverdue(fact, day);
  const words = overdue
    ? `Chưa kiểm tra lại từ ngày ${checked} (hạn ${vietnameseDay(fact.recheckBy)}).`
    : `Kiểm tra ngày ${checked}.`;
  return { words, overdue };
}

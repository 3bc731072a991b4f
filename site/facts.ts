import { isOverdue } from '../content/overdue.ts';
import type { Fact } from '../content/schema/facts.ts';
import { vietnameseDay } from './today.ts';

/** The facts a page may state on a day (`YYYY-MM-DD`): found ones that still hold. What is to be confirmed is shown nowhere. */
export function shownFacts(facts: readonly Fact[], day: string): readonly Fact[] {
  return facts.filter(
    ({ certainty, validUntil }) =>
      certainty === 'found' && (validUntil === undefined || validUntil >= day),
  );
}

/** Whether it tells that something is different from a day on; the others tell what to know beside it. */
export const isChange = ({ validFrom }: Fact): boolean => validFrom !== undefined;

/** The facts whose notice stands at `<document id>` or `<document id>#<step id>`. */
export function factsAt(facts: readonly Fact[], place: string): readonly Fact[] {
  return facts.filter(({ touches }) => touches.includes(place));
}

/**
 * When somebody last compared a fact with its source, and whether that is too long ago on `day` (`YYYY-MM-DD`):
 * `Kiểm tra ngày 23/11/2026.`, overdue: `Chưa kiểm tra lại từ ngày 23/11/2026 (hạn 23/02/2027).`
 */
export function lastChecked(
  fact: Fact,
  day: string,
): { readonly words: string; readonly overdue: boolean } {
  const checked = vietnameseDay(fact.checkedOn);
  const overdue = isOverdue(fact, day);
  const words = overdue
    ? `Chưa kiểm tra lại từ ngày ${checked} (hạn ${vietnameseDay(fact.recheckBy)}).`
    : `Kiểm tra ngày ${checked}.`;
  return { words, overdue };
}

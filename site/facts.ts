import type { Fact } from '../content/schema/facts.ts';

/** The facts a page may state on a day (`YYYY-MM-DD`): found ones that still hold. What is to be confirmed is shown nowhere. */
export function shownFacts(facts: readonly Fact[], day: string): readonly Fact[] {
  return facts.filter(
    ({ certainty, validUntil }) =>
      certainty === 'found' && (validUntil === undefined || validUntil >= day),
  );
}

/** The facts whose notice stands at `<document id>` or `<document id>#<step id>`. */
export function factsAt(facts: readonly Fact[], place: string): readonly Fact[] {
  return facts.filter(({ touches }) => touches.includes(place));
}

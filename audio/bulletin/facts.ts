import type { Fact } from '../../content/schema/facts.ts';

/** Whether `fact` holds on `today` (ISO day) and has been found, not only heard of. */
function holds(fact: Fact, today: string): boolean {
  return (
    fact.certainty === 'found' &&
    (fact.validFrom === undefined || fact.validFrom <= today) &&
    (fact.validUntil === undefined || today <= fact.validUntil)
  );
}

/** The facts a bulletin of these documents speaks: found, valid that day, meant for the ear, and touching one of them or one of its steps. */
export function spokenFacts(
  facts: readonly Fact[],
  documents: readonly string[],
  today: string,
): Fact[] {
  const asked = new Set(documents);
  return facts.filter(
    (fact) =>
      holds(fact, today) &&
      fact.spoken !== false &&
      fact.touches.some((place) => asked.has(place.split('#')[0] ?? '')),
  );
}

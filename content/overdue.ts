import type { Fact } from './schema/facts.ts';

/** Whether nobody has compared the fact with its source by its `recheckBy` day; `today` as below. */
export function isOverdue(fact: Fact, today: string): boolean {
  return fact.recheckBy <= today;
}

/**
 * The facts nobody has compared with their source by the day they were due, the longest overdue first.
 * `today` is `YYYY-MM-DD` in the ward's time zone; a fact is overdue from its `recheckBy` day on.
 */
export function overdueFacts(facts: readonly Fact[], today: string): readonly Fact[] {
  return facts
    .filter((fact) => isOverdue(fact, today))
    .toSorted((a, b) => a.recheckBy.localeCompare(b.recheckBy));
}

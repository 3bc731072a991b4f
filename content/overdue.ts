import type { Fact } from './schema/facts.ts';

/** What somebody compares with its source from time to time: a fact, or a source of an errand. */
export type Dated = Pick<Fact, 'checkedOn' | 'recheckBy'>;

/** Whether nobody has compared it with its source by its `recheckBy` day; `today` as below. */
export function isOverdue({ recheckBy }: Dated, today: string): boolean {
  return recheckBy <= today;
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

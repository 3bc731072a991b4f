import type { Fact } from './schema/facts.ts';

/** What somebody compares with its source from time to time: a fact, or a source of an errand. */
export type Dated = Pick<Fact, 'checkedOn' | 'recheckBy'>;

/** Whether nobody has compared it with its source by its `recheckBy` day. `today` is `YYYY-MM-DD` in the ward's zone. */
export function isOverdue({ recheckBy }: Pick<Dated, 'recheckBy'>, today: string): boolean {
  return recheckBy <= today;
}

/** The facts that are overdue on a day, the longest overdue first. */
export function overdueFacts(facts: readonly Fact[], today: string): readonly Fact[] {
  return facts
    .filter((fact) => isOverdue(fact, today))
    .toSorted((a, b) => a.recheckBy.localeCompare(b.recheckBy));
}

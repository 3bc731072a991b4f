import type { Trouble } from './trouble.ts';

/** One thing that `loa doctor` looked at. Text is Vietnamese. */
export interface CheckResult {
  readonly id: string;
  readonly name: string;
  readonly state: 'good' | 'warning' | 'bad';
  /** What was found. */
  readonly found: string;
  /** How to mend it; '' where all is well. */
  readonly mend: string;
}

/** What is bad of a doctor's findings, seen at `since`. */
export function troublesOf(checks: readonly CheckResult[], since: number): readonly Trouble[] {
  return checks
    .filter(({ state }) => state === 'bad')
    .map(({ id, name, found, mend }) => {
      return { id, kind: 'check', slot: '', since, what: `${name}: ${found}`, mend };
    });
}

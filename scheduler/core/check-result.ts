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

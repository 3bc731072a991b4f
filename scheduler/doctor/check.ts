import type { CheckResult } from '../core/check-result.ts';
import type { Problem } from '../../content/schema/problem.ts';
import type { Content } from '../../content/schema/content.ts';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';

/** What a check may look at. */
export interface CheckContext {
  readonly config: Config;
  readonly clock: Clock;
  /** Undefined where ward.yaml cannot be used. */
  readonly content: Content | undefined;
  readonly problems: readonly Problem[];
}

/** One thing to look at. Findings are Vietnamese; a check that throws is a bad one, with the error's message. */
export interface Check {
  readonly id: string;
  readonly name: string;
  readonly look: (context: CheckContext) => Promise<Finding> | Finding;
}

export type Finding = Pick<CheckResult, 'state' | 'found' | 'mend'>;

export const good = (found: string): Finding => ({ state: 'good', found, mend: '' });
export const warning = (found: string, mend: string): Finding => ({
  state: 'warning',
  found,
  mend,
});
export const bad = (found: string, mend: string): Finding => ({ state: 'bad', found, mend });

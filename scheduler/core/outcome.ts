import type { ActOutcome } from './act-outcome.ts';
import type { CommonOutcome } from './reason.ts';

/** What became of an operator's request. */
export type Outcome = CommonOutcome | ({ readonly at: number } & ActOutcome);

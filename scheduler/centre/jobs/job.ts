// What a job is: a name in the table, and what it does.
import type { Machine } from '../backup/machine.ts';
import type { CentreParts } from '../centre-parts.ts';
import type { Asks } from '../database/connect.ts';

export interface JobCall {
  /** The job's own transaction: what is written by it is done once, however often the job is begun. */
  readonly sql: Asks;
  readonly parts: Omit<CentreParts, 'jobs'>;
  readonly machine: Machine;
  /** When it began, epoch ms. */
  readonly at: number;
  /** What it was sent with; of a job that the clock sends: nothing. Read it with zod. */
  readonly data: unknown;
  /** Aborted where the job takes too long, or the centre ends. */
  readonly signal: AbortSignal;
}

export interface JobKind {
  /** As people read it; Vietnamese. */
  readonly says: string;
  /** Five fields of cron, by the clock of Việt Nam; absent: it is sent. */
  readonly every?: string;
  /** It is taken from whoever had it and begun anew after so long, s. */
  readonly withinSeconds: number;
  /** After a failure it is tried so often more, ever later. */
  readonly retries?: number;
  /**
   * It works for minutes outside of the ledger (a program, a network), and must not hold a transaction open meanwhile:
   * `sql` is then the pool, and the job may do its work twice where it is killed at its end.
   */
  readonly isOutside?: boolean;
  /** It is taken from a process that said nothing of it for so long, s (10 at least); absent: after `withinSeconds`. */
  readonly beatSeconds?: number;
  /** What it did, in words, for whoever looks; an error is told and tried again. */
  run(call: JobCall): Promise<string | undefined>;
}

export type JobTable = Readonly<Record<string, JobKind>>;

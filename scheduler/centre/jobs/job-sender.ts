// Who sends a job knows this much of jobs.
import type { Asks } from '../database/connect.ts';

export interface JobSender {
  /**
   * Sends a job of the table. With `sql` (a transaction) it is sent when that commits, and never when it does not.
   * `key`: while one of the same key waits, no second is sent. `after`: epoch ms.
   */
  send(
    name: string,
    data: Readonly<Record<string, unknown>>,
    how?: { readonly sql?: Asks; readonly key?: string; readonly after?: number },
  ): Promise<void>;
}

export interface QueueCount {
  readonly name: string;
  readonly waiting: number;
  readonly active: number;
  readonly failed: number;
}

export interface FailedJob {
  readonly name: string;
  readonly id: string;
  /** Epoch ms. */
  readonly at: number;
  readonly why: string;
}

/** One process of this centre, by its own last word. */
export interface CentreProcess {
  readonly host: string;
  readonly pid: number;
  readonly startedAt: number;
  readonly heardAt: number;
  readonly isLive: boolean;
  readonly residentBytes: number | undefined;
}

export interface Jobs extends JobSender {
  counts(): Promise<readonly QueueCount[]>;
  /** The newest first, at most 50. */
  failed(): Promise<readonly FailedJob[]>;
  /** Begun once more; false where it is none that failed. */
  retry(name: string, id: string): Promise<boolean>;
  processes(): Promise<readonly CentreProcess[]>;
  close(): Promise<void>;
}

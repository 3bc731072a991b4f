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

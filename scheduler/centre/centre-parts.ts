import type { HashCost } from '../signing-in/password-hash.ts';
import type { CentreKey } from './centre-key.ts';
import type { Sql } from './database/connect.ts';
import type { JobSender } from './jobs/job-sender.ts';
import type { Meter } from './operate/meter.ts';
import type { Operating } from './operate/operating.ts';
import type { AskContent } from './sending/ask-content.ts';
import type { NewestRows } from './take/newest-rows.ts';
import type { Room, Unsent } from './take/unsent.ts';
import type { Tell } from './tell.ts';

/** What every answer of the centre is made with. */
export interface CentreParts {
  readonly sql: Sql;
  readonly centre: CentreKey;
  /** Epoch ms. */
  readonly now: () => number;
  /** What is done later, or again and again; processes of one centre share it. */
  readonly jobs: JobSender;
  /** A line for whoever watches the machine; Vietnamese. */
  readonly tell: Tell;
  /** LOA_CONTENT: what can be chosen to be sent; absent: nothing but what is sent up. */
  readonly contentDir?: string | undefined;
  /** Reads it; absent: in a process of its own. */
  readonly askContent?: AskContent;
  /** What only a process that serves for real knows of itself. */
  readonly operating?: Operating;
  /** Counts what this process answers. */
  readonly meter?: Meter;
  /** Of files that stations fetch, what this process has in memory. */
  readonly rows?: NewestRows;
  /** What this process has made and nobody has read yet; `room`: of one answer. */
  readonly unsent?: Unsent;
  readonly room?: Room;
  /** Tests hash cheaply. */
  readonly hashCost?: HashCost;
}

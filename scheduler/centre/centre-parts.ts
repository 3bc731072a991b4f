import type { HashCost } from '../signing-in/password-hash.ts';
import type { CentreKey } from './centre-key.ts';
import type { Sql } from './database/connect.ts';
import type { JobSender } from './jobs/job-sender.ts';

/** What every answer of the centre is made with. */
export interface CentreParts {
  readonly sql: Sql;
  readonly centre: CentreKey;
  /** Epoch ms. */
  readonly now: () => number;
  /** What is done later, or again and again; processes of one centre share it. */
  readonly jobs: JobSender;
  /** A line for whoever watches the machine; Vietnamese. */
  readonly tell: (line: string) => void;
  /** LOA_CONTENT: what can be chosen to be sent; absent: nothing but what is sent up. */
  readonly contentDir?: string | undefined;
  /** Tests hash cheaply. */
  readonly hashCost?: HashCost;
}

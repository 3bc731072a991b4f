import type { Jobs } from '../jobs/job-sender.ts';

/** What a process that serves knows of itself beside the ledger. */
export interface Operating {
  readonly jobs: Pick<Jobs, 'counts' | 'failed' | 'retry' | 'processes' | 'send'>;
  /** Whoever reads /metrics from elsewhere says it. */
  readonly metricsToken?: string;
  /** Open lines of stations at this process. */
  readonly lines?: () => number;
  /** Names of jobs as people read them. */
  readonly says: Readonly<Record<string, string>>;
  /** Where backups of each night lie. */
  readonly backupFolder: string;
}

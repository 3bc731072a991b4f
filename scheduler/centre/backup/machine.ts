import type { DatabasePlace } from '../database/connect.ts';
import type { Env } from '../database/open-database.ts';

/** Where a process of the centre stands. */
export interface Machine {
  readonly dataDir: string;
  readonly env: Env;
  readonly place: DatabasePlace;
}

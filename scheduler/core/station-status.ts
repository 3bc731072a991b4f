import type { Problem } from '../../content/schema/problem.ts';
import type { Trouble } from './trouble.ts';

/** How the daemon is, for /healthz and the station's page. */
export interface StationStatus {
  readonly airing?: { readonly slot: string; readonly positionMs: number };
  readonly problems: readonly Problem[];
  /** What was told of late, newest last: what lasts, and incidents. */
  readonly troubles: readonly Trouble[];
}

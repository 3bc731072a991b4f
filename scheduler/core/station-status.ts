import type { Problem } from '../../content/schema/problem.ts';
import type { Said } from './trouble.ts';

/** How the daemon is, for /healthz and the station's page. */
export interface StationStatus {
  readonly airing?: { readonly slot: string; readonly positionMs: number };
  readonly problems: readonly Problem[];
  /** Alarms of the last preflights, by slot ('' for the station). */
  readonly alarms: readonly Said[];
  /** Of what was told: what lasts, by slot ('' for the station). */
  readonly lasting: readonly (Said & { readonly id: string })[];
  /** Set while nothing airs because the clock cannot be right. */
  readonly clockWrong?: string;
}

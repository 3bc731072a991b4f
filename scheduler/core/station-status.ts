import type { Problem } from '../../content/schema/problem.ts';

/** What must be mended before an airing suffers; goes to the console and the station's hook. */
export interface Alarm {
  readonly at: number;
  readonly slot: string;
  /** Vietnamese. */
  readonly message: string;
}

/** How the daemon is, for /healthz and the station's page. */
export interface StationStatus {
  readonly airing?: { readonly slot: string; readonly positionMs: number };
  readonly problems: readonly Problem[];
  /** Alarms of the last preflights, by slot ('' for the station). */
  readonly alarms: readonly Alarm[];
  /** Of what was told: what lasts, by slot ('' for the station). */
  readonly lasting: readonly (Alarm & { readonly id: string })[];
  /** Set while nothing airs because the clock cannot be right. */
  readonly clockWrong?: string;
}

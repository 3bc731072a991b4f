// How a station stands, from what the ledger knows of it. Pure.

/** One station as the ledger has it, and its last seven days. */
export interface StationRow {
  readonly id: string;
  readonly name: string;
  /** From the province down. */
  readonly place: readonly string[];
  /** Those places, by their numbers. */
  readonly placeIds: readonly number[];
  readonly groups: readonly string[];
  /** Epoch ms; null: it never said a word. */
  readonly heardAt: number | null;
  readonly isRunning: boolean | null;
  readonly clockErrorMs: number | null;
  readonly troubles: number;
  readonly findings: number;
  /** Lines that the station has and the copy has not. */
  readonly linesBehind: number;
  readonly aired: number;
  readonly handedOver: number;
  readonly lost: number;
  readonly disputed: number;
  /** Its hour has passed, and the copy says nothing of what became of it. */
  readonly unknown: number;
  readonly hasKey: boolean;
}

/** The worst first: each is what somebody should look at before the next. */
export const standings = [
  'log',
  'no-key',
  'never',
  'silent',
  'lost',
  'trouble',
  'clock',
  'unknown',
  'well',
] as const;
export type Standing = (typeof standings)[number];

/** A station says something every minute; so long without a word is more than a line that stutters, ms. */
export const silentAfterMs = 15 * 60_000;
/** An airing that begins so early or late is heard to be wrong, ms. */
const clockMayBeOffMs = 60_000;

/** The worst that is known; what could not be known is never `well`. */
export function judgeStation(row: StationRow, now: number): Standing {
  if (row.findings > 0) return 'log';
  if (!row.hasKey) return 'no-key';
  if (row.heardAt === null) return 'never';
  if (now - row.heardAt > silentAfterMs) return 'silent';
  if (row.lost + row.disputed > 0) return 'lost';
  if (row.troubles > 0 || row.isRunning === false) return 'trouble';
  if (Math.abs(row.clockErrorMs ?? 0) > clockMayBeOffMs) return 'clock';
  if (row.unknown > 0 || row.linesBehind > 0) return 'unknown';
  return 'well';
}

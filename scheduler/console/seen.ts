import type { ActName, Role } from '../acts/roles.ts';

/** What every page knows of whoever looks at it, and of the station at this instant. */
export interface Seen {
  readonly person: {
    readonly account: string;
    readonly name: string;
    readonly roles: readonly Role[];
  };
  /** One-time token for the forms of this page; '' where nobody is signed in. */
  readonly token: string;
  readonly station: string;
  readonly timeZone: string;
  /** The schedule's instant, epoch ms, and how fast it passes (1 outside tests). */
  readonly now: number;
  readonly speed: number;
  /** `/dai/lich/`. */
  readonly path: string;
  readonly may: (act: ActName) => boolean;
  readonly standing: Standing;
}

/** What stands in the frame of each page. */
export interface Standing {
  readonly onAir?: {
    readonly slot: string;
    readonly title: string;
    readonly positionMs: number;
    readonly durationMs: number;
  };
  readonly troubles: number;
  /** Bulletins and texts that wait for an approval. */
  readonly toApprove: number;
  /** What of a centre's waits for the ward; absent where the station has joined none. */
  readonly fromCentre?: number;
}

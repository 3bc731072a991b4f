import type { Problem } from '../../content/schema/problem.ts';
import type { Unreached } from './act-outcome.ts';
import type { Trouble } from './trouble.ts';

/** What is on the air. */
export interface OnTheAir {
  readonly slot: string;
  readonly title: string;
  readonly positionMs: number;
  readonly durationMs: number;
  /** A person paused it: until then, unless it is resumed before. Epoch ms. */
  readonly paused?: { readonly since: number; readonly by: string; readonly untilAt: number };
  /** Of what really left an output in the last second, dBFS; absent where its samples do not pass through our hands. */
  readonly level?: { readonly output: string; readonly peakDb: number; readonly rmsDb: number };
}

/** How the daemon is, for /healthz and the station's page. */
export interface StationStatus {
  readonly airing?: OnTheAir;
  /** How far the sound is turned down, and the outputs that this does not reach, or not before the next airing. */
  readonly volume?: { readonly gainDb: number } & Unreached;
  readonly problems: readonly Problem[];
  /** What was told of late, newest last: what lasts, and incidents. */
  readonly troubles: readonly Trouble[];
}

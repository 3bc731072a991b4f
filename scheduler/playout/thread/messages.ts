// What the daemon and a sound thread say to each other. `id` is one bulletin on this output, from `prepare` to its end.
import type { ClockSpec } from '../../../content/schema/clock-spec.ts';
import type { OutputSettings } from '../create-output.ts';
import type { DeviceTold, Level } from '../output.ts';
import type { Moment, Playable, PlayEnd, RelayWhat, StopReason } from '../output.ts';

export interface ThreadSettings {
  readonly output: OutputSettings;
  /** Absent: the system's clock. */
  readonly clock: ClockSpec | undefined;
}

export type Order =
  | { readonly id: number; readonly do: 'check' }
  | { readonly id: number; readonly do: 'prepare'; readonly item: Playable }
  /** `at`: epoch ms of the schedule's clock; absent: at once. */
  | { readonly id: number; readonly do: 'play'; readonly at: number | undefined }
  | { readonly id: number; readonly do: 'abort'; readonly reason: StopReason }
  | { readonly id: number; readonly do: 'discard' }
  | { readonly id: number; readonly do: 'turn'; readonly gainDb: number }
  | { readonly id: number; readonly do: 'keep' | 'close' };

export type Told =
  | { readonly id: number; readonly tell: 'checked'; readonly problems: readonly string[] }
  | { readonly id: number; readonly tell: 'done' }
  | {
      readonly id: number;
      readonly tell: 'failed';
      readonly message: string;
      /** Whoever carried it out is gone, and devices of others may do what they were told. */
      readonly mayGoOn?: boolean;
    }
  | { readonly id: number; readonly tell: 'ended'; readonly end: PlayEnd }
  | { readonly id: number; readonly tell: 'started'; readonly at: Moment }
  | { readonly id: number; readonly tell: 'progress'; readonly positionMs: number }
  | { readonly id: number; readonly tell: 'level'; readonly level: Level }
  | { readonly id: number; readonly tell: 'device'; readonly device: DeviceTold }
  | { readonly id: number; readonly tell: 'waits' }
  | {
      readonly id: number;
      readonly tell: 'relay';
      readonly what: RelayWhat;
      readonly relay: string;
      readonly positionMs: number;
      readonly why: string | undefined;
    }
  | { readonly id: number; readonly tell: 'silence'; readonly sinceMs: number }
  | {
      readonly id: number;
      readonly tell: 'silenceOver' | 'lost';
      readonly fromMs: number;
      readonly untilMs: number;
    };

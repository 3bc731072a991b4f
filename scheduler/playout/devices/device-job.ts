// What a loudspeaker of another maker is to do, within what time, and how that may end.
import type { TemplateFacts } from '../../../content/schema/device-template.ts';

/** How it ended. `accepted`: it took the order, and nothing shows what became of it; `unknown`: not even that is known. */
export type DeviceEnd =
  | { readonly how: 'heard'; readonly positionMs: number }
  | { readonly how: 'accepted' | 'unknown' | 'refused'; readonly why: string }
  | {
      readonly how: 'cut' | 'stopped' | 'not-stopped';
      readonly positionMs: number;
      readonly why: string;
    };

/** Real ms. */
export interface DeviceTimes {
  /** Between two looks. */
  readonly lookMs: number;
  /** What took an order sounds within this time, or will not. */
  readonly startsWithinMs: number;
  /** What ends so much before its time has ended all the same: looks are that far apart. */
  readonly earlyMs: number;
  /** And what ends so much later. */
  readonly lateMs: number;
  /** For an order, all tries in it. */
  readonly answersWithinMs: number;
  /** For the order to be silent, its proof in it. Less than whoever waits for silence allows (thread/threaded-output.ts). */
  readonly stopsWithinMs: number;
}

export const usualTimes: DeviceTimes = {
  ...{ lookMs: 1000, startsWithinMs: 20_000, earlyMs: 3000, lateMs: 15_000 },
  ...{ answersWithinMs: 6000, stopsWithinMs: 2500 },
};

export interface DeviceJob {
  readonly facts: TemplateFacts;
  /** How long this part sounds. */
  readonly lengthMs: number;
  /** `schedule`: the device itself begins, at `startsInMs` from now. */
  readonly by: 'play' | 'schedule';
  readonly startsInMs: number;
  /** Whatever sounds there is ended first. */
  readonly clears: boolean;
  /** It said that it plays something before it was asked. */
  readonly wasPlaying: boolean;
  readonly times: DeviceTimes;
}

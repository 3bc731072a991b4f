import { createDeadAirMeter, type DeadAirMeter } from './dead-air.ts';
import { createLevelMeter } from './level.ts';
import type { PcmSource, PlayEvents } from './output.ts';
import type { Volume } from './volume.ts';

/** What samples go through on their way out: they are turned down, and listened to. */
export interface Passage {
  /** The samples as they are to leave. */
  pass(samples: Int16Array): Int16Array;
  /** Who is told of silence and loudness from now on. */
  hear(events: PlayEvents): void;
  /** Nothing more passes. */
  end(): void;
}

/** `fromMs`: the position of the first sample. `volume`: given for what may be turned down. */
export function createPassage(
  { sampleRateHz, channels }: Pick<PcmSource, 'sampleRateHz' | 'channels'>,
  fromMs: number,
  volume: Volume | undefined,
): Passage {
  const perMs = (sampleRateHz * channels) / 1000;
  const turn = volume?.ramp(perMs);
  let meter: DeadAirMeter | undefined;
  let level: ((samples: Int16Array) => void) | undefined;
  return {
    pass(samples) {
      // What is turned down is no silence.
      meter?.feed(samples);
      const out = turn?.(samples) ?? samples;
      level?.(out);
      return out;
    },
    hear(events) {
      meter = createDeadAirMeter(sampleRateHz, channels, fromMs, events);
      level = createLevelMeter(perMs, events);
    },
    end: () => meter?.end(),
  };
}

import { createDeadAirMeter, deadAirMs } from '../dead-air.ts';
import type { PcmSource, PlayEvents } from '../output.ts';
import { toSamples } from '../speaker/to-samples.ts';

/** A stretch of dead air, in positions of the bulletin. */
export interface Silence {
  readonly sinceMs: number;
  readonly untilMs: number;
}

/** The server gets MP3, which shows no silence: the same file is listened to beforehand, from `fromMs` on. */
export async function findSilences(source: PcmSource, fromMs: number): Promise<readonly Silence[]> {
  const { sampleRateHz, channels } = source;
  const found: Silence[] = [];
  const meter = createDeadAirMeter(sampleRateHz, channels, fromMs, {
    silence: () => undefined,
    silenceOver: (sinceMs, untilMs) => found.push({ sinceMs, untilMs }),
  });
  try {
    for await (const samples of toSamples(source.chunks, sampleRateHz, 0)) meter.feed(samples);
    meter.end();
  } finally {
    source.close();
  }
  return found;
}

/** Tells of known silences as they go out: call `upTo` with the position that was sent. */
export function tellSilences(
  silences: readonly Silence[],
  events: Pick<PlayEvents, 'silence' | 'silenceOver'>,
): { upTo(positionMs: number): void; end(positionMs: number): void } {
  const waiting = [...silences];
  let told = false;
  const upTo = (positionMs: number): void => {
    for (let first = waiting[0]; first; first = waiting[0]) {
      if (!told && positionMs <= first.sinceMs + deadAirMs) return;
      if (!told) events.silence(first.sinceMs);
      told = true;
      if (positionMs < first.untilMs) return;
      events.silenceOver(first.sinceMs, first.untilMs);
      waiting.shift();
      told = false;
    }
  };
  return {
    upTo,
    end(positionMs) {
      upTo(positionMs);
      const [open] = waiting;
      if (told && open) events.silenceOver(open.sinceMs, positionMs);
    },
  };
}

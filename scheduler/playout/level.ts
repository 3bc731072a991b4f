import type { PlayEvents } from './output.ts';

/** Digital silence. */
const lowestDb = -96;
const full = 32_768;
const everyMs = 1000;

/** Is fed what leaves, and tells each second how loud it was. */
export function createLevelMeter(
  perMs: number,
  events: Pick<PlayEvents, 'level'>,
): (samples: Int16Array) => void {
  const each = everyMs * perMs;
  let count = 0;
  let peak = 0;
  let squares = 0;
  return (samples) => {
    for (const sample of samples) {
      const loud = Math.abs(sample);
      if (loud > peak) peak = loud;
      squares += sample * sample;
    }
    count += samples.length;
    if (count < each) return;
    events.level?.({ peakDb: dB(peak / full), rmsDb: dB(Math.sqrt(squares / count) / full) });
    count = 0;
    peak = 0;
    squares = 0;
  };
}

function dB(part: number): number {
  return part === 0 ? lowestDb : Math.max(lowestDb, Math.round(200 * Math.log10(part)) / 10);
}

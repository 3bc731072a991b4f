import { describe, expect, it } from 'vitest';
import { createLevelMeter } from '../../../scheduler/playout/level.ts';
import type { Level } from '../../../scheduler/playout/output.ts';
import { createVolume } from '../../../scheduler/playout/volume.ts';

const perMs = 48;
const flat = (length: number): Int16Array => new Int16Array(length).fill(10_000);

/** The greatest step between two samples. */
const steepest = (samples: readonly number[]): number =>
  Math.max(...samples.slice(1).map((sample, at) => Math.abs(sample - (samples[at] ?? 0))));

describe('a volume', () => {
  it('that nobody has turned gives the samples themselves', () => {
    const samples = flat(100);
    expect(createVolume().ramp(perMs)(samples)).toBe(samples);
  });
  it('that is turned while sound flows comes to its loudness without a click, and back', () => {
    const volume = createVolume();
    const turn = volume.ramp(perMs);
    const out: number[] = [];
    const piece = (): void => {
      out.push(...turn(flat(50 * perMs)));
    };
    piece();
    volume.set(-20);
    for (let i = 0; i < 3; i++) piece();
    expect(out.at(-1)).toBe(1000);
    volume.set(0);
    for (let i = 0; i < 3; i++) piece();
    expect(out.at(-1)).toBe(10_000);
    expect(steepest(out)).toBeLessThan(4);
  });
  it('holds from the first sample of what begins after it was turned', () => {
    const volume = createVolume();
    volume.set(-40);
    expect([...volume.ramp(perMs)(flat(3))]).toEqual([100, 100, 100]);
  });
});

describe('the level of what leaves is told each second', () => {
  const told = (samples: Int16Array): readonly Level[] => {
    const levels: Level[] = [];
    const feed = createLevelMeter(perMs, { level: (level) => levels.push(level) });
    for (let at = 0; at < samples.length; at += 2400) feed(samples.subarray(at, at + 2400));
    return levels;
  };
  it('of a tone at half of full scale', () => {
    const tone = Int16Array.from({ length: 96_000 }, (_, at) => 16_384 * Math.sin(at / 10));
    expect(told(tone)).toEqual([
      { peakDb: -6, rmsDb: -9 },
      { peakDb: -6, rmsDb: -9 },
    ]);
  });
  it('of silence', () => {
    expect(told(new Int16Array(48_000))).toEqual([{ peakDb: -96, rmsDb: -96 }]);
  });
});

// A clock that is set while the real daemon runs.
import { setTimeout as sleep } from 'node:timers/promises';
import { armed, early, midAir, type Fault } from './fault.ts';

/** From 07:50 of the day of the faults back into January 1970. */
const to1970 = -Date.parse('2027-03-01T00:50:00Z') / 3_600_000;

/** The capture writes down what the clock reads: an hour less at the end than at the beginning. */
const endsBeforeItBegan = /sounded before its intent/;

/** Begins with a clock that is right, and sets it by so many hours at each of these times of day. */
const setAt =
  (...steps: readonly (readonly [at: string, byHours: number])[]): Fault['strike'] =>
  async (station) => {
    await station.start({ at: early, clock: 0 });
    for (const [at, byHours] of steps) {
      await station.until(at);
      station.stepClock(byHours);
    }
  };

/** The same, and waits until the clock reads the slot's time once more. */
const setBackAt =
  (at: string): Fault['strike'] =>
  async (station) => {
    await setAt([at, -1])(station);
    await station.until('08:00:00');
  };

export const clockFaults: readonly Fault[] = [
  {
    name: 'the clock is set an hour ahead before the slots',
    names: /Đồng hồ máy nhảy tới/,
    heard: 0,
    strike: setAt(['07:58:00', 1]),
  },
  {
    name: 'the clock is set an hour back when the slot’s bulletin is open already',
    names: /Đồng hồ máy bị chỉnh lùi/,
    heard: 2,
    strike: setBackAt(armed),
  },
  {
    name: 'the clock is set an hour ahead in mid-air',
    names: /Đồng hồ máy nhảy tới[^]*đồng hồ máy nhảy từ/,
    heard: 1,
    strike: setAt([midAir, 1]),
  },
  {
    name: 'the clock is set an hour back in mid-air, and right again',
    names: /bị chỉnh lùi[^]*nhảy tới/,
    heard: 2,
    differs: endsBeforeItBegan,
    strike: setAt([midAir, -1], ['07:01:10', 1]),
  },
  {
    name: 'the clock is set an hour back in mid-air, and the hour comes again',
    names: /bị chỉnh lùi [^;]+; buổi đã phát không phát lại/,
    heard: 2,
    differs: endsBeforeItBegan,
    strike: setBackAt(midAir),
  },
  {
    name: 'the clock is in 1970 at boot, and is set right',
    names: /đang ở năm 1970, không thể đúng[^]*đã được chỉnh đúng/,
    heard: 2,
    strike: async (station) => {
      await station.start({ at: '07:50:00', clock: to1970 });
      await sleep(5000);
      station.stepClock(-to1970);
    },
  },
];

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchCard } from '../../../scheduler/playout/speaker/card-watch.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Plays for so many seconds; what the card reports at each, in ms, where it reports. */
function listen(seconds: number, reportAt: (second: number) => string): readonly number[] {
  const stalls: number[] = [];
  const card = watchCard((positionMs) => stalls.push(positionMs));
  for (let second = 1; second <= seconds; second++) {
    card.given(second * 1000 + 400);
    card.hear(reportAt(second));
    vi.advanceTimersByTime(1000);
  }
  card.end();
  vi.advanceTimersByTime(60_000);
  return stalls;
}

const at = (ms: number): string =>
  `frame=0\nout_time_us=${ms * 1000}\nout_time_ms=${ms * 1000}\nprogress=continue\n`;

describe('the position of the card', () => {
  it.each<[string, (second: number) => string, readonly number[]]>([
    ['goes on', (second) => at(second * 1000), []],
    ['stands from second 4 on', (second) => at(Math.min(second, 4) * 1000), [4000]],
    ['comes late, and goes on', (second) => (second % 3 === 0 ? at(second * 1000) : ''), []],
    ['is never told', () => '', []],
    ['is not known yet', () => 'out_time_us=N/A\nout_time_ms=N/A\n', []],
    ['stands, and is told so', (second) => at(second > 2 ? 2000 : second * 1000), [2000]],
  ])('%s', (_what, reportAt, stalls) => {
    expect(listen(12, reportAt)).toEqual(stalls);
  });

  it('may stand where nothing is owed to it', () => {
    const stalls: number[] = [];
    const card = watchCard((positionMs) => stalls.push(positionMs));
    card.hear(at(5000));
    for (let second = 0; second < 20; second++) {
      card.given(5400);
      vi.advanceTimersByTime(1000);
    }
    card.end();
    expect(stalls).toEqual([]);
  });

  it('is read though a report comes in pieces', () => {
    const card = watchCard(() => undefined);
    card.hear('out_time_us=12');
    card.hear('34000\nout_ti');
    expect(card.positionMs()).toBe(1234);
    card.end();
  });
});

// What is said of an emergency is what its outputs have done, whatever kind they are.
import { expect, test } from 'vitest';
import { becameOf } from '../../../scheduler/acts/became-of.ts';
import { sayOutcome } from '../../../scheduler/core/say-outcome.ts';
import type { Outputs } from '../../../scheduler/daemon/parts.ts';
import type { Output, PlayEnd } from '../../../scheduler/playout/output.ts';
import { listener, type Heard } from '../../setup/stepped-daemon.ts';
import type { SteppedClock } from '../../../scheduler/clock-stepped.ts';
import { at, oneCampaign } from './one-campaign.ts';

const place = oneCampaign();

type Open = (heard: Heard[], clock: SteppedClock) => Output;

const sounds: Open = (heard, clock) => listener('speaker', heard, clock);
const breaks: Open = (heard, clock) => listener('speaker', heard, clock, 5000);

/** A folder whose file is there at once, or cannot be written. */
const folder =
  (end: PlayEnd): Open =>
  (heard, clock) => ({
    ...listener('folder', heard, clock),
    prepare: () =>
      Promise.resolve({ play: () => Promise.resolve(end), discard: () => Promise.resolve() }),
  });
const gives = folder({ how: 'handed-over', message: 'Đã giao tệp a.mp3 cho máy phát của đài.' });
const full = folder({
  ...{ how: 'failed', positionMs: 0, samples: 0 },
  message: 'Không giao được a.mp3.',
});
/** A loudspeaker of others that took the order and says nothing of itself: held as long as it would sound. */
const holds: Open = (heard, clock) => ({
  ...listener('http', heard, clock),
  prepare: () =>
    Promise.resolve({
      play: async (events) => {
        const loudspeaker = { device: 'cot-1', name: 'Loa chợ', positionMs: 0, why: '' };
        events.device?.({ what: 'took', ...loudspeaker });
        await clock.wait(clock.now() + 30_000);
        events.device?.({ what: 'handed', ...loudspeaker });
        return { how: 'handed-over', message: 'Loa chợ: đã giao.' };
      },
      discard: () => Promise.resolve(),
    }),
});
const begun = 'Đang phát khẩn khan-cap@2026-11-24T12:00/1.';
const given =
  'Đã giao thông báo khẩn khan-cap@2026-11-24T12:00/1 cho máy phát khác hay loa mạng. Ở đây không biết nó có phát hay không; nghe ở chỗ ấy.';
const lost = 'Thông báo khẩn khan-cap@2026-11-24T12:00/1 không phát trọn được: ';

const cases: readonly [string, readonly Open[], string | undefined, string][] = [
  ['it sounds', [sounds], begun, begun],
  ['it is given to another player', [gives], given, given],
  ['a loudspeaker of others has it, and says nothing', [holds], undefined, given],
  [
    'the folder does not take it',
    [full],
    `${lost}Không giao được a.mp3. (chưa phát tiếng nào)`,
    `${lost}Không giao được a.mp3. (chưa phát tiếng nào)`,
  ],
  ['it sounds here and is given on', [gives, sounds], begun, begun],
  ['it sounds here, and the folder is full', [full, sounds], begun, begun],
  ['it is given on, and breaks off here', [gives, breaks], begun, given],
  ['it begins, and breaks off', [breaks], begun, `${lost}Thử: thiết bị hỏng. (đã phát 5 giây)`],
];

test.each(cases)('%s', async (_what, opens, atOnce, afterwards) => {
  const station = await place.start({
    outputs: (heard, clock): Outputs => ({
      chosen: opens.map((open) => open(heard, clock)),
      standby: [],
    }),
  });
  await station.clock.runUntil(at('2026-11-24T12:00'));
  const bulletin = { sha256: 'e'.repeat(64), contentKey: 'k', title: 'Lũ', durationMs: 30_000 };
  place.store.ask('Bà Hoa', { kind: 'emergency', bulletin }, station.clock.now());
  station.daemon.poke();
  const said = async (ms: number): Promise<string | undefined> => {
    await station.clock.runUntil(station.clock.now() + ms);
    const outcome = becameOf(place.store, 'khan-cap@2026-11-24T12:00/1', station.clock.now());
    return outcome && sayOutcome(outcome, 'Asia/Ho_Chi_Minh');
  };
  expect(await said(500)).toBe(atOnce);
  expect(await said(60_000)).toBe(afterwards);
  await station.daemon.cutPower();
});

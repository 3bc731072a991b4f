import { describe, expect, test } from 'vitest';
import { dueForBulletin, giveBulletin } from '../../../scheduler/core/give-bulletin.ts';
import { sayRefusedBulletin } from '../../../scheduler/core/say-refused-bulletin.ts';
import type { Slot, SlotBulletin } from '../../../scheduler/core/slot.ts';
import { campaignWith, wardWith } from '../../setup/schedule.ts';

const at = (text: string): number => Date.parse(`${text}:00+07:00`);
const minutes = (count: number): SlotBulletin => ({
  sha256: `${count}`.padStart(64, '0'),
  contentKey: `key-${count}`,
  title: 'Thử',
  durationMs: count * 60_000,
});
const slot = (rest: Partial<Slot> = {}): Slot => ({
  id: 'thu@1',
  campaign: 'thu',
  startsAt: at('2026-11-24T17:00'),
  state: 'planned',
  ...rest,
});
const ready = (bulletin: SlotBulletin, rest: Partial<Slot> = {}): Slot =>
  slot({ state: 'ready', bulletin, ...rest });

describe('a slot takes a bulletin', () => {
  test.each([
    ['the first', slot(), minutes(11), 'given'],
    ['as long as a session may be', slot(), minutes(30), 'given'],
    ['a millisecond longer', slot(), { ...minutes(30), durationMs: 1_800_001 }, 'too-long'],
    ['another', ready(minutes(11)), minutes(12), 'given'],
    ['the one it has', ready(minutes(11)), minutes(11), 'unchanged'],
    [
      'the same sound of other content',
      ready(minutes(11)),
      { ...minutes(11), contentKey: 'other' },
      'given',
    ],
    ['too long a one where it has a good one', ready(minutes(11)), minutes(31), 'too-long'],
    ['the too long one it has', ready(minutes(31)), minutes(31), 'too-long'],
    [
      'one that runs past the window',
      slot({ startsAt: at('2026-11-24T18:20') }),
      minutes(11),
      'outside-hours',
    ],
    [
      'one that ends with the window',
      slot({ startsAt: at('2026-11-24T18:20') }),
      minutes(10),
      'given',
    ],
    // Nothing of any length may air then: that is the campaign's fault, said there.
    ['where nothing may air', slot({ startsAt: at('2026-11-24T12:00') }), minutes(5), 'given'],
    ['after its end', slot({ state: 'cancelled' }), minutes(11), 'unchanged'],
    ['while it airs', ready(minutes(11), { state: 'airing' }), minutes(31), 'unchanged'],
  ] as const)('%s', (_, given, bulletin, outcome) => {
    const giving = giveBulletin(wardWith(), given, bulletin, at('2026-11-24T09:00'));
    expect(giving.how === 'refused' ? giving.refusal.code : giving.how).toBe(outcome);
  });
});

test('what is said of one that is refused: when, why, what airs, how to mend it', () => {
  const ward = wardWith();
  const say = (given: Slot, bulletin: SlotBulletin): string => {
    const giving = giveBulletin(ward, given, bulletin, 0);
    return giving.how === 'refused' ? sayRefusedBulletin(ward, given, 'Thử', giving.refusal) : '';
  };
  expect(say(ready(minutes(11)), minutes(31))).toMatchInlineSnapshot(
    `"Bản tin "Thử" không dùng được cho buổi thứ Ba 24/11 17:00: Bản tin dài 31 phút, quá 30 phút cho một buổi (Điều 2). Buổi này giữ bản tin trước, dài 11 phút. Rút ngắn bài hoặc bản ghi âm, bớt tài liệu trong documents, hoặc chia thành hai đợt phát."`,
  );
  expect(say(slot({ startsAt: at('2026-11-24T18:20') }), minutes(11))).toMatchInlineSnapshot(
    `"Bản tin "Thử" không dùng được cho buổi thứ Ba 24/11 18:20: Phát từ 18:20 đến 18:31 là ngoài giờ được phép 06:00–07:00, 16:30–18:30 (Điều 1). Buổi này chưa có bản tin nào phát được. Rút ngắn bài hoặc bản ghi âm, hoặc đổi time để cả bản tin nằm trong giờ được phép."`,
  );
});

describe('due for a bulletin', () => {
  const slots = ['24T17:00', '25T17:00', '25T17:20', '27T17:00', '28T17:00'].map((text, index) =>
    slot({ id: `thu@${index}`, startsAt: at(`2026-11-${text}`) }),
  );
  const campaigns = new Map([['thu', campaignWith()]]);
  const due = (time: string, approvalRequired = false, all: readonly Slot[] = slots) =>
    dueForBulletin({ slots: all, campaigns, approvalRequired, now: at(time) }).map(({ id }) => id);

  test('those of the next 25 hours, and the campaign’s next one', () => {
    expect(due('2026-11-24T16:10')).toEqual(['thu@0', 'thu@1']);
    expect(due('2026-11-24T16:30')).toEqual(['thu@0', 'thu@1', 'thu@2']);
    expect(due('2026-11-26T09:00')).toEqual(['thu@3']);
    expect(due('2026-11-20T09:00')).toEqual(['thu@0']);
  });
  test('three days ahead where a person must hear it first', () => {
    expect(due('2026-11-24T15:50', true)).toEqual(['thu@0', 'thu@1', 'thu@2']);
    expect(due('2026-11-24T16:10', true)).toEqual(['thu@0', 'thu@1', 'thu@2', 'thu@3']);
  });
  test('one that may still start late; none that had its end, none of a campaign that is gone', () => {
    expect(due('2026-11-24T17:15')[0]).toBe('thu@0');
    expect(due('2026-11-24T17:16')[0]).toBe('thu@1');
    expect(due('2026-11-24T16:10', false, [slot({ state: 'missed' })])).toEqual([]);
    expect(due('2026-11-24T16:10', false, [slot({ campaign: 'khac' })])).toEqual([]);
  });
});

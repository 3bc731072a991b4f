import { describe, expect, test } from 'vitest';
import type { Campaign } from '../../../content/schema/campaign.ts';
import type { Ward } from '../../../content/schema/ward.ts';
import { planCampaigns } from '../../../scheduler/core/plan.ts';
import { readWall } from '../../../scheduler/core/zone.ts';
import { airingWhen, reasonOf, wardWith } from '../../setup/schedule.ts';

const minute = 60_000;
const now = Date.parse('2026-11-30T05:00:00+07:00');
const zone = 'Asia/Ho_Chi_Minh';

/** `a 17:00 10` → campaign a, once at 17:00 for ten minutes; `!` at its end: priority high. In the order of files. */
function station(lines: readonly string[]) {
  const parsed = lines.map((line) => {
    const [id = '', time = '', minutes = '', high] = line.split(' ');
    const campaign: Campaign = airingWhen({
      ...{ id, title: id.toUpperCase(), dates: [`2026-12-01 ${time}`] },
      ...(high === '!' && { priority: 'high' }),
    });
    return { campaign, ms: Number(minutes) * minute };
  });
  return {
    campaigns: parsed.map(({ campaign }) => campaign),
    durationMs: (id: string) => parsed.find(({ campaign }) => campaign.id === id)?.ms,
  };
}

function laid(
  lines: readonly string[],
  broadcast: Partial<Ward['broadcast']> = {},
): readonly string[] {
  const { slots, problems } = planCampaigns({
    ...{ ward: wardWith(broadcast), now, fixedStart: () => undefined },
    ...station(lines),
  });
  expect(problems).toEqual([]);
  return slots.map((slot) => {
    const { time } = readWall(zone, slot.startsAt);
    const seconds = (slot.startsAt / 1000) % 60;
    const at = `${slot.campaign} ${time}${seconds > 0 ? `:${seconds}` : ''}`;
    return slot.state === 'cancelled' ? `${slot.campaign} left out` : at;
  });
}

describe('what falls on the same minute or runs into each other is one session', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['apart', ['a 17:00 10', 'b 17:30 10'], ['a 17:00', 'b 17:30']],
    ['touching', ['a 17:00 10', 'b 17:10 10'], ['a 17:00', 'b 17:10']],
    ['the same minute: the earlier file', ['a 17:00 10', 'b 17:00 5'], ['a 17:00', 'b 17:10:10']],
    ['running into it', ['a 17:00 10', 'b 17:05 5'], ['a 17:00', 'b 17:10:10']],
    ['high before normal', ['a 17:00 10', 'b 17:00 5 !'], ['b 17:00', 'a 17:05:10']],
    ['high keeps its hour', ['a 17:00 10', 'b 17:05 5 !'], ['b 17:05', 'a 17:10:10']],
    ['high and high: the earlier file', ['a 17:00 10 !', 'b 17:00 5 !'], ['a 17:00', 'b 17:10:10']],
    ['three', ['a 17:00 5', 'b 17:00 5', 'c 17:02 5'], ['a 17:00', 'b 17:05:10', 'c 17:10:20']],
    ['into the room before another', ['a 17:10 5', 'b 17:00 10'], ['b 17:00', 'a 17:10']],
    ['nobody before its hour', ['a 17:05 5', 'b 17:00 6'], ['a 17:05', 'b 17:10:10']],
  ])('%s', (_name, lines, expected) => {
    expect(laid(lines)).toEqual(expected);
  });
});

test('what is about to sound has its place once: the next keeps its hour in the session', () => {
  const { slots: before } = planCampaigns({
    ...{ ward: wardWith({}), now, fixedStart: () => undefined },
    ...station(['a 17:00 14', 'b 17:14 14']),
  });
  // Committed some seconds ahead of its hour.
  const stored = before.map((slot) =>
    slot.campaign === 'a' ? { ...slot, state: 'airing' as const } : slot,
  );
  const { slots } = planCampaigns({
    ...{ ward: wardWith({}), now: Date.parse('2026-12-01T16:59:55+07:00'), stored },
    ...{ fixedStart: () => undefined, isEdited: false },
    ...station(['a 17:00 14', 'b 17:14 14']),
  });
  expect(slots.map(({ campaign, state }) => `${campaign} ${state}`)).toEqual([
    'a planned',
    'b planned',
  ]);
});

describe('what has no place is left out, with its reason', () => {
  test.each<[string, readonly string[], Partial<Ward['broadcast']>, readonly string[], string]>([
    [
      'the session would be too long',
      ['a 17:00 20', 'b 17:00 15'],
      {},
      ['a 17:00', 'b left out'],
      'Không phát buổi thứ Ba 17:00 vì phát cùng buổi với "A" thì quá 30 phút cho một buổi (Điều 2).',
    ],
    [
      'normal gives way to high',
      ['b 17:00 20', 'a 17:00 15 !'],
      {},
      ['a 17:00', 'b left out'],
      'Không phát buổi thứ Ba 17:00 vì phát cùng buổi với "A" thì quá 30 phút cho một buổi (Điều 2).',
    ],
    [
      'the day has its sessions',
      ['a 06:00 5', 'b 17:00 5'],
      { maxSessionsPerDay: 1 },
      ['a 06:00', 'b left out'],
      'Không phát buổi thứ Ba 17:00 vì ngày ấy đã đủ 1 buổi phát (Điều 2).',
    ],
    [
      'joined, two sessions are one',
      ['a 17:00 5', 'c 17:00 5', 'b 06:00 5'],
      { maxSessionsPerDay: 1 },
      ['b left out', 'a 17:00', 'c 17:05:10'],
      'Không phát buổi thứ Ba 06:00 vì ngày ấy đã đủ 1 buổi phát (Điều 2).',
    ],
    [
      'it would end too late',
      ['a 18:10 10', 'b 18:15 12'],
      {},
      ['a 18:10', 'b left out'],
      'Không phát buổi thứ Ba 18:15 vì phát nối sau "A" thì quá giờ được phép.',
    ],
  ])('%s', (_name, lines, broadcast, expected, why) => {
    expect(laid(lines, broadcast)).toEqual(expected);
    const { slots } = planCampaigns({
      ...{ ward: wardWith(broadcast), now, fixedStart: () => undefined },
      ...station(lines),
    });
    expect(reasonOf(slots.find(({ state }) => state === 'cancelled'))).toBe(why);
  });
});

test('one that follows says whom', () => {
  const { slots } = planCampaigns({
    ...{ ward: wardWith(), now, fixedStart: () => undefined },
    ...station(['a 17:00 10', 'b 17:00 5']),
  });
  expect(reasonOf(slots[1])).toBe('Định lúc thứ Ba 17:00; phát nối sau "A" trong cùng một buổi.');
});

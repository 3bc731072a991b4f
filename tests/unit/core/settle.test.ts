import { describe, expect, test } from 'vitest';
import type { Outage } from '../../../scheduler/core/reason.ts';
import { sayReason } from '../../../scheduler/core/say-reason.ts';
import { settle, type SettleInput } from '../../../scheduler/core/settle.ts';
import type { Slot } from '../../../scheduler/core/slot.ts';
import { campaignWith, everyDay, wardWith } from '../../setup/schedule.ts';

const minute = 60_000;
const at = Date.parse('2026-11-24T17:00:00+07:00');
const bulletin = { sha256: 'ab', contentKey: 'k', title: 'Bản tin', durationMs: 10 * minute };
const ready: Slot = { id: 'thu@1', campaign: 'thu', startsAt: at, state: 'ready', bulletin };

function verdict(lateMs: number, rest: Partial<SettleInput> = {}): string | undefined {
  const found = settle({
    ward: wardWith(),
    campaigns: new Map([['thu', campaignWith()]]),
    slots: [ready],
    now: at + lateMs,
    outages: [],
    approved: () => true,
    toleranceMs: 2000,
    ...rest,
  }).find(({ slot }) => slot.id === 'thu@1');
  if (found?.verdict !== 'miss') return found?.verdict;
  return sayReason({ ...found.cause, slotAt: found.slot.startsAt }, 'Asia/Ho_Chi_Minh');
}

const crash: Outage = { from: at - 30 * minute, to: at + 20 * minute, code: 'crash' };

describe('a slot that is due', () => {
  test.each<[string, number, Partial<SettleInput>, string | undefined]>([
    ['not yet', -1, {}, undefined],
    ['at its instant', 0, {}, 'start'],
    ['within its grace', 15 * minute, {}, 'start'],
    [
      'past its grace, with an outage',
      20 * minute,
      { outages: [crash] },
      'Không phát buổi thứ Ba 17:00 vì máy mất điện hoặc tắt đột ngột từ khoảng 16:30 đến 17:20.',
    ],
    [
      'past its grace, nobody knows why',
      16 * minute,
      {},
      'Không phát buổi thứ Ba 17:00 vì đã quá giờ cho phép phát muộn.',
    ],
    [
      'no bulletin yet, within the grace',
      5 * minute,
      { slots: [{ ...ready, state: 'planned' }] },
      undefined,
    ],
    [
      'no bulletin, past the grace',
      16 * minute,
      { slots: [{ ...ready, state: 'planned' }] },
      'Không phát buổi thứ Ba 17:00 vì bản tin chưa làm xong.',
    ],
    ['unapproved, within the grace', 5 * minute, { approved: () => false }, undefined],
    [
      'unapproved, past the grace',
      16 * minute,
      { approved: () => false },
      'Không phát buổi thứ Ba 17:00 vì bản tin chưa được duyệt.',
    ],
    [
      'another on the air',
      minute,
      { slots: [ready, { ...ready, id: 'khac', startsAt: at - minute, state: 'airing' }] },
      undefined,
    ],
    [
      'late, and would run into the next',
      10 * minute,
      { slots: [ready, { ...ready, id: 'sau', startsAt: at + 15 * minute }] },
      'Không phát buổi thứ Ba 17:00 vì phát muộn sẽ chồm lên buổi thứ Ba 17:15.',
    ],
    [
      'late, and would run past the permitted hours',
      10 * minute,
      { ward: until('17:15') },
      'Không phát buổi thứ Ba 17:00 vì phát muộn thì sai giờ: phát từ 17:10 đến 17:20 là ngoài giờ được phép 16:30–17:15 (Điều 1).',
    ],
    [
      'on a day that became one of mourning',
      0,
      { ward: wardWith({ blackouts: [{ reason: 'quốc tang', from: '2026-11-24' }] }) },
      'Không phát buổi thứ Ba 17:00 vì thứ Ba 24/11/2026 là ngày không phát: quốc tang.',
    ],
    [
      'after a damaged log, although within the grace',
      minute,
      { outages: [{ from: 0, to: at + minute, code: 'damaged' }] },
      'Không phát buổi thứ Ba 17:00 vì nhật ký bị hỏng, không rõ đã phát hay chưa.',
    ],
    [
      'before the first run ever',
      40 * minute,
      { outages: [{ from: 0, to: at + 40 * minute, code: 'new' }] },
      'Không phát buổi thứ Ba 17:00 vì chương trình chưa chạy lần nào trước 17:40 thứ Ba 24/11.',
    ],
    [
      'grace of nothing, a wake-up of a second',
      1000,
      { campaigns: new Map([['thu', campaignWith({ graceMinutes: 0 })]]) },
      'start',
    ],
  ])('%s', (_case, lateMs, rest, expected) => {
    expect(verdict(lateMs, rest)).toBe(expected);
  });
});

test('of two that are due, the earlier starts and the other waits', () => {
  const slots = [ready, { ...ready, id: 'sau', startsAt: at + 1000 }];
  const found = settle({
    ward: wardWith(),
    campaigns: new Map(),
    slots,
    now: at + 1500,
    outages: [],
    approved: () => true,
    toleranceMs: 2000,
  });
  expect(found.map(({ slot, verdict: is }) => `${slot.id} ${is}`)).toEqual(['thu@1 start']);
});

function until(to: string): SettleInput['ward'] {
  return wardWith({ permitted: [{ days: [...everyDay], from: '16:30', to, citation: 'Điều 1' }] });
}

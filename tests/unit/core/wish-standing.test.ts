import { expect, test } from 'vitest';
import type { Wish } from '../../../content/schema/wish.ts';
import type { Slot } from '../../../scheduler/core/slot.ts';
import {
  sayHeard,
  sayStanding,
  tellStanding,
  wishStandings,
} from '../../../scheduler/core/wish-standing.ts';
import { campaignWith } from '../../setup/schedule.ts';

const zone = 'Asia/Ho_Chi_Minh';
const wish: Wish = {
  ...{ document: 'thong-bao/thu', title: 'Thử', perWeek: 2, weeks: [4, 5] },
  source: 'Nơi nhận',
};

/** Tuesdays and Fridays of as many weeks, in a state each; `-`: no slot. */
function slotsOf(states: string, campaign = 'thu'): Slot[] {
  const names = { a: 'aired', r: 'ready', m: 'missed', h: 'handed-over', c: 'cancelled' } as const;
  return Array.from(states.replaceAll(' ', '')).flatMap((letter, index): Slot[] => {
    const state = Object.entries(names).find(([key]) => key === letter)?.[1];
    const day = new Date(
      Date.parse('2026-11-24') + (Math.floor(index / 2) * 7 + (index % 2) * 3) * 86_400_000,
    );
    const id = `${campaign}@${day.toISOString().slice(0, 10)}T17:00`;
    return state ? [{ id, campaign, startsAt: day.getTime() + 10 * 3_600_000, state }] : [];
  });
}

const standing = (slots: readonly Slot[], campaigns = [campaignWith()]) => {
  const [one] = wishStandings([wish], campaigns, slots, zone);
  if (!one) throw new Error('no standing');
  return one;
};

test.each([
  ['rr rr rr rr rr', '2 lần/tuần × 5 tuần: đạt'],
  ['aa aa aa aa', '2 lần/tuần × 4 tuần: đạt'],
  ['aa aa ar rr rr', '2 lần/tuần × 5 tuần: đạt'],
  ['aa am mm rr rr', '2 lần/tuần × 5 tuần: thiếu 3 lần (tuần 2 thiếu 1, tuần 3 thiếu 2)'],
  ['rr rr', '2 lần/tuần × 4 tuần: thiếu 4 lần (tuần 3 thiếu 2, tuần 4 thiếu 2)'],
  [
    'r- r- r- r- r-',
    '2 lần/tuần × 5 tuần: thiếu 5 lần (tuần 1 thiếu 1, tuần 2 thiếu 1, tuần 3 thiếu 1, tuần 4 thiếu 1, tuần 5 thiếu 1)',
  ],
  ['', '2 lần/tuần × 4 tuần: chưa có buổi nào'],
])('%s → %s', (states, says) => {
  expect(sayStanding(standing(slotsOf(states)))).toBe(says);
});

test.each([
  ['aa aa ar rr rr', 'mỗi tuần 2 lần, trong 5 tuần: lịch đã đủ buổi'],
  ['aa am mm rr rr', 'mỗi tuần 2 lần, trong 5 tuần: lịch còn thiếu 3 buổi'],
  ['', 'mỗi tuần 2 lần, trong 4 tuần: lịch còn thiếu 8 buổi'],
])('residents are told of %s → %s', (states, tells) => {
  expect(tellStanding(standing(slotsOf(states)))).toBe(tells);
});

test('a make-up counts for the week of what it makes up for', () => {
  const [lost, ...rest] = slotsOf('ma aa aa aa');
  if (!lost) throw new Error('no slot');
  const makeUp: Slot = { ...lost, id: `${lost.id}/bu-1`, makeUpFor: lost.id, state: 'aired' };
  const late = { ...makeUp, startsAt: lost.startsAt + 40 * 86_400_000 };
  expect(sayStanding(standing([lost, ...rest, late]))).toBe('2 lần/tuần × 4 tuần: đạt');
});

test('several campaigns fulfil one wish together', () => {
  const slots = [...slotsOf('r- r- r- r- r-', 'mot'), ...slotsOf('-r -r -r -r -r', 'hai')];
  const campaigns = ['mot', 'hai'].map((id) => campaignWith({ id }));
  expect(sayStanding(standing(slots, campaigns))).toBe('2 lần/tuần × 5 tuần: đạt');
});

test('what was heard, handed over and still waits is told apart', () => {
  expect(sayHeard(standing(slotsOf('aa ah rr rr')))).toBe(
    '2 lần/tuần × 4 tuần: đạt; đã phát 3, đã giao cho máy phát 1, còn 4 lần chờ phát',
  );
});

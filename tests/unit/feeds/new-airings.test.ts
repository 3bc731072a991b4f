import { describe, expect, test } from 'vitest';
import type { PublishedSlot } from '../../../content/schema/published.ts';
import { calendarFeed } from '../../../scheduler/feeds/calendar.ts';
import { newAirings } from '../../../scheduler/feeds/new-airings.ts';
import { podcastFeed } from '../../../scheduler/feeds/podcast.ts';
import { slotAt, sourceWith } from './source.ts';

const source = sourceWith();
const day = (index: number): string =>
  `${new Date(Date.UTC(2026, 10, 24 + index)).toISOString().slice(0, 10)}T06:00:00+07:00`;
const bulletin = (letter: string) => ({ sha256: letter.repeat(64), durationMs: 60_000 });
const daily = (campaign: string, index: number, more: Partial<PublishedSlot> = {}) =>
  slotAt(day(index), { id: `${campaign}@${index}`, campaign, bulletin: bulletin('a'), ...more });

const station = (slots: readonly PublishedSlot[], count = 1) => ({
  ...source.schedule,
  campaigns: Array.from({ length: count }, (_, index) => ({
    ...{ id: `d${index}`, title: `Đợt ${index}`, documents: [], when: 'hằng ngày lúc 06:00' },
    endless: true as const,
  })),
  slots: [...slots],
});
const days = (slots: readonly PublishedSlot[]) => newAirings(station(slots)).map(({ id }) => id);

describe('of a campaign without an end a calendar carries', () => {
  test('the first airing of each bulletin', () => {
    const letters = ['a', 'a', 'b', 'b', 'c', 'a'];
    expect(
      days(letters.map((letter, index) => daily('d0', index, { bulletin: bulletin(letter) }))),
    ).toEqual(['d0@0', 'd0@2', 'd0@4']);
  });
  test('its first airing before anything is made, and not those after it', () => {
    const bare = (index: number): PublishedSlot => ({
      ...{ id: `d0@${index}`, campaign: 'd0', startsAt: day(index), state: 'planned' },
    });
    expect(days([bare(0), bare(1), bare(2)])).toEqual(['d0@0']);
    expect(days([daily('d0', 0), bare(1), bare(2)])).toEqual(['d0@0']);
  });
  test('what goes otherwise than each day', () => {
    expect(
      days([
        daily('d0', 0),
        daily('d0', 1, { state: 'missed' }),
        daily('d0', 2, { makeUpFor: 'd0@1' }),
        daily('d0', 3, { state: 'cancelled', reasonCode: 'day-off' }),
        daily('d0', 4, { reasonCode: 'moved-by' }),
        daily('d0', 5, { state: 'cancelled', reasonCode: 'left-plan' }),
        daily('d0', 6),
      ]),
    ).toEqual(['d0@0', 'd0@1', 'd0@2', 'd0@3', 'd0@4']);
  });
});

test('twelve daily campaigns of one bulletin each are twelve events, with their hours in words', () => {
  const slots = Array.from({ length: 12 * 56 }, (_, index) =>
    daily(`d${index % 12}`, Math.floor(index / 12)),
  );
  const text = calendarFeed({ ...source, schedule: station(slots, 12) });
  expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(12);
  expect(text.replaceAll('\r\n ', '')).toContain('Phát hằng ngày lúc 06:00');
});

test('a campaign with an end is told whole', () => {
  const slots = Array.from({ length: 10 }, (_, index) => daily('dvc', index));
  expect(newAirings({ ...source.schedule, slots })).toHaveLength(10);
});

test('sixty airings stay sixty, whatever was made up or left the plan and came back', () => {
  const slots = Array.from({ length: 60 }, (_, index) => daily('dvc', index));
  const more = [
    daily('dvc', 60, { makeUpFor: 'dvc@1' }),
    daily('dvc', 61, { id: 'dvc@2~2', state: 'cancelled', reasonCode: 'left-plan' }),
  ];
  expect(newAirings({ ...source.schedule, slots: [...slots, ...more] })).toHaveLength(62);
});

test('only what airs as on each day says on which days it airs', () => {
  const slots = [
    daily('d0', 0),
    daily('d0', 1, { state: 'missed' }),
    daily('d0', 2, { makeUpFor: 'd0@1' }),
    daily('d0', 3, { state: 'cancelled', reasonCode: 'day-off' }),
    daily('d0', 4, { reasonCode: 'moved-by' }),
  ];
  const text = calendarFeed({ ...source, schedule: station(slots) }).replaceAll('\r\n ', '');
  expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(5);
  expect(text.match(/cho đến khi có bản tin mới/g)).toHaveLength(1);
});

test('an episode is of the day on which it was first heard, however often it airs', () => {
  const slots = [3, 2, 1].map((index) =>
    daily('dvc', index, { state: 'aired', airedAt: day(index) }),
  );
  const feed = podcastFeed({ ...source, schedule: { ...source.schedule, slots } });
  expect(feed.match(/<item>/g)).toHaveLength(1);
  expect(feed).toContain('<pubDate>Tue, 24 Nov 2026 23:00:00 GMT</pubDate>');
});

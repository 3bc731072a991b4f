// A busy ward: fourteen campaigns, more than sixty airings a week, of every kind that a station has.
import type { Campaign } from '../../../../content/schema/campaign.ts';
import type { Ward } from '../../../../content/schema/ward.ts';
import { airingWhen, everyDay, wardWith } from '../../../setup/schedule.ts';

/** The week begins. */
export const monday = Date.parse('2026-11-23T00:00:00+07:00');

const minute = 60_000;
const daily = { days: [...everyDay] };
const weekdays = { days: ['mon', 'tue', 'wed', 'thu', 'fri'] as const };

interface Line {
  readonly id: string;
  readonly minutes: number;
  readonly when: Partial<Campaign>;
}

const lines: readonly Line[] = [
  {
    ...{ id: 'a-tiep-song-tinh', minutes: 30, when: { ...daily, time: '05:30' } },
  },
  { id: 'b-quoc-ca', minutes: 1, when: { days: ['mon'], time: '06:05' } },
  { id: 'c-ban-tin-sang', minutes: 8, when: { ...daily, time: '06:05' } },
  { id: 'd-tiem-chung', minutes: 3, when: { ...daily, time: '06:10', weeks: 1 } },
  { id: 'e-cat-dien', minutes: 2, when: { dates: ['2026-11-25 06:30'], priority: 'high' } },
  { id: 'f-ban-tin-trua', minutes: 5, when: { ...daily, time: '11:15' } },
  { id: 'g-ban-tin-chieu', minutes: 10, when: { ...daily, time: '17:00' } },
  { id: 'h-dich-vu-cong', minutes: 6, when: { days: ['tue', 'fri'], time: '17:00', weeks: 5 } },
  { id: 'i-thue', minutes: 4, when: { days: ['mon', 'wed', 'fri'], time: '17:05' } },
  {
    ...{ id: 'k-giao-thong', minutes: 3 },
    when: { days: ['tue', 'thu', 'sat'], times: ['06:20', '17:15'], until: '2026-12-20' },
  },
  { id: 'l-thieu-nhi', minutes: 5, when: { days: [...weekdays.days], time: '17:20' } },
  { id: 'm-khuyen-nong', minutes: 12, when: { days: ['sun'], time: '17:20' } },
  { id: 'n-phong-chay', minutes: 2, when: { ...daily, times: ['11:20', '18:15'] } },
  // More than the session of that hour has room for: it is made up elsewhere, days ahead.
  {
    id: 'o-van-nghe',
    minutes: 20,
    when: { days: ['sat', 'sun'], time: '17:10', priority: 'high' },
  },
];

export const busyWard: Ward = (() => {
  const rule = (from: string, to: string): Ward['broadcast']['permitted'][number] => ({
    ...{ days: [...everyDay], from, to, citation: 'Điều 1' },
  });
  return wardWith({
    permitted: [rule('05:00', '07:00'), rule('11:00', '12:00'), rule('16:30', '19:00')],
    ...{ maxSessionMinutes: 45, maxSessionsPerDay: 8 },
  });
})();

export const busyCampaigns: readonly Campaign[] = lines.map(({ id, when }) =>
  airingWhen({
    ...{ id, title: id, documents: [`thong-bao/${id}`], startsOn: '2026-11-23' },
    ...(id === 'a-tiep-song-tinh' && { items: [{ relay: 'tinh', minutes: 30 }] }),
    ...when,
  }),
);

const lengths = new Map(lines.map(({ id, minutes }) => [id, minutes * minute]));

/** How long a bulletin sounds, by its title: a campaign's name, or an emergency's. Ms. */
export function lengthOfTitle(title: string): number {
  return lengths.get(title) ?? minute;
}

import ical, { ICalEventStatus } from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import type { PublishedSlot, SlotState } from '../../content/schema/published.ts';
import { hashOf, revise, revisionKey, revisionsOf } from './calendar-revision.ts';
import { linkTo, type FeedSource } from './feed-source.ts';
import { plainName } from '../core/plain-name.ts';
import { isChange, newAirings } from './new-airings.ts';
import { timeZoneComponent } from './time-zone.ts';

/**
 * How a slot's state shows in a calendar. `revision` becomes SEQUENCE: calendar programs take a changed entry over
 * only when it has grown, so a state that can follow another has the larger number.
 */
const appearance: Readonly<
  Record<SlotState, { revision: number; cancelled: boolean; says?: string }>
> = {
  planned: { revision: 0, cancelled: false },
  ready: { revision: 1, cancelled: false },
  airing: { revision: 2, cancelled: false },
  aired: { revision: 3, cancelled: false, says: 'Đã phát.' },
  'handed-over': { revision: 3, cancelled: false, says: 'Đã giao cho máy phát khác hay loa mạng.' },
  missed: { revision: 3, cancelled: true, says: 'Không phát được.' },
  interrupted: { revision: 3, cancelled: false, says: 'Phát dở dang.' },
  cancelled: { revision: 3, cancelled: true, says: 'Đã hủy.' },
};

/**
 * lich.ics: what is new (new-airings.ts) as events in the ward's zone. Lines end in CRLF. `before` is the feed as it was published last: an
 * entry that says anything else than there has grown, whatever has changed in it.
 */
export function calendarFeed(source: FeedSource, before = ''): string {
  const known = revisionsOf(before);
  const { ward, schedule } = source;
  const calendar = ical({
    name: `Lịch phát thanh ${ward.name}`,
    description: `Các buổi phát của ${ward.station}.`,
    prodId: { company: 'Loa Phường', product: 'lịch phát thanh', language: 'VI' },
    ttl: 3600,
  });
  const stamp = Temporal.Instant.from(schedule.generatedAt).toZonedDateTimeISO('UTC');
  const domain = `${wardSlug(ward.name)}.loa-phuong`;
  const carried = newAirings(schedule);
  const spans = carried.map((slot) => ({ slot, ...spanOf(slot, source) }));
  for (const { slot, start, end } of spans) {
    const { revision, cancelled, says } = appearance[slot.state];
    const campaign = schedule.campaigns.find(({ id }) => id === slot.campaign);
    const id = `${plainName(slot.id, /[\w-]/).replace(/[^\w-]+/g, '-')}@${domain}`;
    const shown = {
      start,
      end,
      timezone: schedule.timeZone,
      status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      summary: `${slot.makeUpFor ? 'Phát bù' : 'Phát thanh'}: ${campaign?.title ?? slot.campaign}`,
      // Without siteUrl the address leads nowhere from a calendar program.
      description: [
        says,
        slot.reason,
        campaign?.when && !isChange(slot) && `Phát ${campaign.when}, cho đến khi có bản tin mới.`,
        ward.siteUrl && `Nghe lại: ${linkTo(ward, '/phat-thanh/')}`,
      ]
        .filter(Boolean)
        .join('\n'),
      location: `Loa truyền thanh ${ward.name}`,
      url: ward.siteUrl ? linkTo(ward, '/phat-thanh/') : null,
    };
    const { sequence, lastModified } = revise(known.get(id), shown, revision, stamp);
    calendar
      .createEvent({ ...shown, id, stamp, sequence, lastModified })
      .x([{ key: revisionKey, value: hashOf(shown) }]);
  }
  if (spans.length === 0) return calendar.toString();
  // The generator would put the zone among the calendar's properties; components come after them (RFC 5545, 3.6).
  const zone = timeZoneComponent(
    schedule.timeZone,
    Math.min(...spans.map(({ start }) => start.epochMilliseconds)),
    Math.max(...spans.map(({ end }) => end.epochMilliseconds)),
  );
  return calendar.toString().replace('BEGIN:VEVENT\r\n', `${zone}BEGIN:VEVENT\r\n`);
}

/** From when to when it is on the air, whole minutes. A bulletin not yet made may take the longest session allowed. */
function spanOf(slot: PublishedSlot, { ward, schedule }: FeedSource) {
  const start = Temporal.Instant.from(slot.startsAt).toZonedDateTimeISO(schedule.timeZone);
  const minutes = slot.bulletin
    ? Math.max(1, Math.ceil(slot.bulletin.durationMs / 60_000))
    : ward.broadcast.maxSessionMinutes;
  return { start, end: start.add({ minutes }) };
}

/** `phường An Phụ` → `phuong-an-phu`: part of every UID, so that two wards' calendars never mix. */
function wardSlug(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('đ', 'd')
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

import { sayInstant } from '../../../core/words.ts';
import { readWall } from '../../../core/zone.ts';
import type { Slot } from '../../../core/slot.ts';

type Said = Pick<Slot, 'startsAt' | 'reason'>;

/** `thứ Ba 01/12 17:09 (đặt 17:00, phát nối sau “Dịch vụ công”)`: the hour that will be, and why it is not the one that was asked for. */
export function sayAiring(timeZone: string, { startsAt, reason }: Said): string {
  const when = sayInstant(timeZone, startsAt);
  if (reason?.code !== 'queued') return when;
  const { time } = readWall(timeZone, reason.at);
  return `${when} (đặt ${time}, phát nối sau “${reason.behind}”)`;
}

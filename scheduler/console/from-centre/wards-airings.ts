// Local rules win: what the centre sent never moves or cancels an airing of the ward's without a person's word.
import type { Content } from '../../../content/schema/content.ts';
import { readCentreThings, thingOfFile } from '../../../content/write/keep-centres.ts';
import { sayReason } from '../../core/say-reason.ts';
import { isWaiting, type Slot } from '../../core/slot.ts';
import { sayInstant } from '../../core/words.ts';
import type { Plan } from '../../link/placing/placing-plan.ts';
import { previewSlots } from '../../store/plan-in-store.ts';
import { contentNow } from '../views/content-now.ts';
import type { CentreParts } from './station-side.ts';

/** An airing of a campaign of the ward's own that would not stand as it does. */
export interface MovedAiring {
  readonly title: string;
  readonly was: Slot;
  /** Undefined: there would be none. */
  readonly is: Slot | undefined;
}

/** The schedule as it is, and as it would be; nothing of a plan that can't be. */
export function slotsOfPlan(
  { store, clock, config }: Pick<CentreParts, 'store' | 'clock' | 'config'>,
  content: Content,
): { readonly before: readonly Slot[]; readonly after: readonly Slot[]; readonly now: number } {
  const now = clock.now();
  const was = contentNow(config.contentDir).content;
  return {
    before: was ? previewSlots(store(), was, now) : store().slots(),
    after: previewSlots(store(), content, now),
    now,
  };
}

/** Whatever the cause: the airing gives way, waits its turn behind another, or comes back to an hour of its own. */
export function movedAirings(
  parts: CentreParts,
  { content }: Pick<Plan, 'content'>,
): readonly MovedAiring[] {
  if (!content) return [];
  const { before, after, now } = slotsOfPlan(parts, content);
  const things = readCentreThings(parts.config.contentDir);
  const known = contentNow(parts.config.contentDir).content ?? content;
  const wards = new Map(
    known.campaigns.flatMap(({ id, file, title }) =>
      thingOfFile(things, file) ? [] : [[id, title] as const],
    ),
  );
  const next = new Map(after.map((slot) => [slot.id, slot]));
  return before.flatMap((was): readonly MovedAiring[] => {
    const title = wards.get(was.campaign);
    if (title === undefined || !isWaiting(was) || was.startsAt <= now) return [];
    const is = next.get(was.id);
    return is && isWaiting(is) && is.startsAt === was.startsAt ? [] : [{ title, was, is }];
  });
}

/** `Dịch vụ công, thứ Ba 24/11 17:00: thành thứ Ba 24/11 17:05. Định lúc …` */
export function sayMoved(timeZone: string, { title, was, is }: MovedAiring): string {
  const becomes = is && isWaiting(is) ? `thành ${sayInstant(timeZone, is.startsAt)}` : 'không phát';
  const why = is?.reason ? ` ${sayReason(is.reason, timeZone)}` : '';
  return `${title}, ${sayInstant(timeZone, was.startsAt)}: ${becomes}.${why}`;
}

/** For the centre and the list; the page names all of them. */
export function sayAllMoved(timeZone: string, moved: readonly MovedAiring[]): string {
  const shown = moved.slice(0, 5).map((one) => sayMoved(timeZone, one));
  const more = moved.length - shown.length;
  return [
    `Làm đổi ${moved.length} buổi của phường:`,
    ...shown,
    ...(more > 0 ? [`… và ${more} buổi nữa.`] : []),
  ]
    .join('\n')
    .slice(0, 1900);
}

import type { Beat } from '../centre/talk/message.ts';
import { isWaiting } from '../core/slot.ts';
import type { PageNews } from '../server/page-messages.ts';
import type { Store } from '../store/store.ts';
import { programVersion } from '../program-version.ts';

/** More than these say nothing more. */
const mostTroubles = 50;

/** What the centre is told of the station, beside its log. */
export function standingOf(
  { daemon }: Pick<PageNews, 'daemon'>,
  store: Pick<Store, 'slots'>,
  now: number,
): Omit<Beat, 'head' | 'clockErrorMs'> {
  const next = store.slots().find((slot) => isWaiting(slot) && slot.startsAt > now);
  const troubles = (daemon?.troubles ?? []).slice(-mostTroubles);
  return {
    program: programVersion().slice(0, 60),
    isRunning: daemon !== undefined,
    troubles: troubles.map(({ id, kind, slot, since, what, mend }) => ({
      ...{ id: cut(id, 200), kind, slot: cut(slot, 200), since: Math.max(0, Math.round(since)) },
      ...{ what: cut(what, 1000), mend: cut(mend, 1000) },
    })),
    ...(daemon?.airing && { airing: cut(daemon.airing.slot, 200) }),
    ...(next && { next: { slot: cut(next.id, 200), startsAt: next.startsAt } }),
  };
}

/** No half of a letter at its end. */
function cut(text: string, most: number): string {
  return text.slice(0, most).toWellFormed().replaceAll('\0', ' ');
}

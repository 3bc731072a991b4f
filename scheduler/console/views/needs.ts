import { sayInstant } from '../../core/words.ts';
import type { Trouble } from '../../core/trouble.ts';
import type { StationView } from '../../server/standing/station-view.ts';
import { troubles } from '../../server/standing/troubles.ts';
import { approvePath, slotPath } from '../pages/places.ts';
import type { Need } from './today-view.ts';

/** What keeps the station from airing as it should, as matters for a person: each with where it is done. */
export function needsOf(view: StationView): readonly Need[] {
  return onceForEachBulletin(troubles(view).map((trouble) => needOf(view, trouble)));
}

/** A yes holds for all airings of a bulletin: it is asked for once, at the first of them. */
function onceForEachBulletin(needs: readonly Need[]): readonly Need[] {
  const asked = Map.groupBy(needs, ({ kind, at }) => (kind === 'approval' ? at?.path : undefined));
  return needs.flatMap((need) => {
    const same = need.kind === 'approval' && need.at ? (asked.get(need.at.path) ?? []) : [need];
    if (same[0] !== need) return [];
    const more = same.length - 1;
    const what = more > 0 ? `${need.what} Cùng bản tin ấy còn ${more} buổi nữa.` : need.what;
    return [{ ...need, what }];
  });
}

function needOf(view: StationView, trouble: Trouble): Need {
  const { kind, what, mend } = trouble;
  const since = sinceWords(view, trouble);
  const at = placeOf(view, trouble);
  // Said for whoever sits at a terminal; here is a button.
  const told = kind === 'approval' ? '' : mend;
  return { kind, what, mend: told, since, ...(at && { at }) };
}

function placeOf({ slots }: StationView, { kind, slot }: Trouble): Need['at'] {
  const bulletin = slots.find(({ id }) => id === slot)?.bulletin;
  if (kind === 'approval' && bulletin)
    return { path: approvePath(bulletin.sha256), words: 'Nghe và duyệt' };
  if (slot !== '') return { path: slotPath(slot), words: 'Xem buổi này' };
  switch (kind) {
    case 'check':
    case 'disk':
    case 'output':
    case 'clock':
      return { path: '/dai/may/', words: 'Xem máy' };
    default:
      return undefined;
  }
}

/** Since when, where that is known; what was only found just now has no beginning. */
function sinceWords({ timeZone, now }: StationView, { kind, since }: Trouble): string {
  if (since === now) return '';
  switch (kind) {
    case 'incident':
      return `Báo lúc ${sayInstant(timeZone, since)}.`;
    case 'approval':
    case 'check':
    case 'content':
      return '';
    default:
      return `Từ ${sayInstant(timeZone, since)}, chưa hết.`;
  }
}

import { sayItemName } from './say-item.ts';
import { factText, type EventDetail } from './slot.ts';
import { formatInstant } from './zone.ts';

/** One item of an airing as the log has it. Epoch ms. */
export interface LoggedItem {
  readonly kind: string;
  readonly id: string;
  readonly beganAt: number;
  /** Absent where the log ends before it: the power went. */
  readonly endedAt?: number;
  /** It was cut before its end. */
  readonly isCut: boolean;
}

interface Line {
  readonly at: number;
  readonly slot: string;
  readonly event: string;
  readonly detail: EventDetail;
}

/** When the items of each slot were heard, in the order they began. `lines` oldest first. */
export function itemsInLog(lines: readonly Line[]): ReadonlyMap<string, readonly LoggedItem[]> {
  const found = new Map<string, LoggedItem[]>();
  for (const { at, slot, event, detail } of lines) {
    if (event !== 'item-began' && event !== 'item-ended') continue;
    const items = found.get(slot) ?? [];
    found.set(slot, items);
    const [kind, id] = [factText(detail, 'kind'), factText(detail, 'id')];
    const open = items.findIndex((item) => item.id === id && item.endedAt === undefined);
    if (event === 'item-began') items.push({ kind, id, beganAt: at, isCut: false });
    else if (open >= 0)
      items[open] = {
        kind,
        id,
        beganAt: items[open]?.beganAt ?? at,
        endedAt: at,
        isCut: detail['cut'] === true,
      };
  }
  return found;
}

/** `bản ghi âm quoc-ca.mp3 17:00:00–17:03:10; bài thong-bao/mot 17:03:10–17:06:02 (dừng giữa chừng)`. */
export function sayLoggedItems(items: readonly LoggedItem[], timeZone: string): string {
  const time = (at: number | undefined): string =>
    at === undefined ? '' : formatInstant(timeZone, at).slice(11, 19);
  return items
    .map(({ kind, id, beganAt, endedAt, isCut }) => {
      const when = `${time(beganAt)}–${time(endedAt)}`;
      return `${sayItemName(kind, id)} ${when}${isCut ? ' (dừng giữa chừng)' : ''}`;
    })
    .join('; ');
}

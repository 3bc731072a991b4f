// A kill may come after a thing was taken out of content/ and before that was written down: what the centre believes is mended.
import { readCentreThings } from '../../../content/write/keep-centres.ts';
import { placeOf } from '../../link/placing/sent-thing.ts';
import type { ReceivedOrder } from '../../link/received/book.ts';
import type { CentreParts } from './station-side.ts';
import { setState } from './take-thing.ts';

/** Tells as `withdrawn` what is said to be accepted and is not there any more. Throws LoaError as `readCentreThings`. */
export function tellGone(parts: CentreParts, all: readonly ReceivedOrder[]): void {
  const things = readCentreThings(parts.config.contentDir);
  const placed = new Set(things.flatMap(({ files }) => files.map(({ file }) => file)));
  // Of a thing the newest that was decided: those before it were told long ago.
  const newest = new Map<string, ReceivedOrder>();
  for (const one of all)
    if ('thing' in one.order.content && ['accepted', 'withdrawn'].includes(one.state))
      newest.set(one.order.content.thing, one);
  for (const [thing, { id, state, order }] of newest) {
    if (state !== 'accepted' || order.kind !== 'parcel') continue;
    if (things.some((one) => one.thing === thing)) continue;
    // Sent by itself later, all of it is another thing's by now.
    const isHandedOver = order.content.parts.every((part) => placed.has(placeOf(part)?.file ?? ''));
    if (isHandedOver) continue;
    const words = 'Bài không còn ở đài: đã được lấy ra.';
    setState(parts, id, { state: 'withdrawn', reason: { code: 'withdrawn', words } });
  }
}

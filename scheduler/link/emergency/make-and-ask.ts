import { fallbackTimeZone } from '../../../content/schema/names.ts';
import type { OrderOf } from '../../centre/talk/order.ts';
import { readWall } from '../../core/zone.ts';
import { lastGood } from '../../store/last-good.ts';
import { clockErrorOf, senderOf, tell, withStore, type EmergencyParts } from './emergency-parts.ts';
import { factsOf } from './facts-of.ts';
import { nextStep } from './next-step.ts';
import { repeatOf } from './repeat-of.ts';

/** Has its bulletin made, and asks the daemon to air it. Rejects with a Vietnamese sentence where it cannot be made. */
export async function makeAndAsk(
  parts: EmergencyParts,
  order: OrderOf<'emergency'>,
  attempt: number,
): Promise<void> {
  const { book, databaseFile, maker, now } = parts;
  const { id, expiresAt, content } = order;
  if (book.order(id)?.state !== 'making') tell(parts, id, { state: 'making' });
  const good = withStore(databaseFile, lastGood);
  const today = readWall(good?.ward.timeZone ?? fallbackTimeZone, now()).day;
  const title = /^khẩn\b/i.test(content.title) ? content.title : `Khẩn: ${content.title}`;
  const { bulletin } = await maker.make({ title, text: content.text, readings: [], today }, good);
  withStore(databaseFile, (store) => {
    // Ended, expired, asked for by another process while it was made: looked at once more.
    const received = book.order(id);
    if (!received || nextStep(factsOf(parts, store, received, order)).do !== 'make') return;
    const clockErrorMs = clockErrorOf(parts, store);
    const { durationMs } = bulletin;
    const repeat = repeatOf({ content, expiresAt, durationMs, clockErrorMs });
    const held = { id, attempt, expiresAt: expiresAt + clockErrorMs };
    store.ask(
      senderOf(order),
      { kind: 'emergency', bulletin, ...(repeat && { repeat }), order: held },
      Math.round(now()),
    );
  });
}

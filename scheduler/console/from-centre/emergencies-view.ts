// Emergencies of the centre, as the station's page of emergencies shows them.
import { dayMs } from '../../../content/schema/durations.ts';
import type { OrderOf } from '../../centre/talk/order.ts';
import { isFinished } from '../../link/received/is-finished.ts';
import type { ReceivedOrder } from '../../link/received/book.ts';
import { gone, withBook, type CentreParts } from './station-side.ts';

export interface CentreEmergency extends ReceivedOrder {
  readonly order: OrderOf<'emergency'>;
}

const mostShown = 20;

/** Those that are not over, and those that ended within a day; the newest first. */
export function centreEmergencies(
  parts: Pick<CentreParts, 'config' | 'clock'>,
): readonly CentreEmergency[] {
  const now = parts.clock.now();
  const orders = withBook(parts, (book) => book.orders({ kinds: ['emergency'] })) ?? [];
  return orders
    .flatMap((one): CentreEmergency[] =>
      one.order.kind === 'emergency' ? [{ ...one, order: one.order }] : [],
    )
    .filter(({ state, stateAt }) => !isFinished(state) || now - stateAt < dayMs)
    .toReversed()
    .slice(0, mostShown);
}

/** What somebody of the ward says to one that waits for it. Throws LoaError where it does not wait any more. */
export function answerEmergency(
  parts: Pick<CentreParts, 'config' | 'clock'>,
  id: string,
  { by, refused }: { readonly by: string; readonly refused?: string },
): void {
  const at = Math.round(parts.clock.now());
  const done = withBook(parts, (book) => {
    if (book.order(id)?.state !== 'waiting') return false;
    book.setState(
      id,
      refused === undefined
        ? { state: 'accepted', at, by }
        : { state: 'refused', at, by, reason: { code: 'by-right', words: refused } },
    );
    return true;
  });
  if (done !== true) throw gone();
}

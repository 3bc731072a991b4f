// What the page of a centre's things shows: what came and waits, what is in use, what was decided of late.
import type { CentreThing, Placed } from '../../../content/schema/centre.ts';
import { LoaError } from '../../../content/schema/loa-error.ts';
import { readCentreThings } from '../../../content/write/keep-centres.ts';
import { centreName } from '../../link/placing/centre-name.ts';
import { changedByHand } from '../../link/placing/clashes.ts';
import { lookForCentre } from '../../link/placing/what-waits.ts';
import type { ReceivedOrder } from '../../link/received/book.ts';
import { takesByItself, withBook, type CentreParts } from './station-side.ts';
import { isOpen } from './take-thing.ts';

export interface ListView {
  readonly isJoined: boolean;
  readonly centre: string;
  readonly byItself: boolean;
  readonly open: readonly ReceivedOrder[];
  /** The newest first. */
  readonly closed: readonly ReceivedOrder[];
  readonly things: readonly {
    readonly thing: CentreThing;
    /** What of it is not as it was sent. */
    readonly changed: readonly Placed[];
  }[];
  /** content/centre.yaml can't be read; Vietnamese. */
  readonly broken: string;
}

/** Shown at once; the book keeps all. */
const mostClosed = 30;

export function listView(parts: CentreParts): ListView {
  const { dataDir, contentDir } = parts.config;
  const orders = withBook(parts, (book) => book.orders({ kinds: ['parcel', 'withdraw'] })) ?? [];
  const { things, broken } = thingsIn(contentDir);
  return {
    ...{ isJoined: lookForCentre(dataDir).isJoined, centre: centreName(dataDir), broken },
    byItself: takesByItself(parts),
    open: orders.filter(isOpen),
    closed: orders
      .filter((one) => !isOpen(one))
      .toReversed()
      .slice(0, mostClosed),
    things: things.map((thing) => ({ thing, changed: changedIn(contentDir, thing) })),
  };
}

function thingsIn(contentDir: string): {
  readonly things: readonly CentreThing[];
  readonly broken: string;
} {
  try {
    return { things: readCentreThings(contentDir), broken: '' };
  } catch (error) {
    if (!(error instanceof LoaError)) throw error;
    return { things: [], broken: `${error.message} ${error.hint}` };
  }
}

/** A file of rows that can't be read just now says so itself. */
function changedIn(contentDir: string, thing: CentreThing): readonly Placed[] {
  try {
    return changedByHand(contentDir, thing);
  } catch (error) {
    if (error instanceof LoaError) return [];
    throw error;
  }
}

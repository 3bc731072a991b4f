import { isLoopbackAddress } from '../../server/loopback.ts';
import type { KnownPlaces, Place } from './known-places.ts';
import { hashOf } from './secrets.ts';
import type { Lane } from './slow-down.ts';

const minuteMs = 60_000;

/** Where a sign-in's tries are counted, and whether it comes from where this account is at home. */
export interface Lanes {
  readonly known: boolean;
  readonly lanes: readonly Lane[];
  /** Forgotten when the try was right. */
  readonly own: readonly string[];
}

/**
 * Strangers share three lanes: one per name that is tried, one per address, and one for all of them. Who is known here has a lane
 * of his own, which strangers' tries don't fill: by his browser's cookie, by an address he signed in from, or at the machine itself.
 */
export function lanesOf(
  places: KnownPlaces,
  account: string | undefined,
  typed: string,
  place: Place,
): Lanes {
  const home = account === undefined ? undefined : places.known(account, place);
  if (account !== undefined && home === 'device')
    return ownLane(`device ${account} ${hashOf(place.device ?? '')}`);
  if (account !== undefined && (home === 'address' || isLoopbackAddress(place.address)))
    return ownLane(`near ${account} ${place.address}`);
  return {
    known: false,
    own: [],
    lanes: [
      { name: `name ${typed.slice(0, 64)}`, free: 5, firstMs: 2000, longestMs: 15 * minuteMs },
      { name: `address ${place.address}`, free: 10, firstMs: 1000, longestMs: 5 * minuteMs },
      // However many addresses they have: one try a second, which leaves the processor to the loudspeaker.
      { name: 'strangers', free: 30, firstMs: 1000, longestMs: 1000 },
    ],
  };
}

function ownLane(name: string): Lanes {
  return {
    ...{ known: true, own: [name] },
    // As a stranger's: how long he waits must not tell whether the name is somebody's.
    lanes: [{ name, free: 5, firstMs: 2000, longestMs: minuteMs }],
  };
}

/** The second step, by who knows the password already: six digits are soon guessed. */
export function secondStepLanes(first: Lanes, account: string): Lanes {
  const name = first.known ? `second ${first.own.join(' ')}` : `second ${account}`;
  return {
    known: first.known,
    own: [name],
    lanes: [{ name, free: 5, firstMs: 2000, longestMs: 15 * minuteMs }],
  };
}

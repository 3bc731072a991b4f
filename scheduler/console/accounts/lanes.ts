import { isLoopbackAddress } from '../../server/loopback.ts';
import { hashOf } from '../../signing-in/secrets.ts';
import { ownLane, secondStepLane, strangersLanes, type Lane } from '../../signing-in/slow-down.ts';
import type { KnownPlaces, Place } from './known-places.ts';

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
    return atHome(`device ${account} ${hashOf(place.device ?? '')}`);
  if (account !== undefined && (home === 'address' || isLoopbackAddress(place.address)))
    return atHome(`near ${account} ${place.address}`);
  return { known: false, own: [], lanes: strangersLanes(typed, place.address) };
}

function atHome(name: string): Lanes {
  return { known: true, own: [name], lanes: [ownLane(name)] };
}

/** The second step, by who knows the password already: six digits are soon guessed. */
export function secondStepLanes(first: Lanes, account: string): Lanes {
  const name = first.known ? `second ${first.own.join(' ')}` : `second ${account}`;
  return { known: first.known, own: [name], lanes: [secondStepLane(name)] };
}

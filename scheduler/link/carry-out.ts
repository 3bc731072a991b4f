// What is done with an order that is there whole: each kind has its function. It is called after each round for every
// order that still stands as `received`, also after a kill: what it does twice must be done once.
import type { CarryParts } from './carry-parts.ts';
import { airEmergency } from './emergency/air-emergency.ts';
import { endEmergency } from './emergency/end-emergency.ts';
import { placeParcel } from './placing/place-parcel.ts';
import { withdrawThing } from './placing/withdraw-thing.ts';
import type { ReceivedOrder } from './received/book.ts';

/** Rejects with what its function could not do; the order stays as it is and comes again. */
export async function carryOut(parts: CarryParts, received: ReceivedOrder): Promise<void> {
  const { order } = received;
  switch (order.kind) {
    case 'parcel':
      await placeParcel(parts, { ...received, order });
      break;
    case 'withdraw':
      await withdrawThing(parts, { ...received, order });
      break;
    case 'emergency':
      await airEmergency(parts, { ...received, order });
      break;
    case 'end-emergency':
      await endEmergency(parts, { ...received, order });
      break;
  }
}

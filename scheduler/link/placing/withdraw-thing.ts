import type { CarryOut } from '../carry-parts.ts';

/** Nothing here, as with parcels (place-parcel.ts). */
export const withdrawThing: CarryOut<'withdraw'> = () => Promise.resolve();

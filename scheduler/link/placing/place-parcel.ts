import type { CarryOut } from '../carry-parts.ts';

/**
 * Nothing here: what is taken into content/ is tried against all of it, and written by the one process that writes it
 * (scheduler/console/from-centre/). It looks for orders that are `received`.
 */
export const placeParcel: CarryOut<'parcel'> = () => Promise.resolve();

import type { CarryOut } from '../carry-parts.ts';

/** Nothing yet: the order stays `received`. */
export const placeParcel: CarryOut<'parcel'> = () => Promise.resolve();

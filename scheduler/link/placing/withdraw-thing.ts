import type { CarryOut } from '../carry-parts.ts';

/** Nothing yet: the order stays `received`. */
export const withdrawThing: CarryOut<'withdraw'> = () => Promise.resolve();

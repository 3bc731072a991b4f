import type { CarryOut } from '../carry-parts.ts';

/** Nothing yet: the order stays `received`. */
export const endEmergency: CarryOut<'end-emergency'> = () => Promise.resolve();

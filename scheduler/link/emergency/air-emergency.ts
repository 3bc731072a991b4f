import type { CarryOut } from '../carry-parts.ts';

/** Nothing yet: the order stays `received`. */
export const airEmergency: CarryOut<'emergency'> = () => Promise.resolve();

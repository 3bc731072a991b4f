import type { CarryOut } from '../carry-parts.ts';

/** Its keeper takes it on, one look after another (keep-emergencies.ts); the order leaves `received` by that. */
export const airEmergency: CarryOut<'emergency'> = ({ emergencies }, { id }) => {
  emergencies?.take(id);
  return Promise.resolve();
};

import type { CarryOut } from '../carry-parts.ts';

/** As an emergency itself: its keeper ends what sounds. */
export const endEmergency: CarryOut<'end-emergency'> = ({ emergencies }, { id }) => {
  emergencies?.take(id);
  return Promise.resolve();
};

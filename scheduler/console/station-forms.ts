// The forms of the pages by which the station goes.
import type { Form } from './form.ts';
import { approve } from './forms/approve.ts';
import { move } from './forms/move.ts';
import { slotForms } from './forms/of-a-slot.ts';
import { verify } from './forms/verify.ts';

export const stationForms: Readonly<Record<string, Form>> = {
  ...slotForms,
  approve,
  move,
  verify,
};

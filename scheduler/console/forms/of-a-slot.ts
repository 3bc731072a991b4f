// Acts about one airing that need nothing but its name, and where it is to be said why, a reason.
import type { ActName } from '../../acts/roles.ts';
import type { OperatorAct } from '../../store/store.ts';
import type { Form } from '../form.ts';

type OfSlot = Extract<OperatorAct, { kind: 'cancel' | 'restore' | 'air-now' | 'make-up' }>;

function ofSlot(
  needs: ActName & OfSlot['kind'],
  act: (slot: string, reason: string) => OfSlot,
): Form {
  return {
    needs,
    read(fields) {
      const slot = fields.text('slot');
      if (slot === '') return { errors: { slot: 'Chưa nói buổi nào. Mở lại trang của buổi ấy.' } };
      return { act: act(slot, fields.text('reason')) };
    },
  };
}

export const slotForms: Readonly<Record<OfSlot['kind'], Form>> = {
  cancel: ofSlot('cancel', (slot, reason) => ({ kind: 'cancel', slot, reason })),
  restore: ofSlot('restore', (slot) => ({ kind: 'restore', slot })),
  'air-now': ofSlot('air-now', (slot, reason) => ({ kind: 'air-now', slot, reason })),
  'make-up': ofSlot('make-up', (slot, reason) => ({ kind: 'make-up', slot, reason })),
};

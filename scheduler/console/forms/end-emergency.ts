import type { Form } from '../form.ts';

/** It is not said again; without a slot no emergency is. What sounds now is ended by "Dừng ngay". */
export const endEmergency: Form = {
  needs: 'end-emergency',
  read(fields) {
    const slot = fields.text('slot');
    const reason = fields.text('reason');
    return { act: { kind: 'end-emergency', ...(slot !== '' && { slot }), reason } };
  },
};

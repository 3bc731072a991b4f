import type { Form } from '../form.ts';

/** "Dừng ngay", from any page. Without a slot: what sounds now. */
export const stop: Form = {
  needs: 'stop',
  read(fields) {
    const slot = fields.text('slot');
    return {
      act: {
        kind: 'stop',
        ...(slot !== '' && { slot }),
        reason: fields.text('reason'),
        makeUp: fields.text('makeUp') !== '',
      },
    };
  },
};

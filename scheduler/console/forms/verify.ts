import type { Form } from '../form.ts';

/** Holds the log against its hashes; what came of it is a line of the log itself, which the page shows. */
export const verify: Form = {
  needs: 'verify',
  read(fields, { seen, looking }) {
    const head = fields.text('head').toLowerCase();
    if (head !== '' && !/^[0-9a-f]{64}$/.test(head))
      return {
        errors: { head: 'Mã cuối của nhật ký có 64 chữ số và chữ a–f: chép nguyên từ báo cáo.' },
      };
    const { store, clock } = looking.parts;
    return {
      async own() {
        const found = await store().verifyInPieces(head === '' ? undefined : head);
        const detail = {
          ...{ by: seen.person.name, account: seen.person.account, ok: found.ok },
          ...(head !== '' && { expected: head }),
          ...(found.ok ? { lines: found.head.seq } : { at: found.seq, why: found.message }),
        };
        store().commit([{ at: clock.now(), slot: '', event: 'log-verified', detail }]);
        return { to: '/dai/nhat-ky/#kiem' };
      },
    };
  },
};

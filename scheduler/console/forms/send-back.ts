import { isWaiting } from '../../core/slot.ts';
import type { Form } from '../form.ts';
import { approvePath } from '../pages/places.ts';
import { approveAgain } from './approve.ts';

/** An approver's no, with what is to be mended: a line of the log, which the pages show until there is a newer bulletin or a yes. */
export const sendBack: Form = {
  needs: 'send-back',
  read(fields, { seen, looking }) {
    const { store, clock } = looking.parts;
    const [sha256, why] = [fields.text('sha256'), fields.text('reason')];
    if (why === '') return { errors: { reason: 'Viết cần sửa gì, để người soạn biết.' } };
    const slot = store()
      .slots()
      .find((one) => isWaiting(one) && one.bulletin?.sha256 === sha256);
    if (!slot?.bulletin)
      return { errors: { '': 'Bản tin đã đổi từ lúc mở trang này, nên chưa trả lại gì cả.' } };
    const { contentKey } = slot.bulletin;
    const { campaign } = slot;
    const { account, name: by } = seen.person;
    return {
      facts: { sha256, contentKey },
      own() {
        const detail = { by, account, sha256, contentKey, campaign, why };
        store().commit([{ at: clock.now(), slot: '', event: 'sent-back', detail }]);
        return { to: approvePath(sha256) };
      },
    };
  },
  again: approveAgain,
};

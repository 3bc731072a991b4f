import { isWaiting } from '../../core/slot.ts';
import type { Form } from '../form.ts';
import { approveAgain } from './approve.ts';

/** An approver's no, with what is to be mended: the pages show it until there is a newer bulletin or a yes. */
export const sendBack: Form = {
  needs: 'send-back',
  read(fields, { looking }) {
    const { store } = looking.parts;
    const [sha256, why] = [fields.text('sha256'), fields.text('reason')];
    if (why === '') return { errors: { reason: 'Viết cần sửa gì, để người soạn biết.' } };
    const slot = store()
      .slots()
      .find((one) => isWaiting(one) && one.bulletin?.sha256 === sha256);
    if (!slot?.bulletin)
      return { errors: { '': 'Bản tin đã đổi từ lúc mở trang này, nên chưa trả lại gì cả.' } };
    const { contentKey } = slot.bulletin;
    const { campaign } = slot;
    return {
      act: { kind: 'send-back', campaign, contentKey, sha256, reason: why },
      saw: { sha256, contentKey },
    };
  },
  again: approveAgain,
};

import type { Command } from './command.ts';
import { act, byFlag, namedSlot, readBy } from './operator.ts';
import { readWorkplace } from './workplace.ts';

export const restore: Command = {
  spec: {
    words: 'BUỔI',
    takes: [1, 1],
    about:
      'Khôi phục một buổi đã hủy: nó lại phát đúng giờ cũ, nếu giờ ấy còn tới và còn trống. Không thì dời nó bằng lệnh move.',
    flags: { by: byFlag },
    examples: ['restore dich-vu-cong-truc-tuyen@2026-11-24T17:00 --by "Nguyễn Văn An"'],
  },
  run: async (call) => {
    const by = readBy(call);
    const [wanted = ''] = call.words;
    return act(
      call,
      await readWorkplace(call, { orLastGood: true, rulesAlone: true }),
      by,
      (store) => ({ kind: 'restore', slot: namedSlot(store, wanted).id }),
    );
  },
};

import type { Command } from './command.ts';
import { actOnSlot, byFlag } from './operator.ts';

export const restore: Command = {
  spec: {
    words: 'BUỔI',
    takes: [1, 1],
    about:
      'Khôi phục một buổi đã hủy: nó lại phát đúng giờ cũ, nếu giờ ấy còn tới và còn trống. Không thì dời nó bằng lệnh move.',
    flags: { by: byFlag },
    examples: ['restore dich-vu-cong-truc-tuyen@2026-11-24T17:00 --by "Nguyễn Văn An"'],
  },
  run: (call) => actOnSlot(call, ({ id }) => ({ kind: 'restore', slot: id })),
};

import type { Command } from './command.ts';
import { readMoment } from './moment.ts';
import { actOnSlot, byFlag, readReason, reasonFlag } from './operator.ts';

export const move: Command = {
  spec: {
    words: 'BUỔI',
    takes: [1, 1],
    about:
      'Dời một buổi sang giờ khác, trong giờ được phép. Buổi đã hủy, lỡ hay dở dang cũng đặt lại được bằng lệnh này.',
    flags: {
      to: { value: '"NĂM-THÁNG-NGÀY GIỜ:PHÚT"', says: 'giờ mới (bắt buộc)' },
      by: byFlag,
      reason: reasonFlag,
    },
    examples: [
      'move dich-vu-cong-truc-tuyen@2026-11-24T17:00 --to "2026-11-25 17:30" --by "Nguyễn Văn An" --reason "trùng lễ tang"',
    ],
  },
  run: (call) =>
    actOnSlot(call, ({ id }, { content }) => ({
      kind: 'move',
      slot: id,
      to: readMoment('to', call.value('to') ?? '', content.ward.timeZone),
      reason: readReason(call),
    })),
};

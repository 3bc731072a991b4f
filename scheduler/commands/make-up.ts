import type { Command } from './command.ts';
import { readMoment } from './moment.ts';
import { actOnSlot, byFlag, readReason, reasonFlag } from './operator.ts';

export const makeUp: Command = {
  spec: {
    words: 'BUỔI',
    takes: [1, 1],
    about:
      'Xếp buổi phát bù cho một buổi lỡ, dở dang hay đã hủy. Không ghi --to thì lấy giờ được phép còn trống gần nhất.',
    flags: {
      to: { value: '"NĂM-THÁNG-NGÀY GIỜ:PHÚT"', says: 'giờ phát bù' },
      by: byFlag,
      reason: reasonFlag,
    },
    examples: [
      'make-up dich-vu-cong-truc-tuyen@2026-11-24T17:00 --by "Nguyễn Văn An"',
      'make-up dich-vu-cong-truc-tuyen@2026-11-24T17:00 --to "2026-11-25 17:30" --by "Nguyễn Văn An"',
    ],
  },
  run: (call) =>
    actOnSlot(call, ({ id }, { content }) => {
      const written = call.value('to');
      return {
        kind: 'make-up',
        slot: id,
        ...(written !== undefined && { to: readMoment('to', written, content.ward.timeZone) }),
        reason: readReason(call),
      };
    }),
};

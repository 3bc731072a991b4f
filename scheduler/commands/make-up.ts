import type { Command } from './command.ts';
import { readMoment } from './moment.ts';
import { act, byFlag, namedSlot, readBy, readReason, reasonFlag } from './operator.ts';
import { readWorkplace } from './workplace.ts';

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
  run: async (call) => {
    const by = readBy(call);
    const workplace = await readWorkplace(call, { orLastGood: true, rulesAlone: true });
    const [wanted = ''] = call.words;
    const written = call.value('to');
    const { timeZone } = workplace.content.ward;
    const to = written === undefined ? undefined : readMoment('to', written, timeZone);
    return act(call, workplace, by, (store) => ({
      kind: 'make-up',
      slot: namedSlot(store, wanted).id,
      ...(to !== undefined && { to }),
      reason: readReason(call),
    }));
  },
};

import type { Command } from './command.ts';
import { act, byFlag, namedSlot, readBy, readReason, reasonFlag } from './operator.ts';
import { readWorkplace } from './workplace.ts';

export const airNow: Command = {
  spec: {
    words: 'BUỔI',
    takes: [1, 1],
    about:
      'Phát ngay một buổi đang chờ, đã hủy, lỡ hay dở dang. Vẫn theo giờ được phép, thời lượng mỗi buổi và các buổi bên cạnh; việc khẩn thì dùng lệnh emergency.',
    flags: { by: byFlag, reason: reasonFlag },
    examples: [
      'air-now dich-vu-cong-truc-tuyen@2026-11-24T17:00 --by "Nguyễn Văn An" --reason "lỡ vì mất điện"',
    ],
  },
  run: async (call) => {
    const by = readBy(call);
    const [wanted = ''] = call.words;
    return act(
      call,
      await readWorkplace(call, { orLastGood: true, rulesAlone: true }),
      by,
      (store) => ({
        kind: 'air-now',
        slot: namedSlot(store, wanted).id,
        reason: readReason(call),
      }),
    );
  },
};

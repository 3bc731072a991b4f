import type { Command } from './command.ts';
import { actOnSlot, byFlag, readReason, reasonFlag } from './operator.ts';

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
  run: (call) =>
    actOnSlot(call, ({ id }) => ({ kind: 'air-now', slot: id, reason: readReason(call) })),
};

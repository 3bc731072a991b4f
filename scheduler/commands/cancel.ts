import type { Command } from './command.ts';
import { actOnSlot, byFlag, readReason, reasonFlag } from './operator.ts';

export const cancel: Command = {
  spec: {
    words: 'BUỔI',
    takes: [1, 1],
    about:
      'Hủy một buổi chưa phát. Nhật ký ghi ai hủy và vì sao. Buổi đang phát thì dừng bằng lệnh stop.',
    flags: { by: byFlag, reason: reasonFlag },
    examples: [
      'cancel dich-vu-cong-truc-tuyen@2026-11-24T17:00 --by "Nguyễn Văn An" --reason "trùng lễ tang"',
    ],
  },
  run: (call) =>
    actOnSlot(call, ({ id }) => ({ kind: 'cancel', slot: id, reason: readReason(call) })),
};

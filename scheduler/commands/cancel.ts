import type { Command } from './command.ts';
import { act, byFlag, namedSlot, readBy, readReason, reasonFlag } from './operator.ts';
import { readWorkplace } from './workplace.ts';

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
  run: async (call) => {
    const by = readBy(call);
    const [wanted = ''] = call.words;
    return act(
      call,
      await readWorkplace(call, { orLastGood: true, rulesAlone: true }),
      by,
      (store) => ({
        kind: 'cancel',
        slot: namedSlot(store, wanted).id,
        reason: readReason(call),
      }),
    );
  },
};

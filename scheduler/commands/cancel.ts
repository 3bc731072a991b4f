import type { Command } from './command.ts';
import { UsageFailure } from '../failure.ts';
import { act, byFlag, readBy } from './operator.ts';
import { readWorkplace } from './workplace.ts';

export const cancel: Command = {
  spec: {
    words: 'BUỔI',
    takes: [1, 1],
    about: 'Hủy một buổi phát. Nhật ký ghi ai hủy và vì sao.',
    flags: { by: byFlag, reason: { value: 'LÝ_DO', says: 'vì sao hủy' } },
    examples: [
      'loa cancel dich-vu-cong-truc-tuyen@2026-11-24T17:00 --by "Nguyễn Văn An" --reason "trùng lễ tang"',
    ],
  },
  run: (call) => {
    const by = readBy(call);
    const [slot = ''] = call.words;
    const reason = call.value('reason')?.trim() ?? '';
    return act(call, readWorkplace(call, { orLastGood: true }), by, (store) => {
      if (!store.slot(slot))
        throw new UsageFailure(`Không có buổi "${slot}".`, 'Xem tên các buổi: loa queue');
      return { kind: 'cancel', slot, reason };
    });
  },
};

import type { Command } from './command.ts';
import { act, byFlag, readBy, readReason, reasonFlag } from './operator.ts';
import { readWorkplace } from './workplace.ts';

export const stop: Command = {
  spec: {
    words: '[BUỔI]',
    takes: [0, 1],
    about:
      'Dừng ngay những gì đang phát: bản tin hay thông báo khẩn. Nhật ký ghi ai dừng, vì sao, đã phát bao lâu.\nKhông phát bù, trừ khi thêm --make-up. Dừng thông báo khẩn thì bản tin bị chen phát tiếp; muốn dừng cả bản tin thì ra lệnh lần nữa.',
    flags: {
      by: byFlag,
      reason: reasonFlag,
      'make-up': { says: 'xếp một buổi phát bù' },
    },
    examples: ['stop --by "Nguyễn Văn An" --reason "phát nhầm bản tin"'],
  },
  run: async (call) => {
    const by = readBy(call);
    const [slot] = call.words;
    return act(call, await readWorkplace(call, { orLastGood: true, rulesAlone: true }), by, () => ({
      kind: 'stop',
      ...(slot !== undefined && { slot }),
      reason: readReason(call),
      makeUp: call.on('make-up'),
    }));
  },
};

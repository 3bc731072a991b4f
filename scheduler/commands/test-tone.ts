import type { Command } from './command.ts';
import { act, byFlag, readBy } from './operator.ts';
import { readWorkplace } from './workplace.ts';

export const testTone: Command = {
  spec: {
    words: '',
    takes: [0, 0],
    about:
      'Phát một tiếng thử ngắn ra các đường ra, để nghe loa có kêu không. Chỉ khi không có gì đang phát hay sắp phát trong 2 phút, và trong giờ được phép (trừ khi thêm --force). Không tính là một buổi phát; nhật ký ghi ai thử.',
    flags: { by: byFlag, force: { says: 'thử cả ngoài giờ được phép' } },
    examples: ['test-tone --by "Nguyễn Văn An"'],
  },
  run: async (call) => {
    const by = readBy(call);
    const workplace = await readWorkplace(call, { orLastGood: true, rulesAlone: true });
    return act(call, workplace, by, () => ({ kind: 'test-tone', force: call.on('force') }));
  },
};

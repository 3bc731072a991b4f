import { loaCommand } from '../../content/schema/loa-command.ts';
import type { Command } from './command.ts';
import { Failure } from '../failure.ts';
import { act, byFlag, namedSlot, readBy } from './operator.ts';
import { readWorkplace } from './workplace.ts';

export const approve: Command = {
  spec: {
    words: 'BUỔI',
    takes: [1, 1],
    about:
      'Duyệt bản tin của một buổi, sau khi đã nghe. Mọi buổi phát đúng bản tin ấy được duyệt theo; sửa nội dung thì phải duyệt lại.',
    flags: { by: byFlag },
    examples: ['approve dich-vu-cong-truc-tuyen@2026-11-24T17:00 --by "Nguyễn Văn An"'],
  },
  run: async (call) => {
    const by = readBy(call);
    const [wanted = ''] = call.words;
    return act(
      call,
      await readWorkplace(call, { orLastGood: true, rulesAlone: true }),
      by,
      (store) => {
        const slot = namedSlot(store, wanted);
        if (!slot.bulletin)
          throw new Failure(
            `Buổi ${slot.id} chưa có âm thanh nên chưa duyệt được.`,
            `Tạo âm thanh rồi nghe thử: ${loaCommand} render ${slot.id}`,
          );
        const { contentKey, sha256 } = slot.bulletin;
        return { kind: 'approve', campaign: slot.campaign, contentKey, sha256 };
      },
    );
  },
};

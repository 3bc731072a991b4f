import { loaCommand } from '../../content/schema/loa-command.ts';
import type { Command } from './command.ts';
import { Failure } from '../failure.ts';
import { actOnSlot, byFlag } from './operator.ts';

export const approve: Command = {
  spec: {
    words: 'BUỔI',
    takes: [1, 1],
    about:
      'Duyệt bản tin của một buổi, sau khi đã nghe. Mọi buổi phát đúng bản tin ấy được duyệt theo; sửa nội dung thì phải duyệt lại.',
    flags: { by: byFlag },
    examples: ['approve dich-vu-cong-truc-tuyen@2026-11-24T17:00 --by "Nguyễn Văn An"'],
  },
  run: (call) =>
    actOnSlot(call, ({ id, campaign, bulletin }) => {
      if (!bulletin)
        throw new Failure(
          `Buổi ${id} chưa có âm thanh nên chưa duyệt được.`,
          `Tạo âm thanh rồi nghe thử: ${loaCommand} render ${id}`,
        );
      const { contentKey, sha256 } = bulletin;
      return { kind: 'approve', campaign, contentKey, sha256 };
    }),
};

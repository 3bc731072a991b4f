import { loaCommand } from '../../content/schema/loa-command.ts';
import { Failure, UsageFailure } from '../failure.ts';
import type { Command } from './command.ts';
import { actOnSlot, byFlag, readReason } from './operator.ts';

export const sendBack: Command = {
  spec: {
    words: 'BUỔI',
    takes: [1, 1],
    about:
      'Trả lại bản tin của một buổi, sau khi đã nghe, kèm chỗ phải sửa. Nơi phải duyệt thì bản tin ấy không phát, kể cả đã duyệt trước đó. Sửa nội dung thì có bản mới; duyệt lại chính bản ấy bằng lệnh approve cũng được.',
    flags: {
      by: byFlag,
      reason: { value: 'LÝ_DO', says: 'phải sửa gì; được ghi vào nhật ký (bắt buộc)' },
    },
    examples: [
      'send-back dich-vu-cong-truc-tuyen@2026-11-24T17:00 --by "Trần Thị Bình" --reason "sai số điện thoại"',
    ],
  },
  run: async (call) => {
    const reason = readReason(call);
    if (reason === '')
      throw new UsageFailure(
        'Thiếu --reason: phải sửa gì?',
        'Ví dụ: --reason "sai số điện thoại".',
      );
    return actOnSlot(call, ({ id, campaign, bulletin }) => {
      if (!bulletin)
        throw new Failure(
          `Buổi ${id} chưa có âm thanh nên chưa có gì để trả lại.`,
          `Tạo âm thanh rồi nghe thử: ${loaCommand} render ${id}`,
        );
      const { contentKey, sha256 } = bulletin;
      return { kind: 'send-back', campaign, contentKey, sha256, reason };
    });
  },
};

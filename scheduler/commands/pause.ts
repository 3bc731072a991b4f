// Acts on what sounds, which name nothing but who wants them.
import type { OperatorAct } from '../store/store.ts';
import type { Call, Command } from './command.ts';
import { act, byFlag, readBy } from './operator.ts';
import { readWorkplace } from './workplace.ts';

export const pause = liveCommand(
  { kind: 'pause' },
  'Tạm dừng những gì đang phát; phát tiếp từ câu đang dở bằng lệnh resume (tiếp âm thì vào đúng chỗ đang phát).\nQuá 15 phút, hay phát nốt sẽ quá giờ được phép, thì buổi ấy được ghi là dở dang và phát bù theo đợt phát. Thông báo khẩn không tạm dừng được, dừng hẳn bằng lệnh stop.',
);

export const resume = liveCommand(
  { kind: 'resume' },
  'Phát tiếp những gì đang tạm dừng, từ câu đang dở.',
);

export const skip = liveCommand(
  { kind: 'skip' },
  'Bỏ qua câu đang đọc, phát tiếp từ câu sau; trong bản ghi âm hay tiếp âm thì sang phần sau. Ở câu cuối thì buổi ấy hết. Nhật ký ghi ai bỏ qua, bỏ bao lâu.',
);

function liveCommand(asked: OperatorAct, about: string): Command {
  return {
    spec: {
      words: '',
      takes: [0, 0],
      about,
      flags: { by: byFlag },
      examples: [`${asked.kind} --by "Nguyễn Văn An"`],
    },
    run: async (call: Call) => {
      const by = readBy(call);
      const workplace = await readWorkplace(call, { orLastGood: true, rulesAlone: true });
      return act(call, workplace, by, () => asked);
    },
  };
}

import { lowestGainDb } from '../core/act-outcome.ts';
import { UsageFailure } from '../failure.ts';
import type { Command } from './command.ts';
import { act, byFlag, readBy } from './operator.ts';
import { readWorkplace } from './workplace.ts';

export const volume: Command = {
  spec: {
    words: 'ĐÊ_XI_BEN',
    takes: [1, 1],
    about: `Đặt âm lượng: 0 là to nhất, -6 là nhỏ đi 6 đê xi ben, nhỏ nhất ${lowestGainDb}. Đổi ngay trong lúc phát, giữ cho các buổi sau, cộng với output.gainDb của ward.yaml. Thông báo khẩn vẫn phát to nhất.`,
    flags: { by: byFlag },
    examples: ['volume -6 --by "Nguyễn Văn An"', 'volume 0 --by "Nguyễn Văn An"'],
  },
  run: async (call) => {
    const by = readBy(call);
    const [written = ''] = call.words;
    const gainDb = Number(written.replace(',', '.').replace('−', '-'));
    if (Number.isNaN(gainDb))
      throw new UsageFailure(`"${written}" không phải một số.`, 'Viết như: volume -6');
    const workplace = await readWorkplace(call, { orLastGood: true, rulesAlone: true });
    return act(call, workplace, by, () => ({ kind: 'volume', gainDb }));
  },
};

import { placeWallTime } from '../core/zone.ts';
import { UsageFailure } from '../failure.ts';
import type { Command } from './command.ts';
import { act, byFlag, namedSlot, readBy, readReason, reasonFlag } from './operator.ts';
import { readWorkplace } from './workplace.ts';

export const move: Command = {
  spec: {
    words: 'BUỔI',
    takes: [1, 1],
    about:
      'Dời một buổi sang giờ khác, trong giờ được phép. Buổi đã hủy, lỡ hay dở dang cũng đặt lại được bằng lệnh này.',
    flags: {
      to: { value: '"NĂM-THÁNG-NGÀY GIỜ:PHÚT"', says: 'giờ mới (bắt buộc)' },
      by: byFlag,
      reason: reasonFlag,
    },
    examples: [
      'move dich-vu-cong-truc-tuyen@2026-11-24T17:00 --to "2026-11-25 17:30" --by "Nguyễn Văn An" --reason "trùng lễ tang"',
    ],
  },
  run: async (call) => {
    const by = readBy(call);
    const workplace = await readWorkplace(call, { orLastGood: true, rulesAlone: true });
    const [wanted = ''] = call.words;
    const to = readMoment(call.value('to') ?? '', workplace.content.ward.timeZone);
    return act(call, workplace, by, (store) => ({
      kind: 'move',
      slot: namedSlot(store, wanted).id,
      to,
      reason: readReason(call),
    }));
  },
};

/** `2026-11-25 17:30` (or with a T) in the ward's zone → epoch ms. Throws UsageFailure. */
function readMoment(text: string, timeZone: string): number {
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})$/.exec(text.trim()) ?? [];
  const hint = 'Viết như: --to "2026-11-25 17:30".';
  if (day === undefined || time === undefined)
    throw new UsageFailure(
      text === '' ? 'Thiếu --to: dời sang lúc nào?' : `Không hiểu giờ "${text}".`,
      hint,
    );
  // A day that no calendar has (31/2) must not slide into the next month.
  const exists = new Date(`${day}T00:00:00Z`).toJSON().startsWith(day) && time < '24:00';
  if (!exists || Number(time.slice(3)) > 59)
    throw new UsageFailure(`Không có lúc nào là "${text}".`, hint);
  const placed = placeWallTime(timeZone, day, time);
  if (placed.shiftedTo !== undefined)
    throw new UsageFailure(`Hôm ấy đồng hồ bỏ qua giờ ${time}.`, 'Chọn giờ khác.');
  return placed.at;
}

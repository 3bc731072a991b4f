// What an order for an emergency came to, and an order to say it no more.
import { loaCommand } from '../../content/schema/loa-command.ts';
import type { Outcome } from './outcome.ts';
import type { Repeating } from './reason.ts';
import { sayReason } from './say-reason.ts';
import { firstRepeatAt } from './repeat.ts';
import { sayOnce, sayRepeating, sayRepeatRefusal } from './say-repeat.ts';
import { sayTime } from './words.ts';

const codes = [
  'emergency-taken',
  'emergency-lost',
  'emergency-silent',
  'emergency-begun',
  'emergency-handed-over',
  'repeat-refused',
  'emergency-ended',
  'nothing-repeats',
  'emergency-not-movable',
  'order-too-old',
  'order-expired',
] as const;

type EmergencyOutcome = Extract<Outcome, { code: (typeof codes)[number] }>;

export function isEmergencyOutcome(outcome: Outcome): outcome is EmergencyOutcome {
  return codes.some((code) => code === outcome.code);
}

/** A sentence for the person who asked. */
export function sayEmergencyOutcome(outcome: EmergencyOutcome, timeZone: string): string {
  switch (outcome.code) {
    case 'emergency-taken':
      return `Đã nhận lệnh phát khẩn ${outcome.slot}.`;
    case 'emergency-lost':
      return `Thông báo khẩn ${outcome.slot} không phát trọn được: ${
        outcome.reason ? sayReason(outcome.reason, timeZone) : 'không rõ vì sao.'
      }${outcome.repeat ? ` Lệnh này vẫn còn.${repeats(outcome, timeZone)}` : ''}`;
    case 'emergency-silent':
      return `Đã nhận lệnh phát khẩn ${outcome.slot} nhưng chưa có tiếng nào ra: đầu ra chưa mở được. Nó vẫn được thử; xem: ${loaCommand} log. Không phát nữa: ${loaCommand} cancel ${outcome.slot} --by "Họ tên".${repeats(outcome, timeZone)}`;
    case 'emergency-begun':
      return `Đang phát khẩn ${outcome.slot}.${repeats(outcome, timeZone)}`;
    case 'emergency-handed-over':
      return `Đã giao thông báo khẩn ${outcome.slot} cho máy phát khác hay loa mạng. Ở đây không biết nó có phát hay không; nghe ở chỗ ấy.${repeats(outcome, timeZone)}`;
    case 'repeat-refused':
      return `${sayRepeatRefusal(outcome.refusal, timeZone, outcome.at)} Chưa phát gì.`;
    case 'emergency-ended': {
      const ended = outcome.ended.map(({ slot, title }) => `"${title}" (${slot})`).join(', ');
      const sounding =
        outcome.sounding === undefined
          ? ''
          : ` Lần đang phát thì phát nốt; dừng ngay: ${loaCommand} stop --by "Họ tên"`;
      return `Không nhắc lại nữa: ${ended}.${sounding}`;
    }
    case 'nothing-repeats':
      return outcome.slot === undefined
        ? 'Không có thông báo khẩn nào đang nhắc lại.'
        : `"${outcome.slot}" không phải thông báo khẩn đang nhắc lại. Xem: ${loaCommand} queue`;
    case 'emergency-not-movable':
      return `${outcome.slot} là thông báo khẩn, không dời được: ra lệnh lại (${loaCommand} emergency), hoặc thôi nhắc lại bằng ${loaCommand} emergency --end`;
    case 'order-too-old':
      return `Lệnh phát khẩn lúc ${sayTime(timeZone, outcome.askedAt, outcome.at)} đã cũ, không phát nữa. Còn cần thì ra lệnh lại.`;
    case 'order-expired':
      return `Lệnh phát khẩn của trung tâm hết hiệu lực lúc ${sayTime(timeZone, outcome.expiresAt, outcome.at)}, không phát nữa.`;
  }
}

/** What is said beside an emergency that is repeated; '' for one that is not. */
function repeats(
  { slot, repeat, at }: { slot: string; repeat?: Repeating; at: number },
  timeZone: string,
): string {
  if (!repeat) return '';
  const { untilAt } = repeat;
  if (untilAt !== undefined && firstRepeatAt(repeat) > untilAt)
    return ` ${sayOnce({ ...repeat, untilAt }, timeZone, at)}`;
  return ` ${sayRepeating(repeat, timeZone, at)} Thôi nhắc lại: ${loaCommand} emergency --end ${slot} --by "Họ tên"`;
}

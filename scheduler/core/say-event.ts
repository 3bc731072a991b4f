import type { NoMakeUp, Reason } from './reason.ts';
import { sayNoMakeUp, sayReason } from './say-reason.ts';
import { sayAccountEvent } from './say-account-event.ts';
import { sayDeviceEvent } from './say-device-event.ts';
import { sayItemName } from './say-item.ts';
import { factText, type EventDetail } from './slot.ts';
import { sayLength } from './words.ts';

/**
 * What a person reads of a log line: a Vietnamese sentence, '' where its event and facts say all. Lines from before
 * reasons were codes have the sentence itself, as `message` or as `reason`.
 */
export function sayEvent(event: string, detail: EventDetail, timeZone: string): string {
  const { message, reason } = detail;
  if (typeof message === 'string') return message;
  if (typeof reason === 'string') return reason;
  if (event === 'item-began' || event === 'item-ended') return sayItem(event, detail);
  if (event === 'approved')
    return `${factText(detail, 'by')} đã duyệt bản tin ${factText(detail, 'sha256').slice(0, 12)}.`;
  if (event === 'sent-back')
    return `${factText(detail, 'by')} trả lại bản tin ${factText(detail, 'sha256').slice(0, 12)}: ${factText(detail, 'why')}.`;
  if (event === 'test-tone')
    return `${factText(detail, 'by')} thử loa: ${factText(detail, 'outputs')}.`;
  if (event === 'paused') return `Tạm dừng theo lệnh của ${factText(detail, 'by')}.`;
  if (event === 'volume')
    return `${factText(detail, 'by')} đặt âm lượng ${factText(detail, 'gainDb')} dB (trước đó ${factText(detail, 'from')} dB).`;
  if (event === 'ready') return sayReaders(detail);
  if (event === 'skipped') return saySkipped(detail);
  const speech = speechWords(event, detail);
  if (speech !== undefined) return speech;
  if (event === 'emergency-ended')
    return `${factText(detail, 'by')} kết thúc nhắc lại thông báo khẩn này.`;
  if (event === 'backup-restored')
    return `Phục hồi từ bản sao lưu ${factText(detail, 'name')} (${factText(detail, 'lines')} dòng), theo lệnh của ${factText(detail, 'by')}; dữ liệu trước đó giữ ở ${factText(detail, 'keptAs')}.${'people' in detail ? ` Tài khoản cũng về như trong bản ấy (${factText(detail, 'people')} người): ai cũng đăng nhập lại.` : ''}${'drafts' in detail ? ` Bài đang soạn cũng về như trong bản ấy (${factText(detail, 'drafts')} bản nháp).` : ''}`;
  if (event === 'log-verified')
    return detail['ok'] === true
      ? `${factText(detail, 'by')} kiểm nhật ký: nguyên vẹn, ${factText(detail, 'lines')} dòng.`
      : `${factText(detail, 'by')} kiểm nhật ký: KHÔNG nguyên vẹn. ${factText(detail, 'why')}`;
  if (event === 'campaign-renamed')
    return `Đợt phát ${factText(detail, 'from')} nay mang tên ${factText(detail, 'to')}; các buổi cũ vẫn được tính.`;
  const account = sayAccountEvent(event, detail);
  if (account !== undefined) return account;
  if (event === 'aired' && 'confirmedBy' in detail)
    return `Theo lời báo của ${factText(detail, 'confirmedBy')}.`;
  const device = sayDeviceEvent(event, detail);
  if (device !== undefined) return device;
  const relay = relayWords(event, detail);
  if (relay !== undefined) return relay;
  if (typeof reason !== 'object' || reason === null || !('code' in reason)) return '';
  // This program wrote it, of the kind that the event has.
  if (event === 'no-make-up') return sayNoMakeUp(reason as NoMakeUp);
  return sayReason(reason as Reason, timeZone);
}

/** What became of who spoke live; undefined for other events. */
function speechWords(event: string, detail: EventDetail): string | undefined {
  const by = factText(detail, 'by');
  if (event === 'speech-recorded')
    return `Bản ghi dài ${sayLength(Number(detail['durationMs']))}, mã ${factText(detail, 'sha256').slice(0, 12)}.`;
  if (event !== 'speech-ended') return undefined;
  const length = sayLength(Number(detail['spokenMs']));
  return `${by} nói ${length}, ${speechEnds[factText(detail, 'why')] ?? speechEnds['over']}.`;
}

const speechEnds: Readonly<Record<string, string>> = {
  stopped: 'tự dừng',
  left: 'đóng trang',
  'too-long': 'hết thời gian được nói',
  'connection-lost': 'mất kết nối quá 2 giây',
  torn: 'tiếng gửi lên bị đứt',
  'not-written': 'không ghi được tiếng',
  over: 'bị ngắt',
};

/** `Bỏ qua 12 giây theo lệnh của Bà Hoa.` */
function saySkipped(detail: EventDetail): string {
  const ms = Number(detail['toMs']) - Number(detail['fromMs']);
  return `Bỏ qua ${sayLength(ms)} theo lệnh của ${factText(detail, 'by')}.`;
}

/** `Bắt đầu bản ghi âm quoc-ca.mp3.` */
function sayItem(event: 'item-began' | 'item-ended', detail: EventDetail): string {
  const what = sayItemName(factText(detail, 'kind'), factText(detail, 'id'));
  if (event === 'item-began') return `Bắt đầu ${what}.`;
  return detail['cut'] === true ? `Dừng giữa ${what}.` : `Hết ${what}.`;
}

/** What became of another station's stream; undefined for other events. */
function relayWords(event: string, detail: EventDetail): string | undefined {
  const name = factText(detail, 'name');
  const at = `giây ${factText(detail, 'second')}`;
  const why = factText(detail, 'why');
  switch (event) {
    case 'relay-began':
      return `Tiếp âm ${name} từ ${at}.`;
    case 'relay-lost':
      return `${name} không có tiếng: từ ${at} phát phần thay thế.${why && ` ${why}`}`;
    case 'relay-returned':
      return `${name} có tiếng trở lại: tiếp âm từ ${at}.`;
    case 'relay-ended':
      return `Hết phần tiếp âm ${name} ở ${at}.`;
    case 'relay-not-opened':
      return `Không tiếp âm ${name} vì ${why || 'đồng hồ của chương trình không chạy theo giờ thật'}; từ ${at} phát phần thay thế.`;
    default:
      return undefined;
  }
}

/** `Người đọc 12 câu, giọng máy đọc 3 câu.`; nothing where the voice reads all. */
function sayReaders(detail: EventDetail): string {
  const { byPerson, byVoice } = detail;
  if (byPerson === undefined) return '';
  const rest = byVoice === 0 ? '' : `, giọng máy đọc ${factText(detail, 'byVoice')} câu`;
  return `Người đọc ${factText(detail, 'byPerson')} câu${rest}.`;
}

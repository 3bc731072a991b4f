// The words for reasons, made where they are shown. Nothing reads a meaning back out of them.
import type { BreakReason, NoMakeUp, Reason } from './reason.ts';
import { sayCause } from './say-cause.ts';
import { sayInstant, sayLength, sayShortInstant, sayTime } from './words.ts';

/** A Vietnamese sentence; times are in the ward's zone. */
export function sayReason(reason: Reason, timeZone: string): string {
  const when = (at: number): string => sayShortInstant(timeZone, at);
  if ('slotAt' in reason)
    return `Không phát buổi ${when(reason.slotAt)} vì ${sayCause(reason, timeZone)}.`;
  switch (reason.code) {
    case 'scheduled':
      return sayScheduled(reason, timeZone);
    case 'queued':
      return `Định lúc ${when(reason.at)}; phát nối sau "${reason.behind}" trong cùng một buổi.`;
    case 'make-up':
      return `Phát bù${reason.spareWeek ? ' ở tuần dự phòng' : ''}: dời từ ${when(reason.lost)} vì ${sayCause(reason.cause, timeZone)}.`;
    case 'output-failed':
    case 'program-stopped':
    case 'stopped-by':
    case 'paused-out':
    case 'speech-lost':
    case 'speech-torn':
    case 'overtaken':
    case 'hours-over':
    case 'cut-off':
      return sayBreak(reason, timeZone);
    case 'handed-over':
    case 'bulletin-broken':
      return reason.said;
    case 'heard-in-part':
      return sayHeardInPart(reason);
    case 'left-plan':
      return 'Lịch của đợt phát đã đổi, buổi này không còn.';
    case 'kept-hour':
      return `Giờ mới (${when(reason.wanted)}) đã qua khi đổi lịch, nên buổi này vẫn phát lúc ${when(reason.at)}.`;
    case 'restored':
      return `Buổi này bị ghi là lỡ khi đồng hồ máy chạy sai (${sayInstant(timeZone, reason.missedAt)}); đồng hồ đã đúng nên trở lại lịch.`;
    case 'cancelled-by':
    case 'restored-by':
    case 'moved-by':
      return sayByHand(reason, when);
    case 'emergency':
    case 'speech':
    case 'speech-not-begun':
    case 'emergency-repeat':
    case 'emergency-ended':
      return sayAtOnce(reason, when);
    case 'emergency-not-written':
      return 'Không ghi được dữ liệu nên thông báo khẩn không phát được.';
    case 'emergency-program-stopped':
      return 'Chương trình được tắt trước khi thông báo khẩn kịp phát.';
    case 'emergency-power-cut':
      return 'Máy tắt trước khi thông báo khẩn kịp phát.';
    case 'cut-unseen':
      return 'Chương trình tắt đột ngột khi đang phát. Chạy lại thì buổi này được ghi là dở dang.';
    case 'as-written':
      return reason.message;
  }
}

/** `Tuần 1/5, thứ Ba 24/11 17:00 theo lịch của đợt phát.` */
function sayScheduled(reason: Extract<Reason, { code: 'scheduled' }>, timeZone: string): string {
  const when = (at: number): string => sayShortInstant(timeZone, at);
  const { week, weeks } = reason;
  const of = weeks === undefined ? '' : `/${weeks}`;
  const place =
    week === undefined
      ? `Ngày ghi trong đợt phát, ${sayInstant(timeZone, reason.at)}`
      : `Tuần ${week}${of}, ${when(reason.at)}`;
  if (reason.skipped === undefined)
    return week === undefined ? `${place}.` : `${place} theo lịch của đợt phát.`;
  return `${place}: hôm ấy đồng hồ vặn sang giờ mùa hè, không có ${reason.skipped}, nên phát lúc ${when(reason.at).slice(-5)}.`;
}

/** Of what somebody had begun at once. */
function sayAtOnce(
  reason: Extract<
    Reason,
    {
      code: 'emergency' | 'speech' | 'speech-not-begun' | 'emergency-repeat' | 'emergency-ended';
    }
  >,
  when: (at: number) => string,
): string {
  switch (reason.code) {
    case 'emergency':
      return `Thông báo khẩn theo lệnh của ${reason.by}.`;
    case 'speech':
      return `${reason.by} nói trực tiếp${reason.kind === 'emergency' ? ', việc khẩn' : ''}.`;
    case 'speech-not-begun':
      return `Chưa nói tiếng nào${reason.said === undefined ? ' thì đã thôi' : `: ${reason.said}`}.`;
    case 'emergency-repeat':
      return `Nhắc lại thông báo khẩn lúc ${when(reason.first)}, theo lệnh của ${reason.by}.`;
    case 'emergency-ended':
      return `${reason.why === '' ? 'Không nhắc lại nữa' : reason.why} (kết thúc nhắc lại theo lệnh của ${reason.by})`;
  }
}

function sayHeardInPart({
  lostMs,
  skippedMs = 0,
}: Extract<Reason, { code: 'heard-in-part' }>): string {
  const lost = `thiếu ${sayLength(lostMs)} ở giữa vì đường ra đứt rồi nối lại`;
  const skipped = `bỏ qua ${sayLength(skippedMs)} theo lệnh của người trực`;
  const parts = [...(lostMs > 0 ? [lost] : []), ...(skippedMs > 0 ? [skipped] : [])];
  return `Phát đến hết nhưng ${parts.join(', ')}.`;
}

function sayByHand(
  reason: Extract<Reason, { code: 'cancelled-by' | 'restored-by' | 'moved-by' }>,
  when: (at: number) => string,
): string {
  switch (reason.code) {
    case 'cancelled-by':
      return `${reason.why === '' ? 'Không nêu lý do' : reason.why} (${
        reason.movedTo === undefined ? 'hủy' : `dời sang ${when(reason.movedTo)}`
      } theo lệnh của ${reason.by})`;
    case 'restored-by':
      return `Đã bị hủy rồi được khôi phục theo lệnh của ${reason.by}.`;
    case 'moved-by':
      return `Dời từ ${when(reason.from)} theo lệnh của ${reason.by}.`;
  }
}

function sayBreak(reason: BreakReason, timeZone: string): string {
  const { heardMs } = reason;
  if (reason.code === 'cut-off') {
    if (reason.startedAt === undefined)
      return 'Mất điện hoặc chương trình bị tắt đúng lúc bắt đầu phát; chưa chắc đã phát tiếng nào.';
    const heard =
      heardMs === undefined
        ? 'không rõ đã phát được bao lâu'
        : `đã phát ít nhất ${sayLength(heardMs)}`;
    const began = sayTime(timeZone, reason.startedAt, reason.startedAt);
    const doing =
      reason.pausedAt === undefined
        ? 'đang phát'
        : `đang tạm dừng từ ${sayTime(timeZone, reason.pausedAt, reason.startedAt)}`;
    return `Mất điện hoặc chương trình bị tắt khi ${doing}, bắt đầu lúc ${began}; ${heard}.`;
  }
  const heard = heardMs === undefined ? 'chưa phát tiếng nào' : `đã phát ${sayLength(heardMs)}`;
  return `${breakWords(reason)} (${heard})`;
}

function breakWords(reason: Exclude<BreakReason, { code: 'cut-off' }>): string {
  switch (reason.code) {
    case 'output-failed':
      return reason.said;
    case 'program-stopped':
      return 'Chương trình được tắt khi đang phát.';
    case 'paused-out':
      return reason.limit === 'length'
        ? `Tạm dừng quá ${reason.minutes} phút theo lệnh của ${reason.by}, không ai phát tiếp.`
        : `Tạm dừng theo lệnh của ${reason.by} cho đến khi phát tiếp thì quá giờ được phép.`;
    case 'speech-lost':
      return 'Mất kết nối với người nói quá 2 giây nên lời nói trực tiếp tự kết thúc.';
    case 'speech-torn':
      return 'Tiếng gửi lên bị đứt hoặc không ghi được nên lời nói trực tiếp phải kết thúc.';
    case 'overtaken':
      return 'Thông báo khẩn cắt ngang lời nói trực tiếp.';
    case 'hours-over':
      return 'Nhường cho thông báo khẩn hay lời nói trực tiếp; xong thì phát tiếp sẽ quá giờ được phép.';
    case 'stopped-by':
      return `${reason.why === '' ? 'Dừng giữa chừng' : reason.why}: dừng theo lệnh của ${reason.by}.`;
  }
}

/** A sentence. */
export function sayNoMakeUp(why: NoMakeUp): string {
  return `Không phát bù buổi này: ${noMakeUpWords(why)}.`;
}

function noMakeUpWords(why: NoMakeUp): string {
  switch (why.code) {
    case 'tried-enough':
      return `đã phát bù ${why.times} lần mà chưa trọn`;
    case 'not-wanted':
      return 'đợt phát đặt là không phát bù';
    case 'relay-over':
      return 'buổi này chỉ tiếp âm đài khác, giờ khác đài ấy phát chương trình khác';
    case 'no-room':
      if (!why.sameWeek) return 'tuần dự phòng không còn giờ được phép nào trống';
      return `trong tuần không còn giờ được phép nào trống${
        why.spareWeek ? ' và tuần dự phòng cũng không' : ', đợt phát không có tuần dự phòng'
      }`;
  }
}

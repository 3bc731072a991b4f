import type { Place, Reading } from '../place.ts';
import { holidays } from '../tables/date-cues.ts';
import { afterCue, afterFirstDay, followsDate } from './date-parts.ts';

/** Words that can only be about a day. */
const aboutDay =
  /(?:^|[\s(",:;])(?:sáng|trưa|chiều|tối|đêm|hôm nay|nay|mai|hôm qua|(?:thứ (?:hai|ba|tư|năm|sáu|bảy|\d)|chủ nhật|cn|t[2-7]),?)\s?\(?$/;
const feastBefore =
  /(?:ngày|lễ|tết|dịp|quốc khánh|kỷ niệm|chào mừng|mít tinh|nghỉ|khai giảng|treo cờ)[^.;\d]{0,48}$/;
const countedDays = /(?:các|những|mấy|vài|trong|khoảng|sau|cách|mỗi|liền) ngày$/;

/** What two numbers with a dash between them count: `từ 5-7 người` is no day. */
const countedNext =
  /^\s?(?:%|‰|người|đi-ốp|đi ốp|điốp|hộ|nhà|nhân khẩu|khẩu|em|cháu|học|bạn|cụ|ông|bà|thanh|con|cái|chiếc|cây|quả|suất|phần|lần|lượt|mũi|liều|tổ(?! chức)|thôn|xóm|khu|đội|nhóm|lớp|trường|đại|đảng|đoàn|hội|đơn|doanh|cơ|điểm|xe|chuyến|ca|cuộc|vụ|trường hợp|tuổi|năm|tháng|tuần|ngày|giờ|phút|giây|tiếng|km|m|cm|mm|m2|m3|mét|ha|kg|g|tấn|tạ|yến|lít|ml|độ|°|cấp|triệu|nghìn|ngàn|tỷ|đồng|đ|k|tr|usd|bản|bộ|tờ|trang|câu|bài|buổi|đợt|vòng|tầng|phòng|bước|loại|mức|công|sào|mẫu|bao|hộp|chai|viên|h|p)(?![a-zà-ỹ])/i;
/** What a number with a decimal point measures. */
const measuredNext =
  /^\s?(?:%|‰|°|độ|tỷ|tỉ|triệu|nghìn|ngàn|đồng|đ|vnđ|usd|điểm|km|m|cm|mm|m2|m3|m²|m³|mét|ha|héc|kg|g|gam|tấn|tạ|lít|l|ml|giờ|tiếng|lần|kw|kwh|v|kv|độ c|richter|inch|hải lý|lên|xuống|còn)(?![a-zà-ỹ])/i;
const notDayBefore =
  /(?:mục|điều|khoản|điểm|phần|tiết|bảng|hình|phiên bản|version|bản|chương|tiểu mục|cấp|tăng|giảm|lên|xuống|khoảng|bước|hệ số|ph|độ|nặng|(?<!áo )dài|rộng|cao|sâu|hơn|gần|tỷ lệ|tỉ lệ|tỷ số|tổ|thôn|khu|lớp|số|lần|mức|trang|thắng|thua|hòa|dẫn)$/;

const fromBefore = /(?:^|[\s(])(?:từ ngày|trong các ngày|các ngày)$/;
const fromAlone = /(?:^|[\s(])từ$/;
const goesTo = /^[\d./-]+\s(?:đến|tới|cho đến|-)\s/;
const dottedPair =
  /^\s?-\s?(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])(?![\d.]|\s?(?:km|m|ha|%|tỷ|triệu|độ|°|kg|tấn|lít|điểm|lần|tạ|mm|cm))/;

/**
 * Whether a dash or a point between two numbers makes a day, and how sure that is; undefined if it does not.
 * `Sáng 18-7`, `từ 1.9`, `ngày 02-9`; but `từ 5-7 người`, `mục 3.1`, `từ 1.5 km`.
 */
export function isDashedDay(
  place: Place,
  written: string,
  day: string,
  month: string,
): Pick<Reading, 'sure'> | undefined {
  // `từ 1 - 2 nhân khẩu`: a day has no spaces at its dash, unless it is sure otherwise.
  if (/\d\s-\s\d/.test(written) && Number(day) <= Number(month) && !written.includes('0')) {
    return undefined;
  }
  const found = weigh(place, written, day, month);
  const falling = Number(day) > Number(month);
  // `ngày 5-10`, `từ 08-10`: two days as well as one; a part of the day or a weekday before them leaves only one.
  const onlyOne =
    falling || aboutDay.test(place.before()) || holidays.has(`${Number(day)}/${Number(month)}`);
  if (found === undefined && isLoneDay(place, written, day, month)) {
    return { sure: 'guess' };
  }
  return found && !onlyOne && !written.includes('.') ? { sure: 'guess' } : found;
}

const scoreBefore =
  /(?:thắng|thua|hòa|tỷ số|tỉ số|dẫn|gỡ|kết quả|chung cuộc|luân lưu|hiệp|pen|trận)[^.;]{0,40}$/;

/** `Hội thi nấu ăn 20-10: …`: no range falls, so that it can hardly be anything but a day. */
function isLoneDay(
  { text, at, before }: Place,
  written: string,
  day: string,
  month: string,
): boolean {
  const next = text.slice(at + written.length, at + written.length + 8);
  return (
    Number(day) > 12 &&
    month.length + day.length > 2 &&
    /^(?:\s*$|\s?[,:;)(]|\.(?:\s|$))/.test(next) &&
    /(?:^|[\p{L},(:]\s?)$/u.test(before()) &&
    !notDayBefore.test(before()) &&
    !scoreBefore.test(before())
  );
}

function weigh(
  place: Place,
  written: string,
  day: string,
  month: string,
): Pick<Reading, 'sure'> | undefined {
  const { text, at } = place;
  const before = place.before();
  const after = text.slice(at + written.length, at + written.length + 24);
  const point = written.includes('.');
  if (isNoDay(before, after, point)) {
    return undefined;
  }
  const falling = Number(day) > Number(month) && Number(month) <= 12;
  const padded = day.startsWith('0') || month.startsWith('0');
  const holiday = holidays.has(`${Number(day)}/${Number(month)}`);
  const counted = countedNext.test(after);
  const mayBeRange = !point && !falling && !holiday && !goesTo.test(text.slice(at, at + 64));
  // `từ ngày 01-10 tại …`: from the first to the tenth, unless the end is said apart.
  if (mayBeRange && fromBefore.test(before)) {
    return undefined;
  }
  // `từ 1-9`: a day as a rule, and asked about.
  if (mayBeRange && !padded && !counted && fromAlone.test(before)) {
    return { sure: 'guess' };
  }
  const isPair = point && dottedPair.test(after.slice(0, 12));
  const isDay =
    isPair || saysDay(place, { point, holiday, falling, padded, counted, day: Number(day) });
  return isDay ? { sure: 'likely' } : undefined;
}

/** `mục 3.1`, `18-7-`, `1.5 km`, `1-9 hằng tháng` */
function isNoDay(before: string, after: string, point: boolean): boolean {
  return (
    /^(?:[a-z]|,\d|-\d|\sTết)/i.test(after) ||
    notDayBefore.test(before) ||
    (point
      ? measuredNext.test(after)
      : /^\s?(?:[°%‰]|(?:hằng|hàng|mỗi|các|của) (?:tháng|quý|năm))/.test(after))
  );
}

/** What two numbers show of themselves and of what follows. */
interface Numbers {
  /** `1.9`, not `1-9`. */
  readonly point: boolean;
  readonly holiday: boolean;
  /** The first is the larger one: no range falls. */
  readonly falling: boolean;
  /** `02-9` */
  readonly padded: boolean;
  /** `5-7 người` */
  readonly counted: boolean;
  readonly day: number;
}

/** Whether the words before them say that they are a day. */
function saysDay(place: Place, numbers: Numbers): boolean {
  const { point, holiday, falling, padded, counted, day } = numbers;
  const before = place.before();
  const looksLikeDay = falling || padded || !counted;
  if (followsDate(place)) {
    return looksLikeDay;
  }
  if (afterFirstDay.test(before)) {
    const counts = countedDays.test(before) || (!point && counted && !holiday);
    return falling || padded || !counts;
  }
  if (holiday && feastBefore.test(before)) {
    return true;
  }
  if (point) {
    return (aboutDay.test(before) || afterCue.test(before)) && !counted;
  }
  if (aboutDay.test(before)) {
    return looksLikeDay;
  }
  if (!afterCue.test(before)) {
    return false;
  }
  return !counted || padded || (falling && day > 12);
}

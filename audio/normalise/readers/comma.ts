// A comma between numbers: a decimal, thousands as foreigners write them, or a list.
import { sayCardinal, sayDecimal, sayDigits } from '../numerals.ts';
import type { Place, Reading } from '../place.ts';
import { matchAt } from '../place.ts';
import { unitNext, wholeNext } from '../tables/number-cues.ts';

const decimal = /(?<!\d,)(\d{1,18}),(\d{1,12})(?!\d|,\d|\.\d{1,2}(?!\d))/y;
const listed = /(?<!\d,)(\d{1,3}),(\d{1,3})(?!\d|,\d|\.\d)/y;

/** Places and things that bear a number: after them `1,2` is a list, unless a unit follows. */
const numberedBefore =
  /(?:^|[\s("/,;])(?:thôn|tổ|tdp|tổ dân phố|khu|khu phố|kp|khu dân cư|kdc|xóm|ấp|bản|làng|buôn|đội|mũi|lớp|khối|khóa|cụm|tuyến|phòng|tầng|dãy|lô|ô|bàn|cửa|làn|quầy|chi bộ|chi hội|chi đoàn|tiểu khu|trạm|bước|tiết|hẻm|ngõ|ngách|kiệt|điều|khoản|chương|mục|phần|câu|bài|trang|tháng|quý|thứ|tuần|đợt|ca|kíp|vòng|bảng|biểu|phụ lục|cống|khu vực|vùng|kv|điểm bầu cử|tổ bầu cử|nhóm|liều|lần|tập|tòa|block|chung cư|cầu|bến|hàng|phân khu|giai đoạn|kỳ|học kỳ|ngày|cấp|hạng|bậc|loại|nấc|xã|phường|quận|cổng|sân|nhà|gói|gói thầu|hạng mục|xe|máy|tủ|thửa|tờ|đường số|phố số|đường|thôn số|tổ số|khu số|số nhà)(?:\s(?:số|thứ))?$/;
const measuredNext =
  /^\s?(?:%|‰|°|độ|tỷ|tỉ|triệu|nghìn|ngàn|đồng|đ|vnđ|usd|điểm|km|m|cm|mm|m2|m3|m²|m³|mét|ha|héc|kg|g|gam|tấn|tạ|lít|l|ml|giờ|tiếng|lần|kw|kwh|kva|v|kv|inch|hải lý|sào|mẫu|phân|ly|vạn|richter|phần|mức|mg|mw|mpa|ohm|vôn|oát|héc|hecta|ki lô|mi li|lạng|chỉ|viên|tầng|suất|buổi|cây số|công|khối|quan|bậc|tháng lương|năm tuổi|bao|chai|thìa|bát|cốc|gói|xe tải|lượng|hệ số|t|tr|k|hp|ngựa|mã lực|gbps|mbps|gb|mb|tb|đô|usd|chấm)(?![a-zà-ỹ])/i;
/** What either is counted or, after a list, is what the numbered things belong to: `ấp 1,5 hộ`, `bậc 1,5/tháng`. */
const countedNext =
  /^(?:\s?(?:người|hộ|khẩu|tuổi|con|cây|cái|chiếc|trở|tức|so|trên|một|mỗi|cùng kỳ|đến|tới)(?![a-zà-ỹ])|\s?\/|\s?[x×*+-]\s?\d)/i;
/** Words that end with a number's noun and number nothing, and those that measure it: `phụ cấp 1,3`, `mỗi ngày 1,5`. */
const measuredNoun =
  /(?:phụ|trợ|cung|lưới|điện áp|quãng|cung|mặt|lòng|nền|mỗi|một|hệ số|số|mức|chiều|cao|rộng|dài|sâu|dày|diện tích|khối lượng|đơn giá|tăng|giảm|đạt|gấp|thêm|khoảng|hơn|trên|dưới|trong|cả|trưởng|phó|bí thư) \p{L}+$/u;

/** `0,3`, `3,00`: nothing is numbered 0, and a list pads both of its numbers or none. */
function isPartOfOne(first: string, second: string): boolean {
  return Number(first) === 0 || (second.startsWith('0') && !first.startsWith('0'));
}

/** `thôn 4,5`: the first number alone; the comma is a pause and the next is read in its turn. */
export function readListed(place: Place): Reading | undefined {
  const match = matchAt(listed, place.text, place.at);
  if (!match || !numberedBefore.test(place.before())) {
    return undefined;
  }
  const [whole, first = '', second = ''] = match;
  const after = place.text.slice(place.at + whole.length, place.at + whole.length + 16);
  const step = Number(second) - Number(first);
  const apart = second.length > first.length && step > 9;
  const measured = measuredNext.test(after) || measuredNoun.test(place.before());
  if (measured || apart || isPartOfOne(first, second)) {
    return undefined;
  }
  const rising = step > 0 && step < 10 && !countedNext.test(after);
  return {
    end: place.at + first.length,
    spoken: sayCardinal(first),
    row: ',',
    sure: rising ? 'likely' : 'guess',
    ...(rising
      ? {}
      : {
          asked: whole,
          choices: [
            `${sayCardinal(first)} ${sayCardinal(second)}`,
            `${sayCardinal(first)} phẩy ${sayDigits(second)}`,
          ],
        }),
  };
}

/** What a measured number stands after. */
const measuredBefore =
  /(?:đạt|tăng|giảm|khoảng|là|hệ số|điểm|bằng|còn|dài|rộng|cao|nặng|gấp|trên|dưới|hơn|gần|từ|đến|lên|xuống|chiếm|quá|thêm|sâu|dày|mạnh|tới|so với|với|:|\d)$/;

/** `từ 7,30 đến 9h`, `14,00 giờ`: an hour written with a comma. */
function isHour(head: string, part: string, before: string, after: string): boolean {
  return (
    /^(?:00|15|30|45)$/.test(part) &&
    Number(head) < 24 &&
    (/(?:lúc|hồi)$/.test(before) ||
      /^\s?(?:giờ|h|sáng|trưa|chiều|tối|(?:-|đến|tới)\s?\d{1,2}\s?(?:h|giờ|g\d))/.test(after))
  );
}

/** A comma may part thousands (`50,000 đồng`) or two numbers of a list (`tuổi 2,3`). */
export function readComma({ text, at, before }: Place): Reading | undefined {
  const match = matchAt(decimal, text, at);
  if (!match) {
    return undefined;
  }
  const [whole, head = '', part = ''] = match;
  const end = at + whole.length;
  const after = text.slice(end, end + 16);
  const spoken = sayDecimal(head, part);
  if (part.length === 3 && head.length <= 3 && head !== '0') {
    const thousands = sayCardinal(head + part);
    const sum = wholeNext.test(after);
    return {
      end,
      spoken: sum ? thousands : spoken,
      sure: 'guess',
      choices: [thousands, spoken],
    };
  }
  const padded = /^0\d$/.test(head) && /^0\d$/.test(part);
  if (padded || isHour(head, part, before(), after)) {
    const other = padded ? sayCardinal(part) : `giờ ${sayCardinal(part)} phút`;
    return { end, spoken, sure: 'guess', choices: [`${sayCardinal(head)} ${other}`] };
  }
  const listed =
    Number(head) > 0 &&
    part.length <= 2 &&
    !part.startsWith('0') &&
    Number(head) < Number(part) &&
    !measuredNext.test(after) &&
    !unitNext.test(after) &&
    !/^[-/]/.test(after) &&
    !measuredBefore.test(before());
  return listed
    ? { end, spoken, sure: 'guess', choices: [`${sayCardinal(head)} ${sayCardinal(part)}`] }
    : { end, spoken };
}

// A dash after `từ` and a number, before a word that tells where the range ends: `từ 10 - dưới 20 m3`.
import type { Place, Reading } from '../place.ts';

/** `từ 10 m3`, `từ ngày 10 tháng 9`, `từ khoảng 5 triệu đồng`: the range has begun and has no end yet. */
const begun =
  /(?:^|[\s(,:;"])từ(?: (?!đến|tới)\p{L}+){0,3} (?:\p{L}{0,2}\d[^\s;]*|[ivx]+(?=\s|$))(?:(?: (?!đến|tới|và|trở)[\p{L}%°²³/]+){0,3} \d[^\s;]*){0,4}(?: (?!đến|tới|và|trở)[\p{L}\d%°²³/]+){0,3}$/u;

/** `- đến 20`, `- tới hết ngày`: the word is written. */
const written = /^\s?(?:cho )?(?:đến|tới)(?!\p{L})/iu;
/** `dưới 20`, `không quá ngày 20`. */
const bound =
  /^\s?(?:dưới|trên|gần|hơn|trước|sau|quá|ngoài|khoảng|tối đa|không quá|chưa đến|chưa tới|xấp xỉ|≈)(?: (?:ngày|tháng|năm|lúc|thứ|mùng|quý|tuần|tuổi))? \d/i;
const boundOfTime =
  /^\s?\p{L}+(?: \p{L}+)? (?:(?:ngày|tháng|năm|thứ|mùng|quý|tuần) \d|\d{1,2}\s?(?:h|g(?=\d)|giờ|[/.:]\d))/iu;
/** `hết ngày 20`, `cuối tháng`, `giữa quý IV`, `cuối ngõ`. */
const stretch =
  /^\s?(?:hết|cuối|đầu|giữa)(?: \d|(?: (?:ngày|tháng|giờ|năm|tuần|quý|buổi|mùa|vụ|kỳ|học kỳ|thứ|chủ nhật|sáng|trưa|chiều|tối|đêm|mùng|rằm|tết|ca|đường|ngõ|hẻm|thôn|xóm|tổ|số|km))(?!\p{L}))/iu;
const partOfDay = /^\s?(?:rạng sáng|nửa đêm|sáng|trưa|chiều|tối|đêm|khuya|rạng)(?!\p{L})/iu;
/** `từ 7h30 - sáng thứ 7` may give the hour and then the day. */
const dayNext = /^\s?\p{L}+(?: đêm| sáng)? (?:thứ|chủ nhật|cn|ngày|mai|nay|\d)/iu;

const asked = { spoken: 'đến', sure: 'guess', choices: [''] } as const;

/** How such a dash is said; undefined if it is none. */
export function readFrom(
  place: Place,
  after: string,
): Pick<Reading, 'spoken' | 'sure' | 'choices'> | undefined {
  const before = place.before();
  if (!begun.test(before)) {
    // `Mức 2: 10 - dưới 20 m3`
    return place.last.rule === 'number' && /^\s?dưới \d/i.test(after) ? asked : undefined;
  }
  if (written.test(after)) {
    return { spoken: '' };
  }
  const clock = place.last.rule === 'time';
  const timed = clock || place.last.rule === 'date';
  if (bound.test(after)) {
    return timed && !boundOfTime.test(after) ? undefined : { spoken: 'đến' };
  }
  if (stretch.test(after)) {
    return { spoken: 'đến' };
  }
  if (partOfDay.test(after)) {
    return clock && dayNext.test(after) ? asked : { spoken: 'đến' };
  }
  return undefined;
}

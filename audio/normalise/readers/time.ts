import { sayCardinal } from '../numerals.ts';
import type { Place, Reader, Reading } from '../place.ts';
import { LETTERS, matchAt } from '../place.ts';

const HOUR = '(\\d{1,2})';
const MINUTE = '([0-5]\\d)';
const AFTER = `(?![${LETTERS}\\d])`;
const MINUTE_MARK = "(?:\\s?(?:phút|ph|p)(?![a-zà-ỹ])|')?";

/** `7h30`, `8 giờ 30`, `8 giờ 30`, `7 h 30`, `19h30'`, `5g30`, `8h`, `48h`. */
const WITH_H = new RegExp(
  `(\\d{1,3})\\s?(?:[hH]|giờ)(?:\\s?${MINUTE}(?!\\s?[/%]|[.,]\\d)${MINUTE_MARK}|\\s(\\d)\\sphút)?${AFTER}`,
  'y',
);
const DOTTED = new RegExp(`${HOUR}\\.${MINUTE}\\s?h${AFTER}`, 'y');
const WITH_G = new RegExp(`${HOUR}g${MINUTE}${MINUTE_MARK}${AFTER}`, 'y');
const G_ALONE = new RegExp(`${HOUR}g${AFTER}`, 'y');
/** `07:30`, `7:30:15`. */
const WITH_COLON = new RegExp(`${HOUR}:${MINUTE}(?::${MINUTE})?(?![\\d:]|\\.\\d)`, 'y');
/** `24/24h`, `24/24 giờ`, `24h/24h`, `24/7`, `24h/7`. */
const ROUND_THE_CLOCK = /(24)h?\s?\/\s?(24h?(?:\s?giờ)?|7)(?![\d/])/y;

/** Before these 24/7 is the twenty-fourth of July. */
const DAY_BEFORE =
  /(?:ngày|sáng|trưa|chiều|tối|đêm|thứ (?:hai|ba|tư|năm|sáu|bảy|\d),?|chủ nhật,?|\d(?:h|g|giờ)(?:\d\d)?,)$/i;
const AFTER_ANOTHER_DAY = /\d{1,2}\/\d{1,2}\s?(?:-|–|đến|tới|và)$/;

const NOT_A_TIME = /(?:tỷ lệ|tỉ lệ|tỷ số|tỉ số|bản đồ)(?:\s+\S+){0,2}$/;
const TIME_BEFORE = /(?:lúc|từ|đến|tới|trước|sau|hồi|khoảng|-|vào)$/;
const MERIDIEM = /\s?([ap])\.?m\.?(?![a-z])/iy;

const sayTime = (hour: string, minute?: string, second?: string): string =>
  `${sayCardinal(hour)} giờ` +
  (minute === undefined || (minute === '00' && second === undefined)
    ? ''
    : ` ${sayCardinal(minute)} phút`) +
  (second === undefined || second === '00' ? '' : ` ${sayCardinal(second)} giây`);

const partOfDay = (half: string, hour: number): string => {
  if (half.toLowerCase() === 'a') return ' sáng';
  return hour === 12 ? ' trưa' : hour < 6 ? ' chiều' : ' tối';
};

const withMeridiem = (place: Place, end: number, hour: string, spoken: string): Reading => {
  const half = matchAt(MERIDIEM, place.text, end);
  if (!half || Number(hour) > 12) return { end, spoken };
  return { end: end + half[0].length, spoken: spoken + partOfDay(half[1] ?? '', Number(hour)) };
};

const readColon = (place: Place): Reading | undefined => {
  const match = matchAt(WITH_COLON, place.text, place.at);
  if (!match || NOT_A_TIME.test(place.before())) return undefined;
  const [whole, hour = '', minute, second] = match;
  if (Number(hour) > 24) return undefined;
  return withMeridiem(place, place.at + whole.length, hour, sayTime(hour, minute, second));
};

export const timeReader: Reader = {
  rule: 'time',
  starts: ['digit'],
  read: (place) => {
    const { text, at } = place;
    const round = matchAt(ROUND_THE_CLOCK, text, at);
    const isDay =
      round?.[2] === '7' &&
      (DAY_BEFORE.test(place.before()) || AFTER_ANOTHER_DAY.test(place.before()));
    if (round && !isDay) {
      const [whole, , over = ''] = round;
      const spoken = over === '7' ? 'bảy' : `hai mươi tư${/h|giờ/.test(over) ? ' giờ' : ''}`;
      return { end: at + whole.length, spoken: `hai mươi tư trên ${spoken}`, row: '24/24' };
    }
    const hourly =
      matchAt(WITH_H, text, at) ?? matchAt(WITH_G, text, at) ?? matchAt(DOTTED, text, at);
    const alone = hourly ?? (TIME_BEFORE.test(place.before()) ? matchAt(G_ALONE, text, at) : null);
    if (!alone) return readColon(place);
    const [whole, hour = '', minute, minutes] = alone;
    return withMeridiem(place, at + whole.length, hour, sayTime(hour, minute ?? minutes));
  },
};

const MINUTE_SIGN = /''|["']/y;

/** `45'` -> phút, `30''` -> giây; a single quote that closes one opened before is no minute. */
export const minuteReader: Reader = {
  rule: 'time',
  starts: ['symbol'],
  read: ({ text, at, last, before }) => {
    const sign = matchAt(MINUTE_SIGN, text, at)?.[0];
    if (sign === undefined || !/\d/.test(text.charAt(at - 1)) || last.end !== at) return undefined;
    const quoted = (before().match(/(?:^|\s)'/g) ?? []).length > 0;
    const second = sign === "''" || (sign === '"' && /\d'\d{1,2}$/.test(before()));
    if (quoted || (sign === '"' && !second)) return undefined;
    return { end: at + sign.length, spoken: second ? 'giây' : 'phút', row: sign };
  },
};

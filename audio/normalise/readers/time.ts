import { sayCardinal } from '../numerals.ts';
import type { Place, Reader, Reading } from '../place.ts';
import { latin, matchAt } from '../place.ts';

const hourPart = '(\\d{1,2})';
const minutePart = '([0-5]\\d)';
const after = `(?![${latin}\\d])`;
const minuteMark = "(?:\\s?(?:phút|ph|p)(?![a-zà-ỹ])|')?";

/** `20''`, `15 giây` after the minutes. */
const secondsPart = `(?:\\s?([0-5]?\\d)\\s?(?:''|"|giây|s))?`;

/** `7h30`, `8 giờ 30`, `8 giờ 30`, `7 h 30`, `19h30'`, `5g30`, `8h`, `48h`. */
const withH = new RegExp(
  `(?!\\d{2}H-\\d{3}\\.?\\d\\d)(\\d{1,3})\\s?(?:[hH](?:\\s?giờ)?|giờ)(?:\\s?[:.]?\\s?${minutePart}(?!\\s?[/%]|[.,]\\d)${minuteMark}${secondsPart}|\\s(\\d)\\sphút)?${after}`,
  'y',
);
const dotted = new RegExp(`${hourPart}\\.${minutePart}\\s?h${after}`, 'y');
const withG = new RegExp(`${hourPart}g${minutePart}${minuteMark}${after}`, 'y');
const gAlone = new RegExp(`${hourPart}g${after}`, 'y');
/** `07:30`, `7:30:15`. */
const withColon = new RegExp(
  `${hourPart}:${minutePart}(?::${minutePart})?(?![\\d:]|\\.\\d)(?:\\s?(?:phút|giờ|h)${after})?`,
  'y',
);
/** `24/24h`, `24/24 giờ`, `24h/24h`, `24/7`, `24h/7`. */
const roundTheClock = /(24)h?\s?\/\s?(24h?(?:\s?giờ)?|7)(?![\d/])/y;

/** Before these 24/7 is the twenty-fourth of July. */
const dayBefore =
  /(?:ngày|sáng|trưa|chiều|tối|đêm|thứ (?:hai|ba|tư|năm|sáu|bảy|\d),?|chủ nhật,?|\d(?:h|g|giờ)(?:\d\d)?,)$/i;
const afterAnotherDay = /\d{1,2}\/\d{1,2}\s?(?:-|–|đến|tới|và)$/;

const notATime = /(?:tỷ lệ|tỉ lệ|tỷ số|tỉ số|bản đồ)(?:\s+\S+){0,2}$/;
const timeBefore = /(?:lúc|từ|đến|tới|trước|sau|hồi|khoảng|-|vào)$/;
const meridiem = /\s?([ap])\.?m\.?(?![a-z])/iy;

function sayTime(hour: string, minute?: string, second?: string): string {
  return (
    `${sayCardinal(hour)} giờ` +
    (minute === undefined || (minute === '00' && second === undefined)
      ? ''
      : ` ${sayCardinal(minute)} phút`) +
    (second === undefined || second === '00' ? '' : ` ${sayCardinal(second)} giây`)
  );
}

function partOfDay(half: string, hour: number): string {
  if (half.toLowerCase() === 'a') {
    return ' sáng';
  }
  return hour === 12 ? ' trưa' : hour < 6 ? ' chiều' : ' tối';
}

function withMeridiem(place: Place, end: number, hour: string, spoken: string): Reading {
  const half = matchAt(meridiem, place.text, end);
  if (!half || Number(hour) > 12) {
    return { end, spoken };
  }
  return { end: end + half[0].length, spoken: spoken + partOfDay(half[1] ?? '', Number(hour)) };
}

function readColon(place: Place): Reading | undefined {
  const match = matchAt(withColon, place.text, place.at);
  if (!match || notATime.test(place.before())) {
    return undefined;
  }
  const [whole, hour = '', minute, second] = match;
  if (Number(hour) > 24) {
    return undefined;
  }
  return withMeridiem(place, place.at + whole.length, hour, sayTime(hour, minute, second));
}

export const timeReader: Reader = {
  rule: 'time',
  starts: ['digit'],
  read: (place) => {
    const { text, at } = place;
    const round = matchAt(roundTheClock, text, at);
    const isDay =
      round?.[2] === '7' &&
      (dayBefore.test(place.before()) || afterAnotherDay.test(place.before()));
    if (round && !isDay) {
      const [whole, , over = ''] = round;
      const spoken = over === '7' ? 'bảy' : `hai mươi tư${/h|giờ/.test(over) ? ' giờ' : ''}`;
      return { end: at + whole.length, spoken: `hai mươi tư trên ${spoken}`, row: '24/24' };
    }
    const hourly =
      matchAt(withH, text, at) ?? matchAt(withG, text, at) ?? matchAt(dotted, text, at);
    const alone = hourly ?? (timeBefore.test(place.before()) ? matchAt(gAlone, text, at) : null);
    if (!alone) {
      return readColon(place);
    }
    const [whole, hour = '', minute, second, minutes] = alone;
    const time = withMeridiem(
      place,
      at + whole.length,
      hour,
      sayTime(hour, minute ?? minutes, second),
    );
    // `17 giờ 17h30`: one of the two is a slip.
    return place.last.rule === 'time' && at - place.last.end <= 1
      ? { ...time, sure: 'guess' }
      : time;
  },
};

const minuteSign = /''|["']/y;

/** `45'` -> phút, `30''` -> giây; a single quote that closes one opened before is no minute. */
export const minuteReader: Reader = {
  rule: 'time',
  starts: ['symbol'],
  read: ({ text, at, last, before }) => {
    const sign = matchAt(minuteSign, text, at)?.[0];
    if (sign === undefined || !/\d/.test(text.charAt(at - 1)) || last.end !== at) {
      return undefined;
    }
    const quoted = (before().match(/(?:^|\s)'/g) ?? []).length > 0;
    const second = sign === "''" || (sign === '"' && /\d'\d{1,2}$/.test(before()));
    if (quoted || (sign === '"' && !second)) {
      return undefined;
    }
    return { end: at + sign.length, spoken: second ? 'giây' : 'phút', row: sign };
  },
};

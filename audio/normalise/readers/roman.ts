import { sayCardinal, sayOrdinal } from '../numerals.ts';
import type { Reader } from '../place.ts';
import { latin, matchAt } from '../place.ts';
import { romanCues } from '../tables/roman-cues.ts';

const numeralPattern = new RegExp(
  `(?=[LC]{0,3}[IVX])(?:C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?![${latin}\\d])`,
  'y',
);
const values: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };
const afterCue = new RegExp(
  `(?:^|[\\s("/:;,.-])(?:${romanCues})\\s*(?:[ivxlc]+\\s*(?:,|và|-|đến|hoặc)\\s*){0,4}$`,
);
/** II, IV, XIX after a word in small letters; I, V and X alone may be letters. */
const afterWord = /(?:^|[\s("])\p{Ll}+\s$/u;
/** `trường Kinh Môn II` */
const afterName = /(?:^|[\s("])\p{Lu}\p{Ll}+\s$/u;
const opensLine = /^\s?[.)]\s|^\s-\s/;
const yearAfter = /\s?[/.-]\s?((?:19|20)\d{2})(?!\d)/y;

/** `giải I`, `giải II`: prizes are ranked by words of their own. */
const prizeBefore = /(?:^|[\s(":])giải$/;
const prizes: Readonly<Record<number, string>> = { 1: 'nhất', 2: 'nhì', 4: 'tư' };

const underPart = /(?:\.\d{1,2}){1,3}(?![\d/])/y;

function valueOf(numeral: string): number {
  let sum = 0;
  for (let at = 0; at < numeral.length; at += 1) {
    const value = values[numeral.charAt(at)] ?? 0;
    sum += value < (values[numeral.charAt(at + 1)] ?? 0) ? -value : value;
  }
  return sum;
}

/** Only where the words before say so (quý I, khóa XV), or as the number of a line (`II. `). */
export const romanReader: Reader = {
  rule: 'roman',
  starts: ['letter'],
  read: (place) => {
    const { text, at, last } = place;
    const match = matchAt(numeralPattern, text, at);
    if (!match || match[0] === '') {
      return undefined;
    }
    const [numeral] = match;
    const before = place.before();
    let end = at + numeral.length;
    const opens =
      (last.end === 0 || text.charAt(at - 1) === '\n') && opensLine.test(text.slice(end, end + 3));
    const cue = afterCue.exec(before) ?? prizeBefore.exec(before);
    const plain =
      numeral.length > 1 &&
      !/[LC]/.test(numeral) &&
      afterWord.test(text.slice(Math.max(0, at - 12), at));
    // `RON 95-III`
    const grade = numeral.length > 1 && /\d\s?-$/.test(text.slice(Math.max(0, at - 3), at));
    const name =
      numeral.length > 1 &&
      !/[LC]/.test(numeral) &&
      afterName.test(text.slice(Math.max(0, at - 12), at));
    if (!opens && !cue && !plain && !grade && !name) {
      return undefined;
    }
    const value = valueOf(numeral);
    let spoken = /thứ$/.test(before)
      ? sayOrdinal(String(value))
      : ((prizeBefore.test(before) ? prizes[value] : undefined) ?? sayCardinal(String(value)));
    // `mục II.3`
    const under = cue ? matchAt(underPart, text, end) : null;
    if (under) {
      end += under[0].length;
      spoken += under[0]
        .slice(1)
        .split('.')
        .map((part) => ` chấm ${sayCardinal(part)}`)
        .join('');
    }
    const year = matchAt(yearAfter, text, end);
    if (year) {
      end += year[0].length;
      spoken += ` năm ${sayCardinal(year[1] ?? '')}`;
    }
    const sure = opens || cue ? {} : ({ sure: plain ? 'likely' : 'guess' } as const);
    return { end, spoken, row: numeral, ...sure };
  },
};

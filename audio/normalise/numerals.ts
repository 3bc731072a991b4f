// Numbers as words. Northern: linh, nghìn, lăm, mốt, tư, tỷ (design/spoken-vietnamese.md).

export const digitWords = [
  ...(['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const),
];

function digitWord(digit: number): string {
  return digitWords[digit] ?? '';
}

/** Two digits after a hundred or more: 05 -> linh năm; 21 -> hai mươi mốt. */
function sayTens(value: number, spoken: boolean): string {
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  if (tens === 0) {
    return ones === 0 ? '' : (spoken ? 'linh ' : '') + digitWord(ones);
  }
  const head = tens === 1 ? 'mười' : `${digitWord(tens)} mươi`;
  if (ones === 0) {
    return head;
  }
  if (ones === 5) {
    return `${head} lăm`;
  }
  if (tens > 1 && ones === 1) {
    return `${head} mốt`;
  }
  if (tens > 1 && ones === 4) {
    return `${head} tư`;
  }
  return `${head} ${digitWord(ones)}`;
}

/** Three digits; `spoken` tells that a higher group was said, so that 005 is `không trăm linh năm`. */
function sayGroup(value: number, spoken: boolean): string {
  const hundreds = Math.floor(value / 100);
  const rest = value % 100;
  if (hundreds === 0 && !spoken) {
    return sayTens(rest, false);
  }
  const tail = sayTens(rest, true);
  return `${digitWord(hundreds)} trăm${tail === '' ? '' : ` ${tail}`}`;
}

const scales = ['', 'nghìn', 'triệu'];

/** Up to nine digits; groups of zero are not said. */
function sayBelowBillion(digits: string, spoken: boolean): string[] {
  const words: string[] = [];
  let said = spoken;
  const padded = digits.padStart(9, '0');
  for (let group = 0; group < 3; group += 1) {
    const value = Number(padded.slice(group * 3, group * 3 + 3));
    if (value === 0) {
      continue;
    }
    words.push(sayGroup(value, said));
    const scale = scales[2 - group];
    if (scale) {
      words.push(scale);
    }
    said = true;
  }
  return words;
}

/**
 * A whole number as words, from its digits (padding zeros are not read).
 * `105` -> một trăm linh năm; `1000000001` -> một tỷ không trăm linh một; any length (tỷ tỷ for 10¹⁸).
 */
export function sayCardinal(digits: string): string {
  const bare = digits.replace(/^0+(?=\d)/, '');
  if (bare === '0') {
    return 'không';
  }
  const words: string[] = [];
  const head = bare.length % 9 || 9;
  for (let at = 0; at < bare.length; at = at === 0 ? head : at + 9) {
    const nine = sayBelowBillion(bare.slice(at, at === 0 ? head : at + 9), at > 0);
    words.push(...nine);
    const billions = (bare.length - (at === 0 ? head : at + 9)) / 9;
    // A tỷ after a nine of zeros still counts: 10¹⁸ is one tỷ tỷ, so each remaining nine adds its tỷ.
    if (billions > 0) {
      words.push('tỷ');
    }
  }
  return words.join(' ');
}

/** Digit by digit: `1022` -> một không hai hai. Other characters are passed over. */
export function sayDigits(text: string): string {
  return Array.from(text, (char) => (char >= '0' && char <= '9' ? digitWord(Number(char)) : ''))
    .filter((word) => word !== '')
    .join(' ');
}

/** A month's number: 4 is tư. */
export function sayMonth(digits: string): string {
  return Number(digits) === 4 ? 'tư' : sayCardinal(digits);
}

/** A number after `thứ`: 1 is nhất, 4 is tư. */
export function sayOrdinal(digits: string): string {
  return Number(digits) === 1 ? 'nhất' : Number(digits) === 4 ? 'tư' : sayCardinal(digits);
}

/** `1.250`, `5` -> một nghìn hai trăm năm mươi phẩy năm: the part digit by digit. */
export function sayDecimal(whole: string, part: string | undefined): string {
  return (
    sayCardinal(whole.replace(/\D/g, '')) + (part === undefined ? '' : ` phẩy ${sayDigits(part)}`)
  );
}

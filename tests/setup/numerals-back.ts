// Reads Vietnamese numerals back, written apart from audio/normalise so that one can hold the other to account.

const ONES: Readonly<Record<string, number>> = {
  ...{ không: 0, một: 1, mốt: 1, hai: 2, ba: 3, bốn: 4, tư: 4, năm: 5, lăm: 5 },
  ...{ sáu: 6, bảy: 7, tám: 8, chín: 9 },
};

/** `một nghìn không trăm linh một` -> 1001n; throws where the words are no numeral. */
export function readNumeral(words: string): bigint {
  let whole = 0n;
  let belowBillion = 0n;
  let group = 0;
  let ones: number | undefined;
  const closeGroup = (): bigint => {
    const value = BigInt(group + (ones ?? 0));
    group = 0;
    ones = undefined;
    return value;
  };
  for (const word of words.split(' ')) {
    const digit = ONES[word];
    if (digit !== undefined) ones = digit;
    else if (word === 'linh') ones = 0;
    else if (word === 'mười') ones = 10;
    else if (word === 'mươi') {
      group += (ones ?? 0) * 10;
      ones = 0;
    } else if (word === 'trăm') {
      group += (ones ?? 0) * 100;
      ones = 0;
    } else if (word === 'nghìn') belowBillion += closeGroup() * 1000n;
    else if (word === 'triệu') belowBillion += closeGroup() * 1_000_000n;
    else if (word === 'tỷ') {
      whole = (whole + belowBillion + closeGroup()) * 1_000_000_000n;
      belowBillion = 0n;
    } else throw new Error(`Not a numeral: ${word} in ${words}`);
    // mười lăm: the ones follow the ten.
    if (word === 'mười') {
      group += 10;
      ones = 0;
    }
  }
  return whole + belowBillion + closeGroup();
}

/** `không chín một` -> 091 */
export function readDigits(words: string): string {
  return words
    .split(' ')
    .map((word) => {
      const digit = ONES[word];
      if (digit === undefined) throw new Error(`Not a digit: ${word} in ${words}`);
      return String(digit);
    })
    .join('');
}

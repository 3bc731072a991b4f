import type { Reader } from '../place.ts';
import { matchAt } from '../place.ts';

const times = /[xX](?=\s?\d)/y;
/** `155.000 đồng/tháng x 9 tháng`, `4,5% x 2.340.000` */
const apart = / [xX] \d/y;
const countedBefore = /\d[^.;!?\n]{0,32}$/;
const measuredBefore = /\d\s?(?:[a-zà-ỹ]{1,2}[23²³]?\s?)?$/;

/** `cao 1,2m x rộng 0,8m` */
const namedSide = /[xX](?=\s(?:dài|rộng|cao|sâu|dày|ngang|cạnh)\s\d)/y;

/** A length on either side. */
const measuredAround = /\d\s?(?:c|m|k)?m(?![a-zà-ỹ])/;

/** `3x4`, `2 x 3 m`, `5m x 10m` -> nhân. */
export const timesReader: Reader = {
  rule: 'times',
  starts: ['letter'],
  read: ({ text, at, before }) => {
    const found =
      matchAt(times, text, at) &&
      (measuredBefore.test(before()) ||
        (matchAt(apart, text, at - 1) !== null && countedBefore.test(before())));
    if (!found) {
      return matchAt(namedSide, text, at) && countedBefore.test(before())
        ? { end: at + 1, spoken: 'nhân', row: 'x' }
        : undefined;
    }
    // Without a unit it may be a kind of cable or of screw: `4x2,5`.
    const reckons =
      /(?:ảnh|hình)(?: thẻ| màu| chân dung)*(?: cỡ| khổ)? \d$/.test(before()) ||
      / x /i.test(text.slice(at - 1, at + 2)) ||
      measuredAround.test(text.slice(at - 8, at + 20));
    return {
      end: at + 1,
      spoken: 'nhân',
      row: 'x',
      ...(reckons ? {} : { sure: 'guess' as const, choices: ['ích'] }),
    };
  },
};

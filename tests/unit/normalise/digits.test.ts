import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalise } from '../../../audio/normalise/index.ts';
import { readDigits, readNumeral } from '../../setup/numerals-back.ts';

const options = { numRuns: process.env['LOA_PROOF'] ? 100_000 : 2_000 };
const said = (text: string): string => normalise(text).text.toLowerCase();
const pad = (value: number): string => String(value).padStart(2, '0');
/** Zeros between digits as the letter O, as it is often typed. */
const withO = (digits: string, letters: boolean): string =>
  letters ? digits.replace(/(?<=\d)0(?=\d)/g, 'O') : digits;

function between(text: string, head: string, tail: string): string {
  expect(text.startsWith(head) && text.endsWith(tail), text).toBe(true);
  return text.slice(head.length, text.length - tail.length).trim();
}

describe('no digit of a code, a time or a sum is lost or gained', () => {
  test('accounts, in any groups', () => {
    const gap = fc.constantFrom('', ' ', '.', '-');
    fc.assert(
      fc.property(fc.stringMatching(/^[1-9]\d{8,12}$/), gap, gap, (digits, one, two) => {
        const written = `${digits.slice(0, 4)}${one}${digits.slice(4, 8)}${two}${digits.slice(8)}`;
        const text = between(
          said(`số tài khoản ${written} của phường`),
          'số tài khoản',
          'của phường',
        );
        expect(readDigits(text.replace(/[^\p{L} ]/gu, '')), written).toBe(digits);
      }),
      options,
    );
  });

  test('times, with any sign between hour and minute', () => {
    const forms = fc.constantFrom(
      'Hhm',
      'Hh m',
      'Hgm',
      'H:m',
      'hhm',
      'h:m',
      'H giờ m',
      'Hhm’',
      "Hhm'",
    );
    fc.assert(
      fc.property(fc.nat(23), fc.integer({ min: 1, max: 59 }), forms, (hour, minute, form) => {
        const written = form
          .replace('H', String(hour))
          .replace(/^h/, pad(hour))
          .replace('m', pad(minute));
        const text = between(said(`họp lúc ${written} nhé`), 'họp lúc', 'nhé');
        const parts = /^(.+) giờ (.+) phút$/.exec(text);
        expect(
          parts?.slice(1).map((words) => Number(readNumeral(words))),
          written,
        ).toEqual([hour, minute]);
      }),
      options,
    );
  });

  test('sums with a comma, a point or a space for thousands, and O for zero', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 999 }),
        fc.integer({ min: 0, max: 999 }),
        fc.constantFrom('.', ',', ' '),
        fc.boolean(),
        (head, tail, mark, letters) => {
          const grouped = `${head}${mark}${String(tail).padStart(3, '0')}`;
          const written = mark === '.' ? withO(grouped, letters) : grouped;
          const text = between(said(`nộp ${written} đồng`), 'nộp', 'đồng');
          expect(Number(readNumeral(text)), written).toBe(head * 1000 + tail);
        },
      ),
      options,
    );
  });

  test('numbers of documents, with spaces at the slashes and O for zero', () => {
    const slash = fc.constantFrom('/', ' / ', ' /', '/ ');
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9999 }),
        slash,
        fc.boolean(),
        (number, mark, letters) => {
          const written = `${withO(String(number), letters)}${mark}QĐ-UBND`;
          const text = said(`Quyết định số ${written}`);
          const words = between(text, 'quyết định số', 'của ủy ban nhân dân');
          expect(Number(readNumeral(words)), written).toBe(number);
        },
      ),
      options,
    );
  });

  test('letters and a long number are said digit by digit', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[BCGK]{2}\d{5,10}$/), (code) => {
        const words = said(`mã ${code} này`).split(' ');
        expect(readDigits(words.slice(3, -1).join(' ')), code).toBe(code.slice(2));
      }),
      options,
    );
  });

  test('whatever stands between them, two numbers keep their digits', () => {
    const marks = fc.constantFrom('-', '/', ' - ', ' / ', '+', 'x', ':', ' – ', '>', '=', '.', ',');
    fc.assert(
      fc.property(
        fc.integer({ min: 13, max: 99 }),
        fc.integer({ min: 13, max: 99 }),
        marks,
        (one, two, mark) => {
          const words = said(`kết ${one}${mark}${two} quả`).split(/[^\p{L}]+/u);
          const digits = String(one) + String(two);
          const numbers = words.filter((word) => ones.has(word)).map((word) => ones.get(word));
          // Tens are said with mươi or mười, and zeros not at all: what is left must be these digits, in order.
          const expected = digits.replaceAll('0', '').replace(/^1|(?<=^..)1/g, (one) => one);
          expect(
            numbers.join('').replaceAll('0', ''),
            `${one}${mark}${two}: ${words.join(' ')}`,
          ).toBe(expected);
        },
      ),
      options,
    );
  });
});

const ones = new Map(
  Object.entries({
    không: 0,
    một: 1,
    mốt: 1,
    mười: 1,
    hai: 2,
    ba: 3,
    bốn: 4,
    tư: 4,
    năm: 5,
    lăm: 5,
    sáu: 6,
    bảy: 7,
    tám: 8,
    chín: 9,
  }),
);

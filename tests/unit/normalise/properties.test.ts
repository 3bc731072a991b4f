import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSpeakable, normalise } from '../../../audio/normalise/index.ts';
import { readDigits, readNumeral } from '../../setup/numerals-back.ts';

const runs = process.env['LOA_PROOF'] ? 100_000 : 2_000;
const options = { numRuns: runs };

const groupThousands = (value: bigint): string =>
  value.toString().replace(/\B(?=(\d{3})+(?!\d))/g, '.');
const said = (text: string): string => normalise(text).text.toLowerCase();
const between = (text: string, head: string, tail: string): string => {
  expect(text.startsWith(head) && text.endsWith(tail), text).toBe(true);
  return text.slice(head.length, text.length - tail.length).trim();
};

const amounts = fc.bigInt({ min: 0n, max: 10n ** 18n });

describe('what is said can be read back', () => {
  test('whole numbers', () => {
    fc.assert(
      fc.property(amounts, (value) => {
        expect(readNumeral(said(value.toString()))).toBe(value);
      }),
      options,
    );
  });

  test('numbers with thousands parted, below zero', () => {
    fc.assert(
      fc.property(amounts, fc.boolean(), (value, negative) => {
        const text = said(`lạnh ${negative ? '-' : ''}${groupThousands(value)} độ`);
        expect(readNumeral(between(text, negative ? 'lạnh âm' : 'lạnh', 'độ'))).toBe(value);
      }),
      options,
    );
  });

  test('decimals, digit by digit', () => {
    fc.assert(
      fc.property(fc.nat(999_999), fc.stringMatching(/^\d{1,6}$/), (whole, part) => {
        const [head = '', tail = ''] = said(`${whole},${part}`).split(' phẩy ');
        expect(readNumeral(head)).toBe(BigInt(whole));
        expect(readDigits(tail)).toBe(part);
      }),
      options,
    );
  });

  test('sums of money', () => {
    const notations = fc.constantFrom('đ', ' đồng', ' VNĐ', 'đ/hộ', ' đồng/người/tháng');
    fc.assert(
      fc.property(amounts, notations, (value, notation) => {
        const text = said(`Thu ${groupThousands(value)}${notation}`);
        const [sum = '', rest] = between(text, 'thu', '').split(' đồng');
        expect(readNumeral(sum)).toBe(value);
        expect(rest).toBe(
          notation
            .split('/')
            .slice(1)
            .map((per) => ` một ${per}`)
            .join(''),
        );
      }),
      options,
    );
  });

  test('dates, in each written order', () => {
    const days = fc.date({
      min: new Date('1900-01-01T00:00:00Z'),
      max: new Date('2099-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    const orders = fc.constantFrom(
      'D/M/Y',
      'DD/MM/Y',
      'DD-MM-Y',
      'D.M.Y',
      'Y-MM-DD',
      'ngày D tháng M năm Y',
      'ngày DD/MM/Y',
    );
    fc.assert(
      fc.property(days, orders, (date, order) => {
        const [day, month, year] = [
          date.getUTCDate(),
          date.getUTCMonth() + 1,
          date.getUTCFullYear(),
        ];
        const written = order.replace(/DD|MM|[DMY]/g, (part) =>
          part === 'Y'
            ? String(year)
            : String(part.startsWith('D') ? day : month).padStart(part.length, '0'),
        );
        const parts = /^vào ngày (.+) tháng (.+?) năm (.+) họp$/.exec(said(`Vào ${written} họp`));
        expect(parts, written).not.toBeNull();
        expect(parts?.slice(1).map((words) => Number(readNumeral(words)))).toEqual([
          day,
          month,
          year,
        ]);
      }),
      options,
    );
  });

  test('telephone numbers, in each grouping', () => {
    const groupings = fc.constantFrom('4-3-3', '4.3.3', '4 3 3', '10', '4 6', '3-3-4', '+84 3 3 3');
    fc.assert(
      fc.property(fc.stringMatching(/^0[35789]\d{8}$/), groupings, (digits, grouping) => {
        const national = grouping.startsWith('+84') ? digits.slice(1) : digits;
        let from = 0;
        const written = grouping.replace('+84 ', '').replace(/\d+/g, (length) => {
          from += Number(length);
          return national.slice(from - Number(length), from);
        });
        const abroad = national !== digits;
        const text = said(`Gọi ${abroad ? '+84 ' : ''}${written} nhé`);
        expect(readDigits(between(text, abroad ? 'gọi cộng' : 'gọi', 'nhé'))).toBe(
          abroad ? `84${national}` : digits,
        );
      }),
      options,
    );
  });

  test('numbers and years of decrees', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9999 }),
        fc.integer({ min: 1945, max: 2099 }),
        (number, year) => {
          const parts = /^nghị định số (.+?) năm (.+) của chính phủ$/.exec(
            said(`Nghị định số ${number}/${year}/NĐ-CP`),
          );
          // `năm` is both 5 and year: try every place where the number may end.
          const words = `${parts?.[1] ?? ''} năm ${parts?.[2] ?? ''}`.split(' ');
          const readings = words.flatMap((word, at) => {
            if (word !== 'năm' || at === 0) return [];
            try {
              return [
                `${readNumeral(words.slice(0, at).join(' '))}/${readNumeral(words.slice(at + 1).join(' '))}`,
              ];
            } catch {
              return [];
            }
          });
          expect(readings).toContain(`${number}/${year}`);
        },
      ),
      options,
    );
  });
});

/** Every digit that is said one by one, in order, whatever stands between. */
const digitsSaid = (text: string): string =>
  text
    .split(/[^\p{L}]+/u)
    .map((word) => oneDigit[word] ?? '')
    .join('');
const oneDigit: Readonly<Record<string, string>> = Object.fromEntries(
  ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'].map((word, digit) => [
    word,
    String(digit),
  ]),
);

describe('no digit is lost or gained, however it is written', () => {
  const gap = fc.constantFrom('', ' ', '.', '-', ' - ', '  ', '\u00a0');
  const withO = (digits: string, letters: boolean): string =>
    letters ? digits.replace(/(?<=\d)0(?=\d)/g, 'O') : digits;

  test('telephone numbers, with any gap and O for zero', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^0[35789]\d{8}$/),
        fc.array(gap, { minLength: 2, maxLength: 2 }),
        fc.boolean(),
        (digits, [one = '', two = ''], letters) => {
          const written = `${digits.slice(0, 4)}${one}${digits.slice(4, 7)}${two}${digits.slice(7)}`;
          // A letter for zero is known only within one run.
          const typed = one === '' && two === '' ? withO(written, letters) : written;
          expect(digitsSaid(said(`SĐT: ${typed}`))).toBe(digits);
        },
      ),
      options,
    );
  });

  test('sums, with spaces, dots, commas and O for zero', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10_000, max: 999_999_999 }),
        fc.constantFrom('.', ' ', ','),
        fc.boolean(),
        (value, mark, letters) => {
          const grouped = String(value).replace(/\B(?=(\d{3})+(?!\d))/g, mark);
          // One comma is a decimal's; with a point the groups are sure.
          fc.pre(mark !== ',' || value >= 1_000_000);
          const typed = mark === '.' ? withO(grouped, letters) : grouped;
          const text = said(`Thu ${typed} đồng`);
          expect(Number(readNumeral(between(text, 'thu', 'đồng')))).toBe(value);
        },
      ),
      options,
    );
  });

  test('days and months, with any separator', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 28 }),
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom('/', '-', '.', ' / ', '- '),
        (day, month, mark) => {
          const pad = (value: number) => String(value).padStart(2, '0');
          const text = said(`Sáng ngày ${pad(day)}${mark}${pad(month)}, phường họp`);
          const parts = /^sáng ngày (.+) tháng (.+), phường họp$/.exec(text);
          expect(parts, `${day}${mark}${month}: ${text}`).not.toBeNull();
          expect(parts?.slice(1).map((words) => Number(readNumeral(words)))).toEqual([day, month]);
        },
      ),
      options,
    );
  });
});

const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc
    .array(
      fc.oneof(
        fc.constantFrom(
          '42/2022/NĐ-CP',
          'UBND',
          '24/24',
          '1.500.000đ',
          '8h30',
          '-',
          '/',
          '.',
          ',',
          '%',
          '°C',
          'ha',
          'mồng',
          'QL5',
        ),
        fc.constantFrom(
          'khoá',
          'II',
          'P.',
          'v.v.',
          '1414',
          'kg/ha',
          'a@b.vn',
          'https://x.vn/',
          '(0220)',
          '\n',
          '\n\n',
          'thứ',
          'tháng',
          '4',
        ),
        fc.string({ unit: 'grapheme', maxLength: 3 }),
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join(' ')),
);

describe('whatever comes in', () => {
  test('no residue, the same again on its own output, tokens in order over the text as it was', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const { text: spoken, tokens } = normalise(text);
        if (spoken !== '') expect(isSpeakable(spoken), spoken).toBe(true);
        expect(spoken).not.toMatch(/[^\p{L}\s,.:;?!]/u);
        expect(normalise(spoken).text).toBe(spoken);
        let end = 0;
        for (const token of tokens) {
          expect(token.start).toBeGreaterThanOrEqual(end);
          expect(token.end).toBeGreaterThanOrEqual(token.start);
          end = token.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
        const joined = tokens
          .filter((token) => token.spoken !== '')
          .map((token) => token.spoken + token.pause);
        expect(joined.join(' ')).toBe(spoken);
      }),
      options,
    );
  });
});

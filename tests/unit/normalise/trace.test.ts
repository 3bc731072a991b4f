import { describe, expect, test } from 'vitest';
import { findIdleRows, normalise } from '../../../audio/normalise/index.ts';

const row = (written: string, spoken: string, line = 1) => ({ written, spoken, note: '', line });
const trace = (text: string) =>
  normalise(text).tokens.map(({ start, end, spoken, rule, row: by }) => [
    text.slice(start, end),
    spoken,
    rule,
    by,
  ]);

describe('each token leads back to the written text', () => {
  test('rule and row', () => {
    expect(trace('Gọi 114, ngày 7/8 tại UBND')).toEqual([
      ['Gọi', 'Gọi', 'word', undefined],
      ['114', 'một một bốn', 'phone', '114'],
      [',', '', 'silent', undefined],
      ['ngày', 'ngày', 'word', undefined],
      ['7/8', 'bảy tháng tám', 'date', undefined],
      ['tại', 'tại', 'word', undefined],
      ['UBND', 'ủy ban nhân dân', 'abbreviation', 'UBND'],
    ]);
  });

  test.each([
    ['combining marks', 'Nước sạch, 5 m2 cho TP. Hà Nội'.normalize('NFD')],
    ['wide gaps and no-break spaces', 'Nước\u00a0 sạch,\n5\u00a0m² cho  TP. Hà Nội'],
    ['zero-width characters', 'Nư\u200bớc sạ\u200dch, 5 m\u200b2 cho TP. Hà\u00ad Nội'],
    ['a byte order mark', '\ufeffNước sạch, 5 m2 cho TP. Hà Nội'],
  ])('%s do not shift it', (_name, text) => {
    const { text: spoken, tokens } = normalise(text);
    expect(spoken).toBe('Nước sạch, năm mét vuông cho thành phố Hà Nội');
    const city = tokens.find((token) => token.spoken === 'thành phố');
    expect(text.slice(city?.start, city?.end)).toBe('TP.');
    const last = tokens.at(-1);
    expect(text.slice(last?.start, last?.end).normalize('NFC')).toBe('Nội');
  });
});

describe('what nothing can read', () => {
  test('is spelled, listed, and comes with the row to add', () => {
    const { text, unknown } = normalise('Dùng máy XQZ nhé');
    expect(text).toBe('Dùng máy ích quy dét nhé');
    expect(unknown).toEqual([
      {
        written: 'XQZ',
        start: 9,
        end: 12,
        lexiconRow: 'XQZ\tích quy dét\tđọc từng chữ; sửa lại nếu có cách đọc khác',
      },
    ]);
  });

  test('in a document code it is the issuer, and a row for it mends the code', () => {
    const written = 'Quyết định số 12/QĐ-XQZ';
    expect(normalise(written).unknown.map((form) => form.written)).toEqual(['XQZ']);
    const mended = normalise(written, { lexicon: [row('XQZ', 'Ban Quản lý chợ')] });
    expect(mended.text).toBe('Quyết định số mười hai của Ban Quản lý chợ');
    expect(mended.unknown).toEqual([]);
  });
});

describe('how sure a reading is', () => {
  const sureness = (text: string) =>
    normalise(text).tokens.map(({ start, end, certainty }) => [text.slice(start, end), certainty]);

  test('a rule leaves no choice, a neighbour decides, nothing decides', () => {
    expect(sureness('UBND')).toEqual([['UBND', 'certain']]);
    expect(sureness('hộ HN')).toContainEqual(['HN', 'likely']);
    expect(sureness('Tin HN')).toContainEqual(['HN', 'guess']);
  });

  test('a guess comes with its readings and the rows that decide', () => {
    const { guesses } = normalise('Tin HN');
    expect(guesses).toHaveLength(1);
    expect(guesses[0]?.choices.slice(0, 2)).toEqual(['hà nội', 'hộ nghèo']);
    expect(guesses[0]?.lexiconRows[1]).toBe('HN\thộ nghèo\tđã chọn cách đọc');
    expect(normalise('Tin HN', { lexicon: [row('HN', 'hộ nghèo')] }).guesses).toEqual([]);
  });

  test('a foreign word is proposed as it is heard', () => {
    expect(normalise('Quán Bistro').unknown.map(({ lexiconRow }) => lexiconRow)).toEqual([
      'Bistro\tbít tro\tđọc như nghe; sửa lại nếu có cách đọc khác',
    ]);
  });
});

describe('the ward’s own rows', () => {
  test('hold beside a neighbour, or in one document', () => {
    const lexicon = [
      row('[bà] XQ', 'xuân quỳnh'),
      row('XQ [phường]', 'xã quê'),
      { ...row('ZQ', 'dì quý'), document: 'bai-mot' },
    ];
    const said = (text: string, document?: string) => normalise(text, { lexicon, document }).text;
    expect(said('bà XQ và XQ phường')).toBe('bà xuân quỳnh và xã quê phường');
    expect(normalise('XQ', { lexicon }).unknown).toHaveLength(1);
    expect(said('ZQ', 'bai-mot')).toBe('dì quý');
    expect(normalise('ZQ', { lexicon, document: 'bai-hai' }).unknown).toHaveLength(1);
  });

  test('come before every rule; the longest first; acronyms as written, words in any case', () => {
    const lexicon = [
      row('UBND', 'ủy ban'),
      row('chợ An', 'chợ quê'),
      row('chợ An Phụ', 'chợ phiên'),
    ];
    const said = (text: string) => normalise(text, { lexicon }).text;
    expect(said('UBND ở Chợ An Phụ')).toBe('ủy ban ở chợ phiên');
    expect(said('ubnd')).toBe('ủy ban nhân dân');
    expect(said('chợ Anh')).toBe('chợ Anh');
  });

  test('idle rows are found: unused, and unspeakable ones, which are passed over', () => {
    const rows = [
      row('OTP', 'mã một lần', 2),
      row('XYZ', 'xyz', 3),
      row('ABC', 'a bê xê', 4),
      row('BQX', 'ban quỹ', 5),
    ];
    const spokens = ['Mã OTP và XYZ', 'Quyết định số 1/QĐ-BQX'].map((text) =>
      normalise(text, { lexicon: rows }),
    );
    expect(spokens[0]?.text).toBe('Mã mã một lần và ích i dài dét');
    expect(findIdleRows(rows, spokens).map(({ row: { line }, why }) => [line, why])).toEqual([
      [3, 'unspeakable'],
      [4, 'unused'],
    ]);
  });
});

describe('written in several ways, said in one', () => {
  test.each([
    ['Khoá 2, hoà giải, thuỷ lợi, uỷ ban', 'Khóa 2, hòa giải, thủy lợi, ủy ban'],
    ['Nghị định số\n42/2022/NĐ- CP', 'Nghị định số 42/2022/NĐ-CP'],
    ['Giai đoạn 2022–2025', 'Giai đoạn 2022-2025'],
    ['nước,điện;ga', 'nước, điện; ga'],
    ['Ðường số 5', 'Đường số 5'],
    ['ứng\n\ndụng dữ liệu', 'ứng dụng dữ liệu'],
  ])('%s = %s', (one, other) => {
    expect(normalise(one).text).toBe(normalise(other).text);
    expect(normalise(one.normalize('NFD')).text).toBe(normalise(other).text);
  });

  test('an empty line or an item of a list is a pause', () => {
    expect(normalise('Mang theo\n- Thẻ\n- Ảnh\n\nHết').text).toBe('Mang theo. Thẻ. Ảnh. Hết');
  });
});

describe('a hundred kilobytes of one thing end', () => {
  const units = [
    'a',
    '1',
    '1,',
    '1.',
    '1/',
    'a.',
    'a@',
    'A-',
    '(',
    'á'.normalize('NFD'),
    '\u0301',
    '漢',
    '😀',
    'NĐ-',
    '42/2022/NĐ-CP và ',
    'gọi 113, ',
    "'1' ",
  ];
  test.each(units)('%j', (unit) => {
    // What takes the square of its length shows at this length already.
    const text = unit.repeat(
      Math.ceil((process.env['LOA_PROOF'] ? 100_000 : 50_000) / unit.length),
    );
    expect(normalise(text).text).not.toMatch(/[^\p{L}\s,.:;?!]/u);
  });
});

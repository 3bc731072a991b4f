import { expect, it } from 'vitest';
import { sheetAsCsv, sheetsAsXlsx, type Sheet } from '../../../scheduler/centre/reports/sheet.ts';
import { readXlsx } from '../../setup/read-xlsx.ts';

const hostile = [
  '=HYPERLINK("http://xau.example","x")',
  '+1+1',
  '-1',
  '@SUM(A1)',
  '\t=1+1',
  ' =1+1',
  '\r\n=1',
  'a\u0000\u0001\ud800b',
  '<script>&amp;]]>"\'',
  'ngắt,dòng"và\nnháy',
  'x'.repeat(40_000),
];
const at = Date.UTC(2026, 10, 30, 10, 0, 5);
const sheet: Sheet = {
  name: 'Báo cáo: [11/2026]? dài quá ba mươi mốt chữ cái',
  columns: ['tên', 'số', 'ngày', 'lúc', 'phần', 'chưa biết'],
  rows: hostile.map((text) => [text, 3112, { day: '2026-11-30' }, { at }, { share: 0.995 }, null]),
};

it('a book read back has texts as texts, numbers as numbers, days and moments as dates of the wall clock', async () => {
  const [read] = await readXlsx(await sheetsAsXlsx([sheet]));
  expect(read?.name.length).toBeLessThanOrEqual(31);
  expect(read?.name).not.toMatch(/[\\/?*[\]:]/);
  expect(read?.rows[0]?.map(({ value }) => value)).toEqual(sheet.columns);
  expect(read?.rows).toHaveLength(1 + hostile.length);
  for (const [index, row] of (read?.rows.slice(1) ?? []).entries()) {
    const [text, number, day, moment, share] = row;
    expect(row.some(({ isFormula }) => isFormula)).toBe(false);
    expect(text?.type).not.toBe('n');
    expect(number).toMatchObject({ type: 'n', value: '3112' });
    // Days since 30 December 1899, as the office counts them.
    expect(day).toMatchObject({ type: 'n', value: '46356', format: 'dd/mm/yyyy' });
    expect(Number(moment?.value)).toBeCloseTo(46_356 + (17 * 3600 + 5) / 86_400, 8);
    expect(moment?.format).toBe('dd/mm/yyyy hh:mm:ss');
    expect(share).toMatchObject({ value: '0.995', format: '0.0%' });
    if (index < 4) expect(text?.value).toBe(hostile[index]);
  }
  expect(read?.rows[8]?.[0]?.value).toMatch(/^a {2}\ufffd?b$/);
  expect(read?.rows[9]?.[0]?.value).toContain('script');
});

it('several sheets have names of their own', async () => {
  const twice = { ...sheet, name: 'Một' };
  const read = await readXlsx(await sheetsAsXlsx([twice, twice, { ...sheet, name: '' }]));
  expect(read.map(({ name }) => name)).toEqual(['Một', 'Một 2', '3']);
});

it('a table for programs has no cell that a spreadsheet would run, and begins with its mark', () => {
  const text = sheetAsCsv(sheet);
  expect(text.startsWith('\u{feff}tên,số,')).toBe(true);
  for (const line of text.split('\r\n').slice(1)) expect(line).not.toMatch(/^"?[\s]*[=+\-@]/);
  expect(text).toContain('2026-11-30,2026-11-30T17:00:05+07:00,99.5,');
});

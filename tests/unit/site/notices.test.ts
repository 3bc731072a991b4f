import { expect, test } from 'vitest';
import { noticesOf, showInstead } from '../../../site/content.ts';
import { makeContent, makeDocument } from '../../setup/audio-content.ts';

const letter = (slug: string, day: string) =>
  makeDocument(slug, `<WebOnly>\n\nAn Phụ, ngày ${day}\n\n</WebOnly>\n\n# Tên\n\nChữ.`);

test('notices, the newest first; what bears no day behind them, in the order staff gave', () => {
  showInstead(
    makeContent([
      makeDocument('khong-ngay', '# Tên\n\nNgày 30 tháng 12 năm 2026 họp.'),
      letter('thang-9', '9 tháng 9 năm 2026'),
      letter('thang-11', '25 tháng 11 năm 2026'),
    ]),
  );
  expect(noticesOf().map(({ document, day }) => `${document.slug} ${String(day)}`)).toEqual([
    'thang-11 2026-11-25',
    'thang-9 2026-09-09',
    'khong-ngay undefined',
  ]);
});

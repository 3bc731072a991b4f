import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loaCommand } from '../../../../content/schema/loa-command.ts';
import { inBrowser } from '../../../../scheduler/console/pages/in-browser.ts';

describe('a command that a sentence names', () => {
  it.each([
    [`Duyệt: ${loaCommand} approve tin@2026-11-24T17:00 --by "Họ tên"`, 'Duyệt: trang Duyệt'],
    [
      `Bản tin của tin@2026-11-24T17:00 chưa làm xong. Chạy: ${loaCommand} render`,
      'Bản tin của tin@2026-11-24T17:00 chưa làm xong. Dùng nút “Làm lại bản tin thiếu, hỏng” ở trang Máy',
    ],
    [
      `ngay bây giờ: ${loaCommand} render --all`,
      'ngay bây giờ: nút “Làm lại bản tin thiếu, hỏng” ở trang Máy',
    ],
    [
      `xem: ${loaCommand} log. Không phát nữa: ${loaCommand} cancel khan@1 --by "Họ tên". Hết.`,
      'xem: trang Nhật ký. Không phát nữa: nút “Hủy buổi này” ở trang của buổi ấy. Hết.',
    ],
    [
      `ra lệnh lại (${loaCommand} emergency), hoặc ${loaCommand} emergency --end`,
      'ra lệnh lại (trang Khẩn cấp), hoặc nút “Thôi nhắc lại” ở trang Khẩn cấp',
    ],
    [
      'Chưa có trang nào. Dựng trang: npm start.',
      'Chưa có trang nào. Dựng trang: nút “Dựng lại trang” ở trang Máy.',
    ],
    ['Không có lệnh nào.', 'Không có lệnh nào.'],
  ])('%s', (written, shown) => {
    expect(inBrowser(written)).toBe(shown);
  });

  it('has its place, whichever a sentence of the station names', () => {
    const files = globSync('scheduler/{core,acts,doctor,daemon,server}/**/*.ts');
    const named = files.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\$\{loaCommand\} ([a-z][a-z -]*[a-z])/g)].map(
        ([, name = '']) => name,
      ),
    );
    expect(named.length).toBeGreaterThan(20);
    for (const name of named) expect(inBrowser(`${loaCommand} ${name}`)).not.toContain('npx');
  });
});

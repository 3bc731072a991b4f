import type { Problem } from '../schema/problem.ts';
import type { SourceFile } from './source-file.ts';

/** A problem for a file whose bytes an editor did not save as plain UTF-8. */
export function checkEncoding({ file, text, utf8 }: SourceFile): readonly Problem[] {
  if (utf8 && !text.startsWith('\uFEFF')) return [];
  return [
    {
      file,
      line: 1,
      message: utf8
        ? 'Đầu tệp có dấu BOM vô hình.'
        : 'Tệp không lưu ở mã UTF-8, chữ có dấu sẽ hỏng.',
      hint: 'Mở tệp, chọn Lưu thành (Save as) và chọn mã UTF-8 (không BOM).',
      severity: 'error',
    },
  ];
}

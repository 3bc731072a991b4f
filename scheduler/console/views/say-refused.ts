import { formatProblem } from '../../../content/schema/problem.ts';
import type { Tried } from '../../../content/write/keep-edit.ts';

/** A sentence for each thing that keeps an edit from being written. */
export function sayRefused({ why, problems }: Extract<Tried, { ok: false }>): readonly string[] {
  switch (why) {
    case 'changed':
      return ['Tệp này vừa được người khác sửa. Mở lại trang để sửa từ bản mới.'];
    case 'exists':
      return ['Đã có đợt phát tên này. Đặt tên khác.'];
    case 'outside':
      return ['Chỉ ghi được tệp trong thư mục content của đài.'];
    case 'problems':
      return problems.map(formatProblem);
  }
}

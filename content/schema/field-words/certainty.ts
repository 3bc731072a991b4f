import type { certainties } from '../facts.ts';

/** How sure it is, as people say it. */
export const certaintyWords: Readonly<Record<(typeof certainties)[number], string>> = {
  found: 'Chắc: đã tìm thấy căn cứ',
  likely: 'Nhiều khả năng đúng, chưa ai xác nhận',
  'to-confirm': 'Chưa rõ: chờ người xác nhận',
};

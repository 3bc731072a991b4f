import type { SlotState } from '../../content/schema/names.ts';

/** How staff say a slot's state. */
export const stateWords: Readonly<Record<SlotState, string>> = {
  planned: 'chờ làm âm thanh',
  ready: 'sẵn sàng',
  airing: 'đang phát',
  aired: 'đã phát',
  'handed-over': 'đã giao cho máy phát',
  missed: 'lỡ',
  interrupted: 'dở dang',
  cancelled: 'đã hủy',
};

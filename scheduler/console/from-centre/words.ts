import type { OrderState } from '../../centre/talk/order.ts';
import type { ReceivedOrder } from '../../link/received/book.ts';

const states: Partial<Readonly<Record<OrderState, string>>> = {
  ...{ received: 'Vừa nhận, chưa xem', waiting: 'Chờ người duyệt', accepted: 'Đã nhận' },
  ...{ refused: 'Đã từ chối', failed: 'Chưa dùng được', withdrawn: 'Đã lấy ra' },
  expired: 'Hết hạn',
};

export function sayState({ state }: Pick<ReceivedOrder, 'state'>): string {
  return states[state] ?? state;
}

/** `Phòng chống lụt, bản 2`; `Lấy lại: thong-bao/phong-chong-lut` */
export function titleOf({ order }: ReceivedOrder): string {
  if (order.kind === 'parcel') return `${order.content.title}, bản ${order.content.version}`;
  return order.kind === 'withdraw' ? `Trung tâm lấy lại: ${order.content.thing}` : order.id;
}

export function pathOf(id: string): string {
  return `/dai/tu-trung-tam/${encodeURIComponent(id)}/`;
}

import { may, type Role } from '../../../../scheduler/acts/roles.ts';
import type { Seen } from '../../../../scheduler/console/seen.ts';

export const timeZone = 'Asia/Ho_Chi_Minh';
export const now = Date.parse('2026-12-03T17:02:10+07:00');

/** A page's knowledge, as somebody with these roles has it. */
export function seenBy(roles: readonly Role[], more: Partial<Seen> = {}): Seen {
  return {
    person: { account: 'an', name: 'Nguyễn Văn An', roles },
    ...{ token: 'mot-lan', station: 'Đài truyền thanh phường An Phụ', timeZone, now, speed: 1 },
    ...{ path: '/dai/', may: (act) => may(roles, act), standing: { troubles: 0, toApprove: 0 } },
    ...more,
  };
}

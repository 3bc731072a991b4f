import type { HeldRole, Role } from './person.ts';

/** What a role is called, and what it may. */
export const roleWords: Readonly<Record<Role, string>> = {
  viewer: 'xem',
  sender: 'gửi xuống đài',
  emergency: 'phát khẩn',
  admin: 'quản trị',
};

export const roleChoices: readonly (readonly [Role, string])[] = [
  ['viewer', 'Xem: các đài, báo cáo'],
  ['sender', 'Gửi xuống đài: bài, bản ghi âm, đợt phát; rút lại'],
  ['emergency', 'Phát khẩn cho một vùng'],
  ['admin', 'Quản trị: mời đài, mời người, vai, thu hồi'],
];

/** `gửi xuống đài ở Tỉnh Hải Dương / Kinh Môn`. */
export function sayHeldRole(
  { role, place }: HeldRole,
  paths: ReadonlyMap<number, readonly string[]>,
): string {
  return place === undefined
    ? `${roleWords[role]} ở mọi nơi`
    : `${roleWords[role]} ở ${paths.get(place)?.join(' / ') ?? 'nơi không còn'}`;
}

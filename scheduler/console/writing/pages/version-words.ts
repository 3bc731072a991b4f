import { sayInstant } from '../../../core/words.ts';
import type { Seen } from '../../seen.ts';
import type { Version } from '../desk.ts';

/** `thứ Hai 30/11 09:15: Bà Hoa phát hành. Bổ sung giờ. Ông Ba duyệt. Đã ghi vào git (1a2b3c4).` */
export function versionWords({ timeZone }: Pick<Seen, 'timeZone'>, version: Version): string {
  const { at, by, why, how, approvedBy, wasCut, git } = version;
  const who = {
    published: `${by} phát hành: ${why}`,
    'by-hand': 'tệp được sửa tay, không rõ ai',
    found: 'bản có sẵn từ trước',
  }[how];
  const parts = [
    `${sayInstant(timeZone, at)}: ${who}.`.replace(/\.\.$/, '.'),
    ...(approvedBy === undefined ? [] : [`${approvedBy} duyệt.`]),
    ...(wasCut ? ['Chương trình bị ngắt giữa chừng, mở lại thì đã làm xong.'] : []),
    ...(git?.commit === undefined ? [] : [`Đã ghi vào git (${git.commit.slice(0, 7)}).`]),
    ...(git?.says === undefined ? [] : [git.says]),
  ];
  return parts.join(' ');
}

import { html } from 'hono/html';
import { sayInstant } from '../../../core/words.ts';
import type { Html } from '../../pages/html.ts';
import type { Seen } from '../../seen.ts';
import type { Version } from '../desk.ts';

/** `thứ Hai 30/11 09:15: Bà Hoa phát hành. Bổ sung giờ. Ông Ba duyệt. Đã lưu bản cũ.` */
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
    ...(git?.commit === undefined ? [] : ['Đã lưu bản cũ.']),
    ...(git?.says === undefined ? [] : [git.says]),
  ];
  return parts.join(' ');
}

/** The same; whoever keeps the machine finds the commit under the pointer. */
export function versionLine(seen: Pick<Seen, 'timeZone'>, version: Version): Html {
  const commit = version.git?.commit;
  const words = versionWords(seen, version);
  return commit === undefined
    ? html`${words}`
    : html`<span title="git ${commit.slice(0, 7)}">${words}</span>`;
}

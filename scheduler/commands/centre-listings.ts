import { fallbackTimeZone } from '../../content/schema/names.ts';
import { loaCommand } from '../../content/schema/loa-command.ts';
import type { ListedStation } from '../centre/open-centre.ts';
import { formatInstant } from '../core/zone.ts';
import type { Call } from './command.ts';
import { json, table } from './print.ts';

interface ShownInvitation {
  readonly name: string;
  readonly code: string;
  /** The centre's fingerprint. */
  readonly centre: string;
  readonly url: string;
  /** Nobody said how stations reach the centre. */
  readonly isOwn: boolean;
  readonly endsAt: number;
}

export function showInvitation(call: Call, shown: ShownInvitation): void {
  const { name, code, centre, url, isOwn, endsAt } = shown;
  const link = `${url.replace(/\/+$/, '')}/moi/${code}/${centre}`;
  const until = formatInstant(fallbackTimeZone, endsAt);
  if (call.on('json')) {
    call.terminal.out(json({ code, link, centre, endsAt: until }));
    return;
  }
  const warning = isOwn
    ? 'Chú ý: chưa nêu địa chỉ mà đài thấy trung tâm, nên đường dẫn chỉ dùng được trên máy này. Thêm --url https://… hoặc đặt LOA_CENTRE_URL.\n'
    : '';
  call.terminal.out(
    `Lời mời ${name}, dùng một lần, đến ${until}. Ở máy của đài, gõ:\n\n  ${loaCommand} join ${link}\n\n${warning}`,
  );
}

export function showStations(call: Call, stations: readonly ListedStation[]): void {
  if (call.on('json')) {
    call.terminal.out(json(stations));
    return;
  }
  if (stations.length === 0) {
    call.terminal.out(`Chưa có đài nào. Mời: ${loaCommand} centre invite "TÊN_ĐÀI"\n`);
    return;
  }
  const rows = stations.map(({ id, name, place, groups, key, leftAt }) => [
    ...[id, name, place.join(' / '), groups.join(', ')],
    leftAt === null ? (key ?? 'khóa đã thu hồi') : 'đã rời',
  ]);
  call.terminal.out(table([['Mã', 'Đài', 'Nơi', 'Nhóm', 'Khóa'], ...rows]));
}

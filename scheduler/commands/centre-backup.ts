// `loa centre backup` and `restore`.
import { resolve } from 'node:path';
import { fallbackTimeZone } from '../../content/schema/names.ts';
import { loaCommand } from '../../content/schema/loa-command.ts';
import { formatInstant } from '../core/zone.ts';
import { UsageFailure } from '../failure.ts';
import { requireFolderOf } from '../places.ts';
import type { Call } from './command.ts';
import { json } from './print.ts';

export interface AtCentre {
  readonly dataDir: string;
  readonly by: string;
}

export async function backupCentre(call: Call, { dataDir }: AtCentre): Promise<void> {
  const { openForBackup } = await import('../centre/backup/open-for-backup.ts');
  const [, named] = call.words;
  if (named !== undefined) requireFolderOf(resolve(named));
  const { file, head, keyFile } = await openForBackup(dataDir, call.terminal.env, {
    ...(named !== undefined && { file: resolve(named) }),
    at: Date.now(),
  });
  const { madeAt, bytes, sha256, centre, stations } = head;
  call.terminal.out(
    call.on('json')
      ? json({ file, centre, stations, bytes, sha256, madeAt: new Date(madeAt).toISOString() })
      : `Đã sao lưu sổ của trung tâm (${stations} đài) vào ${file}, và đọc lại thấy đúng.\nKhóa của trung tâm không nằm trong đó. Cất riêng, ở nơi kín: ${keyFile}\n`,
  );
}

export async function restoreCentre(call: Call, { dataDir, by }: AtCentre): Promise<void> {
  const [, named] = call.words;
  if (named === undefined)
    throw new UsageFailure('Thiếu tên tệp sao lưu.', `Ví dụ: ${loaCommand} centre restore TỆP`);
  const { restoreCentreFrom } = await import('../centre/backup/open-for-backup.ts');
  const { env } = call.terminal;
  const restored = await restoreCentreFrom(dataDir, env, {
    ...{ file: resolve(named), at: Date.now(), by },
  });
  const { head, invitations, keys, keysUntil } = restored;
  if (call.on('json')) {
    call.terminal.out(json({ centre: head.centre, stations: head.stations, invitations, keys }));
    return;
  }
  const since = formatInstant(fallbackTimeZone, head.madeAt);
  const lines = [
    `Đã phục hồi sổ của trung tâm ${head.centre} (${head.stations} đài) như lúc ${since}. Mở lại: ${loaCommand} centre`,
    'Nhật ký từ lúc ấy các đài tự gửi lại; lời đã gửi xuống đài từ lúc ấy các đài kể lại khi nối.',
    `Mã mời chưa dùng đã hết hạn hết (${invitations}): mời lại ai cần.`,
    keysUntil === undefined
      ? `Chú ý: không có so-khoa.json cạnh khóa, nên trung tâm không biết khóa nào đã thu hồi sau ${since}. Nhớ lại và thu hồi lại ngay: ${loaCommand} centre revoke MÃ_ĐÀI`
      : `Theo so-khoa.json (đến ${formatInstant(fallbackTimeZone, keysUntil)}): kết thúc lại ${keys.ended.length} khóa (${names(keys.ended)}), nhận lại ${keys.added.length} khóa mới (${names(keys.added)}). Thu hồi sau lúc đó, nếu có, phải làm lại.`,
    `Người được mời, vai, mật khẩu đổi sau ${since} không còn: xem lại ở trang Tài khoản.`,
  ];
  call.terminal.out(`${lines.join('\n')}\n`);
}

function names(stations: readonly string[]): string {
  return stations.length === 0 ? 'không có' : stations.join(', ');
}

import { loaCommand } from '../../content/schema/loa-command.ts';
import type { CommandSpec } from './command.ts';

/** What `loa --help` prints. */
export function helpForAll(list: readonly (readonly [name: string, says: string])[]): string {
  return [
    'Loa Phường: một nguồn nội dung cho trang web, bản luyện tập và loa truyền thanh.',
    '',
    `Cách dùng: ${loaCommand} <lệnh> [tùy chọn]`,
    '',
    'Các lệnh:',
    ...columns(list),
    '',
    `Xem kỹ một lệnh: ${loaCommand} <lệnh> --help`,
    'Biến môi trường: LOA_DATA (thư mục dữ liệu, mặc định var/), LOA_CONTENT (thư mục nội dung, mặc định content/), LOA_PORT, LOA_HOST, LOA_OUTPUT, LOA_CLOCK.',
    'Mã kết thúc: 0 xong, 1 không làm được, 2 gõ lệnh sai.',
    '',
  ].join('\n');
}

/** What `loa <name> --help` prints. */
export function helpFor(name: string, spec: CommandSpec): string {
  const all: CommandSpec['flags'] = {
    ...spec.flags,
    help: { short: 'h', says: 'in hướng dẫn này' },
  };
  const flags = Object.entries(all).map(([flag, { says, short, value }]) => {
    const names = [short ? `-${short}` : '', `--${flag}`].filter(Boolean).join(', ');
    return [value === undefined ? names : `${names} ${value}`, says] as const;
  });
  return [
    `Cách dùng: ${[loaCommand, name, spec.words, '[tùy chọn]'].filter(Boolean).join(' ')}`,
    '',
    spec.about,
    '',
    'Tùy chọn:',
    ...columns(flags),
    ...(spec.examples.length > 0
      ? ['', 'Ví dụ:', ...spec.examples.map((line) => `  ${loaCommand} ${line}`)]
      : []),
    '',
  ].join('\n');
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}

import { readFileSync } from 'node:fs';
import { Failure } from './failure.ts';

/** Of a station at rest 30 are open; sound on three outputs, a bulletin in the making and an emergency over it take as many again. */
export const fewestOpenFiles = 80;

/** `ulimit -n` of this process; Infinity where the system does not tell. */
export function openFilesLimit(): number {
  try {
    const limits = readFileSync('/proc/self/limits', 'utf8');
    const soft = /^Max open files\s+(\d+)/m.exec(limits)?.[1];
    return soft === undefined ? Infinity : Number(soft);
  } catch {
    return Infinity;
  }
}

/** A station that may open too few files would fail at its minute: it says so when it starts. Throws Failure. */
export function requireOpenFiles(limit = openFilesLimit()): void {
  if (limit >= fewestOpenFiles) return;
  throw new Failure(
    `Chương trình chỉ được mở ${limit} tệp cùng lúc, không đủ để trực và phát (cần ít nhất ${fewestOpenFiles}).`,
    'Tăng giới hạn rồi chạy lại: ulimit -n 1024; chạy bằng systemd thì ghi LimitNOFILE=1024 trong tệp dịch vụ.',
  );
}

// PostgreSQL refuses to run as root: there it runs as the system's user `postgres`.
import { loaCommand } from '../../../content/schema/loa-command.ts';
import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { Failure } from '../../failure.ts';

export interface RunAs {
  readonly uid: number;
  readonly gid: number;
}

/** Whose process the server is; undefined: our own user's. Throws Failure where root has nobody to run it as. */
export function whoRunsPostgres(): RunAs | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const line = /^postgres:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'));
  if (line) return { uid: Number(line[1]), gid: Number(line[2]) };
  throw new Failure(
    'PostgreSQL không chạy bằng root, và máy này không có người dùng "postgres".',
    `Chạy ${loaCommand} centre bằng một tài khoản thường, hoặc đặt DATABASE_URL, hoặc cài PostgreSQL của hệ thống (sudo apt install postgresql).`,
  );
}

/** Throws Failure where a folder above is closed to whoever runs the server: PostgreSQL's own word for it names no folder. */
export function requireReachable(folder: string, who: RunAs): void {
  for (let at = dirname(folder); ; at = dirname(at)) {
    const { mode, uid, gid } = statSync(at);
    const needed = uid === who.uid ? 0o100 : gid === who.gid ? 0o010 : 0o001;
    if ((mode & needed) === 0)
      throw new Failure(
        `Người dùng "postgres" không vào được ${at}, mà dữ liệu của trung tâm nằm trong đó.`,
        'Đặt LOA_DATA ở nơi khác (ví dụ /var/lib/loa-trung-tam), hoặc chạy bằng tài khoản thường, hoặc dùng DATABASE_URL.',
      );
    if (at === dirname(at)) return;
  }
}

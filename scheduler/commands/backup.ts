import { loaCommand } from '../../content/schema/loa-command.ts';
import { sayError } from '../../content/schema/say-error.ts';
import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { backupDirOf } from '../config.ts';
import { readWall } from '../core/zone.ts';
import type { Command } from './command.ts';
import { Failure } from '../failure.ts';
import { isThere, requireFolderOf } from '../places.ts';
import { openStoreToWrite, readWorkplace } from './workplace.ts';

export const backup: Command = {
  spec: {
    words: '[TỆP]',
    takes: [0, 1],
    about:
      'Sao lưu lịch phát và nhật ký ra một tệp, kể cả khi đang chạy. Không nêu tệp thì ghi vào backup/ trong LOA_DATA.\nPhục hồi: dừng Loa Phường, xóa loa.db-wal và loa.db-shm trong LOA_DATA nếu có, chép tệp sao lưu đè lên loa.db, chạy lại.',
    flags: {},
    examples: ['backup', 'backup /media/usb/loa.db'],
  },
  run: async (call) => {
    const workplace = await readWorkplace(call, { orLastGood: true, rulesAlone: true });
    const { config, clock, content } = workplace;
    if (!isThere(config.databaseFile))
      throw new Failure(
        `Chưa có gì để sao lưu trong ${config.dataDir}.`,
        `Chạy "npm start" hoặc "${loaCommand} render" trước, hoặc đặt LOA_DATA cho đúng thư mục.`,
      );
    const { day, time } = readWall(content.ward.timeZone, clock.now());
    const stamp = `${day}-${time.replace(':', '')}`;
    const [named] = call.words;
    const file = resolve(named ?? join(backupDirOf(config.dataDir), `loa-${stamp}.db`));
    if (named !== undefined) requireFolderOf(file);
    if (isThere(file))
      throw new Failure(`Tệp ${file} đã có, không ghi đè.`, 'Chọn tên khác, hoặc dời tệp cũ đi.');
    const store = openStoreToWrite(workplace, call.terminal.err);
    try {
      mkdirSync(dirname(file), { recursive: true });
      await store.backup(file);
    } catch (error) {
      throw new Failure(
        `Không sao lưu được vào ${file}: ${sayError(error)}.`,
        'Kiểm tra ổ đĩa còn chỗ và thư mục ghi được.',
      );
    } finally {
      store.close();
    }
    call.terminal.out(`Đã sao lưu vào ${file}\n`);
    return 0;
  },
};

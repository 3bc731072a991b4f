import { loaCommand } from '../../content/schema/loa-command.ts';
import { sayError } from '../../content/schema/say-error.ts';
import { userInfo } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { backupDirOf } from '../config.ts';
import { writeBackup, type BackupMade } from '../console/write-backup.ts';
import type { KeptWriting } from '../store/kept-writing.ts';
import { sayInstant } from '../core/words.ts';
import { readWall } from '../core/zone.ts';
import { backupHolds } from '../store/backup-holds.ts';
import { agreeToBackup, offerBackup, type Candidate } from '../store/backup-to-restore.ts';
import type { Call, Command } from './command.ts';
import { Failure, UsageFailure } from '../failure.ts';
import { isThere, requireFile, requireFolderOf } from '../places.ts';
import { openStoreToWrite, readWorkplace, type Workplace } from './workplace.ts';

export const backup: Command = {
  spec: {
    words: '[TỆP]',
    takes: [0, 1],
    about: `Sao lưu ra một tệp, kể cả khi đang chạy: ${backupHolds}. Không nêu tệp thì ghi vào backup/ trong LOA_DATA. Cất tệp nơi người ngoài không lấy được.\nPhục hồi: backup --restore TỆP, rồi tắt Loa Phường và mở lại; dữ liệu đang dùng được giữ lại bên cạnh.`,
    flags: {
      restore: { says: 'phục hồi từ TỆP ở lần mở chương trình tới, không ghi bản sao lưu mới' },
    },
    examples: ['backup', 'backup /media/usb/loa.db', 'backup --restore /media/usb/loa.db'],
  },
  run: async (call) => {
    const workplace = await readWorkplace(call, { orLastGood: true, rulesAlone: true });
    return call.on('restore') ? restoreFrom(call, workplace) : make(call, workplace);
  },
};

async function make(call: Call, workplace: Workplace): Promise<number> {
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
  let made: BackupMade;
  try {
    made = await writeBackup(store, config.dataDir, file);
  } catch (error) {
    throw new Failure(
      `Không sao lưu được vào ${file}: ${sayError(error)}.`,
      'Kiểm tra ổ đĩa còn chỗ và thư mục ghi được.',
    );
  } finally {
    store.close();
  }
  const { people, writing, takes, trouble, mend } = made;
  const accounts = people === 0 ? '' : `, có tài khoản của ${people} người`;
  const texts = writing ? `, ${sayWriting(writing)}` : '';
  const read = takes === 0 ? '' : `, ${takes} câu do người đọc`;
  call.terminal.out(`Đã sao lưu vào ${file}${accounts}${texts}${read}\n`);
  if (trouble !== '') throw new Failure(trouble, mend);
  return 0;
}

/** `3 bản nháp và 120 bản cũ của bài viết` */
function sayWriting({ drafts, versions }: KeptWriting): string {
  return `${drafts} bản nháp và ${versions} bản cũ của bài viết`;
}

/** As the console does it: the backup waits beside until the program starts anew. */
async function restoreFrom(
  { words, terminal }: Call,
  { config, clock, content }: Workplace,
): Promise<number> {
  const [named] = words;
  if (named === undefined)
    throw new UsageFailure(
      'Phục hồi từ tệp nào?',
      `Ví dụ: ${loaCommand} backup --restore /media/usb/loa.db`,
    );
  const file = resolve(named);
  if (!isThere(file)) throw new Failure(`Không có tệp ${file}.`, 'Kiểm tra tên tệp, ổ đã cắm.');
  requireFile(file);
  const by = `${userInfo().username} (tại máy)`;
  const given = { name: basename(file), by, at: Math.round(clock.now()) };
  const candidate = await offerBackup(config.dataDir, file, given);
  agreeToBackup(config.dataDir);
  terminal.out(sayCandidate(candidate, content.ward.timeZone));
  return 0;
}

function sayCandidate(candidate: Candidate, timeZone: string): string {
  const { name, lines, lastAt, slots, damage, people, writing, listening, takes = 0 } = candidate;
  const accounts =
    people === 0
      ? 'Không có tài khoản trong đó: tài khoản đang dùng giữ nguyên.'
      : `Có tài khoản của ${people} người: tài khoản về như trong bản này, ai cũng đăng nhập lại.`;
  const texts = writing
    ? `Có ${sayWriting(writing)}: về như trong bản này, những gì đang soạn được giữ lại bên cạnh.`
    : 'Không có bản nháp trong đó: những gì đang soạn giữ nguyên.';
  const tests = listening === undefined ? '' : `Có ${listening} lần nghe thử giọng.\n`;
  const read =
    takes === 0
      ? ''
      : `Có ${takes} câu do người đọc: thêm vào những câu đang có; câu đã rút lại thì không về.\n`;
  const whole = damage === '' ? '' : `Nhật ký trong đó không nguyên vẹn: ${damage}\n`;
  return `${name}: ${lines} dòng nhật ký, đến ${sayInstant(timeZone, lastAt)}; ${slots} buổi.\n${whole}${accounts}\n${texts}\n${read}${tests}Bản này nằm chờ: tắt Loa Phường rồi mở lại thì thay; dữ liệu đang dùng được giữ lại bên cạnh. Đổi ý thì bấm "Thôi, không phục hồi" ở /dai/may/.\n`;
}

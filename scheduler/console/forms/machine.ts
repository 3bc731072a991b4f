// What an admin does with the machine from a browser: looks at it again, backs it up, sets how long files are kept.
import { join } from 'node:path';
import { LoaError } from '../../../content/schema/loa-error.ts';
import { sayError } from '../../../content/schema/say-error.ts';
import { backupDirOf } from '../../config.ts';
import { readWall } from '../../core/zone.ts';
import { isThere } from '../../places.ts';
import { fewestDays, isRetention, mostDays, setRetentionDays } from '../../store/retention-note.ts';
import type { ConsoleParts } from '../console-parts.ts';
import type { Form } from '../form.ts';
import { machinePage } from '../pages/machine.ts';
import { machineView } from '../views/machine-view.ts';
import { writeBackup, type BackupMade } from '../write-backup.ts';

const again: NonNullable<Form['again']> = (seen, { parts }, { errors }) =>
  machinePage(seen, machineView(parts), Object.values(errors).join(' '));

/** The doctor comes now, not when what he found has grown old. */
export const examine: Form = {
  needs: 'see',
  read: (_, { looking }) => ({
    own() {
      looking.parts.doctor.wake(true);
      return { to: '/dai/may/#kham-may' };
    },
  }),
};

export const backup: Form = {
  needs: 'backup',
  again,
  read: (_, { seen, looking }) => ({
    async own() {
      await makeBackup(looking.parts, seen.timeZone);
      return { to: '/dai/may/#sao-luu' };
    },
  }),
};

/** Throws LoaError. */
async function makeBackup({ config, clock, store }: ConsoleParts, timeZone: string): Promise<void> {
  const { day, time } = readWall(timeZone, clock.now());
  const folder = backupDirOf(config.dataDir);
  const file = join(folder, `loa-${day}-${time.replace(':', '')}.db`);
  if (isThere(file))
    throw new LoaError('backup-there', 'Phút này đã có một bản sao lưu rồi.', {
      hint: 'Bản ấy là bản mới nhất; cần nữa thì chờ một phút.',
    });
  let made: BackupMade;
  try {
    made = await writeBackup(store(), config.dataDir, file);
  } catch (error) {
    throw new LoaError('backup-failed', `Không sao lưu được vào ${file}: ${sayError(error)}.`, {
      hint: 'Kiểm tra ổ đĩa còn chỗ và thư mục ghi được.',
    });
  }
  if (made.trouble !== '') throw new LoaError('backup-partly', made.trouble, { hint: made.mend });
}

export const retention: Form = {
  needs: 'retention',
  again,
  read(fields, { looking }) {
    const days = Number(fields.text('days'));
    if (!isRetention(days))
      return { errors: { days: `Số ngày giữ là một số từ ${fewestDays} đến ${mostDays}.` } };
    return {
      facts: { days },
      own() {
        setRetentionDays(looking.parts.store(), days);
        return { to: '/dai/may/#giu-bao-lau' };
      },
    };
  },
};

import { join } from 'node:path';
import { backupDirOf } from '../../config.ts';
import { sentBackup } from '../../server/sent-backup.ts';
import { agreeToBackup, dropBackup, offerBackup } from '../../store/backup-to-restore.ts';
import type { Form, Read } from '../form.ts';
import { machinePage } from '../pages/machine.ts';
import { isBackupName, machineView } from '../views/machine-view.ts';

const done = { to: '/dai/may/#sao-luu' } as const;

/** A backup is offered and looked at, agreed to or dropped; it takes the database's place when the program starts next. */
export const restoreBackup: Form = {
  needs: 'restore-backup',
  takesFile: true,
  larger: sentBackup,
  asksPassword: (fields) => fields.text('step') === 'agree',
  read(fields, { seen, looking }): Read {
    const { config, clock } = looking.parts;
    const { dataDir } = config;
    const step = fields.text('step');
    const offer = (file: string, name: string): Read => ({
      facts: { step, name },
      async own() {
        const by = seen.person.name;
        await offerBackup(dataDir, file, { name, by, at: Math.round(clock.now()) });
        return done;
      },
    });
    const sent = fields.file('file');
    const name = fields.text('name');
    if (step === 'upload' && sent) return offer(sent.path, sent.name);
    if (step === 'offer' && isBackupName(name))
      return offer(join(backupDirOf(dataDir), name), name);
    if (step === 'agree') return { facts: { step }, own: () => (agreeToBackup(dataDir), done) };
    if (step === 'drop') return { facts: { step }, own: () => (dropBackup(dataDir), done) };
    return { errors: { file: 'Chọn một tệp sao lưu (loa-….db) rồi gửi lại.' } };
  },
  again: (seen, { parts }, { errors }) =>
    machinePage(seen, machineView(parts), Object.values(errors).join(' ')),
};

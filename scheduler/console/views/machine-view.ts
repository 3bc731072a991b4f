import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { backupDirOf } from '../../config.ts';
import { offeredBackup, type Candidate } from '../../store/backup-to-restore.ts';
import { readRetentionDays } from '../../store/retention-note.ts';
import type { StationView } from '../../server/standing/station-view.ts';
import { joinedNow, type JoinedNow } from '../../link/apart/joined-now.ts';
import type { ConsoleParts } from '../console-parts.ts';
import type { Door } from '../gate/door.ts';
import type { Mended } from '../mending/mending.ts';
import { siteTrouble, type SiteTrouble } from '../../server/site-trouble.ts';
import { outputView } from './output.ts';
import type { OutputView } from './today-view.ts';

export interface MachineView {
  readonly doctor: StationView['doctor'];
  readonly isExamining: boolean;
  /** The last one of each kind, the newest first. */
  readonly mended: readonly Mended[];
  readonly isMending: boolean;
  /** What is wrong with the pages that people see. */
  readonly site: SiteTrouble | undefined;
  readonly output: OutputView;
  readonly doors: readonly Door[];
  readonly backups: readonly BackupFile[];
  readonly candidate: Candidate | undefined;
  /** The centre that the station belongs to; `broken` where its paper can't be read. */
  readonly joined: JoinedNow | 'broken' | undefined;
  readonly retentionDays: number;
  readonly dataDir: string;
}

export interface BackupFile {
  readonly name: string;
  readonly bytes: number;
  /** Epoch ms. */
  readonly at: number;
}

export function machineView(parts: ConsoleParts): MachineView {
  const { config, doctor, doors, store, mending } = parts;
  doctor.wake();
  return {
    ...{ doctor: doctor.latest(), isExamining: doctor.isRunning(), output: outputView(parts) },
    ...{ doors: doors(), backups: backupsIn(config.dataDir), dataDir: config.dataDir },
    candidate: offeredBackup(config.dataDir),
    mended: [...mending.latest().values()].toSorted((a, b) => b.beganAt - a.beganAt),
    ...{ isMending: mending.isAtWork(), site: siteTrouble(config) },
    joined: joinedNow(config.dataDir),
    retentionDays: readRetentionDays(store()),
  };
}

/** Newest first; none where no folder is there. */
export function backupsIn(dataDir: string): readonly BackupFile[] {
  const folder = backupDirOf(dataDir);
  try {
    return readdirSync(folder)
      .filter((name) => isBackupName(name))
      .map((name) => {
        const { size, mtimeMs } = statSync(join(folder, name));
        return { name, bytes: size, at: mtimeMs };
      })
      .toSorted((a, b) => b.at - a.at);
  } catch {
    return [];
  }
}

/** A name as the program gives it, and nothing that leads elsewhere. */
export function isBackupName(name: string): boolean {
  return /^loa-\d{4}-\d{2}-\d{2}-\d{4}\.db$/.test(name);
}

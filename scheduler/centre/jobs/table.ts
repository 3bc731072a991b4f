// Every job of the centre, by its name. A job is added here, and nowhere else.
import { join } from 'node:path';
import { pollFeeds } from '../emergency/cap/poll-feeds.ts';
import { makeBackup } from '../backup/make-backup.ts';
import { backupFolderOf, backupNameAt, removeOutdated } from '../backup/nightly.ts';
import { renderDraft } from '../rendering/render-draft.ts';
import { renderJob } from '../sending/send-draft.ts';
import { forgetEnded } from '../ledger/retention.ts';
import { programVersion } from '../../program-version.ts';
import { databaseNow } from '../ledger/operating.ts';
import { removeOldFiles } from '../retention/remove-old-files.ts';
import { monthsKept, removeOldLines } from '../retention/keep-months.ts';
import type { JobTable } from './job.ts';

export const jobTable: JobTable = {
  /** Alerts of other systems: those feeds whose minute has come. */
  'hoi-cap': {
    says: 'hỏi các nguồn cảnh báo CAP',
    every: '* * * * *',
    withinSeconds: 600,
    isOutside: true,
    run: ({ parts, signal }) => pollFeeds(parts, signal),
  },
  [renderJob]: {
    says: 'dựng tiếng rồi gửi xuống đài',
    withinSeconds: 6 * 3600,
    beatSeconds: 60,
    isOutside: true,
    run: renderDraft,
  },
  'sao-luu': {
    says: 'sao lưu sổ của trung tâm',
    every: '30 1 * * *',
    withinSeconds: 6 * 3600,
    isOutside: true,
    async run({ sql, machine, at }) {
      const folder = backupFolderOf(machine.dataDir, machine.env);
      const file = join(folder, backupNameAt(at));
      const { bytes } = await makeBackup(sql, machine, { file, at, program: programVersion() });
      return `ghi ${file} (${bytes} byte), bỏ ${removeOutdated(folder)} bản cũ`;
    },
  },
  'bo-nhat-ky-cu': {
    says: 'bỏ những tháng nhật ký đã quá hạn giữ',
    every: '15 2 * * *',
    withinSeconds: 6 * 3600,
    isOutside: true,
    async run({ parts, machine, at, signal }) {
      const months = monthsKept(machine.env);
      const gone = await removeOldLines(parts.sql, { now: at, months, signal });
      return `bỏ ${gone} dòng cũ hơn ${months} tháng`;
    },
  },
  'don-tep-cu': {
    says: 'dọn tệp của những bài đã thay, đã rút, đã hết hạn quá một tháng',
    every: '30 2 * * *',
    withinSeconds: 6 * 3600,
    isOutside: true,
    async run({ parts, at, signal }) {
      // A clock that is ahead must not let go of what stations may still fetch.
      const now = Math.min(at, await databaseNow(parts.sql));
      const { files, bytes } = await removeOldFiles(parts.sql, { now, signal });
      return `bỏ ${files} tệp (${bytes} byte)`;
    },
  },
  /** Codes, sessions and invitations that are over. */
  'don-het-han': {
    says: 'dọn mã mời, mã đăng nhập và phiên đã hết hạn',
    every: '*/15 * * * *',
    withinSeconds: 120,
    async run({ sql, at }) {
      const { codes, sessions, invitations } = await forgetEnded(sql, at);
      return `bỏ ${codes} mã đăng nhập, ${sessions} phiên, ${invitations} lời mời`;
    },
  },
};

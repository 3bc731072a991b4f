// Every job of the centre, by its name. A job is added here, and nowhere else.
import { pollFeeds } from '../emergency/cap/poll-feeds.ts';
import { forgetEnded } from '../ledger/retention.ts';
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

// Every job of the centre, by its name. A job is added here, and nowhere else.
import { forgetEnded } from '../ledger/retention.ts';
import type { JobTable } from './job.ts';

export const jobTable: JobTable = {
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

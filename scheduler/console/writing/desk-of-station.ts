import { may } from '../../acts/roles.ts';
import { sentFile } from '../../link/placing/sent-file.ts';
import type { ConsoleParts } from '../console-parts.ts';
import { contentNow } from '../views/content-now.ts';
import { planCheck } from '../views/plan-check.ts';
import type { DeskNeeds } from './open-parts.ts';

/** What the desk asks of the station around it. */
export function deskNeeds(
  parts: Pick<ConsoleParts, 'config' | 'accounts' | 'store' | 'clock'>,
): DeskNeeds {
  const { config, accounts } = parts;
  return {
    ...{ contentDir: config.contentDir, dataDir: config.dataDir },
    now: () => Date.now(),
    check: () => planCheck(parts),
    sent: (sha256) => sentFile(config.dataDir, sha256),
    needsConsent() {
      const approval = contentNow(config.contentDir).content?.ward.approval;
      // While nobody can read what the ward says, the stricter of both holds.
      return approval ? (approval.texts ?? approval.required) : true;
    },
    hasOtherApprover: (account) =>
      accounts.book
        .list()
        .some(
          (one) =>
            one.account !== account && one.state === 'active' && may(one.roles, 'approve-text'),
        ),
  };
}

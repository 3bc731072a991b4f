import { fallbackTimeZone } from '../../../content/schema/names.ts';
import { may } from '../../acts/roles.ts';
import { createApproved } from '../../core/approval.ts';
import { isWaiting } from '../../core/slot.ts';
import { countToMend } from '../../server/standing/troubles.ts';
import type { ConsoleParts } from '../console-parts.ts';
import type { Seen, Standing } from '../seen.ts';
import type { SignedInPerson } from './accounts-door.ts';

/** What a page knows, at this instant. */
export function seenNow(
  parts: ConsoleParts,
  person: SignedInPerson | undefined,
  path: string,
): Seen {
  const { accounts, clock, news } = parts;
  const { ward } = news.last();
  const { account = '', name = '', roles = [] } = person ?? {};
  let token: string | undefined;
  return {
    person: { account, name, roles },
    get token() {
      return (token ??= person ? accounts.issueToken(person.session) : '');
    },
    station: ward?.station ?? 'Đài truyền thanh',
    timeZone: ward?.timeZone ?? fallbackTimeZone,
    now: clock.now(),
    speed: clock.speed,
    path,
    may: (act) => may(roles, act),
    standing: person ? standingNow(parts) : { troubles: 0, toApprove: 0 },
  };
}

/** What stands in the frame of each page, at this instant. */
export function standingNow({ news, store, askedTexts, centre, clock }: ConsoleParts): Standing {
  const { daemon, ward } = news.last();
  const approved = createApproved(ward?.approvalRequired === true, store().approvals());
  const slots = store().slots();
  const unapproved = slots.filter((slot) => isWaiting(slot) && slot.bulletin && !approved(slot));
  const { isJoined, waiting } = centre();
  const airing = daemon?.airing;
  const bulletin = airing && store().slot(airing.slot)?.bulletin;
  return {
    ...(airing && {
      onAir: {
        ...{ slot: airing.slot, positionMs: airing.positionMs },
        ...{
          title: bulletin?.title ?? airing.title,
          durationMs: bulletin?.durationMs ?? airing.durationMs,
        },
      },
    }),
    ...(isJoined && { fromCentre: waiting }),
    troubles: countToMend({ troubles: daemon?.troubles ?? [], slots, now: clock.now() }),
    toApprove:
      new Set(unapproved.map(({ bulletin }) => bulletin?.contentKey)).size + askedTexts().length,
  };
}

import type { PublishedSlot } from '../../content/schema/published.ts';
import type { Slot } from './slot.ts';
import { isSpeechKey } from './speech.ts';
import type { Reason } from './reason.ts';
import { sayReason } from './say-reason.ts';
import { formatInstant } from './zone.ts';

/** A slot as `loa plan --json`, `loa queue --json` and schedule.json print it. */
export function publishSlot(slot: Slot, timeZone: string): PublishedSlot {
  const { id, campaign, startsAt, state, reason, makeUpFor, bulletin, airedAt, endedAt, repeat } =
    slot;
  return {
    id,
    campaign,
    startsAt: formatInstant(timeZone, startsAt),
    state,
    ...(reason && { reason: sayReason(nameless(reason), timeZone), reasonCode: reason.code }),
    ...(makeUpFor !== undefined && { makeUpFor }),
    // What was spoken live is heard again by the station alone.
    ...(bulletin &&
      !isSpeechKey(bulletin.contentKey) && {
        bulletin: { sha256: bulletin.sha256, durationMs: bulletin.durationMs },
      }),
    ...(airedAt !== undefined && { airedAt: formatInstant(timeZone, airedAt) }),
    ...(endedAt !== undefined && { endedAt: formatInstant(timeZone, endedAt) }),
    ...(repeat && {
      repeat: {
        of: repeat.of,
        everyMinutes: repeat.everyMinutes,
        ...(repeat.untilAt !== undefined && { until: formatInstant(timeZone, repeat.untilAt) }),
      },
    }),
  };
}

/** Whose voice the loudspeakers give is the station's to know. */
function nameless(reason: Reason): Reason {
  return reason.code === 'speech' ? { ...reason, by: 'Người của đài' } : reason;
}

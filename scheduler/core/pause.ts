// How long an airing may stay paused: what people take for over is over, and its rest must still fit into the permitted hours.
import { windowsOf, type PlanWard } from './permitted.ts';
import { relayAt } from './relays.ts';
import type { SlotBulletin } from './slot.ts';
import { readWall } from './zone.ts';

export const longestPauseMinutes = 15;

/** Until when, epoch ms, and by what it is limited. */
export interface PauseLimit {
  readonly untilAt: number;
  readonly limit: 'length' | 'hours';
}

/** For a bulletin that falls silent at `positionMs` now. */
export function pauseLimit(
  ward: PlanWard | undefined,
  bulletin: SlotBulletin,
  positionMs: number,
  now: number,
): PauseLimit {
  const longest = { untilAt: now + longestPauseMinutes * 60_000, limit: 'length' } as const;
  // A relay goes on meanwhile, and ends at its own hour.
  if (!ward || relayAt(bulletin, positionMs)) return longest;
  const restMs = bulletin.durationMs - positionMs;
  const { day, minutes } = readWall(ward.timeZone, now);
  const window = windowsOf(ward.broadcast, day).find(
    ({ from, to }) => from <= minutes && minutes < to,
  );
  const ofMinute = ((now % 60_000) + 60_000) % 60_000;
  const endsAt = now - ofMinute + ((window?.to ?? minutes) - minutes) * 60_000;
  const untilAt = endsAt - restMs;
  return untilAt < longest.untilAt ? { untilAt, limit: 'hours' } : longest;
}

import { minuteMs } from '../../../content/schema/durations.ts';
import type { Emergency } from '../../centre/talk/order.ts';
import { repeatMinutes } from '../../core/repeat.ts';
import type { Repeat } from '../../core/slot.ts';

export interface Repeated {
  readonly content: Pick<Emergency, 'everyMinutes' | 'until'>;
  readonly expiresAt: number;
  readonly durationMs: number;
  /** How far the station's clock is ahead of the centre's, ms. */
  readonly clockErrorMs: number;
}

/**
 * How it is said again here: as the centre says, never oftener than a station says anything, never so that it runs into
 * itself, and never after it has expired. Undefined: once.
 */
export function repeatOf({
  content: { everyMinutes, until },
  expiresAt,
  durationMs,
  clockErrorMs,
}: Repeated): Pick<Repeat, 'everyMinutes' | 'untilAt'> | undefined {
  if (everyMinutes === undefined) return undefined;
  const least = Math.max(repeatMinutes.least, Math.floor(durationMs / minuteMs) + 1);
  const minutes = Math.min(repeatMinutes.most, Math.max(least, everyMinutes));
  // The last instant at which it still holds.
  const last = Math.min(until ?? Infinity, expiresAt - 1);
  return { everyMinutes: minutes, untilAt: last + clockErrorMs };
}

import { loaCommand } from '../../content/schema/loa-command.ts';
import { standingEmergencies } from '../core/repeat-chain.ts';
import { sayStandingEmergency } from '../core/say-repeat.ts';
import type { Slot } from '../core/slot.ts';

/** Emergencies that are still to be said again, with how to end each; '' where there is none. */
export function standingLines(slots: readonly Slot[], timeZone: string, now: number): string {
  return standingEmergencies(slots, now)
    .map(
      (one) =>
        `Đang nhắc lại: ${sayStandingEmergency(one, timeZone, now)}\n  Thôi nhắc lại: ${loaCommand} emergency --end ${one.id} --by "Họ tên"\n`,
    )
    .join('');
}

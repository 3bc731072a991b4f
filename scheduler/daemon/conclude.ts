// How an airing ends in the store: heard, given to another player, or cut.
import type { BreakReason, Cause } from '../core/reason.ts';
import { advance } from '../core/slot.ts';
import type { PlayEnd } from '../playout/output.ts';
import type { Begun } from './begun.ts';
import { loseSlot } from './lose.ts';
import type { State } from './state.ts';
import { clockStepRealMs } from './timing.ts';

/** Writes the slot's final state, from how its last part ended. */
export function conclude(state: State, begun: Begun, end: PlayEnd): void {
  const { clock } = state.parts;
  const now = clock.now();
  const { slot } = begun;
  const endedAt = endOf(state, begun);
  const ended = endedAt === undefined ? {} : { endedAt };
  const broke = end.how === 'finished' ? begun.brokeOff() : undefined;
  if (end.how === 'finished' && !broke) {
    const { samples } = begun;
    const lostMs = Math.round(begun.lostMs);
    const skippedMs = Math.round(begun.skippedMs);
    const part = { ...(lostMs > 0 && { lostMs }), ...(skippedMs > 0 && { skippedMs }) };
    const { heardSha256, confirmedBy } = end;
    const heard = {
      ...(heardSha256 !== undefined && { heardSha256 }),
      ...(confirmedBy && { confirmedBy: confirmedBy.join(', ') }),
    };
    const act = { act: 'finish', samples, ...part, ...ended, ...heard } as const;
    state.journal.recordSurely([advance(slot, act, now).change]);
    return;
  }
  if (end.how === 'handed-over') {
    const reason = { code: 'handed-over', said: end.message } as const;
    const act = { act: 'hand-over', reason, ...end.emits } as const;
    state.journal.recordSurely([advance(slot, act, now).change]);
    return;
  }
  const why: BreakReason =
    end.how === 'failed'
      ? { code: 'output-failed', said: end.message }
      : (broke ?? begun.stopped?.why ?? { code: 'program-stopped' });
  const heardMs = Math.round(begun.positionMs);
  const reason = slot.airedAt === undefined ? why : { ...why, heardMs };
  const cause: Cause =
    end.how === 'failed' ? { code: 'output-failed' } : { code: 'cut-at', at: Math.round(now) };
  const act = { act: 'break', reason, heardMs, ...ended } as const;
  state.journal.recordSurely(loseSlot(state, slot, act, cause, begun.stopped?.makesUp));
}

/** When the sound ended by the clock it began with, where that clock was set back meanwhile. (A jump ahead may be a sleep.) */
function endOf(state: State, { slot, soundedAt }: Begun): number | undefined {
  const { clock } = state.parts;
  if (slot.airedAt === undefined || soundedAt === undefined) return undefined;
  const endedAt = Math.round(slot.airedAt + clock.steadyNow() - soundedAt);
  return endedAt - clock.now() > clockStepRealMs * clock.speed ? endedAt : undefined;
}

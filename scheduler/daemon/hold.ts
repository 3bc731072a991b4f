// What a person has paused: it is silent until somebody resumes it, but not for ever, and not past the permitted hours.
import { personFacts, whoAsked } from '../acts/person.ts';
import type { Outcome } from '../core/outcome.ts';
import { longestPauseMinutes, pauseLimit, type PauseLimit } from '../core/pause.ts';
import type { OperatorRequest } from '../store/store.ts';
import type { Airing, Pause } from './begun.ts';
import type { OnAir } from './on-air.ts';
import type { State } from './state.ts';
import { shortestPauseMs } from './timing.ts';

export interface Held {
  readonly slot: string;
  readonly since: number;
  readonly by: string;
  /** When it is given up, unless somebody resumes it before. */
  readonly untilAt: number;
}

export interface Hold {
  current(): Held | undefined;
  /** What is heard of what is on the air. */
  sounding(): Airing | undefined;
  /** Pauses what sounds, but no emergency; resolves once it is silent. */
  pause(request: OperatorRequest): Promise<Outcome>;
  /** Has it go on; beneath an emergency after that. */
  resume(request: OperatorRequest): Outcome;
}

export function createHold(state: State, onAir: OnAir): Hold {
  const { clock } = state.parts;
  const now = (): number => Math.round(clock.now());
  let held: (Held & { readonly pause: Pause; readonly over: AbortController }) | undefined;

  const hold = (
    airing: Airing,
    { untilAt, limit }: PauseLimit,
    request: OperatorRequest,
  ): Pause => {
    const { by } = request;
    const pause = airing.pause(personFacts(whoAsked(request)));
    const over = new AbortController();
    held = { slot: airing.slot, since: now(), by, untilAt, pause, over };
    const release = (): void => {
      over.abort();
      if (held?.over === over) held = undefined;
    };
    void airing.over.then(release);
    void clock.pause(untilAt - clock.now(), over.signal).then(() => {
      const why = { code: 'paused-out', by, limit, minutes: longestPauseMinutes } as const;
      if (!over.signal.aborted) void airing.stop(why);
    });
    return pause;
  };

  return {
    current: () => held,
    sounding() {
      const airing = onAir.current();
      return airing?.slot === held?.slot ? undefined : airing;
    },
    async pause(request) {
      const airing = onAir.current();
      if (held) return { ok: false, code: 'paused-already', slot: held.slot, at: now() };
      if (!airing) return { ok: false, code: 'nothing-sounds', at: now() };
      const { slot, bulletin } = airing;
      if (airing.isUrgent) return { ok: false, code: 'emergency-not-pausable', slot, at: now() };
      if (airing.isSpoken) return { ok: false, code: 'speech-not-pausable', slot, at: now() };
      const limit = pauseLimit(state.content.ward, bulletin, airing.positionMs(), now());
      if (limit.untilAt - now() < shortestPauseMs)
        return { ok: false, code: 'no-time-to-pause', slot, at: now() };
      const isSilent = await hold(airing, limit, request).silent;
      if (!isSilent) return { ok: false, code: 'nothing-sounds', at: now() };
      const positionMs = Math.round(airing.positionMs());
      return { ok: true, code: 'paused', slot, positionMs, untilAt: limit.untilAt, at: now() };
    },
    resume(request) {
      if (!held) return { ok: false, code: 'nothing-paused', at: now() };
      const { slot, pause, over } = held;
      over.abort();
      held = undefined;
      pause.goOn(personFacts(whoAsked(request)));
      return { ok: true, code: 'resumed', slot, at: now() };
    },
  };
}

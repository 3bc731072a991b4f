// What people ask of what sounds: carried out here, and answered once it is so. The sound does not wait for a disk.
import { personFacts, whoAsked } from '../acts/person.ts';
import { notOnAir, stopped } from '../acts/stop.ts';
import type { Outcome } from '../core/outcome.ts';
import { sayOutcome } from '../core/say-outcome.ts';
import type { OperatorAct, OperatorRequest } from '../store/store.ts';
import type { Director } from './director.ts';
import type { State } from './state.ts';
import { createTestTone, type TestTone } from './test-tone.ts';
import { orderHoldsRealMs } from './timing.ts';

type Kind = 'stop' | 'pause' | 'resume' | 'skip' | 'test-tone';
type Of<Name extends Kind> = Extract<OperatorAct, { kind: Name }>;
type LiveAct = Of<Kind>;

interface Asked<Name extends Kind> {
  readonly state: State;
  readonly director: Director;
  readonly request: OperatorRequest;
  readonly act: Of<Name>;
  readonly tone: TestTone;
  readonly now: () => number;
}

const table: {
  readonly [Name in Kind]: (asked: Asked<Name>) => Outcome | Promise<Outcome>;
} = {
  stop,
  pause: ({ director, request }) => director.hold.pause(request),
  resume: ({ director, request }) => director.hold.resume(request),
  skip,
  'test-tone': ({ tone, request, act }) => tone.sound(request, act.force),
};

export interface LiveActs {
  /** Whether an act is one of these. */
  isOne(act: OperatorAct): act is LiveAct;
  /** Carries it out, once however often it is handed in, and answers it. Returns at once. */
  takeUp(request: OperatorRequest, act: LiveAct): void;
  /** A tone must not keep an emergency from its device. */
  endTone(): void;
}

export function createLiveActs(state: State, director: Director): LiveActs {
  const { store, clock, tell } = state.parts;
  const now = (): number => Math.round(clock.now());
  const tone = createTestTone(state, director);
  /** By request: what is under way, and what is done and could not be answered yet. */
  const taken = new Map<number, Outcome | 'under way'>();

  const answer = (id: number, by: string, outcome: Outcome): void => {
    taken.set(id, outcome);
    try {
      store.answer(id, outcome, []);
      taken.delete(id);
      if (outcome.ok) tell(`${by}: ${sayOutcome(outcome, state.content.timeZone)}`);
    } catch (error) {
      // A disk that refuses: the answer is tried again, what it answers is not done again.
      state.journal.failed(error);
    }
  };
  const isTooOld = ({ at }: OperatorRequest): boolean =>
    Math.abs(clock.now() - at) > orderHoldsRealMs * clock.speed;

  return {
    endTone: () => {
      tone.end();
    },
    isOne: (act): act is LiveAct => Object.hasOwn(table, act.kind),
    takeUp(request, act) {
      const { id, by } = request;
      const known = taken.get(id);
      if (known === 'under way') return;
      if (known) {
        answer(id, by, known);
        return;
      }
      if (act.kind !== 'stop' && isTooOld(request)) {
        answer(id, by, { ok: false, code: 'too-old', askedAt: request.at, at: now() });
        return;
      }
      taken.set(id, 'under way');
      // The row of an act's kind takes acts of that kind.
      const carry = table[act.kind] as (asked: Asked<Kind>) => Outcome | Promise<Outcome>;
      // A tone lasts, by the clock.
      const release = act.kind === 'test-tone' ? () => undefined : clock.hold();
      const carried = async (): Promise<Outcome> =>
        carry({ state, director, request, act, tone, now });
      carried()
        .then(
          (outcome) => {
            answer(id, by, outcome);
          },
          (error: unknown) => {
            // Not answered: it is taken up again.
            taken.delete(id);
            state.journal.failed(error);
          },
        )
        .finally(release);
    },
  };
}

async function stop(asked: Asked<'stop'>): Promise<Outcome> {
  const { state, director, request, act, tone, now } = asked;
  const { store } = state.parts;
  if (act.slot === undefined && tone.end()) return { ok: true, code: 'tone-ended', at: now() };
  const slot = act.slot ?? director.current()?.slot;
  const why = { code: 'stopped-by', by: request.by, why: act.reason } as const;
  const ended = slot !== undefined && (await director.end(slot, why, act.makeUp));
  return ended ? stopped(store, slot, act.makeUp, now()) : notOnAir(store, act, now());
}

async function skip({ director, request, now }: Asked<'skip'>): Promise<Outcome> {
  const airing = director.current();
  if (!airing) return { ok: false, code: 'nothing-sounds', at: now() };
  const { slot, bulletin } = airing;
  if (airing.isSpoken) return { ok: false, code: 'speech-not-pausable', slot, at: now() };
  if (director.hold.current()?.slot === slot)
    return { ok: false, code: 'paused-already', slot, at: now() };
  const skipped = await airing.skip(personFacts(whoAsked(request)));
  if (!skipped) return { ok: false, code: 'nothing-sounds', at: now() };
  const skippedMs = skipped.toMs - skipped.fromMs;
  const ended = skipped.toMs >= bulletin.durationMs;
  return { ok: true, code: 'skipped', slot, skippedMs, ended, at: now() };
}

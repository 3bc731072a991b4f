// Asking: the act is written into the store, which only this machine's user can write, and its outcome read there.
import { sleep } from '../clock.ts';
import type { Outcome } from '../core/outcome.ts';
import type { Rules } from '../core/rules.ts';
import type { EventDetail } from '../core/slot.ts';
import { isStoreLocked } from '../store/lock.ts';
import { enterPlan } from '../store/plan-in-store.ts';
import {
  StaleSlotError,
  type OperatorAct,
  type OperatorRequest,
  type Store,
} from '../store/store.ts';
import { becameOf, silentOutcome } from './became-of.ts';
import { carryOut } from './carry-out.ts';
import { personFacts, type Person } from './person.ts';
import { may } from './roles.ts';

/** Where a person asks. */
export interface Station {
  readonly store: Store;
  readonly dataDir: string;
  readonly now: () => number;
  readonly rules: Rules;
  /** False where content/ has mistakes: what is missing there may only not have been read. */
  readonly isWhole: boolean;
}

export type Asked =
  | {
      readonly outcome: Outcome;
      /** Carried out here, where no daemon runs. */ readonly here: boolean;
    }
  /** The daemon runs and does not answer. `withdrawn`: the order will not be carried out any more. */
  | { readonly silent: 'withdrawn' | 'waits' };

/** A daemon at work answers within a fifth of a second. Real ms. */
const answerWithinMs = 5000;
/** A device may take 10 s to open. Real ms. */
const soundsWithinMs = 15_000;

/** What sounds or is to sound now: later it would come as a surprise. */
const nowOrNever: ReadonlySet<OperatorAct['kind']> = new Set([
  'emergency',
  'stop',
  'air-now',
  'pause',
  'resume',
  'skip',
  'test-tone',
  'speak-live',
]);

/** A request as it stands in the store, before anything came of it. */
export interface Begun {
  /** Of the request; undefined where it was refused before it became one. */
  readonly id: number | undefined;
  readonly asked: Promise<Asked>;
}

/**
 * Has an act carried out: by the daemon that runs on this data, else at once. `choose` says which, once the store holds the
 * plan as it is now; what it throws is thrown here.
 */
export async function askFor(
  station: Station,
  person: Person,
  choose: (store: Store) => OperatorAct,
): Promise<Asked> {
  return await beginAsking(station, person, choose).asked;
}

/**
 * The same, for who does not wait: the request stands in the store when this returns. `saw`: what the person had before
 * him, for the log.
 */
export function beginAsking(
  station: Station,
  person: Person,
  choose: (store: Store) => OperatorAct,
  saw: EventDetail = {},
): Begun {
  const { store, dataDir, now, rules, isWhole } = station;
  const runs = isStoreLocked(dataDir);
  if (!runs) enterPlan(store, rules, now(), isWhole);
  const act = choose(store);
  if (person.account !== undefined) {
    const allowed = may(person.roles ?? [], act.kind);
    const event = allowed ? 'account-act' : 'account-refused';
    const why = allowed ? {} : { why: 'not-allowed' };
    const detail = { act: act.kind, ...personFacts(person), ...saw, ...why };
    // Written before the act is asked for: nothing is done that the log does not have.
    store.commit([{ at: now(), slot: slotOf(act), event, detail }]);
    if (!allowed) return { id: undefined, asked: Promise.resolve(notAllowed(act, now())) };
  }
  const request = store.ask(person.name, act, now(), person);
  if (!runs) carryOutHere(station, request);
  return { id: request.id, asked: waitFor(station, request, runs) };
}

function notAllowed({ kind }: OperatorAct, at: number): Asked {
  return { outcome: { ok: false, code: 'not-allowed', act: kind, at }, here: true };
}

/** The slot that an act names, '' where it names none. */
function slotOf(act: OperatorAct): string {
  return 'slot' in act ? (act.slot ?? '') : '';
}

async function waitFor(
  station: Station,
  { id, act }: OperatorRequest,
  runs: boolean,
): Promise<Asked> {
  const { store, now } = station;
  const until = performance.now() + answerWithinMs;
  for (;;) {
    const outcome = store.request(id)?.outcome;
    if (outcome?.code === 'emergency-taken')
      return { outcome: await whatBecame(station, outcome.slot), here: false };
    if (outcome) return { outcome, here: !runs };
    if (performance.now() > until) {
      if (!nowOrNever.has(act.kind)) return { silent: 'waits' };
      // Not withdrawn: the daemon has taken it up in this very moment.
      if (withdraw(store, id, now())) return { silent: 'withdrawn' };
    }
    await sleep(50);
  }
}

/** Said from what the outputs have done: that it sounds once it sounds, that it was given on once it was. */
async function whatBecame({ store, now }: Station, slot: string): Promise<Outcome> {
  const until = performance.now() + soundsWithinMs;
  for (;;) {
    const outcome = becameOf(store, slot, now());
    if (outcome) return outcome;
    if (performance.now() > until) return silentOutcome(store, slot, now());
    await sleep(50);
  }
}

/** A daemon that has started meanwhile may be faster: then its answer is the outcome. */
function carryOutHere({ store, now, rules }: Station, request: OperatorRequest): void {
  try {
    carryOut({ store, now: now(), ward: rules.ward }, request);
  } catch (error) {
    if (!(error instanceof StaleSlotError)) throw error;
  }
}

/** Takes an order back; false where it was carried out already. */
export function withdraw(store: Store, id: number, now: number): boolean {
  try {
    store.answer(id, { ok: false, code: 'withdrawn', at: now }, []);
    return true;
  } catch (error) {
    if (error instanceof StaleSlotError) return false;
    throw error;
  }
}

// A daemon's life that can end at any write and any await: from that point on nothing is written and nothing is heard,
// as after a power cut. Or a disk that refuses some writes, and lives on.
import type { SteppedClock } from '../../../../scheduler/clock-stepped.ts';
import type { Output, PlayEvents } from '../../../../scheduler/playout/output.ts';
import { createMemoryStore } from '../../../../scheduler/store/memory.ts';
import type { Store } from '../../../../scheduler/store/store.ts';

export interface Fate {
  /** The point at which the power goes, counted from 1; absent: it does not. */
  readonly killAt?: number;
  /** The write from which on the disk refuses, counted from 1, and how many it refuses. */
  readonly refuseAt?: number;
  readonly refusals?: number;
}

export interface Life {
  /** Points passed so far: before and after each write, before and after each await. */
  readonly points: () => number;
  readonly writes: () => number;
  readonly isOver: () => boolean;
  /** Resolves when the power goes, with the point's name; never where it does not. */
  readonly over: Promise<string>;
  readonly store: (real: Store) => Store;
  readonly clock: (real: SteppedClock) => SteppedClock;
  readonly output: (real: Output) => Output;
}

/** What a call in a dead process ends with; nobody is left to see it. */
class PowerCut extends Error {
  override readonly name = 'PowerCut';
}

/** Whether a call only reads: then it has no point of its own. */
const reads: Readonly<Record<keyof Store, boolean>> = {
  slots: true,
  slot: true,
  events: true,
  lines: true,
  countLines: true,
  eventKinds: true,
  verifyInPieces: true,
  head: true,
  verify: true,
  campaignStart: true,
  keptCampaigns: true,
  pendingRequests: true,
  request: true,
  requestsOf: true,
  approvals: true,
  lastHeartbeat: true,
  note: true,
  commit: false,
  fixCampaignStart: false,
  moveCampaignStart: false,
  forgetStartsAfter: false,
  keepCampaigns: false,
  renameCampaign: false,
  ask: false,
  answer: false,
  approve: false,
  unapprove: false,
  heartbeat: false,
  setNote: false,
  backup: false,
  close: false,
};

const nothing: Store = createMemoryStore();
const never = new Promise<never>(() => undefined);

export function createLife(fate: Fate): Life {
  let points = 0;
  let writes = 0;
  let dead = false;
  const { promise: over, resolve: end } = Promise.withResolvers<string>();

  const point = (name: string): void => {
    if (dead) throw new PowerCut(name);
    points += 1;
    if (points !== fate.killAt) return;
    dead = true;
    end(name);
    throw new PowerCut(name);
  };

  const write = (name: string, real: () => unknown): unknown => {
    point(`before ${name}`);
    writes += 1;
    const { refuseAt = Infinity, refusals = 1 } = fate;
    if (writes >= refuseAt && writes < refuseAt + refusals)
      throw new Error('database or disk is full');
    const result = real();
    point(`after ${name}`);
    return result;
  };

  /** In a dead process no await ever returns. */
  const rest = async <T>(name: string, real: () => Promise<T>): Promise<T> => {
    try {
      point(`before ${name}`);
    } catch {
      return never;
    }
    const result = await real();
    try {
      point(`after ${name}`);
    } catch {
      return never;
    }
    return result;
  };

  return {
    points: () => points,
    writes: () => writes,
    isOver: () => dead,
    over,
    store: (real) =>
      new Proxy(real, {
        get(target, name, receiver): unknown {
          const value: unknown = Reflect.get(target, name, receiver);
          if (typeof value !== 'function' || typeof name !== 'string') return value;
          return (...args: readonly unknown[]): unknown => {
            const call = (): unknown => Reflect.apply(value, target, args);
            if (Reflect.get(reads, name) !== true) return write(name, call);
            // What a dead process would read is nobody's business; that it reads must not disturb the next life.
            if (!dead) return call();
            const empty: unknown = Reflect.get(nothing, name);
            return typeof empty === 'function' ? Reflect.apply(empty, nothing, args) : undefined;
          };
        },
      }),
    clock: (real) => ({
      ...real,
      wait: (untilMs, signal) => rest('wait', () => real.wait(untilMs, signal)),
      pause: (ms, signal) => rest('pause', () => real.pause(ms, signal)),
    }),
    output: (real) => ({
      ...real,
      prepare: (item) =>
        rest('prepare', async () => {
          const prepared = await real.prepare(item);
          /** A dead process hears of nothing. */
          const heard = (events: PlayEvents): PlayEvents => ({
            ...events,
            started(at) {
              if (dead) return;
              events.started(at);
            },
          });
          return {
            ...prepared,
            play: (events, signal) => rest('play', () => prepared.play(heard(events), signal)),
            ...(prepared.playAt && {
              playAt: (at, events, signal) =>
                rest('play', async () => {
                  const end = await prepared.playAt?.(at, heard(events), signal);
                  return end ?? never;
                }),
            }),
          };
        }),
    }),
  };
}

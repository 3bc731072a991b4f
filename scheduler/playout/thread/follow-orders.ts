// One output that is told what to do from elsewhere: from another thread, or another process.
import { tellError } from '../../../content/schema/say-error.ts';
import { createClock, type Clock } from '../../clock.ts';
import { createOutput } from '../create-output.ts';
import type { PlayEnd, PlayEvents, Prepared, StopReason } from '../output.ts';
import type { Order, ThreadSettings, Told } from './messages.ts';

export interface Following {
  /** Carries out an order; what becomes of it is told. Never throws. */
  readonly follow: (order: Order) => void;
  /** Ends what sounds, as an order would; resolves when it is silent. */
  silence(): Promise<void>;
}

/** Opens the output, and follows the orders that come for it. */
export function followOrders(settings: ThreadSettings, say: (told: Told) => void): Following {
  const clock = createClock(settings.clock);
  const output = createOutput(settings.output, clock);
  const parts = createParts(clock, say);
  const ending = new Set<Promise<unknown>>();

  const carryOut = async (order: Order): Promise<Told | undefined> => {
    const { id } = order;
    switch (order.do) {
      case 'check':
        return { id, tell: 'checked', problems: await output.check() };
      case 'prepare':
        parts.put(id, await output.prepare(order.item), order.item.fromMs);
        return { id, tell: 'done' };
      case 'play':
        return { id, tell: 'ended', end: await parts.play(id, order.at) };
      case 'abort':
        parts.abort(id, order.reason);
        return undefined;
      case 'discard':
        await parts.discard(id);
        return { id, tell: 'done' };
      case 'turn':
        output.volume?.set(order.gainDb);
        return undefined;
      case 'keep':
        output.keep?.();
        return undefined;
      case 'close':
        await parts.discardAll();
        await output.close();
        return { id, tell: 'done' };
    }
  };

  return {
    follow(order) {
      const done = carryOut(order).then(
        (told) => {
          if (told) say(told);
        },
        (error: unknown) => {
          say({ id: order.id, tell: 'failed', message: tellError(error) });
        },
      );
      ending.add(done);
      void done.finally(() => ending.delete(done));
    },
    async silence() {
      parts.silence();
      await Promise.all(ending);
    },
  };
}

/** The bulletins that are open or sound, by their ids. */
function createParts(clock: Clock, say: (told: Told) => void) {
  const prepared = new Map<number, Prepared & { readonly fromMs: number }>();
  const sounding = new Map<number, AbortController>();
  return {
    put(id: number, opened: Prepared, fromMs: number): void {
      prepared.set(id, { ...opened, fromMs });
    },
    async play(id: number, at: number | undefined): Promise<PlayEnd> {
      const opened = prepared.get(id);
      if (!opened) throw new Error(`Nothing is prepared under ${id}.`);
      prepared.delete(id);
      const stopping = new AbortController();
      const { signal } = stopping;
      sounding.set(id, stopping);
      try {
        const events = eventsOf(id, say);
        if (at !== undefined && opened.playAt) return await opened.playAt(at, events, signal);
        if (at !== undefined) await clock.wait(at, signal);
        if (!signal.aborted) return await opened.play(events, signal);
        await opened.discard();
        return { how: 'stopped', positionMs: opened.fromMs, samples: 0 };
      } finally {
        sounding.delete(id);
      }
    },
    abort: (id: number, reason: StopReason): void => {
      sounding.get(id)?.abort(reason);
    },
    async discard(id: number): Promise<void> {
      await prepared.get(id)?.discard();
      prepared.delete(id);
    },
    async discardAll(): Promise<void> {
      for (const one of prepared.values()) await one.discard();
    },
    silence: (): void => {
      for (const one of sounding.values()) one.abort('stop');
    },
  };
}

function eventsOf(id: number, say: (told: Told) => void): PlayEvents {
  return {
    started: (at) => {
      say({ id, tell: 'started', at });
    },
    progress: (positionMs) => {
      say({ id, tell: 'progress', positionMs });
    },
    silence: (sinceMs) => {
      say({ id, tell: 'silence', sinceMs });
    },
    silenceOver: (fromMs, untilMs) => {
      say({ id, tell: 'silenceOver', fromMs, untilMs });
    },
    lost: (fromMs, untilMs) => {
      say({ id, tell: 'lost', fromMs, untilMs });
    },
    level: (level) => {
      say({ id, tell: 'level', level });
    },
    device: (device) => {
      say({ id, tell: 'device', device });
    },
    waits: () => {
      say({ id, tell: 'waits' });
    },
    relay: (what, relay, positionMs, why) => {
      say({ id, tell: 'relay', what, relay, positionMs, why });
    },
  };
}

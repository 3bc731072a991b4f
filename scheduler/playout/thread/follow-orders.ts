// One output in a thread of its own: nothing the daemon does (a disk that takes seconds, a page for a thousand visitors)
// stands between its samples.
import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { tellError } from '../../../content/schema/say-error.ts';
import { createClock } from '../../clock.ts';
import { createOutput } from '../create-output.ts';
import type { PlayEnd, PlayEvents, Prepared } from '../output.ts';
import type { Order, ThreadSettings, Told } from './messages.ts';

/** As far ahead of other programs as the system lets us; most users may not, and it works all the same. */
const urgency = -15;

// The thread is started with these by `startThread`, in this shape.
const settings = workerData as ThreadSettings;
const clock = createClock(settings.clock);
const output = createOutput(settings.output, clock);
const prepared = new Map<number, Prepared & { readonly fromMs: number }>();
const sounding = new Map<number, AbortController>();

try {
  // On Linux this is the thread's own; elsewhere the whole program's.
  setPriority(urgency);
} catch {
  // Said above.
}

parentPort?.on('message', (order: Order) => {
  follow(order).then(
    (told) => {
      if (told) say(told);
    },
    (error: unknown) => {
      say({ id: order.id, tell: 'failed', message: tellError(error) });
    },
  );
});

async function follow(order: Order): Promise<Told | undefined> {
  const { id } = order;
  switch (order.do) {
    case 'check':
      return { id, tell: 'checked', problems: await output.check() };
    case 'prepare':
      prepared.set(id, { ...(await output.prepare(order.item)), fromMs: order.item.fromMs });
      return { id, tell: 'done' };
    case 'play':
      return { id, tell: 'ended', end: await play(id, order.at) };
    case 'abort':
      sounding.get(id)?.abort(order.reason);
      return undefined;
    case 'discard':
      await prepared.get(id)?.discard();
      prepared.delete(id);
      return { id, tell: 'done' };
    case 'turn':
      output.volume?.set(order.gainDb);
      return undefined;
    case 'keep':
      output.keep?.();
      return undefined;
    case 'close':
      for (const one of prepared.values()) await one.discard();
      await output.close();
      return { id, tell: 'done' };
  }
}

async function play(id: number, at: number | undefined): Promise<PlayEnd> {
  const opened = prepared.get(id);
  if (!opened) throw new Error(`Nothing is prepared under ${id}.`);
  prepared.delete(id);
  const ending = new AbortController();
  sounding.set(id, ending);
  try {
    if (at !== undefined) await clock.wait(at, ending.signal);
    if (!ending.signal.aborted) return await opened.play(eventsOf(id), ending.signal);
    await opened.discard();
    return { how: 'stopped', positionMs: opened.fromMs, samples: 0 };
  } finally {
    sounding.delete(id);
  }
}

function eventsOf(id: number): PlayEvents {
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
    relay: (what, relay, positionMs, why) => {
      say({ id, tell: 'relay', what, relay, positionMs, why });
    },
  };
}

function say(told: Told): void {
  parentPort?.postMessage(told);
}

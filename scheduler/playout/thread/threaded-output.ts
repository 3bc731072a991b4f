import { createClock } from '../../clock.ts';
import { createOutput } from '../create-output.ts';
import type { Output, Playable, PlayEnd, PlayEvents, Prepared, StopReason } from '../output.ts';
import type { ThreadSettings, Told } from './messages.ts';
import { createResidentThread, type ResidentThread } from './resident-thread.ts';
import { startThread, type SoundThread } from './start-thread.ts';

/** Where an output sounds that does not sound here. */
export interface Elsewhere {
  readonly start: (settings: ThreadSettings, gone: () => void) => SoundThread;
  /** What was told to be silent and is not done after this long hangs, real ms. */
  readonly obeysWithinMs: number;
  /** What sounds are devices of others, which go on whatever becomes of it. */
  readonly soundsBeyond?: boolean;
  /** It is asked there, too, whether it works; else here, as long as nothing is there. */
  readonly isCheckedThere: boolean;
}

const inThread: Elsewhere = { start: startThread, obeysWithinMs: 3000, isCheckedThere: false };

/** An output that sounds from a thread of its own, which is there only while something is to sound (or is kept). */
export function createThreadedOutput(settings: ThreadSettings): Output {
  return createOutputElsewhere(settings, inThread);
}

/** An output that sounds elsewhere. */
export function createOutputElsewhere(settings: ThreadSettings, elsewhere: Elsewhere): Output {
  const resting = createOutput(settings.output, createClock(settings.clock));
  const resident = createResidentThread(settings, elsewhere.start);
  let lastId = 0;
  const checkOn = async (thread: SoundThread, id: number): Promise<readonly string[]> => {
    const told = await ask(thread, { id, do: 'check' });
    if (told.tell === 'checked') return told.problems;
    return told.tell === 'failed' ? [told.message] : [];
  };
  return {
    kind: resting.kind,
    name: resting.name,
    check: () => {
      const thread = resident.current();
      const id = ++lastId;
      if (thread) return checkOn(thread, id);
      if (!elsewhere.isCheckedThere) return resting.check();
      return checkOn(resident.enter(id), id).finally(() => {
        resident.leave(id);
      });
    },
    prepare: (item) => prepareOn(resident, ++lastId, item, elsewhere),
    keep() {
      if (resting.keep) resident.keep();
    },
    ...(resting.volume && {
      volume: {
        reach: resting.volume.reach,
        set: (gainDb) => {
          resident.turn(gainDb);
        },
      },
    }),
    async close() {
      const closing = resident.giveUp();
      if (!closing) return;
      await ask(closing, { id: ++lastId, do: 'close' });
      closing.end();
    },
  };
}

async function prepareOn(
  resident: ResidentThread,
  id: number,
  item: Playable,
  { obeysWithinMs, soundsBeyond = false }: Elsewhere,
): Promise<Prepared> {
  const thread = resident.enter(id);
  const leave = (): void => {
    resident.leave(id);
  };
  const told = await ask(thread, { id, do: 'prepare', item });
  if (told.tell === 'failed') {
    leave();
    throw new Error(told.message);
  }
  const play = (at: number | undefined, events: PlayEvents, signal: AbortSignal) =>
    playOn(thread, { id, item, at, obeysWithinMs }, events, signal).finally(leave);
  return {
    play: (events, signal) => play(undefined, events, signal),
    playAt: play,
    ...(soundsBeyond && { soundsBeyond }),
    async discard() {
      await ask(thread, { id, do: 'discard' });
      leave();
    },
  };
}

function ask(on: SoundThread, order: Parameters<SoundThread['tell']>[0]): Promise<Told> {
  return new Promise((resolve) => {
    on.ask(order, (told) => {
      resolve(told);
      return true;
    });
  });
}

interface Part {
  readonly id: number;
  readonly item: Playable;
  readonly at: number | undefined;
  readonly obeysWithinMs: number;
}

function playOn(
  thread: SoundThread,
  { id, item, at, obeysWithinMs }: Part,
  events: PlayEvents,
  signal: AbortSignal,
): Promise<PlayEnd> {
  let positionMs = item.fromMs;
  let hung: NodeJS.Timeout | undefined;
  const abort = (): void => {
    const reason: StopReason = signal.reason === 'pause' ? 'pause' : 'stop';
    thread.tell({ id, do: 'abort', reason });
    hung = setTimeout(() => {
      thread.end();
    }, obeysWithinMs);
  };
  const ended = new Promise<PlayEnd>((resolve) => {
    thread.ask({ id, do: 'play', at }, (told) => {
      if (told.tell === 'ended') resolve(told.end);
      else if (told.tell === 'failed' && told.mayGoOn === true)
        resolve({ how: 'handed-over', message: told.message, isUnknown: true });
      else if (told.tell === 'failed')
        resolve({ how: 'failed', positionMs, samples: 0, message: told.message });
      else {
        if (told.tell === 'progress') positionMs = told.positionMs;
        tellEvent(told, events);
        return false;
      }
      return true;
    });
  });
  if (signal.aborted) abort();
  else signal.addEventListener('abort', abort, { once: true });
  return ended.finally(() => {
    clearTimeout(hung);
    signal.removeEventListener('abort', abort);
  });
}

function tellEvent(told: Told, events: PlayEvents): void {
  switch (told.tell) {
    case 'started':
      events.started(told.at);
      return;
    case 'progress':
      events.progress(told.positionMs);
      return;
    case 'silence':
      events.silence(told.sinceMs);
      return;
    case 'silenceOver':
      events.silenceOver(told.fromMs, told.untilMs);
      return;
    case 'level':
      events.level?.(told.level);
      return;
    case 'device':
      events.device?.(told.device);
      return;
    case 'waits':
      events.waits?.();
      return;
    case 'lost':
      events.lost?.(told.fromMs, told.untilMs);
      return;
    case 'relay':
      events.relay?.(told.what, told.relay, told.positionMs, told.why);
      return;
    default:
  }
}

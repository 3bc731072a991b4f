import type { ThreadSettings } from './messages.ts';
import type { SoundThread } from './start-thread.ts';

/** The thread an output sounds from: started for the first who needs it, ended some time after the last has left. */
export interface ResidentThread {
  current(): SoundThread | undefined;
  /** For somebody who is going to sound. */
  enter(id: number): SoundThread;
  leave(id: number): void;
  /** It stays, and keeps its device or connection, until it is given up. */
  keep(): void;
  /** So far the sound is turned down, now and whenever a thread is started. */
  turn(gainDb: number): void;
  /** It is nobody's any more; whoever asked ends it. */
  giveUp(): SoundThread | undefined;
}

/** With nothing to sound for so long the thread's memory is given back, real ms. */
const idleMs = 30_000;

export function createResidentThread(
  settings: ThreadSettings,
  start: (settings: ThreadSettings, gone: () => void) => SoundThread,
): ResidentThread {
  let thread: SoundThread | undefined;
  let kept = false;
  let gainDb = 0;
  let idle: NodeJS.Timeout | undefined;
  const inside = new Set<number>();

  const running = (): SoundThread => {
    clearTimeout(idle);
    if (thread) return thread;
    const started = start(settings, () => {
      if (thread === started) thread = undefined;
    });
    thread = started;
    if (gainDb !== 0) started.tell({ id: 0, do: 'turn', gainDb });
    if (kept) started.tell({ id: 0, do: 'keep' });
    return started;
  };
  return {
    current: () => thread,
    enter(id) {
      inside.add(id);
      return running();
    },
    leave(id) {
      inside.delete(id);
      clearTimeout(idle);
      if (inside.size > 0 || kept) return;
      idle = setTimeout(() => {
        thread?.end();
        thread = undefined;
      }, idleMs).unref();
    },
    keep() {
      kept = true;
      if (thread) thread.tell({ id: 0, do: 'keep' });
      else running();
    },
    turn(wanted) {
      gainDb = wanted;
      thread?.tell({ id: 0, do: 'turn', gainDb });
    },
    giveUp() {
      clearTimeout(idle);
      kept = false;
      const given = thread;
      thread = undefined;
      return given;
    },
  };
}

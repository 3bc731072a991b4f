import { Worker } from 'node:worker_threads';
import type { Order, ThreadSettings, Told } from './messages.ts';

/** A running sound thread. */
export interface SoundThread {
  /** Sends an order; `hear` is called with all that is told under its id, until it returns true. */
  ask(order: Order, hear: (told: Told) => boolean): void;
  tell(order: Order): void;
  /** Ends it as it is: what it plays falls silent. */
  end(): void;
}

/** A thread whose code hangs for good says so by its death; `gone` is called once, and every open question with `failed`. */
export function startThread(settings: ThreadSettings, gone: () => void): SoundThread {
  const worker = new Worker(new URL('./sound-thread.ts', import.meta.url), {
    workerData: settings,
    stdout: false,
    stderr: false,
  });
  const hearing = new Map<number, (told: Told) => boolean>();
  let dead: string | undefined;
  const over = (why: string): void => {
    const open = [...hearing];
    hearing.clear();
    gone();
    const message = `Luồng phát tiếng dừng đột ngột (${why}). Bản tin đang phát bị ngắt; lần sau nó được mở lại.`;
    dead ??= message;
    for (const [id, hear] of open) hear({ id, tell: 'failed', message });
  };
  worker.on('message', (told: Told) => {
    if (hearing.get(told.id)?.(told) === true) hearing.delete(told.id);
  });
  worker.on('error', (error: Error) => {
    over(error.message);
  });
  worker.on('exit', (code) => {
    over(`mã ${code}`);
  });
  return {
    ask(order, hear) {
      if (dead !== undefined) {
        hear({ id: order.id, tell: 'failed', message: dead });
        return;
      }
      hearing.set(order.id, hear);
      worker.postMessage(order);
    },
    tell: (order) => {
      worker.postMessage(order);
    },
    end: () => {
      void worker.terminate();
    },
  };
}

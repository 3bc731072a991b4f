import { fork, type ChildProcess } from 'node:child_process';
import { setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Order, ThreadSettings, Told } from '../thread/messages.ts';
import type { SoundThread } from '../thread/start-thread.ts';

/** MB of its heap: whatever comes in from a network must not take the machine's memory. */
const heapMb = 64;
/** Behind what sounds here, before pages. */
const niceness = 2;
/** Asked to end it tells its devices to be silent; it has ended within this time, real ms. */
const endsWithinMs = 4000;

/**
 * A process that follows orders as a sound thread does; one that dies says so by `failed` to every open question. What it
 * was told to play may go on: its devices know nothing of its death.
 */
export function startProcess(settings: ThreadSettings, gone: () => void): SoundThread {
  const child = open();
  const hearing = new Map<number, (told: Told) => boolean>();
  /** Ids under which an order to play has gone out. */
  const played = new Set<number>();
  let dead: string | undefined;
  const over = (why: string): void => {
    if (dead !== undefined) return;
    dead = `Tiến trình ra lệnh cho loa mạng dừng đột ngột (${why}). Không rõ loa còn phát hay không; lần sau nó được mở lại.`;
    const open = [...hearing];
    hearing.clear();
    gone();
    for (const [id, hear] of open)
      hear({ id, tell: 'failed', message: dead, mayGoOn: played.has(id) });
  };
  const send = (message: ThreadSettings | Order): void => {
    child.send(message, (error) => {
      if (!error) return;
      // This one did not arrive.
      if ('do' in message && message.do === 'play') played.delete(message.id);
      over(error.message);
    });
  };
  // Whoever only asks, as the doctor does, ends without waiting for it.
  const hold = (): void => {
    if (hearing.size > 0) child.channel?.ref();
    else child.channel?.unref();
  };
  child.unref();
  child.on('message', (message) => {
    // Written by our own script, which says nothing else.
    const told = message as Told;
    if (hearing.get(told.id)?.(told) === true) {
      hearing.delete(told.id);
      played.delete(told.id);
    }
    hold();
  });
  child.on('error', (error) => {
    over(error.message);
  });
  child.on('exit', (code, signal) => {
    over(signal ?? `mã ${code ?? '?'}`);
  });
  send(settings);
  hold();
  return {
    ask(order, hear) {
      if (dead === undefined) {
        hearing.set(order.id, hear);
        if (order.do === 'play') played.add(order.id);
        hold();
        send(order);
      } else hear({ id: order.id, tell: 'failed', message: dead });
    },
    tell(order) {
      if (child.connected) send(order);
    },
    end: () => {
      end(child);
    },
  };
}

function open(): ChildProcess {
  const script = fileURLToPath(new URL('./devices-process.ts', import.meta.url));
  const child = fork(script, [], {
    execArgv: ['--max-semi-space-size=1', '--optimize-for-size', `--max-old-space-size=${heapMb}`],
    stdio: ['ignore', 'ignore', process.env['LOA_DEBUG'] ? 'inherit' : 'ignore', 'ipc'],
  });
  try {
    if (child.pid !== undefined) setPriority(child.pid, niceness);
  } catch {
    // Some systems do not let a process yield; it works all the same.
  }
  return child;
}

/** Its devices are told to be silent first; one that hangs is ended. */
function end(child: ChildProcess): void {
  if (child.connected) child.disconnect();
  const kill = setTimeout(() => child.kill('SIGKILL'), endsWithinMs).unref();
  child.once('exit', () => {
    clearTimeout(kill);
  });
}

// One output in a thread of its own: nothing the daemon does (a disk that takes seconds, a page for a thousand visitors)
// stands between its samples.
import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { followOrders } from './follow-orders.ts';
import type { Order, ThreadSettings } from './messages.ts';

/** As far ahead of other programs as the system lets us; most users may not, and it works all the same. */
const urgency = -15;

// The thread is started with these by `startThread`, in this shape.
const settings = workerData as ThreadSettings;
const { follow } = followOrders(settings, (told) => {
  parentPort?.postMessage(told);
});

try {
  // On Linux this is the thread's own; elsewhere the whole program's.
  setPriority(urgency);
} catch {
  // Said above.
}

parentPort?.on('message', (order: Order) => {
  follow(order);
});

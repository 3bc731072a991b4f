// The process that talks with loudspeakers of others. Its first message says which; all others are orders.
import { followOrders, type Following } from '../thread/follow-orders.ts';
import type { Order, ThreadSettings } from '../thread/messages.ts';

/** Real ms. */
const endsWithinMs = 8000;

let following: Following | undefined;

process.on('message', (message) => {
  // Sent by `startProcess`: settings first, then orders.
  if (following) following.follow(message as Order);
  else
    following = followOrders(message as ThreadSettings, (told) => {
      if (process.connected) process.send?.(told);
    });
});

// Whoever gave the orders is gone: nothing goes on sounding for nobody.
process.once('disconnect', () => {
  setTimeout(() => {
    process.exit();
  }, endsWithinMs);
  void (following?.silence() ?? Promise.resolve()).finally(() => {
    process.exit();
  });
});

// What the process is told from outside, and what it must outlive.
import type { DaemonHandle } from '../daemon/parts.ts';

/** A mistake of ours in one corner must not silence the station: it is told, and the rest goes on. Returns what ends this. */
export function survive(told: (error: unknown) => void): () => void {
  process.on('uncaughtException', told).on('unhandledRejection', told);
  return () => {
    process.off('uncaughtException', told).off('unhandledRejection', told);
  };
}

/** Resolves at Ctrl-C or when the system ends us; rejects when the daemon cannot go on. */
export async function untilAsked(daemon: DaemonHandle): Promise<void> {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  let finish: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => {
    finish = resolve;
    for (const signal of signals) process.once(signal, finish);
  });
  try {
    await Promise.race([asked, daemon.done]);
  } finally {
    for (const signal of signals) process.removeListener(signal, finish);
  }
}

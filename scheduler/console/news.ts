import type { News } from './console-parts.ts';
import type { ConsoleNews } from './console-messages.ts';

export interface HeardNews extends News {
  readonly hear: (news: ConsoleNews) => void;
}

/** What the daemon tells, kept for whoever asks and passed on to whoever follows. */
export function createNews(): HeardNews {
  let last: ConsoleNews = { daemon: undefined, ward: undefined };
  let at = performance.now();
  const listeners = new Set<(news: ConsoleNews) => void>();
  return {
    last: () => last,
    silentMs: () => performance.now() - at,
    follow(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    hear(news) {
      last = news;
      at = performance.now();
      for (const listener of listeners) listener(news);
    },
  };
}

// The daemon's side of the page: its process is kept (kept-process.ts), its port is the same again after each start.
import { join } from 'node:path';
import { Failure } from '../failure.ts';
import type { Config } from '../config.ts';
import { keepProcess, saySoon } from './kept-process.ts';
import type { PageNews, PageReport } from './page-messages.ts';

export interface PageParts {
  readonly config: Config;
  readonly news: () => PageNews;
  readonly tell: (line: string) => void;
  /** Whether a port that is taken is an error. A station on duty airs without its page, and tries again. */
  readonly mustOpen: boolean;
  /** Where the console listens: what is asked of /dai/ is handed on to it. */
  readonly consoleSocket: string;
}

export interface Page {
  /**
   * The page's address; undefined where the port is another program's and the station airs without a page for now.
   * Rejects with Failure where it must open and cannot.
   */
  readonly opened: Promise<string | undefined>;
  /** The page's process now; for tests and figures. */
  pid(): number | undefined;
  close(): Promise<void>;
}

/** What the page's process finds in its argument. */
export interface PageArgument extends Config {
  readonly consoleSocket: string;
}

/** Real ms until a port that was taken is tried again. */
const retryMs = 60_000;
const heapMb = 192;

/** Opens the page in a process of its own, and keeps it open until `close`. */
export function openPage(parts: PageParts, { looksEveryMs = 1000 } = {}): Page {
  const { config, news, tell, mustOpen, consoleSocket } = parts;
  const first = Promise.withResolvers<string | undefined>();
  // Whoever does not ask is not struck by it.
  first.promise.catch(() => undefined);
  let url: string | undefined;
  let said: 'open' | 'refused' | undefined;

  const opened = (at: string): void => {
    if (said === 'refused' || (url !== undefined && kept.hasDied()))
      tell(`Trang đã mở được: ${at}/`);
    said = 'open';
    url = at;
    first.resolve(at);
  };
  const refused = ({ message, hint }: { message: string; hint: string }): void => {
    if (said === undefined && mustOpen) {
      first.reject(new Failure(message, hint));
      return;
    }
    if (said !== 'refused')
      tell(`${message} ${hint} Vẫn trực phát thanh, mỗi phút thử mở lại trang một lần.`);
    said = 'refused';
    first.resolve(undefined);
    kept.startLater(retryMs);
  };
  /** The same port again, also where the system has picked it. */
  const port = (): number =>
    url === undefined ? config.port : Number(new URL(url).port) || config.port;

  const kept = keepProcess<PageNews, PageReport>({
    ...{ news, heapMb, looksEveryMs },
    script: join(import.meta.dirname, 'page-process.ts'),
    argument: (): PageArgument => ({ ...config, port: port(), consoleSocket }),
    hear(report) {
      if (report.is === 'open') opened(report.url);
      if (report.is === 'refused') refused(report);
      if (report.is === 'broken') tell(`Trang gặp lỗi: ${report.why}.`);
    },
    died(why, waitMs) {
      tell(`Trang dừng đột ngột (${why}); ${saySoon(waitMs)}. Phát thanh vẫn chạy.`);
    },
  });
  return { opened: first.promise, pid: () => kept.pid(), close: () => kept.close() };
}

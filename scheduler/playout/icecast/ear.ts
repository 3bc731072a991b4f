import { get, type ClientRequest, type IncomingMessage } from 'node:http';
import { performance } from 'node:perf_hooks';

/** A listener of our own: what a server has taken is not yet what it gives out. */
export interface Ear {
  /** Until when it was certainly alive, `performance.now()`: the last byte heard; where it lets nobody listen, its last answer. */
  heardUntil(): number;
  close(): void;
}

/** What was not let in asks again after this long. */
const againMs = 1000;
/** An answer (or a question that waits for one) that is younger than this is as good as one of now; bytes say it themselves. */
const answerHoldsMs = 4000;

/** Listens to a mount from now on. Never throws: whoever cannot listen (no descriptor, not allowed in) takes its answers for life. */
export function openEar(url: URL): Ear {
  let closed = false;
  let lastSign = performance.now();
  let listening: IncomingMessage | undefined;
  let asking: ClientRequest | undefined;
  let again: NodeJS.Timeout | undefined;

  const ask = (): void => {
    if (closed) return;
    const { hostname, port, pathname } = url;
    const headers = { 'User-Agent': 'loa-phuong' };
    const retry = (): void => {
      listening = undefined;
      if (closed) return;
      clearTimeout(again);
      again = setTimeout(ask, againMs);
    };
    asking = get(
      { hostname: hostname.replace(/^\[|\]$/g, ''), port, path: pathname, headers, agent: false },
      (response) => {
        lastSign = performance.now();
        if (response.statusCode !== 200) {
          response.destroy();
          retry();
          return;
        }
        listening = response;
        response.on('data', () => {
          lastSign = performance.now();
        });
        response.on('error', () => undefined).on('close', retry);
      },
    );
    asking.on('error', retry);
  };
  ask();

  return {
    heardUntil() {
      const now = performance.now();
      return listening || now - lastSign > answerHoldsMs ? lastSign : now;
    },
    close() {
      closed = true;
      clearTimeout(again);
      asking?.destroy();
    },
  };
}

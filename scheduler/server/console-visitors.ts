// Who gets through to the console, and how many at once. Kept small: it runs in the process that residents see.
import { createHash } from 'node:crypto';

/**
 * At once; a phone that follows what happens holds one. Whoever shows no session, or one that the console has not yet known,
 * leaves room for those who work there: anybody can send a cookie.
 */
const mostAtOnce = { known: 256, claimed: 128, strangers: 64 } as const;
/**
 * Of all together who show no session, and of all whose session is not known yet: requests at once, and each second after that.
 * The console's own limits are narrower.
 */
const burst = 120;
const perSecond = 40;
/** Sessions remembered at once; the one seen longest ago gives way. */
const mostKnown = 500;

export interface ConsoleVisitors {
  /** Why he is turned away; else he has a place until `leave`. `cookies`: the request's header. */
  admit(cookies: string | undefined, nowMs: number): 'full' | 'too-many' | Place;
}

export interface Place {
  /** The console knows his session. */
  readonly isKnown: () => void;
  readonly leave: () => void;
}

export function createConsoleVisitors(): ConsoleVisitors {
  const known = new Set<string>();
  const [claimed, strangers] = [createBucket(), createBucket()];
  let atOnce = 0;
  let unknown = 0;
  return {
    admit(cookies, nowMs) {
      const session = sessionIn(cookies);
      const isKnown = session !== undefined && known.has(session);
      const mayAsk = session === undefined ? strangers : claimed;
      if (!isKnown && !mayAsk(nowMs)) return 'too-many';
      const most = session === undefined ? mostAtOnce.strangers : mostAtOnce.claimed;
      if (atOnce >= mostAtOnce.known || (!isKnown && unknown >= most)) return 'full';
      atOnce += 1;
      if (!isKnown) unknown += 1;
      return {
        isKnown() {
          if (session === undefined) return;
          known.delete(session);
          known.add(session);
          const [oldest] = known;
          if (known.size > mostKnown && oldest !== undefined) known.delete(oldest);
        },
        leave() {
          atOnce -= 1;
          if (!isKnown) unknown -= 1;
        },
      };
    },
  };
}

/** https://en.wikipedia.org/wiki/Token_bucket */
function createBucket(): (nowMs: number) => boolean {
  let bucket = { left: burst, at: 0 };
  return (nowMs) => {
    const left = Math.min(burst, bucket.left + ((nowMs - bucket.at) / 1000) * perSecond);
    bucket = { left: Math.max(0, left - 1), at: nowMs };
    return left >= 1;
  };
}

/** What its session is remembered by, never the cookie itself; undefined where it shows none. */
function sessionIn(cookies = ''): string | undefined {
  const value = /(?:^|;\s*)__Secure-loa=([^;\s]+)/.exec(cookies)?.[1];
  return value && createHash('sha256').update(value).digest('base64url');
}

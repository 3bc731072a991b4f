// The talk with the centre, as long as it lasts: a beat and the log's new lines each minute, what comes down when there
// is something, and an open line on which the centre says that there is.
import { sleep } from '../clock.ts';
import type { HandedOrder } from '../centre/talk/order.ts';
import { firstWithOrders } from '../centre/talk/message.ts';
import { fetchDown, hasWork, takePushed, type DownParts } from './fetch-down.ts';
import type { Nudge } from './nudge.ts';
import type { Round } from './round.ts';
import { waitMs } from './waits.ts';
import { listenToCentre } from './wake-line.ts';

export interface Talk {
  readonly down: DownParts;
  readonly nudge: Nudge;
  /** One beat, and what the log has. */
  readonly round: () => Promise<Round>;
  /** After each that went well. */
  readonly went: (round: Round) => void;
  readonly failed: (error: unknown) => void;
  readonly signal: AbortSignal;
  /** 0 ≤ x < 1. */
  readonly random?: () => number;
}

/** Real ms. Thousands hear the same word at the same moment; they do not all answer in it. */
const spreadMs = { wake: 500, order: 2500 } as const;
/** Nor before the word has gone out to the last of them: who hears it comes before who has heard it. */
const receiptAfterMs = 500;
/** Where the centre had no room for a piece of a file, real ms. */
const crowdedMs = 10_000;
/** What others wrote into the book, as when somebody at the station said yes, is told within this time, real ms. */
const looksEveryMs = 2000;

/** Resolves when the signal aborts. */
export async function keepTalking(talk: Talk): Promise<void> {
  const { down, nudge, signal, random = Math.random } = talk;
  let failures = 0;
  const spoke = Promise.withResolvers<undefined>();
  const looking = setInterval(() => {
    if (failures === 0 && down.book.untold(1).length > 0) nudge.soon(0);
  }, looksEveryMs).unref();
  const listening = spoke.promise.then(() => keepListening(talk));
  let roundAt = 0;
  let isNudged = false;
  const crowded = (): void => {
    nudge.soon(crowdedMs * (0.5 + random()));
  };
  while (!signal.aborted) {
    try {
      if (performance.now() >= roundAt) {
        const round = await talk.round();
        roundAt = performance.now() + waitMs(0, random());
        isNudged ||= (round.down ?? 0) > down.book.cursor(down.member).seq || hasWork(down);
        talk.went(round);
      }
      if (isNudged && canOrder(talk)) await fetchDown({ ...down, crowded });
      spoke.resolve(undefined);
      failures = 0;
    } catch (error) {
      failures += 1;
      roundAt = 0;
      if (!isOver(signal)) talk.failed(error);
    }
    const ms = failures > 0 ? waitMs(failures, random()) : roundAt - performance.now();
    isNudged = await nudge.wait(ms, signal);
  }
  clearInterval(looking);
  spoke.resolve(undefined);
  await listening;
}

function isOver(signal: AbortSignal): boolean {
  return signal.aborted;
}

function canOrder({ down }: Talk): boolean {
  return down.post.speaks() >= firstWithOrders;
}

/** A line that lasted so long was a good one, real ms. */
const lastedMs = 60_000;

async function keepListening(talk: Talk): Promise<void> {
  const { down, nudge, signal, random = Math.random } = talk;
  const events = {
    wake(seq: number): void {
      if (seq < 0 || seq > down.book.cursor(down.member).seq) nudge.soon(random() * spreadMs.wake);
    },
    order(handed: HandedOrder): void {
      takePushed(down, handed)
        .then((isNew) => {
          if (isNew) nudge.soon(receiptAfterMs + random() * spreadMs.order);
        })
        .catch(talk.failed);
    },
  };
  let failures = 0;
  while (!signal.aborted) {
    const beganAt = performance.now();
    // It always ends; the rounds say whether the centre can be reached.
    if (canOrder(talk))
      await listenToCentre(down.post, events, signal).catch(() => {
        failures = performance.now() - beganAt > lastedMs ? 1 : failures + 1;
      });
    await sleep(waitMs(canOrder(talk) ? failures : 0, random()), signal);
  }
}

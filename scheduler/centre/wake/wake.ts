// Wakes stations: what was sent by any process of the centre is said on the lines that are open at this one. An emergency
// goes whole and at once; all else is a hint, said so slowly that not all come in the same second.
import type { ServerResponse } from 'node:http';
import { sayError } from '../../../content/schema/say-error.ts';
import { sleep } from '../../clock.ts';
import type { CentreParts } from '../centre-parts.ts';
import { listenToNotices, type Notice } from '../ledger/notices.ts';
import { addressesOf, newestFor, signedDispatches } from '../ledger/orders.ts';
import { handOrder } from '../send/sign-order.ts';
import { createLines, othersTurn, type Lines } from './lines.ts';

export interface Wake {
  /** Speaks to the station on this line from now on. False where there are too many lines. */
  add(station: string, response: ServerResponse): boolean;
  /** How many lines are open. */
  readonly lines: () => number;
  close(): Promise<void>;
}

const beatMs = 20_000;
/** So many are woken at once, and again after so long, real ms: 3,300 in some eight seconds. */
const wokenAtOnce = 40;
const betweenMs = 100;
/** Addresses are signed and said for so many, then others have their turn. */
const pushedAtOnce = 50;

type WakeParts = Pick<CentreParts, 'sql' | 'centre' | 'now' | 'tell'>;

/** With a connection of its own that listens. Rejects where the ledger cannot be listened to. */
export async function openWake(parts: WakeParts): Promise<Wake> {
  const lines = createLines();
  const hints = createHints(lines);
  const failed = (error: unknown): void => {
    parts.tell(
      `Chưa báo được cho các đài đang nối (${sayError(error)}); đài tự hỏi trong vòng một phút.`,
    );
  };
  const hear = (notice: Notice): void => {
    if (notice.is === 'ended') lines.end(notice.station);
    // The queue of hints is too slow where an emergency is among it; to fetch it is as quick as to be handed it.
    else if (notice.is === 'given' && notice.urgent) lines.say(notice.station, 'wake', '-1');
    else if (notice.is === 'given') {
      if (lines.has(notice.station)) hints.add(notice.station, -1);
    } else if (notice.urgent) void push(parts, lines, notice.dispatch).catch(failed);
    else void hint(parts, lines, hints, notice.dispatch).catch(failed);
  };
  let begun = false;
  const stopListening = await listenToNotices(parts.sql, hear, () => {
    // What was said while nobody listened is not known.
    if (begun) for (const station of lines.stations()) hints.add(station, -1);
    begun = true;
  });
  const beating = setInterval(() => void lines.beat(), beatMs).unref();
  return {
    add(station, response) {
      if (!lines.add(station, response)) return false;
      // What was sent before this line was known: asked for after it is.
      newestFor(parts.sql, station)
        .then((seq) => {
          lines.say(station, 'wake', String(seq));
        })
        .catch(failed);
      return true;
    },
    lines: () => lines.stations().length,
    async close() {
      clearInterval(beating);
      hints.close();
      lines.endAll();
      await stopListening();
    },
  };
}

/** One question to the ledger for all lines of this process. */
async function push(
  { sql, centre, now }: WakeParts,
  lines: Lines,
  dispatch: string,
): Promise<void> {
  const [[signed], addresses] = await Promise.all([
    signedDispatches(sql, [dispatch]),
    addressesOf(sql, dispatch, lines.stations()),
  ]);
  if (!signed || (signed.expiresAt !== null && signed.expiresAt <= now())) return;
  let turn = 0;
  for (const address of addresses) {
    if (lines.has(address.station))
      lines.say(address.station, 'order', JSON.stringify(handOrder(centre, signed, address)));
    if (++turn % pushedAtOnce === 0) await othersTurn();
  }
}

async function hint(
  { sql }: WakeParts,
  lines: Lines,
  hints: Hints,
  dispatch: string,
): Promise<void> {
  for (const { station, seq } of await addressesOf(sql, dispatch, lines.stations()))
    hints.add(station, seq);
}

interface Hints {
  /** `seq`: the number that waits; -1 where it is not known. */
  add(station: string, seq: number): void;
  close(): void;
}

function createHints(lines: Lines): Hints {
  const waiting = new Map<string, number>();
  const ended = new AbortController();
  let isWorking = false;
  const work = async (): Promise<void> => {
    isWorking = true;
    while (waiting.size > 0 && !ended.signal.aborted) {
      for (const [station, seq] of [...waiting].slice(0, wokenAtOnce)) {
        waiting.delete(station);
        lines.say(station, 'wake', String(seq));
      }
      await sleep(betweenMs, ended.signal);
    }
    isWorking = false;
  };
  return {
    add(station, seq) {
      waiting.set(station, seq);
      if (!isWorking) void work();
    },
    close() {
      ended.abort();
    },
  };
}

// How the daemon writes to the store. An intent must be on the disk before anything follows from it, so `record` throws;
// what has happened already waits here until it can be written, so that a full disk costs neither the log nor the daemon.
import { sayTime } from '../core/words.ts';
import type { Outage } from '../core/reason.ts';
import { StaleSlotError, type Change, type EventDetail, type Store } from '../store/store.ts';
import type { Content } from './content.ts';
import { createObstacle, type Blocked } from './obstacle.ts';
import type { DaemonParts } from './parts.ts';
import type { Publisher } from './publisher.ts';

export interface Journal {
  /** Commits changes, and before them what waits to be written. Throws when the disk refuses: then nothing is written. */
  record(changes: readonly Change[]): void;
  /** Commits what has happened already: now, or as soon as the disk lets it. Never throws. */
  recordSurely(changes: readonly Change[]): void;
  /** The same after this turn of the event loop: not even a slow disk is to stand between the samples. */
  recordSoon(change: Change): void;
  /** A line of the log that changes no slot. Never throws. */
  note(event: string, detail: EventDetail, slot?: string): void;
  /** Tries again to write what waits. Never throws. */
  writeWaiting(): void;
  /** Something kept the daemon from its work. Never throws. */
  failed(error: unknown): void;
  /** What keeps the daemon from its work now. */
  blocked(): Blocked | undefined;
  /** Once the disk takes it, what kept the daemon from its work is written into the log. Returns the time it took; undefined where all is well, or still is not. Never throws. */
  recover(): Outage | undefined;
}

interface JournalParts {
  readonly parts: Pick<DaemonParts, 'store' | 'clock' | 'tell' | 'raise'>;
  readonly content: Pick<Content, 'timeZone'>;
  readonly publisher: Pick<Publisher, 'outdate'>;
  /** The power has gone (in a rehearsal): nothing more is written. */
  readonly dead: AbortSignal;
}

export function createJournal({ parts, content, publisher, dead }: JournalParts): Journal {
  const { store, clock } = parts;
  const obstacle = createObstacle(parts);
  /** What has happened and could not be written yet (a full disk, a locked database), in order. */
  let unwritten: readonly Change[] = [];

  const writeWaiting = (): void => {
    const waiting = unwritten;
    if (waiting.length === 0 || dead.aborted) return;
    try {
      unwritten = [];
      store.commit(waiting);
      if (waiting.some(({ after }) => after !== undefined)) publisher.outdate();
    } catch (error) {
      unwritten = error instanceof StaleSlotError ? writeEach(store, waiting) : waiting;
      obstacle.meet(error);
    }
  };
  const recordSurely = (changes: readonly Change[]): void => {
    if (dead.aborted) return;
    unwritten = [...unwritten, ...changes];
    writeWaiting();
  };
  return {
    record(changes) {
      if (changes.length === 0 || dead.aborted) return;
      store.commit([...unwritten, ...changes]);
      unwritten = [];
      publisher.outdate();
    },
    recordSurely,
    recordSoon(change) {
      unwritten = [...unwritten, change];
      setImmediate(writeWaiting);
    },
    note(event, detail, slot = '') {
      recordSurely([{ at: clock.now(), slot, event, detail }]);
    },
    writeWaiting,
    failed: obstacle.meet,
    blocked: obstacle.now,
    recover() {
      const blocked = obstacle.now();
      if (!blocked || dead.aborted) return undefined;
      const line = lineOf(blocked, content.timeZone);
      try {
        // A round in which nothing was to be written proves nothing: this line does.
        store.commit([...unwritten, line]);
      } catch (error) {
        obstacle.meet(error);
        return undefined;
      }
      unwritten = [];
      obstacle.leave();
      publisher.outdate();
      const { message } = line.detail;
      parts.tell(message);
      parts.raise?.({ at: line.at, slot: '', message: `Đã hết: ${message}` });
      return blocked.outage;
    },
  };
}

/** The log's line of what kept the daemon from its work until now. */
function lineOf({ why, outage: { from, to } }: Blocked, timeZone: string) {
  const span = `từ ${sayTime(timeZone, from, to)} đến ${sayTime(timeZone, to, to)}`;
  const message = `Chương trình không làm việc được ${span}: ${why}.`;
  const detail = { message, from: Math.round(from), to: Math.round(to) };
  return { at: to, slot: '', event: 'trouble', detail };
}

/** One by one: a slot that somebody else has ended meanwhile stays as they left it. Returns what is still to be written. */
function writeEach(store: Store, waiting: readonly Change[]): readonly Change[] {
  return waiting.filter((change) => {
    try {
      store.commit([change]);
      return false;
    } catch (error) {
      return !(error instanceof StaleSlotError);
    }
  });
}

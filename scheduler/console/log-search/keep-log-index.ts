import { sayError } from '../../../content/schema/say-error.ts';
import { storeTroubleOf } from '../../store/explain-error.ts';
import { isDamage } from '../../store/open.ts';
import type { SlotLog } from '../../store/store.ts';
import { openLogIndex, removeLogIndex, type LogIndex } from './log-index.ts';
import { searchByReading, type LogSearch } from './log-search.ts';

export interface LogIndexPlaces {
  readonly file: string;
  readonly databaseFile: string;
  readonly log: () => SlotLog;
  /** Undefined while nobody knows the ward. */
  readonly timeZone: () => string | undefined;
  readonly tell: (line: string) => void;
}

/** Real ms. The first look is after the console has opened, for whoever waits for it. */
const restMs = 30_000;
const firstMs = 5000;
/** A piece of some 10 ms, and as long a pause: requests are answered between them. */
const linesInPiece = 200;
const pauseMs = 15;

/** Opened when it is first needed, and kept up with the log in the background. Where it cannot be used, lines are read. */
export function keepLogIndex({
  file,
  databaseFile,
  log,
  timeZone,
  tell,
}: LogIndexPlaces): LogSearch {
  const byReading = searchByReading(log);
  let index: LogIndex | undefined;
  let isBroken = false;
  let wasMadeAnew = false;
  const give = (error: unknown): void => {
    // Somebody writes just now, or for long on an ailing disk: the next look may be luckier.
    if (storeTroubleOf(error) === 'database-locked') return;
    index?.close();
    index = undefined;
    if (isDamage(error) && !wasMadeAnew) {
      wasMadeAnew = true;
      removeLogIndex(file);
      return;
    }
    isBroken = true;
    tell(`Mục lục để tìm trong nhật ký không dùng được (${sayError(error)}); tìm chậm hơn.`);
  };
  const opened = (): LogIndex | undefined => {
    if (!isBroken) index ??= openLogIndex(file, databaseFile, log);
    return index;
  };
  const orElse = <T>(work: (index: LogIndex) => T, otherwise: T | (() => T)): T => {
    try {
      const found = opened();
      if (found) return work(found);
    } catch (error) {
      give(error);
    }
    return otherwise instanceof Function ? otherwise() : otherwise;
  };
  let waiting: NodeJS.Timeout | undefined;
  const later = (ms: number): void => {
    waiting = setTimeout(look, ms).unref();
  };
  const look = (): void => {
    const zone = timeZone();
    const isDone = zone === undefined || orElse((found) => found.catchUp(zone, linesInPiece), true);
    later(isDone ? restMs : pauseMs);
  };
  later(firstMs);
  return {
    find: (...asked) =>
      orElse(
        (found) => found.find(...asked),
        () => byReading.find(...asked),
      ),
    close() {
      clearTimeout(waiting);
      index?.close();
    },
  };
}

// Who speaks live, on the console's side: his pieces of sound are looked at and written into a file, which the daemon follows.
import { randomBytes } from 'node:crypto';
import { close, closeSync, constants, fdatasync, openSync, writeSync } from 'node:fs';
import { LoaError } from '../../../content/schema/loa-error.ts';
import { speechBytesPerMs, type SpeechEnd } from '../../core/speech.ts';
import {
  beginSpeechFile,
  endSpeech,
  isSpeechOpen,
  removeSpeech,
  speechEnd,
  type SpeechFiles,
} from '../../store/speech-files.ts';

/** Whoever wants to speak. */
export interface Speaker {
  /** His session: nobody else's pieces are taken. */
  readonly session: string;
  readonly name: string;
}

/** Some sound, in order: the first has the number 0. */
export interface Piece {
  readonly number: number;
  /** As speechRateHz says. */
  readonly bytes: Uint8Array;
}

export interface LiveDesk {
  /** The id of a new speech. Throws LoaError where somebody speaks already, or the disk refuses. */
  open(speaker: Speaker): string;
  /** Takes a piece; one that was taken already is let pass. Undefined: that session has no such speech. */
  take(
    session: string,
    id: string,
    piece: Piece | undefined,
    end: SpeechEnd | undefined,
  ): Taken | undefined;
  /** Nothing came of it: it leaves nothing behind. */
  forget(id: string): void;
  /** That session's page has gone: what it has open ends. */
  leave(session: string): void;
}

export interface Taken {
  readonly bytes: number;
  /** The number that is wanted next. */
  readonly next: number;
  /** Undefined while it goes on. */
  readonly end: SpeechEnd | undefined;
}

interface Open {
  readonly id: string;
  readonly speaker: Speaker;
  readonly files: SpeechFiles;
  readonly openedAt: number;
  lastAt: number;
  next: number;
  bytes: number;
  syncedAt: number;
}

/** So much sound a piece may have: what gathered while the network stood still. */
export const mostPieceBytes = 3000 * speechBytesPerMs;
/** Nobody speaks faster than time: so much more than has passed, for what gathered before, ms. */
const aheadMs = 3000;
/** A clock in a sound card may be so much faster than ours. */
const drift = 1.01;
/** On the disk for sure each so often, real ms. */
const syncEveryMs = 2000;
/** Of a page that has gone, and that nobody took up: another one may begin, real ms. */
const leftAfterMs = 10_000;

/** `now`: real ms, steady; given by tests. */
export function createLiveDesk(dataDir: string, now = (): number => performance.now()): LiveDesk {
  let open: Open | undefined;

  const isTaken = ({ files, lastAt }: Open): boolean =>
    isSpeechOpen(files) && now() - lastAt < leftAfterMs;

  return {
    open(speaker) {
      if (open && isTaken(open)) throw busy(open.speaker.name);
      if (open) endSpeech(open.files, 'connection-lost');
      const id = randomBytes(16).toString('hex');
      const files = beginSpeechFile(dataDir, id);
      const at = now();
      open = {
        ...{ id, speaker, files, openedAt: at, lastAt: at },
        ...{ next: 0, bytes: 0, syncedAt: at },
      };
      return id;
    },
    take(session, id, piece, end) {
      if (open?.id !== id || open.speaker.session !== session) return undefined;
      open.lastAt = now();
      const goesOn = isSpeechOpen(open.files);
      if (piece && goesOn) append(open, piece, now());
      if (end && goesOn) endSpeech(open.files, end);
      const why = isSpeechOpen(open.files) ? undefined : (speechEnd(open.files) ?? 'over');
      return { bytes: open.bytes, next: open.next, end: why };
    },
    forget(id) {
      if (open?.id !== id) return;
      const { files } = open;
      open = undefined;
      removeSpeech(files);
    },
    leave(session) {
      if (open?.speaker.session === session && isSpeechOpen(open.files))
        endSpeech(open.files, 'left');
    },
  };
}

function append(open: Open, { number, bytes }: Piece, now: number): void {
  if (number < open.next) return;
  const mostBytes = (aheadMs + (now - open.openedAt) * drift) * speechBytesPerMs;
  const isTorn =
    number > open.next || bytes.length % 2 !== 0 || open.bytes + bytes.length > mostBytes;
  if (isTorn) {
    endSpeech(open.files, 'torn');
    return;
  }
  const isSynced = now - open.syncedAt >= syncEveryMs;
  try {
    writeOnto(open.files.pcm, bytes, isSynced);
  } catch {
    endSurely(open.files);
    return;
  }
  open.next += 1;
  open.bytes += bytes.length;
  if (isSynced) open.syncedAt = now;
}

/** Opened for each piece, so that nothing stays open of a speech that is over. Throws where the disk does not take all of it. */
function writeOnto(file: string, bytes: Uint8Array, isSynced: boolean): void {
  const to = openSync(file, constants.O_WRONLY | constants.O_APPEND);
  try {
    // A disk that is nearly full takes a part, without a word.
    if (writeSync(to, bytes) < bytes.length) throw new Error('short write');
  } catch (error) {
    closeSync(to);
    throw error;
  }
  if (!isSynced) closeSync(to);
  else
    fdatasync(to, () => {
      close(to);
    });
}

/** A disk that takes no sound may not take this either: then nothing more comes, which ends it. */
function endSurely(files: SpeechFiles): void {
  try {
    endSpeech(files, 'not-written');
  } catch {
    // Said above.
  }
}

function busy(name: string): LoaError {
  return new LoaError('speech-busy', `${name} đang nói trực tiếp.`, {
    hint: 'Chờ người ấy nói xong, hoặc bấm “Dừng ngay” để dừng lời ấy.',
  });
}

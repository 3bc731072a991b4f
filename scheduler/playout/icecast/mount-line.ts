// The one connection to a mount: an emergency goes on where the bulletin was cut, and between airings there may be silence.
import { performance } from 'node:perf_hooks';
import { tellError } from '../../../content/schema/say-error.ts';
import { sleep } from '../../clock.ts';
import { connectSource, type Mount, type SourceConnection } from './connection.ts';
import { openEar, type Ear } from './ear.ts';
import { silentFrame, type SilentFrame } from './silent-frames.ts';

export interface MountLine {
  /** For somebody who is going to send: the connection stays until all have left. */
  enter(): void;
  leave(): void;
  /** Connects, unless it is connected. Rejects with a Vietnamese message. */
  connect(title: string): Promise<void>;
  /** Resolves when the system has taken the bytes. Rejects when the server has gone, and forgets the connection. */
  write(bytes: Uint8Array): Promise<void>;
  /** Lets go of a connection that is not worth keeping. */
  drop(): void;
  /** Somebody sends now: no silence in between, and what comes out is listened to. */
  begin(): Ear;
  end(ear: Ear): void;
  /** Sends silence whenever nobody else sends, until `close`. `like`: an MP3 whose frames it resembles. */
  keep(title: string): void;
  resemble(mp3: Uint8Array): void;
  /** Nothing to ask the server: it has our source. With a sentence: what it said last. */
  state(): 'free' | 'held' | { readonly problem: string };
  close(): void;
}

const silenceSliceMs = 200;
/** What the server has of the silence ahead: the next bulletin waits behind it. */
const silenceLeadMs = 300;
const longestRetryMs = 5000;

export function createMountLine(mount: Mount, station: string): MountLine {
  let connection: SourceConnection | undefined;
  let connecting: Promise<void> | undefined;
  let inside = 0;
  let sending = 0;
  let problem: string | undefined;
  let silence: SilentFrame = silentFrame();
  let keeping: AbortController | undefined;

  const drop = (): void => {
    connection?.close();
    connection = undefined;
  };
  const connect = async (title: string): Promise<void> => {
    if (connection) return;
    connecting ??= connectSource(mount, title, station)
      .then(
        (made) => {
          problem = undefined;
          connection = made;
          // Everybody may have left meanwhile.
          if (inside === 0 && !keeping) drop();
        },
        (error: unknown) => {
          problem = tellError(error);
          throw error;
        },
      )
      .finally(() => {
        connecting = undefined;
      });
    await connecting;
  };
  const write = async (bytes: Uint8Array): Promise<void> => {
    const to = connection;
    if (!to) throw new Error(`Chưa nối được Icecast ${mount.shown}. Kiểm tra Icecast đang chạy.`);
    try {
      await to.write(bytes);
    } catch (error) {
      if (connection === to) drop();
      throw error;
    }
  };
  const sendSilence = async (title: string, ended: AbortSignal): Promise<void> => {
    let retryMs = 250;
    let aheadUntil = performance.now();
    while (!ended.aborted) {
      if (sending > 0) {
        await sleep(silenceSliceMs, ended);
        aheadUntil = performance.now();
        continue;
      }
      try {
        await connect(title);
        const count = Math.ceil(silenceSliceMs / silence.durationMs);
        await write(Buffer.concat(Array.from({ length: count }, () => silence.bytes)));
        aheadUntil = Math.max(aheadUntil, performance.now()) + count * silence.durationMs;
        retryMs = 250;
        await sleep(aheadUntil - performance.now() - silenceLeadMs, ended);
      } catch {
        await sleep(retryMs, ended);
        retryMs = Math.min(retryMs * 2, longestRetryMs);
      }
    }
  };
  const leave = (): void => {
    inside -= 1;
    if (inside === 0 && !keeping) drop();
  };

  return {
    connect,
    write,
    drop,
    leave,
    enter: () => {
      inside += 1;
    },
    begin() {
      sending += 1;
      return openEar(mount.url);
    },
    end(ear) {
      sending -= 1;
      ear.close();
      leave();
    },
    keep(title) {
      if (keeping) return;
      keeping = new AbortController();
      void sendSilence(title, keeping.signal);
    },
    resemble(mp3) {
      silence = silentFrame(mp3);
    },
    state() {
      if (connection) return 'held';
      return keeping && problem !== undefined ? { problem } : 'free';
    },
    close() {
      keeping?.abort();
      keeping = undefined;
      if (inside === 0) drop();
    },
  };
}

// The one connection to a mount: an emergency goes on where the bulletin was cut, and between airings there may be silence.
import type { Mount } from './connection.ts';
import { openEar, type Ear } from './ear.ts';
import { sendSilence } from './send-silence.ts';
import { silentFrame, type SilentFrame } from './silent-frames.ts';
import { createSource } from './source.ts';

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

export function createMountLine(mount: Mount, station: string): MountLine {
  let inside = 0;
  let sending = 0;
  let silence: SilentFrame = silentFrame();
  let keeping: AbortController | undefined;
  const isWanted = (): boolean => inside > 0 || keeping !== undefined;
  const source = createSource(mount, station, isWanted);
  const dropUnwanted = (): void => {
    if (!isWanted()) source.drop();
  };
  const leave = (): void => {
    inside -= 1;
    dropUnwanted();
  };

  return {
    connect: source.connect,
    write: source.write,
    drop: source.drop,
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
      void sendSilence(source, title, () => (sending > 0 ? undefined : silence), keeping.signal);
    },
    resemble(mp3) {
      silence = silentFrame(mp3);
    },
    state() {
      if (source.isConnected()) return 'held';
      const problem = source.problem();
      return keeping && problem !== undefined ? { problem } : 'free';
    },
    close() {
      keeping?.abort();
      keeping = undefined;
      dropUnwanted();
    },
  };
}

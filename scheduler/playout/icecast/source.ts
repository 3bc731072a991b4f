import { LoaError } from '../../../content/schema/loa-error.ts';
import { tellError } from '../../../content/schema/say-error.ts';
import { connectSource, type Mount, type SourceConnection } from './connection.ts';

/** The connection to a mount, while there is one. */
export interface Source {
  /** Connects, unless it is connected. Rejects with a Vietnamese message. */
  readonly connect: (title: string) => Promise<void>;
  /** Resolves when the system has taken the bytes. Rejects when the server has gone, and forgets the connection. */
  readonly write: (bytes: Uint8Array) => Promise<void>;
  readonly drop: () => void;
  isConnected(): boolean;
  /** Why it could not be connected last; undefined where it could. */
  problem(): string | undefined;
}

/** `isWanted`: whether a connection that was made is still for somebody. */
export function createSource(mount: Mount, station: string, isWanted: () => boolean): Source {
  let connection: SourceConnection | undefined;
  let connecting: Promise<void> | undefined;
  let problem: string | undefined;

  const drop = (): void => {
    connection?.close();
    connection = undefined;
  };
  return {
    drop,
    isConnected: () => connection !== undefined,
    problem: () => problem,
    async connect(title) {
      if (connection) return;
      connecting ??= connectSource(mount, title, station)
        .then(
          (made) => {
            problem = undefined;
            connection = made;
            // Everybody may have left meanwhile.
            if (!isWanted()) drop();
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
    },
    async write(bytes) {
      const to = connection;
      if (!to)
        throw new LoaError(
          'icecast-away',
          `Chưa nối được Icecast ${mount.shown}. Kiểm tra Icecast đang chạy.`,
        );
      try {
        await to.write(bytes);
      } catch (error) {
        if (connection === to) drop();
        throw error;
      }
    },
  };
}

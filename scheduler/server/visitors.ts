import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { openFilesLimit } from '../open-files.ts';

/** Each holds some 15 kB of ours and a few descriptors of the system's. */
const mostVisitors = 1000;
/** What the program itself has open. */
const ownDescriptors = 48;
/** A visitor's connection, and the file that is being sent to him. */
const descriptorsEach = 2;
/** So many more are told to come back; beyond, the connection is closed without a word. */
const toldToWait = 256;
const retryAfterSeconds = 10;

/**
 * How long a visitor may take, ms; options of `createServer`. Nobody holds a connection by being slow or silent, and a
 * browser that reads on and on (a bulletin) is never cut.
 */
export const visitorPatience = {
  /** From the connection on, until his request's head is whole. */
  headersTimeout: 10_000,
  requestTimeout: 20_000,
  keepAliveTimeout: 5000,
  connectionsCheckingInterval: 2000,
  /** Neither a byte from him nor one taken by him. */
  silenceTimeout: 60_000,
};

/** How many connections a process that may open so many files can have: `256` → 104. */
export function mostConnections(openFiles = openFilesLimit()): number {
  const fitting = Math.floor((openFiles - ownDescriptors) / descriptorsEach);
  return Math.min(mostVisitors, Math.max(8, fitting));
}

/** Keeps a server from taking more visitors than it has descriptors and memory for. */
export function limitVisitors(
  server: Server,
  most: number,
  { silenceTimeout }: typeof visitorPatience,
): void {
  server.timeout = silenceTimeout;
  server.maxConnections = most + Math.min(toldToWait, Math.max(8, Math.floor(most / 4)));
  let visitors = 0;
  const silent = createSilent(server);
  server.prependListener('connection', (socket: Socket) => {
    visitors += 1;
    socket.once('close', () => (visitors -= 1));
    if (visitors <= most) return;
    // Who only keeps a connection for later gives it up first, then who has asked for nothing since he came.
    server.closeIdleConnections();
    const oldest = silent.oldest();
    if (oldest) oldest.destroy();
    else turnAway(socket);
  });
}

/** A browser sends its request as soon as it is connected; who has sent nothing after so long, ms, makes room for somebody else. */
const beginsWithinMs = 50;
/** And who has not ended what he began to ask. */
const asksWithinMs = 1000;

/** Connections on which nothing is asked: a crowd of them must not keep out who asks. */
function createSilent(server: Server) {
  const since = new Map<Socket, number>();
  /** Bytes of the requests before. */
  const read = new WeakMap<Socket, number>();
  server.on('connection', (socket: Socket) => {
    since.set(socket, performance.now());
    socket.once('close', () => since.delete(socket));
  });
  server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    since.delete(socket);
    response.once('close', () => {
      if (socket.destroyed) return;
      read.set(socket, socket.bytesRead);
      since.set(socket, performance.now());
    });
  });
  return {
    /** Taken off the list; undefined where all have come just now. */
    oldest(): Socket | undefined {
      const now = performance.now();
      for (const [socket, from] of since) {
        // Those behind it have come later still.
        if (now - from < beginsWithinMs) return undefined;
        const isAsking = socket.bytesRead > (read.get(socket) ?? 0);
        if (isAsking && now - from < asksWithinMs) continue;
        since.delete(socket);
        return socket;
      }
      return undefined;
    },
  };
}

const body = 'Trang đang có quá nhiều người xem. Xin thử lại sau mười giây.\n';
const tooMany = `HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\nCache-Control: no-store\r\nRetry-After: ${retryAfterSeconds}\r\nConnection: close\r\n\r\n${body}`;

/** Sockets that were answered before they asked; what they ask then is not answered again. */
const turnedAway = new WeakSet<Socket>();

export function isTurnedAway(socket: Socket): boolean {
  return turnedAway.has(socket);
}

function turnAway(socket: Socket): void {
  turnedAway.add(socket);
  socket.end(tooMany);
  // Closed at once, with his request unread, the system would throw the answer away (RST).
  setTimeout(() => socket.destroy(), 1000).unref();
}

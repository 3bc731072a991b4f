// A small server that speaks Icecast's source protocol, in this process: the real one is not on every machine, and cannot
// be broken to order. (The real one: tests/media/playout/icecast.test.ts.)
import { createServer, type Socket } from 'node:net';

export interface IcecastStandIn {
  /** With the right password; `icecastUrl` of ward.yaml. */
  readonly address: string;
  readonly wrongAddress: string;
  /** Bytes of sound that sources have sent. */
  readonly received: () => number;
  /** Sources that are connected. */
  readonly sources: () => number;
  /** Cuts off whoever is connected, and takes nobody any more. */
  readonly breakOff: () => void;
  readonly stop: () => void;
}

const password = 'bimat';

export async function startIcecastStandIn(): Promise<IcecastStandIn> {
  const sockets = new Set<Socket>();
  let received = 0;
  const server = createServer((socket) => {
    let head: string | undefined = '';
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
    socket.on('data', (bytes) => {
      if (head !== undefined) {
        head += bytes.toString('latin1');
        if (!head.includes('\r\n\r\n')) return;
        socket.write(answerTo(head));
        head = undefined;
      } else received += bytes.length;
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const withPassword = (secret: string): string =>
    `http://source:${secret}@127.0.0.1:${port}/loa.mp3`;
  const breakOff = (): void => {
    if (server.listening) server.close();
    for (const socket of sockets) socket.destroy();
  };
  return {
    address: withPassword(password),
    wrongAddress: withPassword('sai'),
    received: () => received,
    sources: () => sockets.size,
    breakOff,
    stop: breakOff,
  };
}

/** What Icecast answers to a source client: PUT, the password, and that it waits for the go-ahead. */
function answerTo(head: string): string {
  const secret = Buffer.from(`source:${password}`).toString('base64');
  const understood = head.startsWith('PUT /loa.mp3 HTTP/1.1\r\n') && /^Expect: 100-c/m.test(head);
  if (!understood) return 'HTTP/1.1 400 Bad Request\r\n\r\n';
  return head.includes(`Authorization: Basic ${secret}\r\n`)
    ? 'HTTP/1.1 100 Continue\r\n\r\n'
    : 'HTTP/1.1 401 Authentication Required\r\n\r\n';
}

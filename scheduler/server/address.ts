import { createServer, type Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../failure.ts';

export interface Address {
  readonly host: string;
  /** 0 picks a free one. */
  readonly port: number;
}

/** Who ran on this port a moment ago and was killed has given it back within this time, real ms. */
const patienceMs = 2000;

/**
 * Has the server listen; gives its address, e.g. `http://127.0.0.1:4321`. Rejects with Failure (Vietnamese) where the
 * address cannot be had; a port that is taken is tried again first for a moment where `patient`.
 */
export async function listen(
  server: Server,
  { host, port }: Address,
  { patient = false } = {},
): Promise<string> {
  const until = performance.now() + (patient ? patienceMs : 0);
  for (;;) {
    const error = await tryToListen(server, host, port);
    if (error === undefined) break;
    if (error.code !== 'EADDRINUSE' || performance.now() >= until)
      throw listenFailure(error, host, port);
    await sleep(50);
  }
  const address = server.address();
  const actual = typeof address === 'object' && address !== null ? address.port : port;
  return `http://${host.includes(':') ? `[${host}]` : host}:${actual}`;
}

/** Throws Failure where a page would not get this address; so that a minute's work does not come first. */
export async function checkAddress(address: Address): Promise<void> {
  const server = createServer();
  await listen(server, address, { patient: true });
  await new Promise((resolve) => server.close(resolve));
}

function tryToListen(
  server: Server,
  host: string,
  port: number,
): Promise<NodeJS.ErrnoException | undefined> {
  return new Promise((resolve) => {
    const failed = (error: NodeJS.ErrnoException): void => {
      server.off('listening', listening);
      resolve(error);
    };
    const listening = (): void => {
      server.off('error', failed);
      resolve(undefined);
    };
    server.once('error', failed).once('listening', listening);
    server.listen(port, host);
  });
}

function listenFailure(error: NodeJS.ErrnoException, host: string, port: number): Failure {
  const other = `Chạy với cổng khác: LOA_PORT=${port + 1} npm start (LOA_PORT=0: tự chọn cổng trống).`;
  switch (error.code) {
    case 'EADDRINUSE':
      return new Failure(
        `Cổng ${port} đang có chương trình khác dùng, trang chưa mở được.`,
        `Nếu Loa Phường đang chạy ở cửa sổ khác thì đóng cửa sổ đó trước. ${other}`,
      );
    case 'EACCES':
      return new Failure(`Hệ điều hành không cho mở cổng ${port}.`, other);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new Failure(
        `Máy này không có địa chỉ "${host}".`,
        'Đặt LOA_HOST=127.0.0.1 (chỉ máy này xem) hoặc LOA_HOST=0.0.0.0 (máy khác trong mạng cũng xem).',
      );
    default:
      return new Failure(`Không mở được trang ở ${host}:${port}: ${error.message}.`, other);
  }
}

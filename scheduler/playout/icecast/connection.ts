import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { LoaError } from '../../../content/schema/loa-error.ts';

/** Where to send: `http://source:secret@127.0.0.1:8000/loa.mp3`. */
export interface Mount {
  readonly url: URL;
  /** Without the password, for messages and logs. */
  readonly shown: string;
}

/** A connected source client. */
export interface SourceConnection {
  /** Resolves when the system has taken the bytes. Rejects (Vietnamese) when the server has gone. */
  write(bytes: Uint8Array): Promise<void>;
  close(): void;
}

const connectMs = 4000;

/** Throws (Vietnamese) where the address cannot be used. */
export function readMount(address: string | undefined): Mount {
  const url = URL.parse(address ?? '');
  if (url?.protocol !== 'http:' || url.pathname === '/' || url.password === '')
    throw new LoaError(
      'icecast-address',
      'Địa chỉ Icecast chưa đúng. Ghi output.icecastUrl trong content/ward.yaml, ví dụ: http://source:mật-khẩu@127.0.0.1:8000/loa.mp3.',
    );
  return { url, shown: `${url.host}${url.pathname}` };
}

/**
 * Connects as a source client (HTTP PUT, Icecast 2.4 and later). Rejects with a Vietnamese message.
 * Spoken by hand: node:http would send the body in chunks, which Icecast 2.4 takes for sound.
 */
export async function connectSource(
  mount: Mount,
  title: string,
  station: string,
): Promise<SourceConnection> {
  const { url, shown } = mount;
  const socket = connect(Number(url.port || 80), url.hostname.replace(/^\[|\]$/g, ''));
  const gone = goneMessage(socket, shown);
  // It is looked at where something is written; until then nobody waits for it.
  gone.catch(() => undefined);
  socket.setTimeout(connectMs, () => socket.destroy(new Error('timeout')));
  socket.write(requestHead(mount, title, station));
  try {
    const answer = await Promise.race([once(socket, 'data'), gone]);
    const status = Number(/^HTTP\/\d\.\d (\d{3})/.exec(String(answer[0]))?.[1]);
    if (status !== 100 && status !== 200)
      throw new LoaError('icecast-refused', refusal(status, shown));
  } catch (error) {
    socket.destroy();
    throw error;
  }
  socket.setTimeout(0);
  socket.resume();
  return {
    async write(bytes) {
      if (socket.destroyed) await gone;
      if (!socket.write(bytes)) await Promise.race([once(socket, 'drain'), gone]);
    },
    close: () => {
      socket.destroySoon();
    },
  };
}

function requestHead({ url }: Mount, title: string, station: string): string {
  const user = decodeURIComponent(url.username || 'source');
  const secret = Buffer.from(`${user}:${decodeURIComponent(url.password)}`).toString('base64');
  const oneLine = (text: string): string => text.replace(/\s+/g, ' ');
  return [
    `PUT ${url.pathname} HTTP/1.1`,
    `Host: ${url.host}`,
    `Authorization: Basic ${secret}`,
    'User-Agent: loa-phuong',
    'Content-Type: audio/mpeg',
    'Expect: 100-continue',
    'Ice-Public: 0',
    `Ice-Name: ${oneLine(station)}`,
    `Ice-Description: ${oneLine(title)}`,
    '\r\n',
  ].join('\r\n');
}

/** Rejects once the server has gone; never resolves. */
function goneMessage(socket: Socket, shown: string): Promise<never> {
  return new Promise((_, reject) => {
    socket.on('error', (error: NodeJS.ErrnoException) => {
      reject(
        new Error(
          `Không nối được máy chủ Icecast ${shown} (${error.code ?? error.message}). Kiểm tra Icecast đang chạy và địa chỉ trong output.icecastUrl của content/ward.yaml.`,
        ),
      );
    });
    socket.on('close', () => {
      reject(
        new Error(
          `Máy chủ Icecast ${shown} đã ngắt kết nối. Kiểm tra Icecast còn chạy và đường mạng tới nó.`,
        ),
      );
    });
  });
}

function refusal(status: number, shown: string): string {
  switch (status) {
    case 401:
      return `Icecast ${shown} không nhận mật khẩu nguồn. Sửa mật khẩu trong output.icecastUrl của content/ward.yaml cho trùng source-password của Icecast.`;
    case 403:
      return `Icecast ${shown} không nhận: đã có nguồn khác phát vào địa chỉ này, hoặc địa chỉ bị khóa. Dừng nguồn kia hoặc đổi tên sau dấu / cuối của output.icecastUrl.`;
    default:
      return `Icecast ${shown} từ chối (mã ${status}). Xem nhật ký của Icecast.`;
  }
}

import { request, type ClientRequest } from 'node:http';
import { once } from 'node:events';

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
    throw new Error(
      'Địa chỉ Icecast chưa đúng. Ghi output.icecastUrl trong content/ward.yaml, ví dụ: http://source:mật-khẩu@127.0.0.1:8000/loa.mp3.',
    );
  return { url, shown: `${url.host}${url.pathname}` };
}

/** Connects as a source client (HTTP PUT, Icecast 2.4 and later). Rejects with a Vietnamese message. */
export async function connectSource(
  { url, shown }: Mount,
  title: string,
  station: string,
): Promise<SourceConnection> {
  const put = request(url, {
    method: 'PUT',
    agent: false,
    auth: `${decodeURIComponent(url.username || 'source')}:${decodeURIComponent(url.password)}`,
    headers: {
      'Content-Type': 'audio/mpeg',
      Expect: '100-continue',
      'Ice-Public': '0',
      // Header fields carry Latin-1 only; Icecast shows UTF-8 that was sent as its bytes.
      'Ice-Name': Buffer.from(station).toString('latin1'),
      'Ice-Description': Buffer.from(title).toString('latin1'),
    },
  });
  put.on('error', () => undefined);
  const gone = goneMessage(put, shown);
  put.flushHeaders();
  const timer = setTimeout(() => put.destroy(new Error('timeout')), connectMs);
  try {
    await Promise.race([once(put, 'continue'), gone]);
  } catch (error) {
    put.destroy();
    throw error;
  } finally {
    clearTimeout(timer);
  }
  gone.catch(() => undefined);
  return {
    async write(bytes) {
      if (!put.write(bytes)) await Promise.race([once(put, 'drain'), gone]);
      else if (put.destroyed) await gone;
    },
    close: () => put.end(() => put.destroy()),
  };
}

/** Rejects once the server has refused us or has gone; never resolves. */
function goneMessage(put: ClientRequest, shown: string): Promise<never> {
  return new Promise((_, reject) => {
    put.on('response', (response) => {
      response.resume();
      reject(new Error(refusal(response.statusCode ?? 0, shown)));
    });
    put.on('error', (error: NodeJS.ErrnoException) => {
      reject(
        new Error(
          `Không nối được máy chủ Icecast ${shown} (${error.code ?? error.message}). Kiểm tra Icecast đang chạy và địa chỉ trong output.icecastUrl của content/ward.yaml.`,
        ),
      );
    });
    put.on('close', () => {
      reject(new Error(`Máy chủ Icecast ${shown} đã ngắt kết nối.`));
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

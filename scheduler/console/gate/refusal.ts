import { html } from 'hono/html';
import type { Html } from '../pages/html.ts';

/** Why the gate lets something not through. The log has the code (core/say-account-event.ts has words for it). */
export type RefusalCode =
  | 'not-signed-in'
  | 'not-allowed'
  | 'origin'
  | 'token-used'
  | 'token-unknown'
  | 'by-get'
  | 'too-large'
  | 'too-many'
  | 'no-such-act'
  | 'unreadable';

interface RefusalWords {
  readonly status: 400 | 401 | 403 | 404 | 405 | 413 | 429;
  readonly title: string;
  readonly says: string;
}

const stale: RefusalWords = {
  status: 403,
  title: 'Trang đã cũ',
  says: 'Biểu mẫu này đã được gửi một lần, hoặc trang mở quá lâu; chưa làm gì thêm. Mở lại trang rồi làm lại.',
};

export const refusals: { readonly [Code in RefusalCode]: RefusalWords } = {
  'not-signed-in': {
    status: 401,
    title: 'Chưa đăng nhập',
    says: 'Phiên làm việc đã hết, hoặc chưa đăng nhập; chưa làm gì. Đăng nhập rồi làm lại.',
  },
  'not-allowed': {
    status: 403,
    title: 'Không có quyền',
    says: 'Vai trò của tài khoản này không được làm việc ấy; chưa làm gì. Nhờ người có quyền, hoặc người quản trị thêm vai trò.',
  },
  origin: {
    status: 403,
    title: 'Yêu cầu từ trang khác',
    says: 'Việc này chỉ làm được từ chính trang của đài; chưa làm gì. Mở lại trang rồi làm lại.',
  },
  'token-used': stale,
  'token-unknown': stale,
  'by-get': {
    status: 405,
    title: 'Không làm bằng đường dẫn',
    says: 'Mở một đường dẫn không làm gì cả. Bấm nút trên trang của đài.',
  },
  'too-large': {
    status: 413,
    title: 'Gửi lên quá lớn',
    says: 'Chưa nhận gì. Gửi lại ít hơn.',
  },
  'too-many': {
    status: 429,
    title: 'Quá nhiều yêu cầu',
    says: 'Chờ mười giây rồi tải lại trang.',
  },
  'no-such-act': {
    status: 404,
    title: 'Không có việc này',
    says: 'Địa chỉ có thể đã gõ nhầm. Bấm nút trên trang của đài.',
  },
  unreadable: {
    status: 400,
    title: 'Không đọc được biểu mẫu',
    says: 'Dữ liệu gửi lên bị đứt hoặc không đúng dạng; chưa làm gì. Mở lại trang rồi làm lại.',
  },
};

/** The true measure of what was sent, and what to do with more. Bytes; `file`: of what takes a file too; `says`: where it has words of its own. */
export function sayTooLarge({
  text,
  file,
  says,
}: {
  readonly text: number;
  readonly file?: number;
  readonly says?: string;
}): string {
  if (says !== undefined) return says;
  const sayBytes = (bytes: number): string =>
    bytes < 1_000_000 ? `${Math.round(bytes / 1024)} kB` : `${Math.round(bytes / 1024 ** 2)} MB`;
  const most = sayBytes(text);
  return file === undefined
    ? `Chưa nhận gì. Chữ gửi lên ở đây tối đa ${most}. Văn bản dài hơn thì đưa vào bằng tệp, hay dán, ở trang Bài mới (/dai/bai/moi/).`
    : `Chưa nhận gì. Tệp tối đa ${sayBytes(file)}: chọn tệp nhỏ hơn; văn bản nặng thường vì ảnh, bỏ bớt ảnh hoặc chép phần chữ sang tệp mới rồi gửi lại. Chữ dán hay gõ vào tối đa ${most}: dài hơn thì lưu thành tệp .txt hay .docx rồi gửi tệp.`;
}

/** A page that stands for itself: it needs no station, no store and nobody signed in. */
export function plainConsolePage(title: string, says: string, inner: Html | '' = ''): Html {
  return html`<!doctype html>
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="stylesheet" href="/dai/console.css" />
      </head>
      <body data-page="refusal">
        <main>
          <h1>${title}</h1>
          <p>${says}</p>
          ${inner}
          <p><a href="/dai/">Về bàn điều khiển</a></p>
        </main>
      </body>
    </html>`;
}

import type { Answer } from './answer.ts';
import { plainPage } from './plain-page.ts';

const html = 'text/html; charset=utf-8';
const text = 'text/plain; charset=utf-8';
/** The first build of a small machine takes from some seconds to a minute. */
const soon = { 'Retry-After': '5', Refresh: '5' };

export const notBuilt: Answer = {
  status: 503,
  type: html,
  headers: soon,
  body: plainPage('Trang đang được dựng', 'Xin chờ: trang tự tải lại, và hiện ra khi dựng xong.'),
};

export const notBuildable: Answer = {
  status: 503,
  type: html,
  headers: { 'Retry-After': '3600' },
  body: plainPage(
    'Trang chưa dựng được',
    'Lần dựng trang gần nhất không thành, đài đã được báo. Loa của phường vẫn phát theo lịch. Xin quay lại sau.',
  ),
};

export const notFound: Answer = {
  status: 404,
  type: html,
  body: plainPage('Không có trang này', 'Địa chỉ có thể đã gõ nhầm hoặc trang đã được dời.'),
};

export const unreadablePath: Answer = {
  status: 400,
  type: html,
  body: plainPage('Địa chỉ không đọc được', 'Trong địa chỉ có dấu % viết sai. Xin gõ lại địa chỉ.'),
};

export const readOnly: Answer = {
  status: 405,
  type: text,
  // Whatever else is being sent up is not waited for.
  headers: { Allow: 'GET, HEAD', Connection: 'close' },
  body: 'Máy chủ này chỉ cho đọc: không nhận dữ liệu gửi lên.',
};

export function tooLarge(
  says = 'Chưa nhận gì. Tệp gửi lên tối đa 60 MB: chọn tệp nhỏ hơn.',
): Answer {
  return {
    status: 413,
    type: html,
    headers: { Connection: 'close' },
    body: plainPage('Gửi lên quá lớn', says),
  };
}

export const notAcceptable: Answer = {
  status: 406,
  type: text,
  headers: { Vary: 'Accept-Encoding' },
  body: 'Tệp này không có dạng nén mà trình duyệt đòi (Accept-Encoding).',
};

export const changedSince: Answer = {
  status: 412,
  type: text,
  body: 'Tệp đã đổi từ lần xem trước.',
};

export const tooManyReaders: Answer = {
  status: 503,
  type: text,
  headers: { 'Retry-After': '10' },
  body: 'Đang có quá nhiều người tải. Xin thử lại sau mười giây.',
};

export function notForYou(why: string): Answer {
  const said = `Trang này chỉ mở được bằng trình duyệt trên chính máy của đài, ở địa chỉ http://127.0.0.1 hoặc http://localhost. ${why}`;
  const headers = { Connection: 'close' };
  return {
    status: 403,
    type: html,
    headers,
    body: plainPage('Bàn trực chỉ mở trên máy của đài', said),
  };
}

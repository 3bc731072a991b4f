import { sayError } from '../../../content/schema/say-error.ts';

/** What a mail server or the line to it refuses, in Vietnamese; nodemailer speaks in codes and English. */
const refusals: readonly (readonly [pattern: RegExp, says: string])[] = [
  [
    /self.signed|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|unable to (verify|get)/i,
    'chứng chỉ của máy chủ thư không được ai bảo đảm; hỏi người quản lý máy chủ ấy, hoặc chỉ cho Node tệp chứng chỉ của họ bằng biến NODE_EXTRA_CA_CERTS',
  ],
  [/CERT_HAS_EXPIRED|certificate has expired/i, 'chứng chỉ của máy chủ thư đã hết hạn'],
  [
    /ERR_TLS_CERT_ALTNAME|altnames/i,
    'chứng chỉ của máy chủ thư mang tên khác với tên ghi ở mail.smtp',
  ],
  [/\bEAUTH\b/, 'máy chủ thư không nhận tên đăng nhập hoặc mật khẩu'],
  [
    /\bETLS\b/,
    'máy chủ thư không mở được đường mã hóa TLS, nên chưa gửi mật khẩu; dùng smtps:// hoặc cổng khác',
  ],
  [
    /wrong version number|ERR_SSL/i,
    'cổng ấy không nói TLS; dùng smtp:// thay cho smtps://, hoặc cổng khác',
  ],
  [/\bETIMEDOUT\b|timeout/i, 'máy chủ thư không trả lời'],
  [/\bEENVELOPE\b/, 'máy chủ thư không nhận người gửi hoặc người nhận'],
  [/\bEDNS\b/, 'không tìm thấy máy chủ thư'],
];

/** A Vietnamese clause without its full stop. */
export function sayMailError(error: unknown): string {
  if (!(error instanceof Error)) return sayError(error);
  const code = 'code' in error ? String(error.code) : '';
  const text = `${code} ${error.message}`;
  const said = refusals.find(([pattern]) => pattern.test(text))?.[1];
  // What the system refused stands in its message alone.
  const [named] = /\b(ECONN[A-Z]+|ENOTFOUND|EAI_AGAIN|E(HOST|NET)UNREACH)\b/.exec(text) ?? [];
  return said ?? sayError(named === undefined ? error : new Error(`${named}:`));
}

/** What the network or ffmpeg says (a word, or a line) → what staff can do about it. The address may have a password in it, and is not repeated. */
const sayings: readonly (readonly [RegExp, string])[] = [
  [
    /status-404|status-410/,
    'Máy chủ trả lời là không có luồng này. Hỏi đài chủ luồng địa chỉ đúng.',
  ],
  [/status-40[123]/, 'Máy chủ không cho nghe luồng này. Hỏi đài chủ luồng.'],
  [/status-5/, 'Máy chủ của luồng đang lỗi. Báo đài chủ luồng.'],
  [/status-/, 'Máy chủ của luồng trả lời khác thường. Hỏi đài chủ luồng địa chỉ đúng.'],
  [
    /ECONNREFUSED/,
    'Máy chủ của luồng không nhận kết nối. Kiểm tra địa chỉ và cổng, hoặc báo đài chủ luồng.',
  ],
  [
    /ENOTFOUND|EAI_AGAIN/,
    'Không tìm thấy tên máy chủ của luồng. Kiểm tra địa chỉ và mạng Internet.',
  ],
  [
    /ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ECONNRESET|ECONNABORTED|EPIPE/,
    'Đường mạng tới máy chủ của luồng bị đứt. Kiểm tra mạng Internet.',
  ],
  [
    /CERT|SELF_SIGNED|ERR_TLS|UNABLE_TO/,
    'Chứng chỉ của máy chủ luồng không hợp lệ. Báo đài chủ luồng, và xem giờ của máy có đúng không.',
  ],
  [/list-encrypted/, 'Luồng này khóa mã nên không tiếp âm được. Hỏi đài chủ luồng địa chỉ khác.'],
  [/not-http/, 'Luồng phải có địa chỉ bắt đầu bằng http:// hoặc https://.'],
  [
    /list-|invalid data|matches no streams|could not find codec|HPE_/i,
    'Địa chỉ ấy không phải luồng âm thanh. Chép đúng địa chỉ của luồng, không phải của trang web.',
  ],
];

/** A Vietnamese sentence, and what to do. */
export function sayNoStream(said: string): string {
  const [, sentence] = sayings.find(([form]) => form.test(said)) ?? [];
  if (sentence !== undefined) return sentence;
  return said === '' ? 'Luồng không có tiếng.' : `Không nghe được luồng (${said}).`;
}

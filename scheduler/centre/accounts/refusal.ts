// Why something of accounts is not done, and how it is said.

export type Refusal =
  | { readonly code: keyof typeof sentences }
  | { readonly code: 'bad-password' | 'place'; readonly message: string }
  | { readonly code: 'wait'; readonly ms: number };

const sentences = {
  'unknown-account': 'Không có tài khoản ấy, hoặc nó đã bị gỡ.',
  'name-taken': 'Tên đăng nhập này đã có người dùng. Chọn tên khác.',
  'last-admin':
    'Đây là người quản trị cuối cùng của cả trung tâm: không gỡ, không khóa và không bỏ vai được. Mời một người quản trị khác trước.',
  'no-roles': 'Chưa chọn vai nào. Chọn ít nhất một vai.',
  'bad-sign-in-name':
    'Tên đăng nhập cần từ 2 đến 64 ký tự, chỉ gồm chữ không dấu, chữ số và các dấu . _ - + @, ví dụ an.nguyen.',
  'no-name': 'Chưa ghi họ tên. Họ tên được ghi lại mỗi khi làm một việc.',
  'code-gone':
    'Mã không đúng, đã dùng, hoặc đã hết hạn. Gõ lại; vẫn không được thì xin người quản trị mã mới.',
  busy: 'Máy đang bận xét nhiều mật khẩu. Thử lại sau vài giây.',
  'password-wrong': 'Mật khẩu đang dùng gõ chưa đúng.',
  'not-the-same': 'Hai lần gõ mật khẩu không giống nhau. Gõ lại cả hai.',
  'wrong-code': 'Mã sáu số không đúng. Xem giờ của điện thoại, rồi gõ mã mới.',
} as const;

/** A refusal in Vietnamese: what happened, how to mend it. */
export function sayRefusal(refusal: Refusal): string {
  if (refusal.code === 'bad-password' || refusal.code === 'place') return refusal.message;
  if (refusal.code === 'wait') return sayWait(refusal.ms);
  return sentences[refusal.code];
}

/** `Đã gõ sai nhiều lần. Thử lại sau 8 giây.` */
export function sayWait(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  const long = seconds < 120 ? `${seconds} giây` : `${Math.ceil(seconds / 60)} phút`;
  return `Đã gõ sai nhiều lần. Thử lại sau ${long}.`;
}

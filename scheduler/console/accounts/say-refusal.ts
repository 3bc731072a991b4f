import { loaCommand } from '../../../content/schema/loa-command.ts';
import type { Refusal } from './refusal.ts';

/** The form's field that a refusal belongs to; '' where it is of none. */
export function fieldOf({ code }: Refusal): string {
  return fields[code] ?? '';
}

const fields: Partial<Readonly<Record<Refusal['code'], string>>> = {
  'name-taken': 'account',
  'bad-sign-in-name': 'account',
  'no-name': 'name',
  'no-roles': 'roles',
  'code-wrong': 'code',
  'code-spent': 'code',
  'bad-password': 'password',
  'not-the-same': 'again',
  'password-wrong': 'old',
};

const sentences: Readonly<Record<Exclude<Refusal['code'], 'bad-password' | 'wait'>, string>> = {
  'unknown-account': `Không có tài khoản ấy, hoặc nó đã bị khóa. Xem: ${loaCommand} account list`,
  'name-taken': 'Tên đăng nhập này đã có người dùng. Chọn tên khác.',
  'last-admin':
    'Đây là người quản trị cuối cùng: không gỡ, không khóa và không bỏ vai quản trị được. Mời một người quản trị khác trước.',
  'no-roles': 'Chưa chọn vai nào. Chọn ít nhất một vai.',
  'bad-sign-in-name':
    'Tên đăng nhập cần từ 2 đến 64 ký tự, chỉ gồm chữ không dấu, chữ số và các dấu . _ - + @, ví dụ an.nguyen.',
  'no-name': 'Chưa ghi họ tên. Họ tên được ghi vào nhật ký mỗi khi làm một việc.',
  'code-wrong': 'Mã không đúng. Xem lại rồi gõ lại.',
  'code-spent':
    'Mã không đúng quá nhiều lần nên đã bị hủy. Mã mới vừa được in ra cửa sổ dòng lệnh của chương trình.',
  'code-gone':
    'Mã mời hoặc mã đặt lại không còn dùng được: nó chỉ sống một giờ và dùng một lần. Xin mã mới.',
  'not-empty': 'Đã có tài khoản. Đăng nhập, hoặc xin người quản trị mời.',
  busy: 'Máy đang bận xét nhiều lượt đăng nhập. Thử lại sau vài giây.',
  'password-wrong': 'Mật khẩu đang dùng gõ chưa đúng.',
  'not-the-same': 'Hai lần gõ mật khẩu không giống nhau. Gõ lại cả hai.',
  'no-factor': 'Tài khoản chưa bật bước thứ hai.',
  'factor-needed':
    'Vai của tài khoản này bắt buộc có bước thứ hai: không tắt được cách cuối cùng. Bật cách khác trước.',
};

/** A refusal in Vietnamese: what happened, how to mend it. */
export function sayRefusal(refusal: Refusal): string {
  if (refusal.code === 'bad-password') return refusal.message;
  if (refusal.code === 'wait') return sayWait(refusal.ms);
  return sentences[refusal.code];
}

/** `Thử lại sau 8 giây.` */
export function sayWait(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  const long = seconds < 120 ? `${seconds} giây` : `${Math.ceil(seconds / 60)} phút`;
  return `Đã gõ sai nhiều lần. Thử lại sau ${long}.`;
}

// After NIST SP 800-63B: length counts, composition doesn't; what guessers try first is refused.
import { bareWord, isCommonPassword } from './common-passwords.ts';

/** OWASP ASVS 4.0.3, 2.1.1 and 2.1.2. */
const least = 12;
const most = 128;

export interface PasswordContext {
  /** What stands on the door: the ward's name, the station's, the person's own and his sign-in name. */
  readonly names: readonly string[];
}

/** What is wrong with a new password, a Vietnamese sentence that says how to mend it; undefined where it may be used. */
export function passwordProblem(password: string, { names }: PasswordContext): string | undefined {
  const letters = Array.from(password.normalize('NFC')).length;
  if (letters === 0) return 'Chưa gõ mật khẩu.';
  if (letters > most) return `Mật khẩu dài quá ${most} ký tự. Gõ ngắn hơn.`;
  if (isCommonPassword(password))
    return 'Mật khẩu này nằm trong số những mật khẩu bị đoán trước tiên. Chọn mật khẩu khác, ví dụ vài từ không liên quan đến nhau.';
  if (isName(password, names))
    return 'Mật khẩu này chỉ là tên phường, tên đài hoặc tên người, kèm vài con số: ai cũng đoán được. Chọn mật khẩu khác.';
  if (letters < least)
    return `Mật khẩu mới có ${letters} ký tự, cần ít nhất ${least}. Vài từ không liên quan đến nhau là dễ nhớ và khó đoán nhất.`;
  return undefined;
}

/** `phuonganphu2026` of the ward `phường An Phụ` → true: names, and besides them nothing but digits. */
function isName(password: string, names: readonly string[]): boolean {
  let word = bareWord(password);
  const parts = names.flatMap((name) => [name, ...name.split(/[\s@.]+/)]).map(bareWord);
  for (const part of parts.filter(({ length }) => length > 1).sort((a, b) => b.length - a.length))
    word = word.replaceAll(part, '');
  return bareWord(password).length > 0 && /^\d*$/.test(word) && !/^\d+$/.test(bareWord(password));
}

const accented = /[\u{c0}-\u{1ef9}]/u;

/** Whether a Vietnamese keyboard may have changed what was meant: `matkhauu` comes out as `matkhaư`. */
export function hasAccents(password: string): boolean {
  return accented.test(password.normalize('NFC'));
}

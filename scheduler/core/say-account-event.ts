import { sayAct } from './act-words.ts';
import { roleWords } from './role-words.ts';
import { factText, type EventDetail } from './slot.ts';

/** Why the console refused something: as the log has it, and as a person reads it. */
const refusals: Readonly<Record<string, string>> = {
  'not-signed-in': 'chưa đăng nhập',
  'not-allowed': 'vai trò không được làm',
  origin: 'yêu cầu từ trang khác',
  'token-used': 'biểu mẫu đã gửi rồi',
  'token-unknown': 'biểu mẫu cũ hoặc của người khác',
  'by-get': 'gọi bằng đường dẫn, không bằng biểu mẫu',
  'too-large': 'gửi lên quá lớn',
  'too-many': 'quá nhiều yêu cầu',
  'no-such-act': 'không có việc ấy',
  unreadable: 'gửi lên không đọc được',
};

/** What changed of an account, by its code. */
const changes: Readonly<Record<string, string>> = {
  'first-admin': 'lập tài khoản quản trị đầu tiên',
  invited: 'mời',
  'invitation-withdrawn': 'rút lại lời mời',
  accepted: 'nhận lời mời, lập tài khoản',
  'reset-begun': 'cấp mã đặt lại mật khẩu cho',
  'password-reset': 'đặt mật khẩu mới bằng mã cho',
  'password-changed': 'đổi mật khẩu của',
  roles: 'đổi vai của',
  enabled: 'mở khóa',
  disabled: 'khóa',
  removed: 'gỡ bỏ',
  'second-factor-on': 'bật bước đăng nhập thứ hai của',
  'second-factor-off': 'tắt một bước đăng nhập thứ hai của',
  'recovery-renewed': 'lập mã dự phòng mới cho',
  'recovery-used': 'dùng một mã dự phòng của',
  'second-factor-roles': 'đặt những vai bắt buộc có bước thứ hai',
  'signed-out-everywhere': 'đăng xuất mọi nơi của',
  email: 'đổi địa chỉ thư của',
  restored: 'đưa các tài khoản về như trong bản sao lưu',
};

/** What the program mended when a person pressed for it, by the code in doctor/mends.ts. */
const mended: Readonly<Record<string, string>> = {
  tidy: 'dọn tệp cũ',
  remake: 'làm lại bản tin thiếu, hỏng',
  site: 'dựng lại trang',
};

/** `Nguyễn Văn An đổi vai của binh từ 192.168.1.20: trực máy.` */
function sayChange(act: string, detail: EventDetail, at: string): string {
  const roles = detail['roles'];
  const named = Array.isArray(roles)
    ? roles.map((role) => roleWords[String(role)] ?? String(role))
    : undefined;
  const to = named ? `: ${named.join(', ') || 'không vai nào'}` : '';
  const what = [changes[act] ?? act, factText(detail, 'of')].filter(Boolean).join(' ');
  return `${factText(detail, 'by') || 'Người ở máy'} ${what}${at}${to}.`;
}

/** Which text, and why it is changed: ` content/faq/x.mdx: Bổ sung giờ`. */
function ofText(detail: EventDetail): string {
  const why = factText(detail, 'why');
  const what = factText(detail, 'file') || factText(detail, 'thing');
  return `${what && ` ${what}`}${why && `: ${why}`}`;
}

/** What the station did by itself with what its centre sent, or took back. */
function sayTaken(detail: EventDetail): string {
  const [thing, version] = [factText(detail, 'thing'), factText(detail, 'version')];
  return detail['how'] === 'taken'
    ? `Đài tự nhận bản ${version} của ${thing} do trung tâm gửi.`
    : `Đài tự lấy ra ${thing} vì trung tâm lấy lại.`;
}

/** What the console's own lines say; undefined for other events. */
export function sayAccountEvent(event: string, detail: EventDetail): string | undefined {
  const by = factText(detail, 'by');
  const from = factText(detail, 'address');
  const count = factText(detail, 'count');
  const times = count === '' ? '' : ` (thêm ${count} lần)`;
  const at = from === '' ? '' : ` từ ${from}`;
  const act = factText(detail, 'act');
  const account = factText(detail, 'account');
  switch (event) {
    case 'account-act':
      return `${by} (${account}) ra lệnh ${sayAct(act)}${ofText(detail)}${at}.`;
    case 'account-refused': {
      const why = refusals[factText(detail, 'why')] ?? factText(detail, 'why');
      return `Từ chối ${act ? sayAct(act) : 'một yêu cầu'}${by && ` của ${by}`}${at}: ${why}${times}.`;
    }
    case 'account-changed':
      return sayChange(act, detail, at);
    case 'signed-in':
      return `${by} (${account}) đăng nhập${at}.`;
    case 'signed-out':
      return `${by} (${account}) đăng xuất${at}.`;
    case 'sign-in-refused':
      return `Đăng nhập sai${account && ` vào tài khoản ${account}`}${at}${times}.`;
    case 'publish-settled':
      return detail['how'] === 'finished'
        ? `Chương trình bị ngắt lúc ${by} phát hành ${factText(detail, 'file')}; mở lại thì đã làm xong.`
        : `Chương trình bị ngắt lúc ${by} phát hành ${factText(detail, 'file')}; chưa đổi gì, bản nháp còn nguyên.`;
    case 'centre-taken':
      return sayTaken(detail);
    case 'doctor-mended': {
      const how = detail['ok'] === true ? '' : 'chưa được: ';
      const mend = factText(detail, 'mend');
      return `${by} chữa máy (${mended[mend] ?? mend}): ${how}${factText(detail, 'says')}`;
    }
    default:
      return undefined;
  }
}

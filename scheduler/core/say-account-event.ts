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
};

/** What the console's own lines say; undefined for other events. */
export function sayAccountEvent(event: string, detail: EventDetail): string | undefined {
  const by = factText(detail, 'by');
  const from = factText(detail, 'address');
  const count = factText(detail, 'count');
  const times = count === '' ? '' : ` (thêm ${count} lần)`;
  const at = from === '' ? '' : ` từ ${from}`;
  const act = factText(detail, 'act');
  switch (event) {
    case 'account-act':
      return `${by} (${factText(detail, 'account')}) ra lệnh ${act}${at}.`;
    case 'account-refused': {
      const why = refusals[factText(detail, 'why')] ?? factText(detail, 'why');
      return `Từ chối ${act || 'một yêu cầu'}${by && ` của ${by}`}${at}: ${why}${times}.`;
    }
    case 'account-changed':
      return `${by || 'Người ở máy'} đổi tài khoản ${factText(detail, 'account')}: ${factText(detail, 'what')}.`;
    case 'signed-in':
      return `${by} (${factText(detail, 'account')}) đăng nhập${at}.`;
    case 'signed-out':
      return `${by} (${factText(detail, 'account')}) đăng xuất${at}.`;
    case 'sign-in-refused':
      return `Đăng nhập sai${at}${times}.`;
    default:
      return undefined;
  }
}

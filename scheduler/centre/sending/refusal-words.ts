import type { SendRefusal } from './send-draft.ts';

/** Vietnamese, for whoever pressed the button. */
export function sayRefusal(refusal: SendRefusal): string {
  switch (refusal.code) {
    case 'changed':
      return 'Lần gửi này vừa được sửa ở cửa sổ khác: chưa gửi. Xem lại rồi bấm gửi.';
    case 'nobody':
      return 'Không còn đài nào trong số đã chọn: chưa gửi. Bấm “Sửa lại” để chọn.';
    case 'failed':
      return refusal.done.length === 0
        ? `Chưa gửi gì. ${refusal.message}`
        : `Đã gửi: ${refusal.done.join('; ')}. Chưa gửi phần còn lại. ${refusal.message}`;
    case 'of-others':
      return `“${refusal.thing}” là bài do nơi khác gửi, tài khoản của bạn không đổi được: chưa gửi bài ấy. Đổi tên tệp rồi gửi như một bài mới.`;
    case 'gone':
      return 'Lần gửi này không còn: đã gửi, hoặc đã bỏ.';
  }
}

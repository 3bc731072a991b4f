// What people read of CAP's words.
import type { CapAlert, CapInfo } from './cap-alert.ts';
import type { AlertDoubt } from './judge-alert.ts';

export const doubtWords: Readonly<Record<AlertDoubt, string>> = {
  'not-actual': 'Diễn tập, thử hoặc nháp: không phát',
  'not-public': 'Không dành cho mọi người: không phát',
  'no-warning': 'Lời qua lại giữa các hệ thống: không phát',
  'no-part': 'Không có lời nào',
  'several-parts': 'Có nhiều phần khác nhau: người chọn phần',
  expired: 'Đã hết hiệu lực',
  'no-expiry': 'Không ghi hết hiệu lực lúc nào: người đặt giờ',
  'not-yet': 'Chưa đến lúc có hiệu lực',
  'not-vietnamese': 'Không phải tiếng Việt: người dịch',
  'no-words': 'Không có lời để đọc',
  'too-long': 'Dài hơn 3.000 chữ cái: người rút gọn',
  'no-known-area': 'Không biết vùng này là những đài nào',
  'not-urgent': 'Đã qua, hoặc báo yên',
  'not-listed': 'Nơi gửi không trong danh sách tự phát: chờ người bấm',
};

export const statusWords: Readonly<Record<CapAlert['status'], string>> = {
  Actual: 'thật',
  Exercise: 'diễn tập',
  System: 'lời của hệ thống',
  Test: 'thử',
  Draft: 'nháp',
};

export const msgTypeWords: Readonly<Record<CapAlert['msgType'], string>> = {
  Alert: 'cảnh báo mới',
  Update: 'thay bản trước',
  Cancel: 'hủy bản trước',
  Ack: 'báo đã nhận',
  Error: 'báo lỗi',
};

export const urgencyWords: Readonly<Record<CapInfo['urgency'], string>> = {
  Immediate: 'ngay bây giờ',
  Expected: 'trong một giờ tới',
  Future: 'sắp tới',
  Past: 'đã qua',
  Unknown: 'không rõ',
};

export const severityWords: Readonly<Record<CapInfo['severity'], string>> = {
  Extreme: 'đặc biệt nghiêm trọng',
  Severe: 'nghiêm trọng',
  Moderate: 'vừa',
  Minor: 'nhẹ',
  Unknown: 'không rõ',
};

export const certaintyWords: Readonly<Record<CapInfo['certainty'], string>> = {
  Observed: 'đã xảy ra',
  Likely: 'nhiều khả năng',
  Possible: 'có thể',
  Unlikely: 'ít khả năng',
  Unknown: 'không rõ',
};

export const categoryWords: Readonly<Record<CapInfo['categories'][number], string>> = {
  Met: 'thời tiết, bão, lũ',
  Geo: 'sạt lở, động đất',
  Safety: 'an toàn',
  Security: 'an ninh',
  Rescue: 'cứu nạn',
  Fire: 'cháy',
  Health: 'y tế, dịch bệnh',
  Env: 'môi trường',
  Transport: 'giao thông',
  Infra: 'điện, nước, hạ tầng',
  CBRNE: 'hóa chất, phóng xạ, cháy nổ',
  Other: 'việc khác',
};

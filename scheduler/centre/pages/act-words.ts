// What people read of acts' codes. Whoever writes a new act adds its words here; one without words is shown by its code.
export const actWords: Readonly<Record<string, string>> = {
  invited: 'mời đài',
  joined: 'đài gia nhập',
  'machine-replaced': 'máy của đài được thay',
  restored: 'phục hồi sổ từ bản sao lưu',
  'key-made-good': 'nhận lại khóa của đài sau khi phục hồi',
  'backup-asked': 'cho sao lưu ngay',
  'job-retried': 'cho làm lại một việc hỏng',
  revoked: 'thu hồi khóa của đài',
  left: 'đài rời trung tâm',
  'findings-seen': 'đã hỏi đài về nhật ký',
  'station-renamed': 'đổi tên đài',
  'station-moved': 'chuyển đài sang nơi khác',
  'station-groups': 'đổi nhóm của đài',
  'station-phone': 'đổi điện thoại của đài',
  'station-coordinates': 'ghi tọa độ của đài',
  'machine-invited': 'làm lời mời thay máy',
  'invitation-of-station-withdrawn': 'rút lời mời đài',
  sent: 'gửi xuống đài',
  withdrawn: 'rút bài đã gửi',
  'order-sent': 'gửi xuống đài',
  'thing-withdrawn': 'rút bài đã gửi',
  'cap-came': 'cảnh báo CAP đến',
  'cap-dismissed': 'bỏ qua cảnh báo CAP',
  'cap-feed-added': 'thêm nguồn CAP',
  'cap-feed-removed': 'bỏ nguồn CAP',
  'cap-sender-listed': 'cho nơi gửi CAP tự phát',
  'cap-sender-unlisted': 'thôi cho nơi gửi CAP tự phát',
  'cap-area-set': 'ghi vùng CAP là nơi nào',
  'cap-area-removed': 'bỏ vùng CAP',
  'call-after-set': 'đặt số giây phải gọi điện',
  'signed-in': 'đăng nhập',
  'recovery-code-used': 'dùng một mã dự phòng',
  'person-invited': 'mời người',
  'invitation-withdrawn': 'rút mã mời người',
  'reset-begun': 'cấp mã đặt lại mật khẩu',
  'roles-changed': 'đổi vai',
  'account-made': 'lập tài khoản',
  'account-opened': 'mở khóa tài khoản',
  'account-stopped': 'khóa tài khoản',
  'account-removed': 'gỡ tài khoản',
  'password-reset': 'đặt lại mật khẩu',
  'password-changed': 'đổi mật khẩu của mình',
  'second-factor-on': 'bật bước thứ hai',
  'second-factor-off': 'tắt bước thứ hai',
  'signed-out-elsewhere': 'đăng xuất mọi nơi khác',
};

export function sayAct(act: string): string {
  return actWords[act] ?? act;
}

const detailNames: Readonly<Record<string, string>> = {
  why: 'lý do',
  of: 'của',
  name: 'tên',
  roles: 'vai',
  before: 'trước',
  after: 'sau',
  key: 'khóa',
  address: 'từ địa chỉ',
  replaces: 'thay máy của',
  thing: 'bài',
  order: 'mã lời gửi',
  kind: 'loại',
  title: 'tên bài',
  version: 'bản',
  note: 'lời nhắn',
  stations: 'số đài',
  lat: 'vĩ độ',
  lon: 'kinh độ',
};

/** `lý do: mất máy; trước: Đài A`. */
export function sayDetail(detail: Readonly<Record<string, unknown>>): string {
  return Object.entries(detail)
    .map(
      ([name, value]) =>
        `${detailNames[name] ?? name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
    )
    .join('; ');
}

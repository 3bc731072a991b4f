import { ask, under, type AskedOf } from './asked.ts';
import { ruleWords } from './simulator-rule.ts';

const shortName = 'Chữ thường không dấu, số, gạch nối, ví dụ: trang-chu. Để trống thì máy tự đặt.';
const drawn = {
  portal: 'Trang mạng',
  phone: 'Điện thoại',
  mail: 'Hộp thư',
  call: 'Cuộc gọi',
  note: 'Lời dặn, không có hình',
  end: 'Kết thúc buổi tập',
} as const;
const { portal, phone } = drawn;
const messages: AskedOf = {
  messages: ask('Tin nhắn, thư trên hình', 'Hiện trong máy vẽ.', { one: 'tin' }),
  'messages.from': ask('Của ai', 'Ví dụ: VNeID.'),
  'messages.text': ask(
    'Lời',
    'Chỗ có mã đang dùng thì ghi {code.otp}, ví dụ: Mã của bác là {code.otp}.',
    { isLong: true },
  ),
};

const field: AskedOf = {
  id: ask('Tên ngắn', 'Chữ thường không dấu, ví dụ: ho-ten.'),
  type: ask('Loại ô', 'Quyết định bàn phím và cách hiện.', {
    choices: {
      text: 'Chữ',
      digits: 'Dãy số',
      phone: 'Số điện thoại',
      email: 'Thư điện tử',
      date: 'Ngày',
      password: 'Mật khẩu',
      choice: 'Chọn một dòng',
      code: 'Mã',
    },
  }),
  label: ask('Tên ô', 'Ví dụ: Họ và tên.'),
  help: ask('Lời dưới tên ô', 'Viết gì, đứng ở đâu trên giấy, ví dụ: Như trên thẻ căn cước.', {
    isLong: true,
  }),
  options: ask('Các dòng để chọn', 'Chỉ cần với loại “Chọn một dòng”.', { one: 'dòng' }),
  'options.value': ask('Tên ngắn', 'Chữ thường không dấu, ví dụ: ca-nhan.'),
  'options.label': ask('Chữ hiện ra', 'Ví dụ: Cá nhân.'),
  'options.note': ask('Lời giải thích', 'Chữ nhỏ bên dưới. Không cần thì để trống.'),
  'options.picture': ask('Hình giấy tờ', 'Ảnh chụp giấy ra sao.', {
    choices: {
      clear: 'Rõ',
      blurred: 'Mờ',
      cut: 'Mất góc',
      large: 'Quá lớn',
      other: 'Tệp khác, không phải ảnh',
    },
  }),
  example: ask(
    'Máy điền giúp',
    'Chữ được điền khi bấm “Chỉ cho tôi”. @ho-ten lấy của người ví dụ, @code.otp lấy mã đang dùng, @field.ten lấy ô khác, @ngay.14 là 14 ngày nữa.',
  ),
  ...ruleWords,
};

const action: AskedOf = {
  label: ask('Chữ trên nút', 'Ví dụ: Tiếp tục.'),
  to: ask('Mở màn hình', 'Chọn ở đây, hoặc ở mục dưới nếu tùy theo điều đã chọn.', {
    from: 'screens',
  }),
  by: ask('Tùy theo điều đã chọn', 'Để trống nếu nút luôn mở một màn hình.'),
  'by.field': ask('Tùy ô nào', 'Một ô chọn dòng, ví dụ: loại tài khoản.', {
    from: 'screen-fields',
  }),
  'by.cases': ask('Chọn dòng nào thì mở màn hình nào', 'Tên ngắn của dòng, rồi màn hình.', {
    one: 'dòng',
    from: 'screens',
  }),
  'by.step': ask('Hoặc bước', 'Mỗi thủ tục mở màn hình đầu tiên của bước này.', {
    from: 'guide-steps',
  }),
  'by.else': ask('Thủ tục không có bước ấy', 'Thì mở màn hình này.', { from: 'screens' }),
  checks: ask('Kiểm tra các ô trước', 'Thường nút đầu của màn hình có ô thì kiểm tra.', {
    choices: { '': 'Như thường lệ', yes: 'Có', no: 'Không' },
  }),
  renews: ask('Đổi sang mã mới', 'Bấm nút thì mã này đổi. Không đổi thì để trống.', {
    from: 'codes',
  }),
  returns: ask(
    'Quay về chỗ đã rời',
    'Về nơi đi vòng ra; không có nơi ấy thì mở màn hình ghi trên.',
    {
      isTick: true,
    },
  ),
};

const attempt: AskedOf = {
  label: ask('Thử gì', 'Đứng sau chữ “Thử”, ví dụ: ghi ngày đã qua.'),
  fills: ask('Điền vào ô nào, chữ gì', 'Tên ngắn của ô, rồi chữ sai, ví dụ: so-dien-thoai, 12.', {
    one: 'ô',
  }),
  to: ask('Mở màn hình', 'Để trống nếu chỉ điền sai.', { from: 'screens' }),
  remembers: ask('Nhớ chỗ này', 'Để nút “quay về chỗ đã rời” về đúng đây.', { isTick: true }),
};

/** One screen. */
export const screenWords: AskedOf = {
  title: ask('Tên màn hình', 'Ví dụ: Nhập mã OTP.'),
  step: ask('Bước của bài', 'Bước được tập ở màn hình này.', { from: 'guide-steps' }),
  look: ask('Vẽ thành', 'Màn hình trông như gì.', { choices: drawn }),
  address: ask(
    'Thanh địa chỉ',
    'Ví dụ: dichvucong.gov.vn/p/home. Để trống thì lấy của cả phần tập.',
  ),
  app: ask('Tên ứng dụng', 'Trên điện thoại vẽ, ví dụ: VNeID. Để trống: tin nhắn.'),
  says: ask(
    'Lời dặn của người dạy',
    'Mỗi đoạn một ô, ví dụ: Mã vừa gửi về máy. {ten-o} và {code.otp} được thay bằng điều đã điền và mã đang dùng.',
    {
      one: 'đoạn',
      isLong: true,
    },
  ),
  written: ask('Chữ trên hình', 'Chữ có thật trên màn hình vẽ, ví dụ: KÊ KHAI THÔNG TIN.', {
    one: 'dòng',
  }),
  qr: ask('Có mã QR', 'Hình mã; quét thật cũng không vào đâu.'),
  beside: ask('Máy vẽ thứ hai, chỉ để nhìn', 'Đặt bên cạnh. Không có thì để trống.'),
  'beside.look': ask('Vẽ thành', 'Trang mạng hay điện thoại.', { choices: { portal, phone } }),
  'beside.address': ask('Thanh địa chỉ', 'Ví dụ: dichvucong.gov.vn.'),
  'beside.app': ask('Tên ứng dụng', 'Ví dụ: VNeID.'),
  'beside.written': ask('Chữ trên hình', 'Chữ có trên máy thứ hai, ví dụ: Mã của bác là 482913.', {
    one: 'dòng',
  }),
  'beside.qr': ask('Có mã QR', 'Hình mã trên máy thứ hai.'),
  ...under('beside', messages),
  question: ask('Ô và nút là câu hỏi về hình', 'Đứng ngoài hình, do người dạy hỏi.'),
  certainty: ask('Giống cổng thật đến đâu', 'Chưa chắc thì màn hình nói rõ.', {
    choices: { found: 'Đã thấy như vậy', likely: 'Có lẽ như vậy' },
  }),
  problem: ask('Lỗi của cả màn hình', 'Ví dụ: Phiên làm việc đã hết hạn. Không có thì để trống.', {
    isLong: true,
  }),
  facts: ask('Điều đã đổi hiện ở đây', 'Kèm ngày và căn cứ.', { one: 'điều', from: 'facts' }),
  ...messages,
  list: ask('Những việc kể ra', 'Việc làm tiếp, hoặc thứ cần mang.', { one: 'việc', isLong: true }),
  ordered: ask('Đánh số các việc ấy', 'Khi phải làm theo thứ tự.'),
  image: ask('Mã vẽ thành hình', 'Như ô “mã xác nhận”. Không có thì để trống.', { from: 'codes' }),
  blurred: ask('Hình mã bị mờ', 'Mờ quá không đọc được, để tập xin mã khác.'),
  reviews: ask('Xem lại bước', 'Hiện lại những gì đã điền ở bước này.', { from: 'guide-steps' }),
  fields: ask('Các ô', 'Những gì bà con điền hoặc chọn.', { one: 'ô' }),
  ...under('fields', field),
  actions: ask('Các nút', 'Nút thứ nhất là nút chính.', { one: 'nút' }),
  ...under('actions', action),
  tries: ask('Thử làm sai', 'Chỗ vướng được bày sẵn để tập.', { one: 'lần thử' }),
  ...under('tries', attempt),
  hint: ask('Gợi ý', 'Hiện khi bấm “Gợi ý”, ví dụ: Mã nằm trong tin nhắn mới nhất.', {
    isLong: true,
  }),
  show: ask('Chỉ cho tôi', 'Lời nói khi máy điền giúp và chỉ nút, ví dụ: Bác bấm nút “Đăng ký”.', {
    isLong: true,
  }),
  practised: ask(
    'Đã tập được',
    'Trang cuối kể ra, ví dụ: Tìm nút “Đăng ký”. Không kể thì để trống.',
  ),
  after: ask('Phải làm trước', 'Không đường nào được tới đây mà bỏ qua những màn hình này.', {
    one: 'màn hình',
    from: 'screens',
  }),
  id: ask('Tên ngắn', shortName),
};

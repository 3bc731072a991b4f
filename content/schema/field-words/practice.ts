import { ask, under, type AskedOf } from './asked.ts';
import { screenWords } from './simulator.ts';

const screens: AskedOf = {
  screens: ask('Các màn hình', 'Mỗi màn hình sửa ở trang riêng.', { one: 'màn hình' }),
  ...under('screens', screenWords),
};
const order = ask('Thứ tự', 'Số nhỏ đứng trước, ví dụ: 10. Để trống: 100.');

export const simulatorWords: AskedOf = {
  title: ask('Tên phần tập', 'Ví dụ: Tập đăng nhập bằng VNeID.'),
  description: ask(
    'Tóm tắt',
    'Một câu cho danh sách các phần tập, ví dụ: Tập trọn năm bước đăng ký tài khoản.',
    { isLong: true },
  ),
  guide: ask('Tập theo bài', 'Các bước của bài hướng dẫn này.', { from: 'documents' }),
  start: ask('Bắt đầu ở', 'Màn hình đầu tiên.', { from: 'screens' }),
  address: ask('Thanh địa chỉ', 'Của mọi màn hình trang mạng, ví dụ: dichvucong.gov.vn/p/home.'),
  asOf: ask('So với cổng thật ngày', 'Ngày gần nhất có người so hình vẽ với cổng thật.'),
  order,
  codes: ask('Các mã', 'Mã OTP, mã xác nhận dùng khi tập.', { one: 'mã' }),
  'codes.id': ask('Tên ngắn', 'Chữ thường không dấu, ví dụ: otp.'),
  'codes.values': ask('Các giá trị', 'Lần lượt dùng, hết thì quay lại, ví dụ: 482913.', {
    one: 'giá trị',
  }),
  ...screens,
};

export const procedureWords: AskedOf = {
  title: ask('Tên thủ tục', 'Dòng để chọn trong phần tập, ví dụ: Đăng ký khai sinh.'),
  description: ask('Lời giải thích', 'Chữ nhỏ dưới tên, ví dụ: Sao y giấy tờ, bằng cấp.', {
    isLong: true,
  }),
  simulator: ask('Thuộc phần tập', 'Phần tập có ô chọn thủ tục này.', { from: 'simulators' }),
  choice: ask('Ô chọn thủ tục', 'Tên ngắn của ô ấy trong phần tập, ví dụ: thu-tuc.'),
  value: ask('Tên ngắn của dòng', 'Chữ thường không dấu, ví dụ: khai-sinh.'),
  order,
  ...screens,
};

export const commonWords: AskedOf = {
  banner: ask('Biểu ngữ', 'Luôn hiện khi tập, ví dụ: THỰC HÀNH – không gửi đi đâu cả.'),
  identities: ask(
    'Người ví dụ',
    'Không được trùng với ai: số bắt đầu bằng 000, thư ở tên miền .example.',
    {
      one: 'người',
    },
  ),
  'identities.id': ask('Tên ngắn', 'Chữ thường không dấu, ví dụ: ba-mau.'),
  'identities.label': ask('Tên trên nút', 'Ví dụ: Bà Nguyễn Thị Mẫu.'),
  'identities.values': ask(
    'Của người ấy',
    'Tên ngắn, rồi giá trị, ví dụ: ho-ten, Nguyễn Thị Mẫu.',
    {
      one: 'giá trị',
    },
  ),
  refusals: ask('Lời từ chối', 'Nói khi có người gõ số hay địa chỉ trông như thật.'),
  'refusals.number': ask('Với số', 'Ví dụ: Số này trông như số thật. Bác đừng nhập số thật.', {
    isLong: true,
  }),
  'refusals.email': ask('Với thư điện tử', 'Ví dụ: Địa chỉ này trông như thật.', { isLong: true }),
};

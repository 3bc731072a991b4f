import { ask, type AskedOf } from './asked.ts';
import { certaintyWords } from './certainty.ts';

export const factWords: AskedOf = {
  text: ask(
    'Điều đã thay đổi',
    'Một hoặc hai câu bà con đọc được cạnh bước ấy, ví dụ: Từ ngày 01/07/2025, hồ sơ nộp trên dichvucong.gov.vn.',
    { isLong: true },
  ),
  act: ask(
    'Nay làm thế nào',
    'Một việc để làm; trang ghi “Nay làm thế này:” ở trước. Ví dụ: Đăng nhập bằng VNeID.',
    { isLong: true },
  ),
  spoken: ask(
    'Loa đọc gì',
    'Loa đọc sau khi hết bài. Mọi lời nhắc của một bài cộng lại không nên quá 40 giây (chừng 90 tiếng).',
    {
      choices: {
        '': 'Đọc như câu viết ở trên',
        text: 'Đọc câu khác (ghi ở ô dưới)',
        false: 'Không đọc, chỉ hiện trên trang',
      },
      isLong: true,
    },
  ),
  source: ask('Căn cứ', 'Văn bản và điều khoản, ví dụ: Nghị định 69/2024/NĐ-CP, Điều 40.'),
  sourceUrl: ask(
    'Địa chỉ của căn cứ',
    'Chép cả dòng trên thanh địa chỉ, ví dụ: https://vanban.chinhphu.vn. Không có thì để trống.',
  ),
  certainty: ask(
    'Chắc đến đâu',
    'Chưa ai xác nhận thì trang ghi thêm “chưa chắc” và loa không đọc; chưa rõ thì chưa hiện, chưa đọc.',
    { choices: certaintyWords },
  ),
  validFrom: ask('Đúng từ ngày', 'Ngày bắt đầu áp dụng, ví dụ: 01/07/2025. Không rõ thì để trống.'),
  validUntil: ask('Đúng đến hết ngày', 'Ngày cuối còn đúng. Chưa hết thì để trống.'),
  checkedOn: ask('Đã so với căn cứ ngày', 'Ngày gần nhất có người mở căn cứ ra so lại.'),
  recheckBy: ask('Phải so lại trước ngày', 'Quá ngày này trang ghi “chưa kiểm tra lại từ …”.'),
  note: ask('Lời dặn nhau', 'Chỉ cán bộ đọc, không hiện ở đâu, ví dụ: chưa thấy bản gốc có dấu.', {
    isLong: true,
  }),
  touches: ask(
    'Lời nhắc đứng ở đâu',
    'Chọn bài, hoặc một bước của bài, mà điều này làm cho không còn đúng.',
    { one: 'chỗ', from: 'places' },
  ),
  grounds: ask(
    'Bước nào dựa vào điều này',
    'Bước ấy ghi ngày và căn cứ bằng chữ nhỏ. Để trống nếu không có.',
    { one: 'chỗ', from: 'places' },
  ),
  supersedes: ask(
    'Chữ cũ đã hết đúng',
    'Bài nào còn chữ này mà thiếu lời nhắc thì máy báo sai, ví dụ: CMND.',
    { one: 'chữ' },
  ),
  ends: ask(
    'Văn bản đã hết hiệu lực',
    'Chỗ nào còn dẫn văn bản ấy mà thiếu lời nhắc thì máy báo, ví dụ: Nghị định 42/2022/NĐ-CP.',
    { one: 'văn bản' },
  ),
  'ends.name': ask('Tên văn bản', 'Như khi dẫn, ví dụ: Nghị định 42/2022/NĐ-CP.'),
  'ends.by': ask(
    'Văn bản thay thế',
    'Ví dụ: Nghị định 224/2026/NĐ-CP. Chưa tìm thấy thì để trống.',
  ),
  'ends.cited': ask('Cách gọi khác', 'Bài có thể gọi văn bản ấy bằng tên này, ví dụ: Đề án 06.', {
    one: 'cách gọi',
  }),
  id: ask(
    'Tên ngắn',
    'Bằng chữ thường không dấu, số và gạch nối, ví dụ: dang-nhap-bang-vneid. Để trống thì máy tự đặt; đã dùng rồi thì đừng đổi, vì bài viết gọi điều này bằng tên ấy.',
  ),
};

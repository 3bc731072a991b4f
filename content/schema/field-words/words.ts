import { hazardNames } from '../names.ts';
import { ask, type AskedOf } from './asked.ts';

const shortName =
  'Tên ngắn bằng chữ thường không dấu, số và gạch nối, ví dụ: ma-otp. Để trống thì máy tự đặt; đã dùng rồi thì đừng đổi, vì chỗ khác gọi mục này bằng tên ấy.';

export const glossaryWords: AskedOf = {
  term: ask('Từ cần giải thích', 'Như nó đứng trong bài, ví dụ: Mã OTP.'),
  also: ask('Tên gọi khác', 'Chữ viết tắt hoặc cách nói hằng ngày, ví dụ: mã xác thực.', {
    one: 'tên gọi',
  }),
  meaning: ask(
    'Nghĩa',
    'Một hoặc hai câu dễ hiểu, ví dụ: Dãy số gửi về điện thoại của bác, dùng một lần.',
    { isLong: true },
  ),
  source: ask(
    'Căn cứ',
    'Văn bản nói nghĩa ấy, ví dụ: Nghị định 69/2024/NĐ-CP, Điều 3. Không có thì để trống.',
  ),
  endedBy: ask(
    'Căn cứ đã hết hiệu lực',
    'Chỉ chọn khi văn bản làm căn cứ đã hết mà chưa tìm thấy nghĩa mới: mục này sẽ nói rõ điều ấy.',
    { from: 'ending-facts' },
  ),
  id: ask('Tên trong địa chỉ', shortName),
};

export const synonymWords: AskedOf = {
  means: ask('Chữ có trên trang', 'Chữ mà bài của phường viết, ví dụ: dịch vụ công.'),
  typed: ask(
    'Bà con hay gõ',
    'Tên gọi khác, phải gõ đủ mới tính, ví dụ: giấy tờ online. Không cần thêm bản không dấu.',
    { one: 'cách gõ' },
  ),
  asks: ask(
    'Chữ hay có trong câu hỏi',
    'Mỗi chữ chỉ tính một ít, ví dụ: không nhớ, cấp lại. Chữ trên trang khi ấy phải là tên một bài hoặc một mục.',
    { one: 'chữ' },
  ),
};

export const lexiconWords: AskedOf = {
  written: ask(
    'Chữ viết',
    'Như trong bài, ví dụ: UBND. Chỉ đọc vậy khi đứng cạnh chữ khác thì để chữ ấy trong ngoặc vuông, ví dụ: [hộ] HN.',
  ),
  spoken: ask(
    'Đọc là',
    'Viết thành tiếng như khi nói, không có số hay ký hiệu, ví dụ: ủy ban nhân dân.',
  ),
  note: ask(
    'Ghi chú',
    'Lời dặn nhau, loa không đọc, ví dụ: hỏi lại tên tổ dân phố. Có thể để trống.',
  ),
  document: ask(
    'Chỉ dùng trong bài',
    'Không chọn bài nào thì cách đọc này dùng cho mọi bài của phường.',
    { from: 'documents' },
  ),
};

export const emergencyWords: AskedOf = {
  hazard: ask(
    'Dùng khi có',
    'Lời này hiện ra khi chọn việc ấy ở trang Khẩn cấp, ví dụ: lũ, ngập.',
    {
      choices: hazardNames,
    },
  ),
  title: ask('Tên trên nút bấm', 'Vài chữ, ví dụ: Lũ: rời nhà ngay.'),
  text: ask(
    'Lời loa đọc',
    'Câu ngắn, việc phải làm đứng trước. Chỗ đến lúc ấy mới biết để trong ngoặc nhọn, ví dụ: {thôn, tổ dân phố}.',
    { isLong: true },
  ),
  everyMinutes: ask(
    'Nhắc lại sau mấy phút',
    'Từ 5 đến 720, ví dụ: 30. Để trống nếu chỉ phát một lần.',
  ),
  id: ask('Tên ngắn', shortName),
};

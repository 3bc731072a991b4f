import { ask, under, type AskedOf } from './asked.ts';
import { certaintyWords } from './certainty.ts';

export const documentWords: AskedOf = {
  title: ask('Tên bài', 'Đứng đầu trang và trong danh sách, ví dụ: Đăng ký khai sinh.'),
  description: ask(
    'Tóm tắt',
    'Một câu cho thẻ bài và kết quả tìm kiếm, ví dụ: Năm bước để đăng ký tài khoản.',
    { isLong: true },
  ),
  order: ask(
    'Thứ tự',
    'Số nhỏ đứng trước trong danh sách, ví dụ: 10. Để trống thì bài đứng sau (như số 100).',
  ),
  listen: ask(
    'Có nút “Nghe bài này”',
    'Trang có thêm nút để nghe. Bài đang phát loa thì lúc nào cũng có.',
    {
      isTick: true,
    },
  ),
  closed: ask(
    'Cách trong bài đã đóng',
    'Chỉ điền khi không còn làm được như bài chỉ: đầu trang và đầu bản tin sẽ nói rõ và chỉ sang bài khác.',
  ),
  'closed.way': ask('Cách nào đã đóng', 'Đứng đầu câu, ví dụ: Cách đăng ký bằng số điện thoại.'),
  'closed.fact': ask(
    'Vì điều gì',
    'Điều có ngày bắt đầu và việc nay phải làm, trong danh sách Điều đã đổi.',
    {
      from: 'facts',
    },
  ),
  'closed.now': ask('Nay xem bài nào', 'Bài chỉ cách còn làm được.', {
    one: 'bài',
    from: 'documents',
  }),
  broadcast: ask(
    'Bài đề nghị phát loa',
    'Bài tự ghi mình cần phát mấy lần, ví dụ ở phần “Nơi nhận”: đợt phát sẽ được so với đây.',
  ),
  'broadcast.perWeek': ask('Mỗi tuần mấy lần', 'Từ 1 đến 50, ví dụ: 2.'),
  'broadcast.weeks': ask(
    'Trong mấy tuần',
    'Một số, hoặc hai số là ít nhất và nhiều nhất, ví dụ: 4 và 5.',
    { one: 'số tuần' },
  ),
  'broadcast.source': ask('Ghi ở đâu trong bài', 'Ví dụ: phần Nơi nhận.'),
};

const answer: AskedOf = {
  says: ask('Trả lời', 'Mỗi câu ngắn một dòng, ví dụ: Giấy chứng sinh của nơi sinh.', {
    one: 'câu',
    isLong: true,
  }),
  certainty: ask('Chắc đến đâu', 'Chưa rõ thì trang chỉ nói hỏi ở đâu, không khẳng định gì.', {
    choices: certaintyWords,
  }),
  source: ask('Theo căn cứ', 'Một trong các căn cứ ghi ở cuối trang này. Chưa rõ thì để trống.', {
    from: 'own-sources',
  }),
};

export const errandWords: AskedOf = {
  ...documentWords,
  papers: ask(
    'Cần giấy tờ gì',
    'Câu hỏi thứ nhất của mọi việc, ví dụ: mang căn cước và giấy chứng sinh.',
  ),
  ...under('papers', answer),
  fee: ask('Mất bao nhiêu tiền', 'Lệ phí, và khi nào được miễn.'),
  ...under('fee', answer),
  time: ask('Bao lâu thì xong', 'Thời hạn giải quyết, ví dụ: không quá 3 ngày làm việc.'),
  ...under('time', answer),
  who: ask('Ai phải đi', 'Ai đi được thay, ai phải có mặt.'),
  ...under('who', answer),
  online: ask('Làm qua mạng được không', 'Được hay không, ở cổng nào.'),
  ...under('online', answer),
  where: ask('Làm ở đâu', 'Nơi nhận hồ sơ, ví dụ: bộ phận một cửa của phường.'),
  ...under('where', answer),
  practice: ask('Trang thực hành', 'Phần tập để làm thử việc này trước. Không có thì để trống.', {
    from: 'simulators',
  }),
  sources: ask('Các căn cứ', 'Mỗi câu trả lời ở trên gọi một căn cứ bằng tên ngắn của nó.', {
    one: 'căn cứ',
  }),
  'sources.id': ask('Tên ngắn', 'Chữ thường không dấu, số, gạch nối, ví dụ: luat-ho-tich-15.'),
  'sources.source': ask('Căn cứ', 'Như trang ghi ra, ví dụ: Luật Hộ tịch 2014, Điều 15.'),
  'sources.sourceUrl': ask('Địa chỉ', 'Ví dụ: https://vanban.chinhphu.vn. Không có thì để trống.'),
  'sources.checkedOn': ask('Đã so ngày', 'Ngày gần nhất có người mở căn cứ ra so lại.'),
  'sources.recheckBy': ask('Phải so lại trước ngày', 'Quá ngày này thì bị nhắc.'),
  'sources.note': ask('Lời dặn nhau', 'Chỉ cán bộ đọc, không hiện ở đâu.', { isLong: true }),
};

export const answerWords: AskedOf = {
  question: ask(
    'Câu hỏi',
    'Như bà con hỏi, bỏ tên và mọi điều nhận ra người hỏi, ví dụ: Tôi mất căn cước thì làm lại ở đâu?',
    { isLong: true },
  ),
  answeredBy: ask(
    'Ai trả lời',
    'Kèm chức vụ, ví dụ: Bà Nguyễn Thị Hoa, công chức tư pháp - hộ tịch.',
  ),
  answeredOn: ask('Trả lời ngày', 'Ngày trả lời, ví dụ: 27/11/2026.'),
  askedOn: ask('Hỏi ngày', 'Không rõ thì để trống.'),
  source: ask('Căn cứ', 'Văn bản mà lời trả lời dựa vào. Không có thì để trống.'),
  description: ask(
    'Tóm tắt',
    'Một câu cho kết quả tìm kiếm. Để trống thì trang ghi ai trả lời, ngày nào.',
    { isLong: true },
  ),
  listen: documentWords['listen'] ?? ask('Nghe', ''),
};

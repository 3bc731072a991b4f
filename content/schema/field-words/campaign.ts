import { ask, type AskedOf } from './asked.ts';
import { weekdayChoices } from './weekdays.ts';

const crossFade = ask(
  'Vào đè lên phần trước',
  'Tiếng sau nhỏ dần vào trên tiếng trước, ví dụ: 2 giây. Chỉ dùng với bản ghi âm.',
  { choices: { '': 'không ghi', 'yes-no': 'Có hoặc không (hai giây)', number: 'Số giây' } },
);

export const campaignWords: AskedOf = {
  title: ask('Tên đợt phát', 'Hiện trong lịch và nhật ký, ví dụ: Dịch vụ công trực tuyến.'),
  items: ask('Từng phần của buổi phát', 'Nghe theo thứ tự này, trong một bản tin.', {
    one: 'phần',
    choices: {
      document: 'Bài đọc',
      recording: 'Bản ghi âm',
      relay: 'Tiếp âm đài khác',
      pause: 'Khoảng lặng',
      answers: 'Câu trả lời mới',
    },
  }),
  'items.document': ask('Bài', 'Bài được đọc.', { from: 'documents' }),
  'items.recording': ask(
    'Bản ghi âm',
    'Tệp trong thư mục content/recordings, ví dụ: quoc-ca.mp3.',
    {
      from: 'recordings',
    },
  ),
  'items.relay': ask('Đài', 'Một trong các đài ghi ở phần Đài tiếp âm của phường.', {
    from: 'relays',
  }),
  'items.minutes': ask('Số phút', 'Tiếp âm từ 1 đến 240, câu trả lời mới từ 1 đến 60, ví dụ: 30.'),
  'items.fallback': ask('Phát thay khi đài kia hỏng', 'Để trống thì lúc ấy im lặng.', {
    choices: { '': 'không có gì thay', document: 'Bài đọc', recording: 'Bản ghi âm' },
  }),
  'items.fallback.document': ask('Bài', 'Bài được đọc thay.', { from: 'documents' }),
  'items.fallback.recording': ask('Bản ghi âm', 'Tệp trong thư mục content/recordings.', {
    from: 'recordings',
  }),
  'items.pause': ask('Mấy giây', 'Im lặng từ 1 đến 600 giây, ví dụ: 3.'),
  'items.crossFade': crossFade,
  documents: ask('Các bài đọc', 'Viết gọn khi buổi phát chỉ có bài đọc.', {
    one: 'bài',
    from: 'documents',
  }),
  days: ask('Những ngày trong tuần', 'Đánh dấu ngày có phát.', { choices: weekdayChoices }),
  time: ask('Giờ phát', 'Giờ và phút, ví dụ: 17:00.'),
  times: ask('Các giờ trong ngày', 'Khi một ngày phát nhiều lần, ví dụ: 06:00 và 17:00.', {
    one: 'giờ',
  }),
  weeks: ask('Trong mấy tuần', 'Từ 1 đến 53, ví dụ: 5. Phát mãi thì để trống.'),
  until: ask('Ngày phát cuối cùng', 'Dùng thay cho số tuần. Để trống nếu đã ghi số tuần.'),
  dates: ask(
    'Từng buổi',
    'Phát vào ngày giờ ghi sẵn, ví dụ: 2026-12-01 06:30. Khi ấy không ghi ngày trong tuần.',
    {
      one: 'buổi',
    },
  ),
  startsOn: ask('Bắt đầu từ ngày', 'Để trống: từ ngày phát đầu tiên tới đây.'),
  hold: ask('Soạn sẵn, chưa bắt đầu', 'Đánh dấu thì chưa xếp lịch buổi nào.', { isTick: true }),
  priority: ask(
    'Khi trùng giờ',
    'Đợt được ưu tiên giữ giờ của mình, có nhạc hiệu riêng, ví dụ: tin phòng chống bão.',
    {
      choices: { normal: 'Như mọi đợt', high: 'Được ưu tiên' },
    },
  ),
  graceMinutes: ask(
    'Trễ nhiều nhất mấy phút',
    'Máy mở muộn chừng ấy thì vẫn phát, từ 0 đến 120. Để trống: 15.',
  ),
  catchUp: ask('Phát bù', 'Buổi bị mất có được phát bù không.'),
  'catchUp.sameWeek': ask('Bù trong tuần', 'Vào ngày phát khác của tuần ấy.'),
  'catchUp.spareWeek': ask('Bù vào tuần dự phòng', 'Vào tuần thêm sau khi hết đợt.'),
  crossFade,
};

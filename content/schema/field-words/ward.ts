import { outputKinds, type OutputKind, type Profile } from '../names.ts';
import { ask, type AskedOf } from './asked.ts';
import { speakerWords } from './speakers.ts';
import { weekdayChoices } from './weekdays.ts';

const outputNames: Readonly<Record<OutputKind, string>> = {
  folder: 'Để tệp vào thư mục cho máy phát khác',
  speaker: 'Loa của máy này',
  icecast: 'Máy chủ phát qua mạng (Icecast)',
  http: 'Loa mạng của hãng khác, ra lệnh qua HTTP',
  mqtt: 'Loa mạng của hãng khác, ra lệnh qua MQTT',
  capture: 'Chỉ ghi lại, không ra tiếng (để thử)',
};
const profileNames: Readonly<Record<Profile, string>> = {
  horn: 'Loa nén trên cột (rõ lời giữa tiếng ồn)',
  radio: 'Loa thùng, máy thu thanh',
  web: 'Điện thoại, máy tính (như trên trang)',
};
const outputs = Object.fromEntries(outputKinds.map((kind) => [kind, outputNames[kind]]));
const days = ask('Những ngày', 'Đánh dấu ngày có khoảng giờ này.', { choices: weekdayChoices });
const from = ask('Từ', 'Giờ và phút, ví dụ: 06:00.');
const to = ask('Đến', 'Giờ và phút, ví dụ: 07:00. Khoảng qua nửa đêm thì tách làm hai.');

const station: AskedOf = {
  name: ask('Tên phường', 'Như khi đứng trong câu, ví dụ: phường An Phụ.'),
  station: ask('Tên đài', 'Được xướng ở đầu bản tin, ví dụ: Đài truyền thanh phường An Phụ.'),
  siteUrl: ask(
    'Địa chỉ chính thức của trang',
    'Không có dấu / ở cuối, ví dụ: https://loa.phuong.vn. Chưa có tên miền thì để trống.',
  ),
  timeZone: ask('Múi giờ', 'Ở Việt Nam: Asia/Ho_Chi_Minh. Để trống cũng là giờ ấy.'),
  contacts: ask('Nơi bà con hỏi khi gặp khó', 'Nơi đầu tiên được đọc trên loa.', {
    one: 'nơi',
  }),
  'contacts.label': ask('Tên nơi ấy', 'Ví dụ: Bộ phận một cửa.'),
  'contacts.value': ask('Địa chỉ hoặc số máy', 'Như trang ghi ra, ví dụ: 0220 3 123 456.'),
  'contacts.href': ask('Bấm vào thì mở', 'Ví dụ: tel:02203123456. Không bấm được thì để trống.'),
  portals: ask('Các cổng mà bài viết nhắc đến', 'Cổng nhận hồ sơ qua mạng.', { one: 'cổng' }),
  'portals.id': ask('Tên ngắn', 'Chữ thường không dấu, ví dụ: quoc-gia.'),
  'portals.name': ask('Tên cổng', 'Ví dụ: Cổng Dịch vụ công quốc gia.'),
  'portals.url': ask('Địa chỉ', 'Ví dụ: https://dichvucong.gov.vn.'),
  'portals.note': ask('Ghi chú', 'Trang ghi cạnh tên cổng. Không có thì để trống.'),
  relays: ask('Các đài có thể tiếp âm', 'Địa chỉ luồng phát qua mạng: hỏi đài ấy.', { one: 'đài' }),
  'relays.id': ask('Tên ngắn', 'Đợt phát gọi đài bằng tên này, ví dụ: dai-tinh.'),
  'relays.name': ask('Tên đài', 'Như khi đứng trong câu, ví dụ: Đài tỉnh Hải Dương.'),
  'relays.url': ask('Địa chỉ luồng', 'Ví dụ: https://phat.example.vn/truc-tiep.mp3.'),
};

const sound: AskedOf = {
  voice: ask('Giọng đọc', 'Giọng dùng cho mọi bản tin.'),
  'voice.kind': ask('Loại giọng', 'Đổi giọng thì bản tin sắp phát được làm lại.', {
    choices: {
      espeak: 'Có sẵn trong chương trình',
      say: 'Của máy (macOS, Windows)',
      recording: 'Chỉ dùng bản ghi âm',
      neural: 'Đã cài thêm (giọng mạng nơ-ron)',
    },
  }),
  'voice.name': ask(
    'Tên giọng',
    'Giọng có sẵn: vi (miền Bắc), vi-vn-x-central (miền Trung), vi-vn-x-south (miền Nam). Để trống: vi.',
  ),
  'voice.rate': ask('Mấy tiếng một phút', 'Từ 80 (chậm) đến 300. Để trống: 150.'),
  output: ask('Tiếng ra đường nào', 'Nơi bản tin được phát ra.'),
  'output.kinds': ask('Đường ra', 'Cùng phát một lúc. Nhật ký ghi theo đường thứ nhất.', {
    one: 'đường',
    choices: outputs,
  }),
  'output.standby': ask('Dự phòng', 'Thay vào, theo thứ tự này, từ giây một đường ra hỏng.', {
    one: 'đường',
    choices: outputs,
  }),
  'output.folder': ask('Thư mục giao cho máy phát khác', 'Ví dụ: /home/dai/phat.'),
  'output.device': ask(
    'Thiết bị loa',
    'Tên ALSA trên Linux, ví dụ: default. Để trống: loa mặc định.',
  ),
  'output.icecastUrl': ask(
    'Địa chỉ Icecast',
    'Có mật khẩu nên không hiện lại. Để trống thì giữ địa chỉ đang có.',
    { isSecret: true },
  ),
  'output.icecast': ask('Khi phát qua Icecast', 'Chỉ cần khi có đường ra Icecast.'),
  'output.icecast.continuous': ask(
    'Giữ luồng giữa các buổi',
    'Phát im lặng để người đang nghe không bị ngắt.',
    { isTick: true },
  ),
  'output.icecast.profile': ask('Luồng nghe bằng gì', 'Để trống: như trên trang.', {
    choices: profileNames,
  }),
  'output.profile': ask(
    'Loa của phường là loại nào',
    'Bản tin được chỉnh tiếng cho loại loa ấy; trang vẫn giữ bản đầy đủ. Để trống: loa nén.',
    { choices: profileNames },
  ),
  'output.otherHornMetres': ask(
    'Loa kế tiếp xa hơn bao nhiêu mét',
    'Tiếng loa ấy tới muộn hơn (cứ 34 mét là một phần mười giây); chỗ nghỉ được kéo dài cho tiếng vọng qua. Để trống: giữ chỗ nghỉ thường.',
  ),
  'output.gainDb': ask('Nhỏ bớt (dB)', 'Từ 0 (nguyên) xuống -60. Để trống: 0.'),
};

const hours: AskedOf = {
  broadcast: ask('Quy định phát thanh', 'Mỗi giới hạn ghi kèm căn cứ.'),
  'broadcast.permitted': ask(
    'Giờ được phép phát',
    'Đợt phát nằm ngoài giờ mới thì lần sửa này bị từ chối.',
    { one: 'khoảng' },
  ),
  'broadcast.permitted.days': days,
  'broadcast.permitted.from': from,
  'broadcast.permitted.to': to,
  'broadcast.permitted.citation': ask('Căn cứ', 'Ví dụ: Quyết định 1246/QĐ-UBND năm 2021.', {
    isLong: true,
  }),
  'broadcast.maxSessionMinutes': ask('Một buổi dài nhất mấy phút', 'Ví dụ: 15.'),
  'broadcast.maxSessionsPerDay': ask('Một ngày nhiều nhất mấy buổi', 'Ví dụ: 2.'),
  'broadcast.sessionCitation': ask(
    'Căn cứ của hai giới hạn ấy',
    'Ví dụ: Quyết định 1246/QĐ-UBND.',
    {
      isLong: true,
    },
  ),
  'broadcast.quiet': ask('Giờ im lặng trong giờ được phép', 'Ví dụ: giờ học, giờ nghỉ trưa.', {
    one: 'khoảng',
  }),
  'broadcast.quiet.days': days,
  'broadcast.quiet.from': from,
  'broadcast.quiet.to': to,
  'broadcast.quiet.reason': ask('Vì sao', 'Ví dụ: Giờ chào cờ của trường tiểu học.'),
  'broadcast.blackouts': ask('Những ngày không phát', 'Ghi theo dương lịch hoặc âm lịch.', {
    one: 'dịp',
  }),
  'broadcast.blackouts.reason': ask('Vì sao', 'Ví dụ: Nghỉ Tết Nguyên đán.'),
  'broadcast.blackouts.from': ask('Từ ngày (dương lịch)', 'Để trống nếu ghi theo âm lịch.'),
  'broadcast.blackouts.to': ask('Đến hết ngày (dương lịch)', 'Để trống nếu chỉ một ngày.'),
  'broadcast.blackouts.lunar': ask(
    'Âm lịch, tháng-ngày',
    'Tháng trước, ngày sau: mồng một Tết là 01-01. Để trống nếu ghi theo dương lịch.',
  ),
  'broadcast.blackouts.days': ask('Mấy ngày liền (âm lịch)', 'Ví dụ: 3. Để trống: một ngày.'),
};

const desk: AskedOf = {
  console: ask(
    'Bàn trực trên máy khác',
    'Để trống tất cả thì bàn trực chỉ mở trên máy của đài. Luôn qua https.',
  ),
  'console.host': ask(
    'Nghe ở địa chỉ',
    'Địa chỉ IP của máy này trong mạng, ví dụ: 192.168.1.10; 0.0.0.0 là mọi địa chỉ.',
  ),
  'console.port': ask('Cổng', 'Từ 1 đến 65535. Để trống: 4343.'),
  'console.tls': ask('Chứng chỉ', 'Chương trình tự làm, hoặc tệp của phường.', {
    choices: { own: 'Chương trình tự làm', cert: 'Tệp chứng chỉ của phường' },
  }),
  'console.tls.cert': ask('Tệp chứng chỉ (PEM)', 'Ví dụ: /etc/ssl/loa/fullchain.pem.'),
  'console.tls.key': ask('Tệp khóa (PEM)', 'Ví dụ: /etc/ssl/loa/privkey.pem.'),
  'console.proxy': ask(
    'Máy chủ trung gian',
    'Địa chỉ IP của nó, ví dụ: 192.168.1.2. Không có thì để trống.',
  ),
  'console.secondFactor': ask('Bước đăng nhập thứ hai', 'Với ai duyệt hay quản trị.', {
    choices: { required: 'Bắt buộc' },
  }),
  mail: ask('Thư báo việc', 'Để trống tất cả nếu không gửi thư.'),
  'mail.smtp': ask(
    'Máy chủ gửi thư',
    'Ví dụ: smtps://loa%40anphu.gov.vn@smtp.anphu.gov.vn:465. Mật khẩu không ghi ở đây.',
  ),
  'mail.sender': ask('Thư gửi từ địa chỉ', 'Ví dụ: loa@anphu.gov.vn.'),
  studio: ask('Bài do người đọc', 'Các câu thu ở Phòng thu.'),
  'studio.unread': ask(
    'Câu chưa có người đọc',
    'Khi một bài đã có câu do người đọc mà còn câu chưa đọc, hoặc câu đã đổi.',
    { choices: { voice: 'Giọng máy đọc thay', wait: 'Chờ đọc xong mới làm bản tin' } },
  ),
  approval: ask('Duyệt trước', 'Có cần lãnh đạo duyệt không.'),
  'approval.required': ask(
    'Phải có người duyệt mới phát',
    'Đánh dấu nếu quy chế của địa phương bắt buộc.',
  ),
  'approval.texts': ask(
    'Phải có người duyệt mới phát hành bài',
    'Không chọn thì theo mục trên: bản tin phải duyệt thì bài cũng phải duyệt.',
    { choices: { '': 'Như mục trên', yes: 'Có', no: 'Không' } },
  ),
  'approval.citation': ask('Căn cứ', 'Ví dụ: Quyết định 29/2021/QĐ-UBND.', { isLong: true }),
  centre: ask('Trung tâm', 'Khi phường đã gia nhập một trung tâm.'),
  'centre.emergencies': ask('Lời khẩn của trung tâm', 'Phát ngay, hay chờ người của phường.', {
    choices: { air: 'Phát ngay', ask: 'Chờ người của phường bấm phát' },
  }),
  'centre.accept': ask(
    'Bài, đợt phát trung tâm gửi xuống',
    'Giờ được phép phát của phường luôn đứng trên.',
    { choices: { approver: 'Người duyệt đồng ý mới dùng', itself: 'Đài tự nhận' } },
  ),
};

export const wardWords: AskedOf = { ...station, ...sound, ...speakerWords, ...hours, ...desk };

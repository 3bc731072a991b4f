// What of content/ward.yaml is set in the browser: each with its words. tests/unit/console/reachable.test.ts holds this table
// against the shape of the file.
import {
  espeakVoices,
  outputKinds,
  profiles,
  type OutputKind,
  type Profile,
} from '../../../content/schema/names.ts';

export interface Setting {
  /** In content/ward.yaml, from the top. */
  readonly path: readonly string[];
  readonly label: string;
  readonly help?: string;
  readonly field: SettingField;
}

export type SettingField =
  | { readonly kind: 'text' | 'tick' }
  /** Has a password in it: never shown; left empty it stays. */
  | { readonly kind: 'secret' }
  | {
      readonly kind: 'number';
      readonly min: number;
      readonly max: number;
      readonly mayBeEmpty?: true;
    }
  | { readonly kind: 'choice'; readonly choices: Choices }
  /** Some of them, in an order that counts. */
  | { readonly kind: 'order'; readonly choices: Choices }
  | { readonly kind: 'rows'; readonly columns: readonly Column[] };

type Choices = readonly (readonly [value: string, label: string])[];

export interface Column {
  readonly key: string;
  readonly label: string;
  readonly kind: 'text' | 'date' | 'days' | 'number';
}

export interface SettingGroup {
  readonly id: string;
  readonly title: string;
  readonly settings: readonly Setting[];
}

const text = { kind: 'text' } as const;
const column = (key: string, label: string, kind: Column['kind'] = 'text'): Column => ({
  ...{ key, label, kind },
});

export const outputNames: Readonly<Record<OutputKind, string>> = {
  folder: 'để tệp vào thư mục cho máy phát khác',
  speaker: 'loa của máy này',
  icecast: 'máy chủ phát qua mạng (Icecast)',
  http: 'loa mạng của hãng khác (HTTP)',
  mqtt: 'loa mạng của hãng khác (MQTT)',
  capture: 'chỉ ghi lại, không ra tiếng (để thử)',
};
const outputChoices = outputKinds.map((kind) => [kind, outputNames[kind]] as const);

const profileNames: Readonly<Record<Profile, string>> = {
  horn: 'loa phóng thanh (loa nén) ngoài đường',
  radio: 'loa thùng, máy thu trong nhà',
  web: 'điện thoại, máy tính: nguyên như trên trang',
};
const profileChoices = profiles.map((profile) => [profile, profileNames[profile]] as const);

/** What an operator chooses; the rest of the outputs is the administrator's. */
export const outputGroup: SettingGroup = {
  id: 'chon-duong-ra',
  title: 'Tiếng ra đường nào',
  settings: [
    {
      ...{ path: ['output', 'kinds'], label: 'Đường ra' },
      help: 'Cùng phát một lúc. Nhật ký ghi theo đường thứ nhất.',
      field: { kind: 'order', choices: outputChoices },
    },
    {
      ...{ path: ['output', 'standby'], label: 'Dự phòng' },
      help: 'Thay vào, theo thứ tự này, từ giây một đường ra hỏng.',
      field: { kind: 'order', choices: outputChoices },
    },
  ],
};

const days = column('days', 'Những ngày', 'days');
const from = column('from', 'Từ (giờ:phút)');
const to = column('to', 'Đến (giờ:phút)');

const deviceColumns = [
  column('id', 'Tên ngắn'),
  column('name', 'Loa ở đâu'),
  column('model', 'Kiểu loa'),
];

export const settingGroups: readonly SettingGroup[] = [
  {
    ...{ id: 'dai', title: 'Tên đài, liên hệ' },
    settings: [
      {
        path: ['name'],
        label: 'Tên phường',
        help: 'Như khi đứng trong câu: phường An Phụ.',
        field: text,
      },
      { path: ['station'], label: 'Tên đài', help: 'Được xướng ở đầu bản tin.', field: text },
      {
        ...{ path: ['siteUrl'], label: 'Địa chỉ chính thức của trang', field: text },
        help: 'Không có dấu / ở cuối. Chưa có tên miền thì để trống.',
      },
      {
        ...{ path: ['contacts'], label: 'Nơi bà con hỏi khi gặp khó' },
        help: 'Nơi đầu tiên được đọc trên loa.',
        field: {
          kind: 'rows',
          columns: [
            column('label', 'Tên nơi ấy'),
            column('value', 'Địa chỉ hoặc số máy'),
            column('href', 'Bấm vào thì mở (tel:…)'),
          ],
        },
      },
    ],
  },
  {
    ...{ id: 'gio-phat', title: 'Giờ phát' },
    settings: [
      {
        ...{ path: ['broadcast', 'permitted'], label: 'Giờ được phép phát' },
        help: 'Mỗi khoảng kèm căn cứ. Đợt phát nằm ngoài giờ mới thì lần sửa này bị từ chối.',
        field: { kind: 'rows', columns: [days, from, to, column('citation', 'Căn cứ')] },
      },
      {
        ...{ path: ['broadcast', 'quiet'], label: 'Giờ im lặng trong giờ được phép' },
        help: 'Ví dụ giờ học, giờ nghỉ trưa.',
        field: { kind: 'rows', columns: [days, from, to, column('reason', 'Vì sao')] },
      },
      {
        ...{ path: ['broadcast', 'blackouts'], label: 'Những ngày không phát' },
        help: 'Dương lịch: ghi từ ngày, đến ngày. Âm lịch: ghi tháng-ngày (01-01 là mồng một Tết) và số ngày.',
        field: {
          kind: 'rows',
          columns: [
            column('reason', 'Vì sao'),
            column('from', 'Từ ngày', 'date'),
            column('to', 'Đến hết ngày', 'date'),
            column('lunar', 'Âm lịch (tháng-ngày)'),
            column('days', 'Số ngày', 'number'),
          ],
        },
      },
      {
        ...{ path: ['broadcast', 'maxSessionMinutes'], label: 'Một buổi dài nhất (phút)' },
        field: { kind: 'number', min: 1, max: 1440 },
      },
      {
        ...{ path: ['broadcast', 'maxSessionsPerDay'], label: 'Một ngày nhiều nhất (buổi)' },
        field: { kind: 'number', min: 1, max: 1440 },
      },
      { path: ['broadcast', 'sessionCitation'], label: 'Căn cứ của hai giới hạn ấy', field: text },
    ],
  },
  {
    ...{ id: 'duyet', title: 'Duyệt trước khi phát' },
    settings: [
      {
        path: ['approval', 'required'],
        label: 'Phải có người duyệt mới phát',
        field: { kind: 'tick' },
      },
      {
        path: ['approval', 'texts'],
        label: 'Bài viết cũng phải có người duyệt mới phát hành',
        help: 'Không đánh dấu: theo mục trên.',
        field: { kind: 'tick' },
      },
      { path: ['approval', 'citation'], label: 'Căn cứ', field: text },
      {
        ...{ path: ['centre', 'emergencies'], label: 'Lời khẩn của trung tâm' },
        help: 'Chỉ có nghĩa khi phường đã gia nhập một trung tâm. Để trống: phát ngay.',
        field: {
          kind: 'choice',
          choices: [
            ['air', 'phát ngay'],
            ['ask', 'chờ người của phường bấm phát, khi còn hiệu lực'],
          ],
        },
      },
      {
        ...{ path: ['centre', 'accept'], label: 'Bài, đợt phát trung tâm gửi xuống' },
        help: 'Khi đài đã gia nhập một trung tâm. Giờ được phép phát của phường luôn đứng trên.',
        field: {
          kind: 'choice',
          choices: [
            ['approver', 'người duyệt của phường đồng ý mới dùng'],
            ['itself', 'đài tự nhận'],
          ],
        },
      },
    ],
  },
  {
    ...{ id: 'duong-ra', title: 'Đường ra của âm thanh' },
    settings: [
      ...outputGroup.settings,
      {
        ...{ path: ['output', 'gainDb'], label: 'Nhỏ bớt (dB)' },
        help: 'Từ 0 (nguyên) xuống -60 (gần như không nghe thấy).',
        field: { kind: 'number', min: -60, max: 0 },
      },
      {
        ...{ path: ['output', 'profile'], label: 'Tiếng chỉnh cho loại loa nào' },
        help: 'Của loa máy này và thư mục giao. Để trống là loa phóng thanh.',
        field: { kind: 'choice', choices: profileChoices },
      },
      {
        ...{ path: ['output', 'otherHornMetres'], label: 'Còn một loa nữa, xa hơn bao nhiêu mét' },
        help: 'Ở chỗ nghe thấy hai loa, tiếng loa xa tới sau: chỗ nghỉ của bản tin dài ra cho tiếng vọng qua (giọng espeak: cả trong câu; giọng khác: chỉ giữa các câu). Để trống: chỗ nghỉ thường.',
        field: { kind: 'number', min: 0, max: 300, mayBeEmpty: true },
      },
      { path: ['output', 'folder'], label: 'Thư mục giao cho máy phát khác', field: text },
      {
        ...{ path: ['output', 'device'], label: 'Thiết bị loa', field: text },
        help: 'Tên ALSA trên Linux, ví dụ: default. Để trống thì dùng loa mặc định.',
      },
      {
        ...{ path: ['output', 'icecastUrl'], label: 'Địa chỉ Icecast', field: { kind: 'secret' } },
        help: 'Có mật khẩu nên không hiện lại. Để trống thì giữ địa chỉ đang có.',
      },
      {
        ...{ path: ['output', 'icecast', 'continuous'], field: { kind: 'tick' } },
        label: 'Giữa các buổi giữ luồng Icecast bằng im lặng',
      },
      {
        ...{ path: ['output', 'icecast', 'profile'], label: 'Tiếng của luồng Icecast chỉnh cho' },
        help: 'Để trống là nguyên như trên trang.',
        field: { kind: 'choice', choices: profileChoices },
      },
    ],
  },
  {
    ...{ id: 'loa-mang', title: 'Loa mạng của hãng khác' },
    settings: [
      {
        ...{ path: ['output', 'audioBase'], label: 'Loa lấy tệp tiếng ở địa chỉ', field: text },
        help: 'Địa chỉ của máy này mà loa mở được, không có dấu / ở cuối, ví dụ: http://192.168.1.10:4321. Để trống: địa chỉ chính thức của trang.',
      },
      {
        ...{ path: ['output', 'http', 'devices'], label: 'Các loa ra lệnh qua HTTP' },
        help: 'Kiểu loa khai ở Bài viết › Phường, theo tài liệu của hãng. Mật khẩu ghi vào tệp loa-mang/mat-khau.txt trong thư mục dữ liệu, mỗi dòng: tên ngắn = mật khẩu.',
        field: {
          kind: 'rows',
          columns: [
            ...deviceColumns,
            column('address', 'Địa chỉ trong mạng'),
            column('user', 'Tên đăng nhập'),
            column('volume', 'Âm lượng (0–100)', 'number'),
          ],
        },
      },
      {
        ...{ path: ['output', 'http', 'ca'], label: 'Tệp chứng chỉ tin cậy của loa', field: text },
        help: 'Khi loa dùng https với chứng chỉ tự làm. Không có thì để trống.',
      },
      {
        ...{ path: ['output', 'mqtt', 'broker'], label: 'Máy chủ MQTT', field: text },
        help: 'Ví dụ: mqtts://192.168.1.5:8883. Mật khẩu ghi vào tệp loa-mang/mat-khau.txt, dòng: mqtt = mật khẩu.',
      },
      {
        ...{ path: ['output', 'mqtt', 'user'], label: 'Tên đăng nhập máy chủ MQTT', field: text },
      },
      {
        ...{ path: ['output', 'mqtt', 'ca'], label: 'Tệp chứng chỉ tin cậy của máy chủ MQTT' },
        field: text,
      },
      {
        ...{ path: ['output', 'mqtt', 'devices'], label: 'Các loa ra lệnh qua MQTT' },
        field: {
          kind: 'rows',
          columns: [
            ...deviceColumns,
            column('address', 'Tên trong chủ đề'),
            column('volume', 'Âm lượng (0–100)', 'number'),
          ],
        },
      },
    ],
  },
  {
    ...{ id: 'giong', title: 'Giọng đọc' },
    settings: [
      {
        ...{ path: ['voice', 'kind'], label: 'Loại giọng' },
        field: {
          kind: 'choice',
          choices: [
            ['espeak', 'có sẵn'],
            ['neural', 'giọng nơ-ron đã thêm'],
            ['say', 'giọng của máy (macOS, Windows)'],
            ['recording', 'chỉ dùng bản ghi âm'],
          ],
        },
      },
      {
        ...{ path: ['voice', 'name'], label: 'Tên giọng', field: text },
        help: `Giọng có sẵn: ${espeakVoices.join(', ')} (miền Bắc, miền Trung, miền Nam). Nghe và chọn giọng: trang Máy › Giọng đọc.`,
      },
      {
        ...{ path: ['voice', 'rate'], label: 'Số tiếng đọc trong một phút' },
        field: { kind: 'number', min: 80, max: 300 },
      },
      {
        ...{ path: ['studio', 'unread'], label: 'Câu chưa có người đọc' },
        help: 'Khi một bài có câu thu ở Phòng thu mà còn câu chưa ai đọc, hoặc câu đã đổi.',
        field: {
          kind: 'choice',
          choices: [
            ['voice', 'giọng máy đọc thay'],
            ['wait', 'chờ đọc xong mới làm bản tin'],
          ],
        },
      },
    ],
  },
  {
    ...{ id: 'noi-khac', title: 'Đài tiếp âm, các cổng, thư' },
    settings: [
      {
        ...{ path: ['relays'], label: 'Đài có thể tiếp âm' },
        help: 'Địa chỉ luồng phát qua mạng: hỏi đài ấy.',
        field: {
          kind: 'rows',
          columns: [
            column('id', 'Tên ngắn'),
            column('name', 'Tên đài'),
            column('url', 'Địa chỉ luồng'),
          ],
        },
      },
      {
        ...{ path: ['portals'], label: 'Các cổng mà bài viết nhắc đến' },
        field: {
          kind: 'rows',
          columns: [
            column('id', 'Tên ngắn'),
            column('name', 'Tên cổng'),
            column('url', 'Địa chỉ'),
            column('note', 'Ghi chú'),
          ],
        },
      },
      {
        ...{ path: ['mail', 'smtp'], label: 'Máy chủ gửi thư', field: text },
        help: 'Ví dụ: smtps://loa%40anphu.gov.vn@smtp.anphu.gov.vn:465. Mật khẩu không ghi ở đây.',
      },
      { path: ['mail', 'sender'], label: 'Thư gửi từ địa chỉ', field: text },
      {
        ...{ path: ['timeZone'], label: 'Múi giờ', field: text },
        help: 'Ở Việt Nam: Asia/Ho_Chi_Minh.',
      },
    ],
  },
];

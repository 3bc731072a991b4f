import { ask, under, type Asked, type AskedOf } from './asked.ts';

const fillIn = 'Chỗ điền như {audioUrl}, {title}, {volume} được thay khi gửi.';
const types: Readonly<Record<string, string>> = {
  json: 'JSON',
  xml: 'XML',
  form: 'Như biểu mẫu của trang',
  text: 'Chữ thường',
};

const request: AskedOf = {
  method: ask('Cách gửi', 'Theo tài liệu của hãng. Để trống: GET.', {
    choices: { GET: 'GET', POST: 'POST', PUT: 'PUT', DELETE: 'DELETE' },
  }),
  url: ask(
    'Địa chỉ yêu cầu',
    'Ví dụ: http://{address}/api/play. Chỗ điền {address} là địa chỉ của loa.',
  ),
  headers: ask('Dòng đầu đề', 'Chỉ khi tài liệu của hãng đòi.', { one: 'dòng' }),
  'headers.name': ask('Tên dòng', 'Ví dụ: Accept.'),
  'headers.value': ask('Giá trị', 'Ví dụ: application/json. Mật khẩu không ghi ở đây.'),
  type: ask('Phần thân viết kiểu gì', 'Để trống: JSON.', { choices: types }),
  body: ask('Phần thân', fillIn, { isLong: true }),
};

const told: AskedOf = {
  at: ask('Trạng thái ở đâu', 'Con trỏ JSON, ví dụ: /state. Để trống: cả lời báo là trạng thái.'),
  playing: ask('Đang phát', 'Những giá trị có nghĩa là đang phát, ví dụ: playing.', {
    one: 'giá trị',
  }),
  idle: ask('Không phát gì', 'Những giá trị có nghĩa là không phát, ví dụ: idle.', {
    one: 'giá trị',
  }),
  failed: ask('Hỏng', 'Những giá trị có nghĩa là loa hỏng. Không có thì để trống.', {
    one: 'giá trị',
  }),
  positionAt: ask('Đã phát tới đâu', 'Con trỏ JSON, ví dụ: /position. Loa không báo thì để trống.'),
  positionUnit: ask('Đơn vị của nó', 'Để trống: mili giây.', {
    choices: { ms: 'Mili giây', s: 'Giây' },
  }),
  volumeAt: ask('Âm lượng đang đặt', 'Con trỏ JSON, ví dụ: /volume. Loa không báo thì để trống.'),
  playsAt: ask('Đang phát tệp nào', 'Con trỏ JSON, ví dụ: /url. Loa không báo thì để trống.'),
  plays: ask('Tệp của mình thì là', 'Ví dụ: {audioUrl}. Dùng khi loa báo đang phát tệp nào.'),
};

const success: AskedOf = {
  success: ask('Trả lời thế nào là nhận', 'Để trống: mã từ 200 đến 299.'),
  'success.statuses': ask('Mã trả lời', 'Ví dụ: 200.', { one: 'mã' }),
  'success.at': ask('Đọc ở đâu', 'Con trỏ JSON, ví dụ: /result.'),
  'success.equals': ask('Phải là', 'Ví dụ: ok.'),
  'success.contains': ask('Phải có chữ', 'Ví dụ: playing.'),
  safeToRepeat: ask(
    'Gửi lại cũng chỉ phát một lần',
    'Chỉ đánh dấu khi tài liệu của hãng nói loa nhận ra {key} đã gửi.',
    { isTick: true },
  ),
};

const verbs: Readonly<Record<string, Asked>> = {
  play: ask('Phát ngay', 'Yêu cầu loa phát tệp ở {audioUrl}.'),
  stop: ask('Dừng', 'Yêu cầu loa im ngay.'),
  schedule: ask('Hẹn giờ phát', 'Yêu cầu loa tự phát lúc {startsAt}. Loa không có thì để trống.'),
  volume: ask('Đặt âm lượng', 'Yêu cầu đặt âm lượng {volume}. Loa không có thì để trống.'),
};

const order: AskedOf = {
  topic: ask('Chủ đề', 'Ví dụ: loa/{address}/lenh.'),
  type: ask('Lời gửi viết kiểu gì', 'Để trống: JSON.', {
    choices: { json: 'JSON', text: 'Chữ thường' },
  }),
  payload: ask('Lời gửi', `${fillIn} Ví dụ: {"url": "{audioUrl}"}.`, { isLong: true }),
};

function eachVerb(fields: AskedOf): AskedOf {
  return Object.fromEntries(
    Object.entries(verbs).flatMap(([verb, words]) => [
      [verb, words] as const,
      ...Object.entries(under(verb, fields)),
    ]),
  );
}

const models = ask(
  'Các kiểu loa',
  'Mỗi kiểu một lần, theo tài liệu của hãng; các loa dùng chung.',
  {
    one: 'kiểu',
  },
);
const modelId = ask('Tên ngắn', 'Chữ thường không dấu, ví dụ: axis.');
const device: AskedOf = {
  devices: ask('Các loa', 'Mỗi loa một mục; nhật ký ghi riêng loa nào đã phát.', { one: 'loa' }),
  'devices.id': ask('Tên ngắn', 'Chữ thường không dấu, ví dụ: cot-1. Mật khẩu ghi theo tên này.'),
  'devices.name': ask('Loa ở đâu', 'Ví dụ: Loa nhà văn hóa thôn 1.'),
  'devices.model': ask('Kiểu loa', 'Tên ngắn của một kiểu ở trên, ví dụ: axis.'),
  'devices.volume': ask('Âm lượng', 'Từ 0 đến 100. Để trống: 100.'),
};

const http: AskedOf = {
  ca: ask(
    'Tệp chứng chỉ tin cậy',
    'Khi loa dùng https với chứng chỉ tự làm, ví dụ: loa-mang/ca.pem.',
  ),
  models,
  'models.id': modelId,
  'models.auth': ask('Đăng nhập vào loa', 'Để trống: không cần.', {
    choices: {
      none: 'Không cần',
      basic: 'Basic (mật khẩu đi nguyên văn)',
      digest: 'Digest',
      bearer: 'Bearer (mã khóa)',
      header: 'Khóa ở một dòng đầu đề',
    },
  }),
  'models.authHeader': ask('Tên dòng mang khóa', 'Ví dụ: X-Api-Key.'),
  'models.timeoutMs': ask('Chờ trả lời (mili giây)', 'Từ 200 đến 10000. Để trống: 3000.'),
  ...under('models', eachVerb({ ...request, ...success })),
  'models.status': ask(
    'Hỏi trạng thái',
    'Không hỏi được thì để trống: buổi phát chỉ ghi là đã giao.',
  ),
  ...under('models.status', { ...request, ...told }),
  'models.status.everyMs': ask('Hỏi cách nhau (mili giây)', 'Từ 200 đến 10000. Để trống: 1000.'),
  ...device,
  'devices.address': ask('Địa chỉ trong mạng', 'Ví dụ: 192.168.1.21 hoặc 192.168.1.21:8080.'),
  'devices.user': ask('Tên đăng nhập', 'Tài khoản trên loa. Không cần thì để trống.'),
};

const mqtt: AskedOf = {
  broker: ask('Máy chủ MQTT', 'Ví dụ: mqtts://192.168.1.5:8883. Mật khẩu không ghi ở đây.'),
  user: ask('Tên đăng nhập', 'Tài khoản trên máy chủ MQTT. Không cần thì để trống.'),
  ca: ask('Tệp chứng chỉ tin cậy', 'Khi máy chủ dùng chứng chỉ tự làm, ví dụ: loa-mang/ca.pem.'),
  models,
  'models.id': modelId,
  'models.qos': ask('Mức bảo đảm (QoS)', '0, 1 hoặc 2. Để trống: 1.'),
  ...under('models', eachVerb(order)),
  'models.status': ask(
    'Loa báo trạng thái',
    'Không có thì để trống: buổi phát chỉ ghi là đã giao.',
  ),
  'models.status.topic': ask('Chủ đề', 'Ví dụ: loa/{address}/trang-thai.'),
  ...under('models.status', told),
  'models.presence': ask(
    'Loa còn nối hay không',
    'Chủ đề mà máy chủ báo khi loa mất nối (last will).',
  ),
  'models.presence.topic': ask('Chủ đề', 'Ví dụ: loa/{address}/noi.'),
  'models.presence.at': ask('Đọc ở đâu', 'Con trỏ JSON. Để trống: cả lời báo.'),
  'models.presence.here': ask('Còn nối', 'Ví dụ: online.', { one: 'giá trị' }),
  'models.presence.gone': ask('Mất nối', 'Ví dụ: offline.', { one: 'giá trị' }),
  ...device,
  'devices.address': ask('Tên trong chủ đề', 'Thay cho {address}, ví dụ: cot-1.'),
};

/** Loudspeakers of others. */
export const speakerWords: AskedOf = {
  'output.audioBase': ask(
    'Loa mạng lấy tệp tiếng ở địa chỉ',
    'Địa chỉ của máy này mà loa mở được, ví dụ: http://192.168.1.10:4321. Để trống: địa chỉ chính thức của trang.',
  ),
  'output.http': ask('Loa mạng ra lệnh qua HTTP', 'Chỉ cần khi có đường ra HTTP.'),
  ...under('output.http', http),
  'output.mqtt': ask('Loa mạng ra lệnh qua MQTT', 'Chỉ cần khi có đường ra MQTT.'),
  ...under('output.mqtt', mqtt),
};

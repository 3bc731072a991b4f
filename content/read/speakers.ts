import {
  templateMistakes,
  type TemplateMistake,
  type TemplatePlace,
} from '../schema/device-template.ts';
import { numberPlaceholders, textPlaceholders } from '../schema/device-template.ts';
import type { HttpModel, HttpSpeakers, MqttModel, MqttSpeakers } from '../schema/speakers.ts';
import type { Ward } from '../schema/ward.ts';
import type { Tell } from './broadcast-sense.ts';

const verbs = ['play', 'stop', 'schedule', 'volume'] as const;

/** What no single field of `output.http` and `output.mqtt` shows: a kind without its loudspeakers, a model that is nowhere, a request that could never be right. */
export function checkSpeakers(output: Ward['output'], hasSite: boolean, tell: Tell): void {
  const asked = [...output.kinds, ...output.standby];
  for (const kind of ['http', 'mqtt'] as const) {
    if (asked.includes(kind) && output[kind] === undefined)
      tell(
        ['kinds'],
        `Đường ra ${kind} chưa có loa nào: thiếu mục ${kind} trong output.`,
        `Thêm mục ${kind} với models và devices theo docs/loa-hang-khac.md, hoặc bỏ ${kind} khỏi kinds và standby.`,
      );
    if (asked.includes(kind) && output.audioBase === undefined && !hasSite)
      tell(
        ['kinds'],
        `Loa ở đường ra ${kind} không biết lấy tệp tiếng ở đâu: chưa có audioBase.`,
        'Ghi địa chỉ của máy này mà loa mở được, ví dụ: audioBase: http://192.168.1.10:4321, rồi chạy chương trình với --host 0.0.0.0.',
      );
  }
  if (output.audioBase?.endsWith('/') === true)
    tell(['audioBase'], 'Địa chỉ audioBase có dấu / ở cuối.', 'Bỏ dấu / ở cuối.');
  if (output.http) checkHttp(output.http, tell);
  if (output.mqtt) checkMqtt(output.mqtt, tell);
}

function checkHttp(http: HttpSpeakers, tell: Tell): void {
  checkIds('http', http, tell);
  http.devices.forEach(({ model, user, name }, index) => {
    const auth = http.models.find(({ id }) => id === model)?.auth;
    if ((auth === 'basic' || auth === 'digest') && user === undefined)
      tell(
        ['http', 'devices', index],
        `Loa "${name}" đòi tên đăng nhập mà chưa ghi user.`,
        'Ghi user là tên tài khoản trên loa, ví dụ: user: loa. Mật khẩu ghi vào tệp loa-mang/mat-khau.txt trong thư mục dữ liệu, không ghi ở đây.',
      );
  });
  http.models.forEach((model, index) => {
    if (model.auth === 'header' && model.authHeader === undefined)
      tell(
        ['http', 'models', index, 'auth'],
        'Cách đăng nhập header chưa có tên dòng.',
        'Ghi authHeader là tên dòng mà loa đòi, ví dụ: authHeader: X-Api-Key.',
      );
    for (const [verb, request] of requestsOf(model)) {
      const at = ['http', 'models', index, verb];
      const look = (path: readonly PropertyKey[], text: string, place: TemplatePlace): void => {
        tellMistakes([...at, ...path], text, place, tell);
      };
      look(['url'], request.url, 'url');
      if (request.body !== undefined) look(['body'], request.body, request.type ?? 'json');
      request.headers?.forEach(({ value }, n) => {
        look(['headers', n, 'value'], value, 'header');
      });
      if (request.body !== undefined && (request.method ?? 'GET') === 'GET')
        tell(
          [...at, 'body'],
          'Yêu cầu GET không mang phần thân.',
          'Ghi method: POST (hay PUT, theo tài liệu của hãng), hoặc bỏ body.',
        );
    }
    if (model.status?.plays !== undefined)
      tellMistakes(['http', 'models', index, 'status', 'plays'], model.status.plays, 'text', tell);
  });
}

function requestsOf(model: HttpModel) {
  return [...verbs, 'status' as const].flatMap((verb) => {
    const request = model[verb];
    return request ? [[verb, request] as const] : [];
  });
}

function checkMqtt(mqtt: MqttSpeakers, tell: Tell): void {
  checkIds('mqtt', mqtt, tell);
  mqtt.models.forEach((model: MqttModel, index) => {
    const at = ['mqtt', 'models', index];
    for (const verb of verbs) {
      const order = model[verb];
      if (!order) continue;
      tellMistakes([...at, verb, 'topic'], order.topic, 'topic', tell);
      tellMistakes([...at, verb, 'payload'], order.payload, order.type ?? 'json', tell);
    }
    for (const heard of ['status', 'presence'] as const) {
      const topic = model[heard]?.topic;
      if (topic !== undefined) tellMistakes([...at, heard, 'topic'], topic, 'topic', tell);
    }
  });
}

/** Two of one name, and a device whose model is nowhere. */
function checkIds(
  kind: 'http' | 'mqtt',
  { models, devices }: HttpSpeakers | MqttSpeakers,
  tell: Tell,
): void {
  for (const [list, all] of [
    ['models', models],
    ['devices', devices],
  ] as const)
    all.forEach(({ id }, index) => {
      if (all.findIndex((other) => other.id === id) < index)
        tell(
          [kind, list, index, 'id'],
          `Đã có mục khác mang id "${id}".`,
          'Đặt id khác, ví dụ: id: cot-2.',
        );
    });
  devices.forEach(({ model }, index) => {
    if (!models.some(({ id }) => id === model))
      tell(
        [kind, 'devices', index, 'model'],
        `Không có kiểu loa nào là "${model}".`,
        `Ghi một trong: ${models.map(({ id }) => id).join(', ')}; hoặc thêm kiểu ấy vào models.`,
      );
  });
}

function tellMistakes(
  path: readonly PropertyKey[],
  template: string,
  place: TemplatePlace,
  tell: Tell,
): void {
  for (const mistake of templateMistakes(template, place)) {
    const [message, hint] = sayMistake(mistake);
    tell(path, message, hint);
  }
}

function sayMistake({ code, name = '' }: TemplateMistake): readonly [string, string] {
  switch (code) {
    case 'unknown-placeholder':
      return [
        `Không có chỗ điền nào là {${name}}.`,
        `Dùng một trong: ${[...textPlaceholders, ...numberPlaceholders].map((one) => `{${one}}`).join(' ')}.`,
      ];
    case 'text-outside-quotes':
      return [`{${name}} là chữ, trong JSON phải nằm giữa hai dấu nháy kép.`, `Viết "{${name}}".`];
    case 'not-json':
      return [
        'Phần này không phải JSON.',
        'Sửa dấu nháy, dấu phẩy, ngoặc; hoặc ghi type: xml, form hay text nếu loa nhận kiểu ấy.',
      ];
    case 'not-an-address':
      return [
        'Địa chỉ yêu cầu không dùng được.',
        'Bắt đầu bằng http:// hoặc https://, ví dụ: url: http://{address}/api/play.',
      ];
    case 'secret-in-address':
      return [
        'Địa chỉ yêu cầu có tên hay mật khẩu (trước dấu @).',
        'Bỏ phần ấy; ghi auth ở kiểu loa, user ở loa, mật khẩu vào tệp loa-mang/mat-khau.txt trong thư mục dữ liệu.',
      ];
    case 'placeholder-in-host':
      return [
        `{${name}} không đứng ở phần tên máy của địa chỉ được.`,
        'Ở đó chỉ dùng {address}, ví dụ: url: http://{address}/api/play.',
      ];
    case 'wildcard':
      return [
        'Chủ đề MQTT có dấu + hoặc #.',
        'Ghi đúng một chủ đề của loa, ví dụ: topic: loa/{address}/lenh.',
      ];
    case 'more-than-a-line':
      return ['Giá trị của dòng đầu đề có xuống dòng.', 'Viết trên một dòng.'];
  }
}

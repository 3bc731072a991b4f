// A loudspeaker that hears orders on a topic of a broker and tells its state on another.
import { performance } from 'node:perf_hooks';
import { fillTemplate, type TemplateFacts } from '../../../../content/schema/device-template.ts';
import type { MqttDevice, MqttModel } from '../../../../content/schema/speakers.ts';
import type { Device, DeviceLook, DeviceStatus } from '../device.ts';
import { readTold, shown, wordIn } from '../read-told.ts';
import { createChanges } from './changes.ts';
import type { BrokerLine, Heard } from './broker-line.ts';

export interface MqttDeviceParts {
  readonly device: MqttDevice;
  readonly model: MqttModel;
  readonly line: BrokerLine;
}

/** What waits to be looked at; a device that talks without end is heard by its newest words. */
const mostTold = 50;
/** For the broker, and for what it keeps of a device. Real ms. */
const connectsWithinMs = 3000;
const tellsWithinMs = 1000;

export function createMqttDevice({ device, model, line }: MqttDeviceParts): Device {
  const state = createTold(model);
  const topicOf = (topic: string): string => fillTemplate(topic, 'topic', nothingBut(device));
  const qos = model.qos === 0 || model.qos === 2 ? model.qos : 1;
  if (model.status) line.hear(topicOf(model.status.topic), state.hear);
  if (model.presence) line.hear(topicOf(model.presence.topic), state.hearPresence);
  const whyGone = (): string | undefined =>
    line.problem() ?? (state.isGone() ? 'loa đang mất kết nối với máy chủ MQTT' : undefined);
  return {
    id: device.id,
    name: device.name,
    taker: 'máy chủ MQTT',
    has: (what) => model[what] !== undefined,
    async ask(name, facts, withinMs, signal) {
      const verb = model[name];
      if (!verb) return { code: 'refused', why: 'kiểu loa này không khai lệnh ấy' };
      const until = performance.now() + withinMs;
      const wrong = await line.connected(withinMs, signal);
      if (wrong !== undefined) return { code: 'unreached', why: wrong };
      // A broker would keep the order, and the loudspeaker would sound whenever it comes back.
      if (state.isGone())
        return { code: 'unreached', why: 'loa đang mất kết nối với máy chủ MQTT' };
      const payload = fillTemplate(verb.payload, verb.type ?? 'json', facts);
      const message = { topic: topicOf(verb.topic), payload, qos } as const;
      return line.publish(message, until - performance.now(), signal);
    },
    async look(facts, waitMs, signal) {
      const next = await state.next(facts, waitMs, signal);
      if (next) return next;
      const why = whyGone();
      return why === undefined ? { how: 'quiet', stands: state.isHere() } : { how: 'lost', why };
    },
    async known(facts, withinMs) {
      const said = await state.known(facts, withinMs);
      return said === 'unread' ? undefined : said;
    },
    forget: state.forget,
    async check(facts) {
      const wrong = await line.connected(connectsWithinMs);
      if (wrong !== undefined)
        return `Không nối được: ${wrong}. Kiểm tra máy chủ MQTT đang chạy, và mục mqtt trong content/ward.yaml.`;
      if (!model.status && !model.presence) return undefined;
      const said = await state.known(facts, tellsWithinMs);
      if (state.isGone())
        return 'Loa đang mất kết nối với máy chủ MQTT. Kiểm tra điện và mạng của loa.';
      if (said === undefined) return undefined;
      if (said === 'unread')
        return 'Lời báo trạng thái không đọc được. Đối chiếu mục status của kiểu loa với tài liệu của hãng.';
      return said.state === 'failed' ? `Loa báo "${said.said}". Xem đèn báo trên loa.` : undefined;
    },
    enter: line.enter,
  };
}

/** Topics know of a device its address and its name alone. */
function nothingBut({ id, address }: MqttDevice): TemplateFacts {
  const none = { audioUrl: '', slot: '', title: '', key: '', sha256: '', startsAt: '' };
  return {
    ...{ ...none, device: id, address, startsAtUtc: '', startsDate: '', startsTime: '' },
    ...{ durationMs: 0, durationS: 0, volume: 0, startsAtUnix: 0, startsAtMs: 0 },
  };
}

/** What a device said on its topics. */
function createTold({ status, presence }: MqttModel) {
  const waiting: string[] = [];
  let latest: string | undefined;
  let isGone = false;
  let isHere = false;
  const changes = createChanges();
  const read = (text: string, facts: TemplateFacts): DeviceStatus | undefined =>
    status && readTold(text, status, facts);
  return {
    hear: ({ text }: Heard): void => {
      latest = text;
      waiting.push(text);
      if (waiting.length > mostTold) waiting.shift();
      changes.tell();
    },
    hearPresence: ({ text }: Heard): void => {
      if (!presence) return;
      const word = wordIn(text, presence.at);
      if (word === undefined) return;
      isGone = presence.gone.includes(word);
      isHere = presence.here.includes(word);
      changes.tell();
    },
    isGone: () => isGone,
    isHere: () => isHere,
    forget: (): void => {
      waiting.length = 0;
    },
    async next(
      facts: TemplateFacts,
      waitMs: number,
      signal: AbortSignal,
    ): Promise<DeviceLook | undefined> {
      if (waiting.length === 0) await changes.next(waitMs, signal);
      const text = waiting.shift();
      if (text === undefined) return undefined;
      const found = read(text, facts);
      return found
        ? { how: 'told', status: found }
        : { how: 'lost', why: `lời báo trạng thái không đọc được: "${shown(text)}"` };
    },
    /** The last it said; undefined where it said nothing in that time. */
    async known(
      facts: TemplateFacts,
      withinMs: number,
    ): Promise<DeviceStatus | 'unread' | undefined> {
      if (latest === undefined && !isGone) await changes.next(withinMs);
      return latest === undefined ? undefined : (read(latest, facts) ?? 'unread');
    },
  };
}

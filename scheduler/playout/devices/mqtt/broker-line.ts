// The one connection to the broker, while somebody uses it. A client is used for one connection alone: one that connects
// again by itself sends again what was under way, and a loudspeaker would be told twice to play.
import { performance } from 'node:perf_hooks';
import type { MqttClient } from 'mqtt';
import { LoaError } from '../../../../content/schema/loa-error.ts';
import { sayError } from '../../../../content/schema/say-error.ts';
import { sleep } from '../../../clock.ts';
import type { DeviceAnswer } from '../device.ts';
import { createChanges } from './changes.ts';
import { connectBroker, type BrokerSettings } from './connect-broker.ts';

/** Heard on a topic. */
export interface Heard {
  readonly text: string;
}

export interface Message {
  readonly topic: string;
  readonly payload: string;
  readonly qos: 0 | 1 | 2;
}

/** By topic. */
type Listeners = ReadonlyMap<string, readonly ((message: Heard) => void)[]>;

export interface BrokerLine {
  /** Somebody needs it, until the returned function is called. */
  readonly enter: () => () => void;
  /** Every message of a topic, while somebody needs the line. One topic, no wildcard. */
  hear(topic: string, heard: (message: Heard) => void): void;
  /** Gives one message to the broker, once. Never rejects; done within `withinMs` (real). */
  publish(message: Message, withinMs: number, signal?: AbortSignal): Promise<DeviceAnswer>;
  /** Resolves when it is connected, or with what keeps it from that (Vietnamese) after `withinMs` (real). */
  connected(withinMs: number, signal?: AbortSignal): Promise<string | undefined>;
  /** What keeps it from being connected now; undefined where nothing does. */
  problem(): string | undefined;
}

const notYet = 'chưa nối được máy chủ MQTT';
const firstRetryMs = 300;
const longestRetryMs = 5000;
/** To a subscription, real ms. */
const answersWithinMs = 4000;
/** A message longer than this is no status. */
const mostBytes = 64 * 1024;

export function createBrokerLine(settings: BrokerSettings): BrokerLine {
  const heard = new Map<string, ((message: Heard) => void)[]>();
  let inside = 0;
  const connection = keepConnection(settings, heard, () => inside > 0);
  return {
    enter() {
      inside += 1;
      connection.open();
      let isIn = true;
      return () => {
        if (isIn) inside -= 1;
        if (isIn && inside === 0) connection.close();
        isIn = false;
      };
    },
    hear(topic, listener) {
      // Several loudspeakers may tell on one topic.
      heard.set(topic, [...(heard.get(topic) ?? []), listener]);
    },
    async publish(message, withinMs, signal) {
      const until = performance.now() + withinMs;
      const client = await connection.client(withinMs, signal);
      if (!client || signal?.aborted === true)
        return { code: 'unreached', why: connection.problem() ?? notYet };
      return publishOnce(client, message, until - performance.now());
    },
    connected: async (withinMs, signal) =>
      (await connection.client(withinMs, signal)) ? undefined : (connection.problem() ?? notYet),
    problem: connection.problem,
  };
}

/** A connection as long as it `isWanted`; one that breaks is made anew. */
function keepConnection(settings: BrokerSettings, heard: Listeners, isWanted: () => boolean) {
  const changes = createChanges();
  let client: MqttClient | undefined;
  let isOpening = false;
  let wrong: string | undefined;

  const lose = (why: string): void => {
    client?.end(true);
    client = undefined;
    wrong = why;
    if (isWanted()) retry.plan();
  };
  const connect = async (): Promise<void> => {
    const one = await openLine(settings, heard, (closed) => {
      if (client === closed) lose('máy chủ MQTT đã ngắt kết nối');
      changes.tell();
    });
    if (!isWanted()) {
      one.end(true);
      return;
    }
    client = one;
    wrong = undefined;
    retry.forget();
  };
  const open = (): void => {
    if (isOpening || client || !isWanted()) return;
    isOpening = true;
    void connect()
      .catch((error: unknown) => {
        lose(sayError(error));
      })
      .finally(() => {
        isOpening = false;
        changes.tell();
      });
  };
  const retry = createRetry(open);
  return {
    open,
    close(): void {
      retry.cancel();
      const old = client;
      client = undefined;
      wrong = undefined;
      old?.end(true);
    },
    problem: (): string | undefined => (client ? undefined : (wrong ?? notYet)),
    /** Once it is connected and hears all topics; undefined where that takes longer. */
    async client(withinMs: number, signal?: AbortSignal): Promise<MqttClient | undefined> {
      const until = performance.now() + withinMs;
      open();
      while (!client && performance.now() < until && signal?.aborted !== true)
        await changes.next(until - performance.now(), signal);
      return client;
    },
  };
}

/** Later each time, until it is forgotten. */
function createRetry(work: () => void) {
  let timer: NodeJS.Timeout | undefined;
  let waitMs = firstRetryMs;
  return {
    plan(): void {
      if (timer) return;
      timer = setTimeout(() => {
        timer = undefined;
        work();
      }, waitMs);
      waitMs = Math.min(2 * waitMs, longestRetryMs);
    },
    cancel(): void {
      clearTimeout(timer);
      timer = undefined;
    },
    forget(): void {
      waitMs = firstRetryMs;
    },
  };
}

/** Connected, and hearing all topics. Rejects (Vietnamese) where it can't be. */
async function openLine(
  settings: BrokerSettings,
  heard: Listeners,
  closed: (one: MqttClient) => void,
): Promise<MqttClient> {
  const one = await connectBroker(settings);
  one.on('message', (topic, payload) => {
    if (payload.length > mostBytes) return;
    const text = payload.toString('utf8');
    for (const listener of heard.get(topic) ?? []) listener({ text });
  });
  one.once('close', () => {
    closed(one);
  });
  try {
    for (const topic of heard.keys()) await subscribe(one, topic);
    if (!one.connected) throw new LoaError('broker-gone', 'máy chủ MQTT đã ngắt kết nối');
  } catch (error) {
    one.end(true);
    throw error;
  }
  return one;
}

/** Rejects where the broker does not let it be heard, or says nothing to that. */
async function subscribe(one: MqttClient, topic: string): Promise<void> {
  const late = sleep(answersWithinMs).then(() => {
    throw new LoaError('broker-silent', 'máy chủ MQTT không trả lời');
  });
  const granted = await Promise.race([one.subscribeAsync(topic, { qos: 1 }), late]);
  if (granted.some(({ qos }) => qos > 2))
    throw new LoaError('broker-refused', `máy chủ MQTT không cho nghe chủ đề ${topic}`);
}

/** Whether the broker took it. A connection that ends before it says so leaves that open. */
function publishOnce(
  one: MqttClient,
  { topic, payload, qos }: Message,
  withinMs: number,
): Promise<DeviceAnswer> {
  return new Promise((resolve) => {
    const end = (answer: DeviceAnswer): void => {
      clearTimeout(timer);
      one.off('close', closed);
      resolve(answer);
    };
    const closed = (): void => {
      end({ code: 'unknown', why: 'máy chủ MQTT ngắt kết nối khi đang nhận lệnh' });
    };
    const timer = setTimeout(() => {
      end({ code: 'unknown', why: 'máy chủ MQTT không báo đã nhận lệnh' });
      // It must not be sent again by whatever comes later.
      one.end(true);
    }, withinMs);
    one.once('close', closed);
    one.publish(topic, payload, { qos, retain: false }, (error) => {
      if (error) end({ code: 'unknown', why: sayError(error) });
      else end({ code: 'accepted' });
    });
  });
}

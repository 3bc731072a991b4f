// A simulated broker (aedes) and a simulated loudspeaker on it. No real device was here.
import { createServer } from 'node:net';
import { Aedes } from 'aedes';
import mqtt, { type MqttClient } from 'mqtt';
import type { MqttDevice, MqttModel } from '../../../../content/schema/speakers.ts';
import { listen } from './listening.ts';
import { createPlayer } from './player-stand-in.ts';

export interface BrokerStandIn {
  readonly url: string;
  /** Every message that somebody published, in order. */
  readonly published: readonly {
    readonly topic: string;
    readonly text: string;
    readonly retain: boolean;
  }[];
  /** Topics that somebody asked to hear. */
  readonly heardTopics: readonly string[];
  readonly clients: () => number;
  readonly kill: () => Promise<void>;
  /** On the same port, knowing nothing. */
  readonly restart: () => Promise<void>;
  /** From now on it takes messages and does not say so. */
  readonly swallow: (does: boolean) => void;
}

export async function startBroker(password?: string): Promise<BrokerStandIn> {
  const published: { topic: string; text: string; retain: boolean }[] = [];
  const heardTopics: string[] = [];
  let clients = 0;
  let isSwallowing = false;
  const begin = async (at: number) => {
    const broker = await Aedes.createBroker();
    broker.authenticate = (_client, _name, given, done) => {
      done(null, password === undefined || given?.toString() === password);
    };
    broker.authorizePublish = (_client, { topic, payload, retain }, done) => {
      published.push({ topic, text: payload.toString(), retain });
      if (!isSwallowing) done(null);
    };
    broker.on('subscribe', (all) => heardTopics.push(...all.map(({ topic }) => topic)));
    broker.on('client', () => (clients += 1));
    broker.on('clientDisconnect', () => (clients -= 1));
    const { port, stop } = await listen(createServer(broker.handle), at);
    return { port, broker, stop };
  };
  let running = await begin(0);
  const { port } = running;
  const kill = async (): Promise<void> => {
    running.stop();
    await new Promise<void>((resolve) => {
      running.broker.close(() => {
        resolve();
      });
    });
    clients = 0;
  };
  return {
    url: `mqtt://127.0.0.1:${port}`,
    ...{ published, heardTopics, kill },
    clients: () => clients,
    async restart() {
      running = await begin(port);
    },
    swallow: (does) => {
      isSwallowing = does;
    },
  };
}

export interface MqttStandIn {
  readonly device: MqttDevice;
  readonly model: MqttModel;
  readonly player: ReturnType<typeof createPlayer>;
  /** It dies without a word: the broker says so by its will. */
  readonly die: () => void;
  /** Instead of what it does. */
  readonly say: (word: string) => void;
  /** Every state is told twice, as QoS 1 allows. */
  readonly repeat: () => void;
  readonly stop: () => Promise<void>;
}

interface DeviceWishes {
  readonly id?: string;
  readonly tells?: boolean;
  readonly password?: string;
}

export async function startMqttDevice(
  url: string,
  { id = 'cot-1', tells = true, password }: DeviceWishes = {},
): Promise<MqttStandIn> {
  const gone = {
    topic: `loa/${id}/noi`,
    payload: Buffer.from('offline'),
    qos: 1,
    retain: true,
  } as const;
  const client: MqttClient = await mqtt.connectAsync(url, {
    will: gone,
    reconnectPeriod: 200,
    ...(password !== undefined && { username: 'loa', password }),
  });
  let times = 1;
  const tell = (state: string): void => {
    for (let n = 0; n < times; n++)
      client.publish(`loa/${id}/trang-thai`, JSON.stringify({ state }), { qos: 1, retain: true });
  };
  const player = createPlayer(() => {
    tell(player.isPlaying() ? 'playing' : 'idle');
  });
  const hello = (): void => {
    client.publish(`loa/${id}/noi`, 'online', { qos: 1, retain: true });
    tell(player.isPlaying() ? 'playing' : 'idle');
  };
  client.on('message', (_topic, payload) => {
    const order: unknown = JSON.parse(payload.toString());
    const fact = (name: string): unknown =>
      typeof order === 'object' && order !== null ? Reflect.get(order, name) : undefined;
    if (fact('cmd') === 'play')
      player.play(String(fact('url'))).catch(() => {
        tell('error');
      });
    if (fact('cmd') === 'stop') player.stop();
  });
  await client.subscribeAsync(`loa/${id}/lenh`, { qos: 1 });
  client.on('connect', hello);
  hello();
  return {
    device: { id, name: `Loa ${id}`, model: 'thu', address: id },
    model: modelOf(tells),
    player,
    die: () => {
      player.stop();
      client.options.reconnectPeriod = 0;
      client.stream.destroy();
    },
    say: tell,
    repeat: () => {
      times = 2;
    },
    async stop() {
      player.stop();
      await client.endAsync(true).catch(() => undefined);
    },
  };
}

function modelOf(tells: boolean): MqttModel {
  const topic = 'loa/{address}/lenh';
  return {
    id: 'thu',
    play: { topic, payload: '{"cmd": "play", "url": "{audioUrl}", "key": "{key}"}' },
    stop: { topic, payload: '{"cmd": "stop"}' },
    ...(tells && {
      status: {
        ...{ topic: 'loa/{address}/trang-thai', at: '/state', playing: ['playing'] },
        ...{ idle: ['idle'], failed: ['error'] },
      },
    }),
    presence: { topic: 'loa/{address}/noi', here: ['online'], gone: ['offline'] },
  };
}

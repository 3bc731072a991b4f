import { randomBytes } from 'node:crypto';
import type { MqttClient } from 'mqtt';
import { LoaError } from '../../../../content/schema/loa-error.ts';
import { tellError } from '../../../../content/schema/say-error.ts';

export interface BrokerSettings {
  readonly url: string;
  readonly user: string | undefined;
  /** Read anew for each connection. Throws what keeps it from being read. */
  readonly secret: () => string | undefined;
  /** PEM, believed beside the system's. */
  readonly ca: readonly string[] | undefined;
}

const connectsWithinMs = 4000;

/** A client that is connected, and never connects again. Rejects with what the broker or the network says (Vietnamese). */
export async function connectBroker(settings: BrokerSettings): Promise<MqttClient> {
  const { url, user, secret, ca } = settings;
  // Loaded only where something is said by MQTT.
  const { default: mqtt } = await import('mqtt');
  const password = secret();
  const one = mqtt.connect(url, {
    ...{ reconnectPeriod: 0, connectTimeout: connectsWithinMs, clean: true, resubscribe: false },
    ...{ queueQoSZero: false, keepalive: 10 },
    clientId: `loa-phuong-${randomBytes(6).toString('hex')}`,
    ...(user !== undefined && { username: user }),
    ...(password !== undefined && { password }),
    ...(ca && { ca: [...ca] }),
  });
  try {
    await new Promise<void>((resolve, reject) => {
      one.once('connect', () => {
        resolve();
      });
      one.once('error', reject);
      one.once('close', () => {
        reject(new LoaError('broker-refused', 'máy chủ MQTT không nhận kết nối'));
      });
    });
  } catch (error) {
    one.on('error', () => undefined);
    one.end(true);
    throw new LoaError('broker-away', sayConnect(error), { cause: error });
  }
  one.on('error', () => undefined);
  return one;
}

/** CONNACK of MQTT 3.1.1: 4 is a wrong password, 5 is not allowed. */
function sayConnect(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 4 || code === 5) return 'máy chủ MQTT không nhận tên đăng nhập hay mật khẩu';
  return tellError(error).replace(/\.$/, '');
}

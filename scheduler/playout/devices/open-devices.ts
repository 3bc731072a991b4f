// The outputs `http` and `mqtt`, from what ward.yaml says of them.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { getCACertificates } from 'node:tls';
import type { HttpSpeakers, MqttSpeakers } from '../../../content/schema/speakers.ts';
import type { Clock } from '../../clock.ts';
import type { Output } from '../output.ts';
import { createDeviceOutput, type DeviceOutputParts, type Placed } from './device-output.ts';
import type { DeviceTimes } from './device-job.ts';
import { createHttpDevice } from './http/http-device.ts';
import { createBrokerLine } from './mqtt/broker-line.ts';
import { createMqttDevice } from './mqtt/mqtt-device.ts';
import { readSecret } from './secrets.ts';

/** Plain data: it goes to another process. */
export interface DevicePlace {
  readonly base: string | undefined;
  /** Where bulletins are given out from. */
  readonly folder: string;
  readonly dataDir: string;
  readonly timeZone: string;
}

export type DeviceSettings = DevicePlace &
  (
    | { readonly kind: 'http'; readonly speakers: HttpSpeakers | undefined }
    | { readonly kind: 'mqtt'; readonly speakers: MqttSpeakers | undefined }
  );

/** `times`: given by tests. */
export function createDevices(
  settings: DeviceSettings,
  clock: Clock,
  times: Partial<DeviceTimes> = {},
): Output {
  const { kind, base, folder, timeZone } = settings;
  const placed = settings.kind === 'http' ? placeHttp(settings) : placeMqtt(settings);
  const name = `loa mạng ${kind.toUpperCase()} (${placed.length} loa)`;
  const { speakers, dataDir } = settings;
  const checkAll = (): Promise<string | undefined> =>
    Promise.resolve(
      speakers
        ? whyNoCertificates(dataDir, speakers.ca)
        : `Chưa có loa nào: thiếu mục output.${kind} trong content/ward.yaml. Thêm mục ấy theo docs/loa-hang-khac.md.`,
    );
  const parts: DeviceOutputParts = {
    kind,
    name,
    placed,
    clock,
    base,
    folder,
    timeZone,
    checkAll,
    times,
    dataDir,
  };
  return createDeviceOutput(parts);
}

function placeHttp({
  speakers,
  dataDir,
}: DeviceSettings & { readonly kind: 'http' }): readonly Placed[] {
  if (!speakers) return [];
  const ca = readCertificates(dataDir, speakers.ca);
  return speakers.devices.flatMap((device) => {
    const model = speakers.models.find(({ id }) => id === device.model);
    if (!model) return [];
    const secret = (): string | undefined => readSecret(dataDir, device.id);
    const { address, volume } = device;
    const lookMs = model.status?.everyMs;
    const { url, body = '' } = model.play;
    const isTurnable = model.volume !== undefined || `${url}${body}`.includes('{volume}');
    const one = createHttpDevice({ device, model, ca, secret });
    return [{ device: one, address, volume, lookMs, isTurnable }];
  });
}

function placeMqtt({
  speakers,
  dataDir,
}: DeviceSettings & { readonly kind: 'mqtt' }): readonly Placed[] {
  if (!speakers) return [];
  const line = createBrokerLine({
    ...{ url: speakers.broker, user: speakers.user },
    ca: readCertificates(dataDir, speakers.ca),
    secret: () => readSecret(dataDir, 'mqtt'),
  });
  return speakers.devices.flatMap((device) => {
    const model = speakers.models.find(({ id }) => id === device.model);
    if (!model) return [];
    const { address, volume } = device;
    const isTurnable = model.volume !== undefined || model.play.payload.includes('{volume}');
    return [{ device: createMqttDevice({ device, model, line }), address, volume, isTurnable }];
  });
}

/** The system's and the ward's own; undefined where it has none, or none that can be read: then its devices are not believed. */
function readCertificates(dataDir: string, ca: string | undefined): readonly string[] | undefined {
  try {
    return ca === undefined
      ? undefined
      : [...getCACertificates(), readFileSync(resolve(dataDir, ca), 'utf8')];
  } catch {
    return undefined;
  }
}

function whyNoCertificates(dataDir: string, ca: string | undefined): string | undefined {
  return ca === undefined || readCertificates(dataDir, ca) !== undefined
    ? undefined
    : `Không đọc được tệp chứng chỉ ${resolve(dataDir, ca)}. Sửa mục ca trong content/ward.yaml, hoặc cấp quyền đọc tệp ấy.`;
}

// Rigs of the outputs that ask loudspeakers of others: simulated devices, a simulated broker, a simulated page server.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClock } from '../../../scheduler/clock.ts';
import { createDevices } from '../../../scheduler/playout/devices/open-devices.ts';
import type { DeviceTimes } from '../../../scheduler/playout/devices/device-job.ts';
import type { Output } from '../../../scheduler/playout/output.ts';
import { writeBulletin } from './bulletin.ts';
import { startHttpDevice } from './devices/http-device-stand-in.ts';
import { startBroker, startMqttDevice } from './devices/mqtt-device-stand-in.ts';
import { startPages } from './devices/pages-stand-in.ts';
import type { MakeRig, RigWishes } from './rigs.ts';

const undo: (() => void | Promise<void>)[] = [];

/** After the last. */
export async function endDeviceRigs(): Promise<void> {
  for (const step of undo.splice(0).toReversed()) await step();
}

/** As short as a test is, and as long as a busy machine needs. */
export const shortTimes: Partial<DeviceTimes> = {
  ...{ lookMs: 20, startsWithinMs: 3000, earlyMs: 1000, lateMs: 3000 },
  ...{ answersWithinMs: 3000, stopsWithinMs: 2500 },
};

export async function placeFor({ durationMs = 600 }: RigWishes = {}) {
  const home = mkdtempSync(join(tmpdir(), 'loa-mang-'));
  undo.push(() => {
    rmSync(home, { recursive: true, force: true });
  });
  const folder = join(home, 'tep');
  const pages = await startPages(folder);
  undo.push(pages.stop);
  const place = { base: pages.base, folder, dataDir: home, timeZone: 'Asia/Ho_Chi_Minh' };
  return { home, place, pages, item: writeBulletin(home, durationMs) };
}

export const http: MakeRig = async (wishes = {}) => {
  // What plays no longer than a busy machine stands still may not be seen to play.
  const { place, item } = await placeFor({ durationMs: 1800, ...wishes });
  const speaker = await startHttpDevice();
  undo.push(speaker.stop);
  const at = (address: string): Output =>
    createDevices(
      {
        kind: 'http',
        speakers: { models: [speaker.model], devices: [{ ...speaker.device, address }] },
        ...place,
      },
      createClock(),
      shortTimes,
    );
  return {
    item,
    output: at(speaker.device.address),
    unusable: at('127.0.0.1:9'),
    heardMs: speaker.player.heardMs,
    held: speaker.connections,
    breakDevice: () => {
      speaker.player.stop();
      speaker.say('error');
    },
  };
};

export const mqtt: MakeRig = async (wishes = {}) => {
  const { place, item } = await placeFor(wishes);
  const broker = await startBroker();
  undo.push(broker.kill);
  const speaker = await startMqttDevice(broker.url);
  undo.push(speaker.stop);
  const at = (url: string): Output =>
    createDevices(
      {
        kind: 'mqtt',
        speakers: { broker: url, models: [speaker.model], devices: [speaker.device] },
        ...place,
      },
      createClock(),
      shortTimes,
    );
  return {
    item,
    output: at(broker.url),
    unusable: at('mqtt://127.0.0.1:9'),
    heardMs: speaker.player.heardMs,
    // The loudspeaker itself stays on the line.
    held: () => broker.clients() - 1,
    breakDevice: () => {
      speaker.player.stop();
      speaker.say('error');
    },
  };
};

// Loudspeakers of others over MQTT: a simulated broker (aedes) and simulated loudspeakers, with the faults of both.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import mqtt from 'mqtt';
import { afterAll, describe, expect, test, vi } from 'vitest';
import type { MqttModel } from '../../../content/schema/speakers.ts';
import { createClock } from '../../../scheduler/clock.ts';
import { createDevices } from '../../../scheduler/playout/devices/open-devices.ts';
import type { Output, Playable, PlayEnd } from '../../../scheduler/playout/output.ts';
import { endDeviceRigs, placeFor, shortTimes } from './device-rigs.ts';
import { startBroker, startMqttDevice } from './devices/mqtt-device-stand-in.ts';

/** That only a hang reaches. */
const long = { timeout: 120_000, interval: 10 };
const undo: (() => void | Promise<void>)[] = [];
afterAll(async () => {
  for (const step of undo.toReversed()) await step();
  await endDeviceRigs();
});

interface Wishes {
  readonly durationMs?: number;
  readonly tells?: boolean;
  readonly password?: string;
}

async function rig(
  { durationMs = 600, tells = true, password }: Wishes = {},
  change: (model: MqttModel) => MqttModel = (model) => model,
) {
  const { home, place, item } = await placeFor({ durationMs });
  const broker = await startBroker(password);
  undo.push(broker.kill);
  const speaker = await startMqttDevice(broker.url, { tells, ...(password && { password }) });
  undo.push(speaker.stop);
  const output = createDevices(
    {
      kind: 'mqtt',
      speakers: {
        ...{ broker: broker.url, ...(password && { user: 'loa' }) },
        ...{ models: [change(speaker.model)], devices: [speaker.device] },
      },
      ...place,
    },
    createClock(),
    shortTimes,
  );
  const orders = () => broker.published.filter(({ topic }) => topic === 'loa/cot-1/lenh');
  return { home, broker, speaker, output, item, orders };
}

async function play(
  output: Output,
  item: Playable,
  onTold: (what: string) => void = () => undefined,
  signal = new AbortController().signal,
) {
  const told: string[] = [];
  let started = 0;
  const prepared = await output.prepare(item);
  const end = await prepared.play(
    {
      started: () => (started += 1),
      ...{ progress: () => undefined, silence: () => undefined, silenceOver: () => undefined },
      device({ what }) {
        told.push(what);
        onTold(what);
      },
    },
    signal,
  );
  return { end, told, started };
}

const said = (end: PlayEnd): string => ('message' in end ? end.message : '');

describe.concurrent('over MQTT', () => {
  test('played and ended, by its own word: heard; nothing is kept by the broker, and nothing else is listened to', async () => {
    const { output, item, orders, broker, speaker } = await rig();
    const { end, told, started } = await play(output, item);
    expect(end).toMatchObject({ how: 'finished', confirmedBy: ['Loa cot-1'] });
    expect([told, started]).toEqual([['took', 'sounds', 'ended'], 1]);
    expect(orders()).toHaveLength(1);
    expect(orders().every(({ retain }) => !retain)).toBe(true);
    expect([...new Set(broker.heardTopics)].toSorted()).toEqual([
      'loa/cot-1/lenh',
      'loa/cot-1/noi',
      'loa/cot-1/trang-thai',
    ]);
    expect(speaker.player.begun()).toBe(1);
  });

  test('no status at all: the broker took the order, so it is handed over', async () => {
    const { output, item } = await rig({ tells: false });
    const { end, started } = await play(output, item);
    expect([end.how, started]).toEqual(['handed-over', 0]);
    expect(said(end)).toContain('máy chủ MQTT nhận lệnh');
  });

  test('every state told twice (QoS 1): one start, one end', async () => {
    const { output, item, speaker } = await rig();
    speaker.repeat();
    const { told, started } = await play(output, item);
    expect([told, started]).toEqual([['took', 'sounds', 'ended'], 1]);
  });

  test('its will says that it is gone: no order is left with the broker for later', async () => {
    const { output, item, speaker, broker, orders } = await rig();
    speaker.die();
    await vi.waitFor(() => {
      expect(broker.published.some(({ text }) => text === 'offline')).toBe(true);
    }, long);
    expect((await output.check()).join(' ')).toContain('Loa đang mất kết nối với máy chủ MQTT');
    const { end, told } = await play(output, item);
    expect(end.how).toBe('failed');
    expect(told).toEqual(['refused']);
    expect(orders()).toEqual([]);
  });

  test('it dies in mid-air: what is proved is said, the rest is not called heard', async () => {
    const { output, item, speaker } = await rig({ durationMs: 1200 });
    const { end, started } = await play(output, item, (what) => {
      if (what === 'sounds') speaker.die();
    });
    expect([end.how, started]).toEqual(['handed-over', 1]);
    expect(said(end)).toContain('không rõ có phát hết không');
  });

  test('it tells of each change alone, and that it has ended early: cut, though it says so once', async () => {
    const { output, item, speaker } = await rig({ durationMs: 4800 });
    const { end, told } = await play(output, item, (what) => {
      if (what === 'sounds') speaker.player.stop();
    });
    expect(end.how, said(end)).toBe('failed');
    expect(told).toEqual(['took', 'sounds', 'cut']);
  });

  test('two loudspeakers tell on one topic: both are heard', async () => {
    const { place, item } = await placeFor({ durationMs: 1920 });
    const broker = await startBroker();
    undo.push(broker.kill);
    const speaker = await startMqttDevice(broker.url);
    undo.push(speaker.stop);
    const devices = [speaker.device, { ...speaker.device, id: 'cot-2', name: 'Loa cot-2' }];
    const output = createDevices(
      {
        kind: 'mqtt',
        speakers: { broker: broker.url, models: [speaker.model], devices },
        ...place,
      },
      createClock(),
      shortTimes,
    );
    const { end } = await play(output, item);
    expect(end).toMatchObject({ how: 'finished', confirmedBy: ['Loa cot-1', 'Loa cot-2'] });
  });

  test('the broker starts anew in mid-air: the end is still heard of, and no order is given twice', async () => {
    const { output, item, broker, speaker, orders } = await rig({ durationMs: 4800 });
    let isDown = false;
    const { end } = await play(output, item, (what) => {
      if (what !== 'sounds' || isDown) return;
      isDown = true;
      void broker.kill().then(broker.restart);
    });
    expect(end.how, said(end)).toBe('finished');
    expect(orders()).toHaveLength(1);
    expect(speaker.player.begun()).toBe(1);
  });

  test('the broker takes the order and never says so: told once, and its status counts', async () => {
    const { output, item, broker, orders } = await rig({ tells: false });
    const prepared = output.prepare(item);
    broker.swallow(true);
    const end = await (
      await prepared
    ).play(
      {
        ...{ started: () => undefined, progress: () => undefined },
        ...{ silence: () => undefined, silenceOver: () => undefined },
      },
      new AbortController().signal,
    );
    expect(end.how).toBe('handed-over');
    expect(said(end)).toContain('không rõ có phát không');
    broker.swallow(false);
    // Whoever connects anew would send again what was under way.
    const other = await mqtt.connectAsync(broker.url);
    await other.publishAsync('xong', '');
    await other.endAsync();
    expect(orders()).toHaveLength(1);
  });

  test('stopped: it is told, and is silent', async () => {
    const { output, item, speaker, orders } = await rig({ durationMs: 4800 });
    const stopping = new AbortController();
    const { end } = await play(
      output,
      item,
      (what) => {
        if (what === 'sounds') stopping.abort('stop');
      },
      stopping.signal,
    );
    expect(end.how, said(end)).toBe('stopped');
    expect(orders().at(-1)?.text).toBe('{"cmd": "stop"}');
    expect(speaker.player.isPlaying()).toBe(false);
  });

  test('a status that no setting reads: told, never guessed', async () => {
    const { output, item } = await rig({}, (model) => ({
      ...model,
      status: model.status && { ...model.status, at: '/trangThai' },
    }));
    expect((await output.check()).join(' ')).toContain('Lời báo trạng thái không đọc được');
    const { end, started } = await play(output, item);
    expect([end.how, started]).toEqual(['handed-over', 0]);
  });

  test('no broker: said, with what to do', async () => {
    const { output, item, broker, speaker } = await rig();
    await speaker.stop();
    await broker.kill();
    expect((await output.check()).join(' ')).toContain('Kiểm tra máy chủ MQTT đang chạy');
    expect((await play(output, item)).end.how).toBe('failed');
  });

  test('the broker’s password comes from the secrets’ file alone', async () => {
    const { output, home } = await rig({ password: 'bí mật' });
    mkdirSync(join(home, 'loa-mang'));
    const put = (secret: string): void => {
      writeFileSync(join(home, 'loa-mang', 'mat-khau.txt'), `mqtt = ${secret}\n`);
    };
    put('sai');
    expect((await output.check()).join(' ')).toContain('không nhận tên đăng nhập hay mật khẩu');
    put('bí mật');
    expect(await output.check()).toEqual([]);
  });

  test('an order by the hour: the loudspeaker begins by itself, and is not told again', async () => {
    const { output, item, orders } = await rig({}, (model) => ({
      ...model,
      schedule: {
        ...model.play,
        payload: '{"cmd": "play", "url": "{audioUrl}", "at": "{startsAt}"}',
      },
    }));
    const prepared = await output.prepare(item);
    // So far off that no stall of the machine makes it the past.
    const at = Date.now() + 2000;
    const end = await prepared.playAt?.(
      at,
      {
        ...{ started: () => undefined, progress: () => undefined },
        ...{ silence: () => undefined, silenceOver: () => undefined },
      },
      new AbortController().signal,
    );
    expect(end).toMatchObject({ how: 'finished' });
    expect(orders()).toHaveLength(1);
    expect(orders()[0]?.text).toMatch(/"at": "\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+07:00"/);
  });
});

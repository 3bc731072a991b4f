// Loudspeakers of others over HTTP, all simulated: what is believed of them, and what is told where they fail.
import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import type { HttpModel } from '../../../content/schema/speakers.ts';
import { createClock } from '../../../scheduler/clock.ts';
import { createDevices } from '../../../scheduler/playout/devices/open-devices.ts';
import type { DeviceTimes } from '../../../scheduler/playout/devices/device-job.ts';
import type { DeviceTold, Output, Playable, PlayEnd } from '../../../scheduler/playout/output.ts';
import { endDeviceRigs, placeFor, shortTimes } from './device-rigs.ts';
import { password, startHttpDevice, type HttpStandIn } from './devices/http-device-stand-in.ts';

const undo: (() => void)[] = [];
/** That only a hang reaches. */
const long = { timeout: 120_000, interval: 5 };
afterAll(async () => {
  for (const step of undo) step();
  await endDeviceRigs();
});

async function rig(
  wishes: NonNullable<Parameters<typeof startHttpDevice>[0]> & {
    readonly durationMs?: number;
  } = {},
  change: (model: HttpModel) => HttpModel = (model) => model,
  times: Partial<DeviceTimes> = {},
) {
  const { home, place, pages, item } = await placeFor({ durationMs: 1920, ...wishes });
  const speaker = await startHttpDevice(wishes);
  undo.push(speaker.stop);
  const open = (others: readonly HttpStandIn[] = []): Output =>
    createDevices(
      {
        kind: 'http',
        speakers: {
          models: [change(speaker.model)],
          devices: [speaker, ...others].map(({ device }) => device),
        },
        ...place,
      },
      createClock(),
      { ...shortTimes, ...times },
    );
  return { home, place, pages, item, speaker, open };
}

interface Heard {
  readonly end: PlayEnd;
  readonly told: readonly string[];
  readonly positions: readonly number[];
  readonly started: number;
}

/** Plays it; stopped once `until` says so of what was told. */
async function play(
  output: Output,
  item: Playable,
  until: (told: DeviceTold) => boolean = () => false,
  reason: 'pause' | 'stop' = 'stop',
): Promise<Heard> {
  const told: string[] = [];
  const positions: number[] = [];
  let started = 0;
  const stopping = new AbortController();
  const prepared = await output.prepare(item);
  const end = await prepared.play(
    {
      started: () => (started += 1),
      progress: (at) => positions.push(at),
      silence: () => undefined,
      silenceOver: () => undefined,
      device(one) {
        told.push(`${one.device} ${one.what}`);
        if (until(one)) stopping.abort(reason);
      },
    },
    stopping.signal,
  );
  return { end, told, positions, started };
}

const said = (end: PlayEnd): string => ('message' in end ? end.message : '');

describe.concurrent('what a loudspeaker confirms', () => {
  test('playing and ended: it was heard, and the end says who confirms it', async () => {
    const { open, item, speaker } = await rig();
    const { end, told, positions, started } = await play(open(), item);
    expect(end).toEqual({
      ...{ how: 'finished', positionMs: 1920, samples: 0, confirmedBy: ['Loa cot-1'] },
    });
    expect(told).toEqual(['cot-1 took', 'cot-1 sounds', 'cot-1 ended']);
    expect([started, speaker.player.begun()]).toEqual([1, 1]);
    expect(positions).toEqual(positions.toSorted((a, b) => a - b));
  });

  test('it takes the order and says nothing of itself: handed over, never heard', async () => {
    const { open, item } = await rig({ tells: false });
    const { end, told, started } = await play(open(), item);
    expect(end.how).toBe('handed-over');
    expect(said(end)).toContain('loa này không cho biết có phát hay không');
    expect(told).toEqual(['cot-1 took', 'cot-1 handed']);
    expect(started).toBe(0);
  });

  test('it says nothing of itself and is stopped: it is told to be silent, as far into it as it may have come', async () => {
    const { open, item, speaker } = await rig({ tells: false, durationMs: 60_000 });
    const { end, told } = await play(open(), item, ({ what }) => what === 'took');
    expect(end.how, said(end)).toBe('stopped');
    expect(told).toEqual(['cot-1 took', 'cot-1 stopped']);
    expect(speaker.asked.at(-1)?.what).toBe('POST /stop');
    expect(speaker.player.isPlaying()).toBe(false);
  });

  test('it says nothing of itself and is not stopped: all of it is left to sound', async () => {
    const { open, item, speaker } = await rig({ tells: false, durationMs: 1920 });
    await play(open(), item);
    expect(speaker.asked.map(({ what }) => what)).toEqual(['POST /play']);
  });

  test.each(['500', 'wrong-json'] as const)(
    'it takes the order, and what it says of itself cannot be read (%s): nobody knows, and it is not cut',
    async (fault) => {
      const { open, item, speaker } = await rig({ durationMs: 4800 });
      speaker.fail('/status', fault);
      const { end, told, started } = await play(open(), item);
      expect(end.how).toBe('handed-over');
      expect([told, started]).toEqual([['cot-1 took', 'cot-1 unknown'], 0]);
      expect(speaker.asked.filter(({ what }) => what === 'POST /stop')).toEqual([]);
    },
  );

  test('it says a word that no setting knows: nobody knows, and it is not cut', async () => {
    const { open, item, speaker } = await rig({ durationMs: 4800 });
    speaker.say('PLAY');
    const { end, told } = await play(open(), item);
    expect(said(end)).toContain('chỉ báo "PLAY"');
    expect(told.at(-1)).toBe('cot-1 unknown');
    expect(speaker.asked.filter(({ what }) => what === 'POST /stop')).toEqual([]);
  });

  test('what lasts no longer than two looks, never seen to play: handed over, never refused', async () => {
    const { open, item, speaker } = await rig({ durationMs: 600 }, undefined, { lookMs: 400 });
    speaker.say('idle');
    const { end, told } = await play(open(), item);
    expect(end.how, said(end)).toBe('handed-over');
    expect(told).toEqual(['cot-1 took', 'cot-1 handed']);
  });

  test('it takes the order and says that it does nothing: it did not play, and is told to be silent', async () => {
    const { open, item, speaker } = await rig({ durationMs: 4800 });
    speaker.say('idle');
    const { end, told, started } = await play(open(), item);
    expect(end.how).toBe('failed');
    expect(told.at(-1)).toBe('cot-1 refused');
    expect(started).toBe(0);
    expect(speaker.asked.at(-1)?.what).toBe('POST /stop');
  });

  test('it plays another thing than ours: not heard', async () => {
    const { open, item } = await rig({}, (model) => ({
      ...model,
      status: model.status && { ...model.status, playsAt: '/url', plays: 'http://khac/' },
    }));
    const { end, started } = await play(open(), item);
    expect([end.how, started]).toEqual(['failed', 0]);
  });

  test('it plays ours, and says so by the address', async () => {
    const { open, item } = await rig({}, (model) => ({
      ...model,
      status: model.status && { ...model.status, playsAt: '/url', plays: '{audioUrl}' },
    }));
    expect((await play(open(), item)).end.how).toBe('finished');
  });

  test('it is at volume 0: it plays, and that nobody hears it is told once', async () => {
    const { open, item, speaker } = await rig();
    speaker.setVolume(0);
    const { told } = await play(open(), item);
    expect(told.filter((one) => one === 'cot-1 note')).toHaveLength(1);
  });

  test('it sounded before it was told to: what sounded is ended first, and does not pass for ours', async () => {
    const { open, item, speaker, place } = await rig();
    mkdirSync(place.folder, { recursive: true });
    writeFileSync(join(place.folder, 'khac.mp3'), Buffer.alloc(16));
    speaker.say('playing');
    const prepared = await open().prepare(item);
    await vi.waitFor(() => {
      expect(speaker.asked.at(-1)?.what).toBe('GET /status');
    }, long);
    await vi.waitFor(() => {
      expect(speaker.connections()).toBe(0);
    }, long);
    speaker.say(undefined);
    const end = await prepared.play(
      {
        ...{ started: () => undefined, progress: () => undefined },
        ...{ silence: () => undefined, silenceOver: () => undefined },
      },
      new AbortController().signal,
    );
    expect(end.how).toBe('finished');
    const orders = speaker.asked.map(({ what }) => what).filter((what) => what.startsWith('POST'));
    expect(orders).toEqual(['POST /stop', 'POST /play']);
  });
});

describe.concurrent('told to play at most once', () => {
  test.each([
    ['the answer is lost after it began', 'after-lost', 'finished'],
    ['it says 500 after it began', '500-after', 'finished'],
    ['it answers no whole JSON', 'wrong-json', 'finished'],
    ['it says 500 and did nothing', '500', 'failed'],
    ['it refuses', 'refuses', 'failed'],
  ] as const)('%s: one order, and what its status says counts', async (_, fault, how) => {
    const { open, item, speaker } = await rig({ durationMs: 1920 });
    speaker.fail('/play', fault);
    const { end } = await play(open(), item);
    expect(end.how, said(end)).toBe(how);
    expect(speaker.asked.filter(({ what }) => what === 'POST /play')).toHaveLength(1);
    expect(speaker.player.begun()).toBe(how === 'finished' ? 1 : 0);
  });

  test('the answer is lost and it has no status: it is said that nobody knows', async () => {
    const { open, item, speaker } = await rig({ tells: false });
    speaker.fail('/play', 'after-lost');
    const { end, told } = await play(open(), item);
    expect(end.how).toBe('handed-over');
    expect(said(end)).toContain('không rõ có phát không');
    expect(told).toEqual(['cot-1 unknown']);
    expect(speaker.player.begun()).toBe(1);
  });

  test('it knows its own orders again by their key: then a lost answer is asked for once more', async () => {
    const { open, item, speaker } = await rig({ tells: false }, (model) => ({
      ...model,
      play: { ...model.play, safeToRepeat: true },
    }));
    speaker.fail('/play', 'after-lost');
    await play(open(), item, () => false);
    expect(speaker.asked.filter(({ what }) => what === 'POST /play').length).toBeGreaterThan(1);
    expect(speaker.player.begun()).toBe(1);
  });

  test('nothing listens there: tried again, and refused in words', async () => {
    const { open, item, speaker } = await rig();
    speaker.stop();
    const { end, told } = await play(open(), item);
    expect(end.how).toBe('failed');
    expect(said(end)).toContain('ECONNREFUSED');
    expect(told).toEqual(['cot-1 refused']);
  });
});

describe.concurrent('ended before its end', () => {
  test('stopped: it is told, and is silent; where it was is said', async () => {
    const { open, item, speaker } = await rig({ durationMs: 4800 });
    const { end } = await play(open(), item, ({ what }) => what === 'sounds');
    expect(end.how).toBe('stopped');
    expect(speaker.player.isPlaying()).toBe(false);
  });

  test('it does not obey: that is told as such, never as silence', async () => {
    const { open, item, speaker } = await rig({ durationMs: 4800 });
    speaker.fail('/stop', '500');
    const { end, told } = await play(open(), item, ({ what }) => what === 'sounds');
    expect(end.how).toBe('failed');
    expect(said(end)).toContain('có thể còn đang kêu');
    expect(told.at(-1)).toBe('cot-1 not-stopped');
  });

  test('it breaks off by itself: cut, at what was proved', async () => {
    const { open, item, speaker } = await rig({ durationMs: 4800 });
    const { end, told } = await play(open(), item, ({ what }) => {
      if (what === 'sounds') speaker.player.stop();
      return false;
    });
    expect(end.how).toBe('failed');
    expect(told.at(-1)).toBe('cot-1 cut');
    expect('positionMs' in end && end.positionMs).toBeLessThan(3800);
  });

  test('it cannot be asked from its beginning to past its end: what is not proved is not called heard', async () => {
    const { open, item, speaker } = await rig({ durationMs: 4800 });
    const over = (): void => {
      expect(speaker.player.isPlaying()).toBe(false);
    };
    const { end } = await play(open(), item, ({ what }) => {
      if (what !== 'sounds') return false;
      speaker.fail('/status', '500');
      void vi.waitFor(over, long).then(() => {
        speaker.fail('/status', undefined);
      });
      return false;
    });
    expect(end.how, said(end)).toBe('handed-over');
    expect(said(end)).toContain('sau đó không hỏi được');
  });

  test('it goes on from where it was by a file that begins there', async () => {
    const { open, item, speaker } = await rig({ durationMs: 3000 });
    const { end } = await play(open(), { ...item, fromMs: 605, continues: true });
    // Cut before the frame of 24 ms that the position lies in.
    expect(end).toMatchObject({ how: 'finished', positionMs: 3000 });
    expect(Math.round(speaker.player.heardMs() / 24) * 24).toBe(2400);
  });

  test('an emergency ends whatever sounds there first', async () => {
    const { open, item, speaker } = await rig();
    await play(open(), { ...item, loud: true });
    const orders = speaker.asked.map(({ what }) => what).filter((what) => what.startsWith('POST'));
    expect(orders).toEqual(['POST /stop', 'POST /play']);
  });

  test('one after another on one loudspeaker: what ends the first does not end the second', async () => {
    const { open, item, speaker } = await rig({ durationMs: 1920 });
    const output = open();
    const second = await output.prepare({ ...item, slot: 'khan', loud: true });
    const stopping = new AbortController();
    const events = {
      ...{ started: () => undefined, progress: () => undefined },
      ...{ silence: () => undefined, silenceOver: () => undefined },
    };
    const first = (await output.prepare(item)).play(
      {
        ...events,
        started: () => {
          stopping.abort('pause');
        },
      },
      stopping.signal,
    );
    await vi.waitFor(() => {
      expect(stopping.signal.aborted).toBe(true);
    }, long);
    expect((await second.play(events, new AbortController().signal)).how).toBe('finished');
    expect((await first).how).toBe('stopped');
    expect(speaker.player.begun()).toBe(2);
  });
});

describe.concurrent('several at once', () => {
  test('each is told of apart; heard where one is', async () => {
    const { open, item } = await rig();
    const other = await startHttpDevice({ id: 'cot-2' });
    undo.push(other.stop);
    other.fail('/play', 'refuses');
    const { end, told } = await play(open([other]), item);
    expect(end).toMatchObject({ how: 'finished', confirmedBy: ['Loa cot-1'] });
    expect(told).toEqual(expect.arrayContaining(['cot-1 ended', 'cot-2 refused']));
  });

  test('one that hangs does not hold the other', async () => {
    const { open, item, speaker } = await rig();
    const slow = await startHttpDevice({ id: 'cot-2' });
    undo.push(slow.stop);
    slow.fail('/play', 'slow');
    slow.fail('/status', 'slow');
    const { end, told } = await play(open([slow]), item);
    expect(end).toMatchObject({ how: 'finished', confirmedBy: ['Loa cot-1'] });
    expect(told.at(-1)).toBe('cot-2 unknown');
    expect(speaker.player.heardMs()).toBeGreaterThan(500);
  });
});

describe.concurrent('who asks', () => {
  test('Digest with a password that only the secrets’ file has: let in, and the password is nowhere', async () => {
    const { open, item, speaker, home } = await rig({ isLocked: true });
    mkdirSync(join(home, 'loa-mang'));
    writeFileSync(join(home, 'loa-mang', 'mat-khau.txt'), `# loa\ncot-1 = ${password}\n`);
    const output = open();
    expect(await output.check()).toEqual([]);
    const { end } = await play(output, item);
    expect(end.how, said(end)).toBe('finished');
    expect(speaker.refused()).toBe(1);
    expect(JSON.stringify([output.name, end, speaker.asked])).not.toContain('khó');
  });

  test.each([
    [
      'no password',
      '',
      'Chưa có mật khẩu. Ghi dòng "cot-1 = mật khẩu" vào tệp loa-mang/mat-khau.txt',
    ],
    ['a wrong one', 'cot-1 = sai\n', 'loa không nhận tên đăng nhập hay mật khẩu (mã 401)'],
  ])('%s: said, with what to do', async (_, secrets, sentence) => {
    const { open, item, home, speaker } = await rig({ isLocked: true });
    mkdirSync(join(home, 'loa-mang'));
    writeFileSync(join(home, 'loa-mang', 'mat-khau.txt'), secrets);
    expect((await open().check()).join(' ')).toContain(sentence);
    expect((await play(open(), item)).end.how).toBe('failed');
    expect(speaker.player.begun()).toBe(0);
  });
});

describe.concurrent('what it fetches', () => {
  test('an address that gives out something else: refused before its moment', async () => {
    const { place, item, speaker } = await rig();
    const other = await placeFor();
    const output = createDevices(
      {
        kind: 'http',
        speakers: { models: [speaker.model], devices: [speaker.device] },
        ...{ ...place, base: other.place.base },
      },
      createClock(),
      shortTimes,
    );
    await expect(output.prepare(item)).rejects.toThrow(/trả lời mã 404.*output\.audioBase/);
  });

  test('a copy made for loudspeakers goes a day after its last use; what others made stays', async () => {
    const { open, item, place } = await rig();
    mkdirSync(place.folder, { recursive: true });
    const mine = `${'c'.repeat(64)}.mp3`;
    const other = `${'d'.repeat(64)}.mp3`;
    const before = new Date(Date.now() - 25 * 3_600_000);
    for (const name of [mine, other]) {
      writeFileSync(join(place.folder, name), 'x');
      utimesSync(join(place.folder, name), before, before);
    }
    mkdirSync(join(place.dataDir, 'loa-mang'));
    writeFileSync(join(place.dataDir, 'loa-mang', 'ban-sao.txt'), `${mine}\n../../x.mp3\n`);
    await (await open().prepare(item)).discard();
    const left = readdirSync(place.folder);
    expect([left.includes(mine), left.includes(other)]).toEqual([false, true]);
    const [made = ''] = left.filter((name) => name !== other);
    expect(readFileSync(join(place.dataDir, 'loa-mang', 'ban-sao.txt'), 'utf8')).toBe(`${made}\n`);
  });

  test('live speech: refused in words', async () => {
    const { open, item } = await rig();
    const speech = { signal: 'chime', endFile: '/khong' } as const;
    await expect(open().prepare({ ...item, speech })).rejects.toThrow('không nói trực tiếp được');
  });

  test('a title with quotes reaches it as it was written', async () => {
    const { open, item, speaker } = await rig();
    await play(open(), { ...item, title: 'Họp "khẩn"\\\n1' });
    const body: unknown = JSON.parse(
      speaker.asked.find(({ what }) => what === 'POST /play')?.body ?? '',
    );
    expect(body).toMatchObject({ title: 'Họp "khẩn"\\\n1' });
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createIcecast } from '../../../scheduler/playout/icecast/icecast.ts';
import { openPcm } from '../../../scheduler/playout/pcm.ts';
import { findIcecast, prepareIcecast, type IcecastServer } from '../../setup/icecast.ts';
import { clock, likeness, listen, makeSweep, samplesOf } from './sound.ts';

const program = findIcecast();
if (program === undefined)
  console.log(
    'Icecast: not on this machine (Debian: apt-get install icecast2), its tests are skipped.',
  );

const forever = () => new AbortController().signal;
const folder = mkdtempSync(join(tmpdir(), 'loa-icecast-'));
let server: IcecastServer;
let port = 0;

const output = (password = 'bimat') =>
  createIcecast({
    address: `http://source:${password}@127.0.0.1:${port}/loa.mp3`,
    station: 'Đài truyền thanh phường An Phụ',
    openPcm,
    clock,
  });

/** What a listener is sent until the stream ends. */
function record(): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    get(`http://127.0.0.1:${port}/loa.mp3`, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('close', () => {
        resolve(Buffer.concat(chunks));
      });
    }).on('error', reject);
  });
}

describe.skipIf(program === undefined)('the real Icecast server', () => {
  beforeAll(async () => {
    server = await prepareIcecast(folder);
    port = server.port;
    await server.start();
  });
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('can be used, and a wrong password says so at start', async () => {
    expect(await output().check()).toEqual([]);
    expect((await output('sai').check()).join()).toContain('không nhận mật khẩu nguồn');
  });

  it('sends its listeners the bulletin', async () => {
    const item = makeSweep(folder, 4);
    const prepared = await output().prepare(item);
    let heard: Promise<Buffer> | undefined;
    const events = listen();
    const end = await prepared.play(
      {
        ...events,
        progress: (at) => {
          if (at > 200) heard ??= record();
        },
      },
      new AbortController().signal,
    );
    expect(end).toMatchObject({ how: 'finished' });
    const file = join(folder, 'nghe.mp3');
    writeFileSync(file, (await heard) ?? '');
    const got = await samplesOf(file);
    const sent = await samplesOf(item.file);
    // A listener joins in the middle: its first second is somewhere in what was sent.
    const second = got.subarray(24_000, 72_000);
    const best = bestLikeness(sent, second);
    expect(second.length).toBe(48_000);
    expect(best).toBeGreaterThan(0.99);
  });

  it('comes back after the server was gone for a moment', async () => {
    const item = makeSweep(folder, 6);
    const prepared = await output().prepare(item);
    let cut: Promise<void> | undefined;
    const lost: (readonly [number, number])[] = [];
    const end = await prepared.play(
      {
        ...listen(),
        lost: (from, until) => lost.push([from, until]),
        progress: (at) => {
          if (at > 1000) cut ??= server.stop().then(() => server.start());
        },
      },
      new AbortController().signal,
    );
    await cut;
    expect(end).toMatchObject({ how: 'finished' });
    // What nobody could hear is said, and counts for nothing.
    expect(lost).toHaveLength(1);
    const [[from, until] = [NaN, NaN]] = lost;
    expect(end).toMatchObject({ lostMs: until - from });
    expect('samples' in end && end.samples).toBeLessThan(6 * 48_000);
  });

  it('a server that takes sound and gives none out has failed, from the second in which it stopped', async () => {
    const item = makeSweep(folder, 20);
    const prepared = await output().prepare(item);
    const events = listen();
    const positions: number[] = [];
    const end = await prepared.play(
      {
        ...events,
        progress: (at) => {
          positions.push(at);
          if (at > 2000) server.kill('SIGSTOP');
        },
      },
      new AbortController().signal,
    );
    server.kill('SIGCONT');
    expect(end).toMatchObject({
      how: 'failed',
      message: expect.stringContaining('nhận tiếng mà không phát ra') as string, // vitest types its matchers as any
    });
    const stoppedAt = positions.find((at) => at > 2000) ?? NaN;
    const position = 'positionMs' in end ? end.positionMs : NaN;
    expect(position).toBeGreaterThan(stoppedAt - 1600);
    expect(position).toBeLessThanOrEqual(stoppedAt + 400);
  });

  it('kept, the mount is there before, between and after airings', async () => {
    const kept = createIcecast({
      address: `http://source:bimat@127.0.0.1:${port}/loa.mp3`,
      station: 'Đài',
      openPcm,
      clock,
      continuous: true,
    });
    const status = (): Promise<number> =>
      new Promise((resolve) => {
        get(`http://127.0.0.1:${port}/loa.mp3`, (response) => {
          resolve(response.statusCode ?? 0);
          response.destroy();
        }).on('error', () => {
          resolve(0);
        });
      });
    kept.keep?.();
    await vi.waitUntil(async () => (await status()) === 200, { timeout: 120_000 });
    const heard = record();
    const item = makeSweep(folder, 3);
    for (const slot of ['a', 'b']) {
      const end = await (await kept.prepare({ ...item, slot })).play(listen(), forever());
      expect(end).toMatchObject({ how: 'finished', lostMs: 0 });
      expect(await status()).toBe(200);
      expect(await kept.check()).toEqual([]);
    }
    await kept.close();
    const file = join(folder, 'giữ.mp3');
    writeFileSync(file, await heard);
    const got = await samplesOf(file);
    const sent = await samplesOf(item.file);
    // Somebody who listened from before has the beginning of it.
    expect(bestLikeness(got, sent.subarray(0, 24_000))).toBeGreaterThan(0.98);
  });

  it('a server that is gone for good ends in failed, with what to look at', async () => {
    const prepared = await output().prepare(makeSweep(folder, 2));
    await server.stop();
    const end = await prepared.play(listen(), new AbortController().signal);
    await server.start();
    expect(end).toMatchObject({
      how: 'failed',
      message: expect.stringContaining('Kiểm tra Icecast đang chạy') as string, // vitest types its matchers as any
    });
  });
});

/** The likeness at the best place, looked for roughly and then exactly. */
function bestLikeness(whole: Int16Array, part: Int16Array): number {
  let best = { lag: 0, value: -1 };
  const look = (from: number, to: number, step: number): void => {
    for (let lag = Math.max(0, from); lag < to; lag += step) {
      const value = likeness(whole, part.subarray(0, step > 1 ? 4000 : part.length), lag);
      if (value > best.value) best = { lag, value };
    }
  };
  look(0, whole.length - part.length, 8);
  const { lag } = best;
  best = { lag, value: -1 };
  // A neighbouring vibration may look better from afar.
  look(lag - 64, lag + 65, 1);
  return best.value;
}

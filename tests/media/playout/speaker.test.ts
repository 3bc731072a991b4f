// What the contract suite (tests/contract/outputs) does not ask: whether it is this very sound.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPcm } from '../../../scheduler/playout/pcm.ts';
import type { OpenSink } from '../../../scheduler/playout/speaker/sink.ts';
import { createSpeaker } from '../../../scheduler/playout/speaker/speaker.ts';
import { clock, likeness, listen, makeSweep, samplesOf, toInt16 } from './sound.ts';

const folder = mkdtempSync(join(tmpdir(), 'loa-speaker-'));
const recording = join(folder, 'ghi.raw');
const hasAlsa = process.platform === 'linux';

/** ALSA's own file plugin: what would reach the sound card is written down instead. */
const asoundrc = `pcm.ghi { type file slave { pcm khong } file "${recording}" format "raw" }
pcm.khong { type null }`;

beforeAll(() => {
  writeFileSync(join(folder, 'asoundrc'), asoundrc);
  process.env['ALSA_CONFIG_PATH'] = join(folder, 'asoundrc');
});
afterAll(() => {
  delete process.env['ALSA_CONFIG_PATH'];
  rmSync(folder, { recursive: true });
});

const speakerTo = (device: string, gainDb = 0) => createSpeaker({ openPcm, clock, device, gainDb });
const forever = () => new AbortController().signal;

describe.skipIf(!hasAlsa)('the sound card, through ALSA (skipped: no Linux)', () => {
  it('gets the bulletin sample for sample, in real time', async () => {
    const item = makeSweep(folder, 2);
    const events = listen();
    const began = performance.now();
    const prepared = await speakerTo('ghi').prepare(item);
    const end = await prepared.play(events, forever());
    const tookMs = performance.now() - began;
    const wanted = await samplesOf(item.file);
    expect(end).toMatchObject({ how: 'finished', samples: wanted.length });
    expect(events.told).toEqual(['started']);
    expect(tookMs).toBeGreaterThan(item.durationMs - 100);
    const both = toInt16(readFileSync(recording));
    const left = both.filter((_, index) => index % 2 === 0);
    expect(Buffer.from(left.buffer).equals(Buffer.from(wanted.buffer))).toBe(true);
  });

  it('goes on from a position, turned down', async () => {
    rmSync(recording, { force: true });
    const item = makeSweep(folder, 2);
    const prepared = await speakerTo('ghi', -6).prepare({ ...item, fromMs: 1500 });
    await prepared.play(listen(), forever());
    const both = toInt16(readFileSync(recording));
    const left = both.filter((_, index) => index % 2 === 0);
    const wanted = (await samplesOf(item.file)).subarray(1500 * 48);
    expect(likeness(left, wanted, 0)).toBeGreaterThan(0.999);
    const peak = (samples: Int16Array) =>
      samples.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
    expect(peak(left) / peak(wanted)).toBeCloseTo(0.5, 1);
  });

  it('a device that is not there is a clear error at start', async () => {
    expect(await speakerTo('khong-co').check()).toMatchInlineSnapshot(`
      [
        "Không có thiết bị âm thanh "khong-co". Xem các thiết bị bằng lệnh "aplay -L", rồi ghi tên vào output.device của content/ward.yaml.",
      ]
    `);
    expect(await speakerTo('ghi').check()).toEqual([]);
  });
});

describe('a device that misbehaves', () => {
  const speakerOn = (openSink: OpenSink) =>
    createSpeaker({ openPcm, clock, device: 'loa', gainDb: 0, openSink });

  it('stands still: given up after three seconds, with what to look at', async () => {
    let taken = 0;
    const stuck = speakerOn(() =>
      Promise.resolve({
        write: () => (++taken > 3 ? new Promise(() => undefined) : Promise.resolve()),
        finish: () => Promise.resolve(),
        stop: () => undefined,
      }),
    );
    const end = await (await stuck.prepare(makeSweep(folder, 2))).play(listen(), forever());
    expect(end).toMatchObject({
      how: 'failed',
      message: expect.stringContaining('đứng im hơn 3 giây') as string, // vitest types its matchers as any
    });
  });

  it('a bulletin that is no audio is refused before its moment', async () => {
    const file = join(folder, 'x.mp3');
    writeFileSync(file, 'không phải âm thanh');
    expect(existsSync(file)).toBe(true);
    const speaker = speakerOn(() =>
      Promise.resolve({
        write: () => Promise.resolve(),
        finish: () => Promise.resolve(),
        stop: () => undefined,
      }),
    );
    const prepared = await speaker.prepare({ ...makeSweep(folder, 2), file });
    const end = await prepared.play(listen(), forever());
    expect(end.how).toBe('failed');
  });
});

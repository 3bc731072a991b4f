// What a person speaks, on a file that grows by hand and outputs that take when the test says: no time, no microphone.
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { speechRateHz } from '../../../scheduler/core/speech.ts';
import { createPcmReader } from '../../../scheduler/playout/pcm-reader.ts';
import { createDoubleRate } from '../../../scheduler/playout/speech/double-rate.ts';
import { openSpeech } from '../../../scheduler/playout/speech/open-speech.ts';
import { createSpeechLine } from '../../../scheduler/playout/speech/speech-line.ts';
import {
  blockLength,
  createSpokenBlocks,
  soundRateHz,
} from '../../../scheduler/playout/speech/spoken-blocks.ts';
import { strength, tone } from '../../setup/tones.ts';

/** `ms` of a tone as a microphone gives it: at 24 kHz. */
function voice(hz: number, ms: number, from = 0, amplitude = 5000): Int16Array {
  // The tones of the setup are of 48 kHz: of half the pitch at half the rate.
  return tone(2 * hz, ms / 2, from, amplitude);
}

describe('twice the rate', () => {
  it.each([300, 1000, 4000, 9000])('%i Hz stays what it was, without its image', (hz) => {
    const double = createDoubleRate();
    const given = voice(hz, 400);
    const pieces = [double(given.subarray(0, 1000)), double(given.subarray(1000))];
    const all = Int16Array.from(pieces.flatMap((piece) => [...piece])).subarray(480);
    expect(strength(all, hz)).toBeGreaterThan(4700);
    expect(strength(all, hz)).toBeLessThan(5300);
    expect(strength(all, speechRateHz - hz)).toBeLessThan(60);
  });
});

describe('the line', () => {
  const block = (value: number): Int16Array => new Int16Array(blockLength).fill(value);
  const take = (line: ReturnType<typeof createSpeechLine>, count: number): number[] =>
    Array.from({ length: count }, () => line.take()?.at(blockLength / 2) ?? Number.NaN);

  it('keeps 300 ms back before it begins, and gives all of it in order', () => {
    const line = createSpeechLine(blockLength);
    for (let at = 1; at <= 14; at++) line.put(block(1000 + at));
    expect(take(line, 2)).toEqual([0, 0]);
    line.put(block(1015));
    expect(take(line, 14).slice(1)).toEqual(Array.from({ length: 13 }, (_, at) => 1002 + at));
  });

  it('after it has run dry it waits a little longer', () => {
    const line = createSpeechLine(blockLength);
    for (let at = 0; at < 15; at++) line.put(block(1000));
    take(line, 15);
    expect(take(line, 1)).toEqual([0]);
    for (let at = 0; at < 16; at++) line.put(block(1000));
    expect(take(line, 1)).toEqual([0]);
    for (let at = 0; at < 2; at++) line.put(block(1000));
    expect(take(line, 3).at(-1)).toBe(1000);
  });

  it('what came late is caught up with in the pauses, and no word is left out', () => {
    const line = createSpeechLine(blockLength);
    for (let at = 0; at < 30; at++) line.put(block(5000 + at));
    for (let at = 0; at < 30; at++) line.put(block(10));
    for (let at = 0; at < 20; at++) line.put(block(6000 + at));
    line.take();
    const taken = take(line, 60);
    expect(taken.filter((value) => value >= 5000 && value < 5100)).toHaveLength(29);
    expect(taken.filter((value) => value >= 6000).length).toBeGreaterThan(10);
    // Of the pause half is left out.
    expect(taken.filter((value) => value === 10).length).toBeLessThan(20);
  });

  it('what is far too late leaps to the newest', () => {
    const line = createSpeechLine(blockLength);
    for (let at = 0; at < 200; at++) line.put(block(5000 + at));
    take(line, 1);
    expect(take(line, 1)[0]).toBeGreaterThan(5180);
  });

  it('gives what is left once nothing more comes, and is over then', () => {
    const line = createSpeechLine(blockLength);
    for (let at = 0; at < 3; at++) line.put(block(1000));
    line.finish();
    expect(take(line, 3)).toEqual([501, 1000, 499]);
    expect(line.take()).toBeUndefined();
  });
});

describe('how loud it is', () => {
  const heard = (pieces: readonly Int16Array[]): Int16Array => {
    const blocks = createSpokenBlocks();
    return Int16Array.from(
      pieces.flatMap((piece) => blocks.hear(piece)).flatMap((one) => [...one]),
    );
  };
  const dbOf = (samples: Int16Array): number => {
    const power = samples.reduce((sum, value) => sum + (value / 32_768) ** 2, 0) / samples.length;
    return 10 * Math.log10(power);
  };

  it.each([1000, 3000, 20_000])('a voice of amplitude %i is brought to −11 dBFS', (amplitude) => {
    const out = heard([voice(400, 10_000, 0, amplitude)]);
    expect(dbOf(out.subarray(-2 * soundRateHz))).toBeCloseTo(-11.3, 0);
  });

  it('who shouts after a whisper goes over nothing, and is brought down within half a second', () => {
    const out = heard([voice(400, 8000, 0, 500), voice(400, 2000, 0, 32_000)]);
    expect(out.reduce((most, value) => Math.max(most, Math.abs(value)), 0)).toBeLessThan(27_600);
    const shout = out.subarray(8.6 * soundRateHz, 9 * soundRateHz);
    expect(dbOf(shout)).toBeLessThan(-10);
  });

  it('the same voice sounds the same however its bytes came', () => {
    const all = voice(400, 3000);
    const pieces = [0, 7, 1000, 1001, 30_000].map((from, index, cuts) =>
      all.subarray(from, cuts[index + 1]),
    );
    expect(heard(pieces)).toEqual(heard([all]));
  });
});

describe('as an output takes it', () => {
  let home = '';
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'loa-speech-'));
  });
  afterEach(() => {
    rmSync(home, { recursive: true, force: true });
  });

  const open = async (signal: 'chime' | 'emergency', fromMs = 0) => {
    const [file, endFile] = [join(home, 'a.pcm'), join(home, 'a.end')];
    const speech = { signal, endFile };
    const item = { slot: 'noi', sha256: '', file, title: '', durationMs: 60_000, fromMs };
    const reader = await createPcmReader(await openSpeech({ ...item, continues: false }, speech));
    return {
      say: (samples: Int16Array) => {
        appendFileSync(
          file,
          new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength),
        );
      },
      end: () => {
        writeFileSync(endFile, 'stopped');
      },
      async hear(ms: number) {
        const parts: number[] = [];
        await reader.take(reader.samplesIn(ms), (taken) => parts.push(...taken));
        return Int16Array.from(parts);
      },
      sha256: () => reader.heardSha256(),
    };
  };
  const prepare = (): void => {
    writeFileSync(join(home, 'a.pcm'), '');
  };

  it('the signal, the voice 300 ms after it came, the closing; then it is over', async () => {
    prepare();
    const live = await open('chime');
    expect(strength(await live.hear(300), 392)).toBeGreaterThan(1000);
    await live.hear(2700);
    live.say(voice(500, 1000));
    expect(strength(await live.hear(1000), 500)).toBeGreaterThan(3000);
    // It runs dry: silence, no end.
    await live.hear(500);
    expect(strength(await live.hear(500), 500)).toBe(0);
    live.say(voice(500, 200));
    live.end();
    expect(strength(await live.hear(200), 500)).toBeGreaterThan(3000);
    expect(strength(await live.hear(300), 784)).toBeGreaterThan(1000);
    // One block of silence more: it gathered until it saw the end.
    expect(await live.hear(5000)).toHaveLength(2720 * 48);
    expect(live.sha256()).toMatch(/^[0-9a-f]{64}$/);
  });

  it('before an emergency its tone sounds, and nothing after it', async () => {
    prepare();
    const live = await open('emergency');
    expect(strength(await live.hear(400), 880)).toBeGreaterThan(5000);
    await live.hear(2600);
    live.end();
    expect(await live.hear(1000)).toHaveLength(0);
  });

  it('who takes over from an output that failed has no signal, and the newest words', async () => {
    prepare();
    writeFileSync(join(home, 'a.pcm'), new Uint8Array(voice(700, 5000).buffer));
    const live = await open('chime', 6000);
    live.say(voice(500, 1000));
    await live.hear(400);
    expect(strength(await live.hear(300), 500)).toBeGreaterThan(3000);
  });

  it('where nobody ends it, it ends by itself after ten seconds', async () => {
    prepare();
    const live = await open('emergency');
    const heard = await live.hear(60_000);
    // The signal before it is of 3 s.
    expect(heard).toHaveLength(13_000 * 48);
  });
});

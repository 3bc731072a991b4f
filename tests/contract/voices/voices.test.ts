import { chmodSync, copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { plainDelivery, type Delivery } from '../../../audio/voices/delivery.ts';
import { openEspeak } from '../../../audio/voices/espeak.ts';
import { espeakVoices } from '../../../content/schema/names.ts';
import { openSay } from '../../../audio/voices/say.ts';
import type { Speech, Voice } from '../../../audio/voices/voice.ts';
import { describeVoice } from './voice-contract.ts';

const programs = join(import.meta.dirname, 'programs');
const bin = mkdtempSync(join(tmpdir(), 'loa-voices-'));
const sayLog = join(bin, 'say.log');
// The pretended programs under the names the voices call them by, found before any real one.
copyFileSync(join(programs, 'tone.mjs'), join(bin, 'tone.mjs'));
for (const name of ['say', 'powershell']) {
  copyFileSync(join(programs, `${name}.mjs`), join(bin, `${name}.mjs`));
  writeFileSync(
    join(bin, name),
    `#!/bin/sh\nexec '${process.execPath}' '${join(bin, `${name}.mjs`)}' "$@"\n`,
  );
  chmodSync(join(bin, name), 0o755);
}
vi.stubEnv('PATH', `${bin}${delimiter}${process.env['PATH'] ?? ''}`);
vi.stubEnv('LOA_TEST_SAY_LOG', sayLog);
afterAll(() => {
  rmSync(bin, { recursive: true, force: true });
});

// One engine, three data sets: the whole suite on the default one, on all where counts are raised.
for (const name of process.env['LOA_PROOF'] === undefined
  ? espeakVoices.slice(0, 1)
  : espeakVoices) {
  describeVoice(`espeak ${name}`, () => openEspeak({ name, rate: 150 }));
}
describeVoice('say on macOS', () => openSay({ name: 'Linh', rate: 150, platform: 'darwin' }));
describeVoice('say on Windows', () =>
  openSay({ name: 'Microsoft An', rate: 150, platform: 'win32' }),
);

describe('espeak', () => {
  test('is not one voice but three: each sounds different', async () => {
    const sounds = await Promise.all(
      espeakVoices.map(async (name) => {
        const voice = openEspeak({ name, rate: 150 });
        const { samples } = await voice.speak('thủ tục hành chính.');
        await voice.close();
        return Buffer.from(samples.buffer).toString('base64');
      }),
    );
    expect(new Set(sounds).size).toBe(3);
  });

  test.each([130, 150, 250])('speaks %i syllables a minute, give or take a tenth', async (rate) => {
    const voice = openEspeak({ name: 'vi', rate });
    const text =
      'việc ứng dụng dịch vụ công trực tuyến được xem là khâu quan trọng, then chốt trong tiến trình cải cách hành chính.';
    const { samples, sampleRateHz, syllableStartsMs, timing } = await voice.speak(text);
    await voice.close();
    expect(timing).toBe('exact');
    const measured = (syllableStartsMs.length / (samples.length / sampleRateHz)) * 60;
    expect(measured / rate).toBeGreaterThan(0.9);
    expect(measured / rate).toBeLessThan(1.1);
  });

  test('says a sentence the same way after a text longer than its buffer, and in another thread', async () => {
    const speak = async (voice: Voice, text: string) =>
      Buffer.from((await voice.speak(text)).samples.buffer);
    const [one, two] = [
      openEspeak({ name: 'vi', rate: 250 }),
      openEspeak({ name: 'vi', rate: 250 }),
    ];
    const first = await speak(one, 'xin chào bà con.');
    await speak(one, `một hai ba. ${' '.repeat(9000)}`);
    expect(first.equals(await speak(one, 'xin chào bà con.'))).toBe(true);
    expect(first.equals(await speak(two, 'xin chào bà con.'))).toBe(true);
    await Promise.all([one.close(), two.close()]);
  });

  test('a delivery decides rate, silence at commas and how slowly digits are said; each is one sound', async () => {
    const voice = openEspeak({ name: 'vi', rate: 250 });
    const text = 'gọi một chín không không, không ba sáu tám.';
    const say = (delivery: Partial<Delivery>) =>
      voice.speak(text, undefined, { ...plainDelivery, ...delivery });
    const plain = await say({});
    const slower = await say({ rate: 0.8 });
    const spaced = await say({ commaMs: 600 });
    const digits = await say({ slow: [{ from: 1, until: 9 }] });
    const again = await say({});
    await voice.close();
    const msOf = ({ samples }: Speech): number => samples.length / 22.05;
    expect(msOf(slower)).toBeGreaterThan(msOf(plain) * 1.1);
    expect(msOf(digits)).toBeGreaterThan(msOf(plain) * 1.3);
    for (const { timing, syllableStartsMs } of [plain, slower, spaced, digits]) {
      expect(timing).toBe('exact');
      expect(syllableStartsMs).toHaveLength(9);
    }
    // The comma stands before the sixth syllable: what comes before is where it was, what comes after is later.
    const moved = spaced.syllableStartsMs.map((ms, at) => ms - (plain.syllableStartsMs[at] ?? 0));
    const more = msOf(spaced) - msOf(plain);
    expect(more).toBeGreaterThan(300);
    for (const [at, by] of moved.entries()) expect(by).toBeCloseTo(at < 5 ? 0 : more, 0);
    expect(again.samples).toEqual(plain.samples);
  });

  test('a long text does not hold the event loop: other work goes on all the while', async () => {
    const voice = openEspeak({ name: 'vi', rate: 150 });
    await voice.speak('xin chào.');
    let ticks = 0;
    let turning = true;
    const turn = (): void => {
      ticks += 1;
      if (turning) setTimeout(turn, 1);
    };
    turn();
    const { samples } = await voice.speak('kính thưa toàn thể bà con trong phường. '.repeat(20));
    turning = false;
    await voice.close();
    expect(samples.length).toBeGreaterThan(22_050 * 40);
    // Held, it would turn once before and once after.
    expect(ticks).toBeGreaterThan(10);
  });

  test('a thread that hangs is ended, and the sentence named', async () => {
    const workerUrl = new URL('programs/hung-worker.mjs', import.meta.url);
    const voice = openEspeak({ name: 'vi', rate: 150, workerUrl, timeoutMs: 200 });
    await expect(voice.speak('câu làm treo giọng đọc.')).rejects.toThrow(
      'Giọng đọc espeak không trả lời sau 0 giây ở câu "câu làm treo giọng đọc.…". Máy có thể đang quá tải: thử lại; nếu vẫn vậy, sửa câu này hoặc thêm cách đọc vào content/lexicon.tsv.',
    );
    await voice.close();
  });

  test('a thread that dies is an error, not a wait for ever', async () => {
    const workerUrl = new URL('programs/dying-worker.mjs', import.meta.url);
    const voice = openEspeak({ name: 'vi', rate: 150, workerUrl });
    await expect(voice.speak('xin chào.')).rejects.toMatchObject({ code: 'voice-failed' });
  });

  test('a voice it has not got is named, with those it has', () => {
    expect(() => openEspeak({ name: 'en-us', rate: 150 })).toThrow(
      'Không có giọng espeak "en-us". Các giọng có sẵn: vi, vi-vn-x-central, vi-vn-x-south. Sửa voice.name trong content/ward.yaml.',
    );
  });
});

describe('say', () => {
  test('a voice that is not installed is named, with those that are', async () => {
    await expect(
      openSay({ name: 'Mai', rate: 150, platform: 'darwin' }).speak('xin chào.'),
    ).rejects.toThrow(
      'Máy này không có giọng "Mai". Các giọng có: Linh, Bad News. Sửa voice.name trong content/ward.yaml, hoặc cài thêm giọng tiếng Việt.',
    );
    await expect(
      openSay({ name: "x'; calc; '", rate: 150, platform: 'win32' }).speak('xin chào.'),
    ).rejects.toThrow(
      `Máy này không có giọng "x'; calc; '". Các giọng có: Microsoft An, Microsoft Zira Desktop.`,
    );
  });

  test('a voice whose name has a space works; the text is no argument', async () => {
    await openSay({ name: 'Bad News', rate: 150, platform: 'darwin' }).speak('$(touch x); -o y');
    const calls = readFileSync(sayLog, 'utf8');
    expect(calls).toContain('["-v","Bad News",');
    expect(calls).not.toContain('touch');
  });

  test('a program that says nothing is an error', async () => {
    await expect(
      openSay({ name: 'Linh', rate: 150, platform: 'darwin' }).speak('im lặng.'),
    ).rejects.toThrow('Giọng "Linh" không ghi được âm thanh.');
  });

  test('Linux has none', () => {
    expect(() => openSay({ name: 'Linh', rate: 150, platform: 'linux' })).toThrow(
      'Giọng "say" chỉ có trên macOS và Windows',
    );
  });
});

import { afterAll, describe, expect, test } from 'vitest';
import { syllablesOf, type Voice } from '../../../audio/voices/voice.ts';

/** What any voice holds to. */
export function describeVoice(name: string, open: () => Voice): void {
  describe(name, () => {
    const voice = open();
    afterAll(() => voice.close());
    const text = 'kính thưa bà con, xin chào.';

    test('gives samples that can be heard, and a start for every syllable in order, within the sound', async () => {
      const { samples, sampleRateHz, syllableStartsMs } = await voice.speak(text);
      expect(sampleRateHz).toBeGreaterThanOrEqual(16_000);
      expect(Math.max(...samples)).toBeGreaterThan(2000);
      const durationMs = (samples.length / sampleRateHz) * 1000;
      expect(durationMs).toBeGreaterThan(900);
      expect(durationMs).toBeLessThan(6000);
      expect(syllableStartsMs).toHaveLength(syllablesOf(text).length);
      expect(syllableStartsMs.toSorted((a, b) => a - b)).toEqual(syllableStartsMs);
      expect(syllableStartsMs[0]).toBeLessThan(100);
      expect(syllableStartsMs.at(-1)).toBeLessThan(durationMs);
    });

    test('says the same text the same way, whatever it said before, and a longer one longer', async () => {
      const bytes = async (words: string) => Buffer.from((await voice.speak(words)).samples.buffer);
      const once = await bytes(text);
      const longer = await bytes(`${text} ${text}`);
      expect(once.equals(await bytes(text))).toBe(true);
      expect(longer.length).toBeGreaterThan(once.length * 1.7);
    });

    test('answers each of several questions asked at once with its own sound', async () => {
      const texts = ['một.', 'một hai ba bốn.', 'một hai ba bốn năm sáu bảy tám.'];
      const lengths = (await Promise.all(texts.map((each) => voice.speak(each)))).map(
        ({ samples }) => samples.length,
      );
      expect(lengths.toSorted((a, b) => a - b)).toEqual(lengths);
      expect(new Set(lengths).size).toBe(3);
    });

    test('stops when told to, and speaks again afterwards', async () => {
      const stop = new AbortController();
      const speaking = voice.speak('một hai ba. '.repeat(300), stop.signal);
      stop.abort();
      await expect(speaking.then(({ samples }) => samples.length)).rejects.toMatchObject({
        code: 'aborted',
      });
      await expect(voice.speak(text, AbortSignal.abort())).rejects.toMatchObject({
        code: 'aborted',
      });
      expect((await voice.speak('xin chào.')).samples.length).toBeGreaterThan(0);
    });

    test('speaks again after it was closed', async () => {
      await voice.close();
      expect((await voice.speak('xin chào.')).samples.length).toBeGreaterThan(0);
    });
  });
}

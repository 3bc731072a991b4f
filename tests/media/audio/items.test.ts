// Recordings, relays and pauses beside documents in one bulletin: what is heard, measured from the finished file's samples.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { measureBulletin, produceBulletin } from '../../../audio/index.ts';
import { decodeWhole } from '../../../audio/master/decode.ts';
import { toWav } from '../../../audio/voices/wav.ts';
import type { CampaignItem } from '../../../content/schema/campaign.ts';
import type { Manifest } from '../../../content/schema/published.ts';
import { makeContent, makeDocument } from '../../setup/audio-content.ts';
import { loudnessOf } from '../../setup/loudness-of.ts';
import {
  oneAfterAnother,
  silence,
  speechLike,
  speechRateHz as sampleRateHz,
} from '../../setup/speech-like.ts';
import { speechLikeVoice } from '../../setup/speech-like-voice.ts';

const root = mkdtempSync(join(tmpdir(), 'loa-items-'));
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});
const document = makeDocument('thu', 'Kính thưa bà con. Mời bà con đến đông đủ.');
const plain = makeContent([document]);
const content = {
  ...plain,
  ward: { ...plain.ward, relays: [{ id: 'dai', name: 'Đài tỉnh', url: 'http://dai.vn/a' }] },
};
const settings = { dataDir: join(root, 'data'), contentDir: root, today: '2026-11-24' };

/** Sounds all the time, so that a gap shows. */
function hum(seconds: number, hz: number, peak: number): Int16Array {
  return Int16Array.from({ length: seconds * sampleRateHz }, (_, index) =>
    Math.round(32_767 * peak * Math.sin((2 * Math.PI * hz * index) / sampleRateHz)),
  );
}

beforeAll(() => {
  mkdirSync(join(root, 'recordings'));
  const lay = (name: string, ...parts: readonly Int16Array[]): void => {
    const samples = oneAfterAnother(...parts);
    writeFileSync(join(root, 'recordings', name), toWav({ samples, sampleRateHz }));
  };
  lay('nhac.wav', hum(6, 440, 0.1));
  lay('to.wav', hum(6, 660, 0.9));
  lay('loi.wav', silence(3), speechLike(8, 0.2), silence(4));
});

async function produce(items: readonly CampaignItem[], crossFade?: boolean): Promise<Manifest> {
  const request = {
    title: 'Thử',
    items: [...items],
    ...(crossFade !== undefined && { crossFade }),
  };
  const measured = await measureBulletin(content, request, { ...settings, voice: speechLikeVoice });
  const made = await produceBulletin(content, request, { ...settings, voice: speechLikeVoice });
  expect(measured).toEqual({
    contentKey: made.contentKey,
    durationMs: made.durationMs,
    items: made.items,
  });
  return made;
}

const fileOf = ({ sha256 }: Manifest): string =>
  join(settings.dataDir, 'public', 'tep', `${sha256}.mp3`);

/** Loudest sample of each 10 ms between two moments. */
async function peaksBetween(made: Manifest, fromMs: number, untilMs: number): Promise<number[]> {
  const { samples } = await decodeWhole(fileOf(made), { sampleRateHz, channels: 1 });
  const size = sampleRateHz / 100;
  const peaks: number[] = [];
  for (let at = (fromMs * sampleRateHz) / 1000; at < (untilMs * sampleRateHz) / 1000; at += size)
    peaks.push(Math.max(...samples.subarray(Math.round(at), Math.round(at + size)).map(Math.abs)));
  return peaks;
}

const shapeOf = ({ items = [] }: Manifest): string[] =>
  items.map(({ kind, id, fromMs, untilMs }) => `${kind} ${id} ${fromMs}–${untilMs}`);

describe('recordings alone', () => {
  test('no greeting, no page; silent ends off; one follows the other without a gap, as loud', async () => {
    const made = await produce([
      { recording: 'nhac.wav' },
      { recording: 'to.wav' },
      { recording: 'loi.wav' },
    ]);
    expect(made.sentences).toEqual([]);
    expect(made.documents).toEqual([]);
    // loi.wav: sound from 3.0 to 10.6 s, and 0.2 s left at each end.
    expect(shapeOf(made)).toEqual([
      'recording nhac.wav 0–6000',
      'recording to.wav 6000–12000',
      expect.stringMatching(/^recording loi\.wav 12000–(1999\d|2000\d)/),
    ]);
    expect(Math.min(...(await peaksBetween(made, 500, 5950)))).toBeGreaterThan(1000);
    // Only the five milliseconds in which each goes soft.
    const joint = await peaksBetween(made, 5900, 6100);
    expect(joint.filter((peak) => peak < 300).length).toBeLessThanOrEqual(2);
    for (const { fromMs, untilMs } of made.items ?? [])
      expect(Math.abs(loudnessOf(fileOf(made), fromMs, untilMs) + 16)).toBeLessThanOrEqual(0.5);
  });

  test('cross-faded where it is asked for: it begins two seconds before the end, and nothing dips', async () => {
    const made = await produce([{ recording: 'nhac.wav' }, { recording: 'to.wav' }], true);
    expect(shapeOf(made)).toEqual(['recording nhac.wav 0–6000', 'recording to.wav 4000–10000']);
    expect(Math.min(...(await peaksBetween(made, 500, 9900)))).toBeGreaterThan(1000);
  });
});

describe('with a document', () => {
  test('opening, items in their order, closing; a pause is silent; all is equally loud', async () => {
    const made = await produce([
      { recording: 'nhac.wav' },
      { document: document.id },
      { pause: 4 },
      { recording: 'loi.wav' },
    ]);
    expect(made.sentences.map(({ kind }) => kind)).toEqual([
      'opening',
      'sentence',
      'sentence',
      'closing',
    ]);
    const [music, text, pause, words] = made.items ?? [];
    const [opening, first, last, closing] = made.sentences;
    expect(music?.fromMs).toBeGreaterThan(opening?.endMs ?? 0);
    expect([text?.fromMs, text?.untilMs]).toEqual([first?.startMs, last?.endMs]);
    expect(text?.fromMs).toBe(music?.untilMs);
    expect([pause?.fromMs, (pause?.untilMs ?? 0) - (pause?.fromMs ?? 0)]).toEqual([
      text?.untilMs,
      4000,
    ]);
    expect(words?.fromMs).toBe(pause?.untilMs);
    expect(closing?.startMs).toBeGreaterThan(words?.untilMs ?? Infinity);
    const inPause = await peaksBetween(
      made,
      (pause?.fromMs ?? 0) + 200,
      (pause?.untilMs ?? 0) - 100,
    );
    expect(Math.max(...inPause)).toBeLessThan(50);
    for (const { fromMs, untilMs } of [music, text, words].flatMap((item) => item ?? []))
      expect(Math.abs(loudnessOf(fileOf(made), fromMs, untilMs) + 16)).toBeLessThanOrEqual(0.5);
  });

  test('music goes out beneath the words that begin over it', async () => {
    const made = await produce([
      { recording: 'nhac.wav' },
      { document: document.id, crossFade: 1 },
    ]);
    const [music, text] = made.items ?? [];
    expect((music?.untilMs ?? 0) - (text?.fromMs ?? 0)).toBeCloseTo(1000, -1);
  });
});

describe('a relay', () => {
  test('its stretch is filled by what stands in for it, again and again, to the second', async () => {
    const made = await produce([
      { recording: 'nhac.wav' },
      { relay: 'dai', minutes: 1, fallback: { recording: 'to.wav' } },
    ]);
    expect(shapeOf(made)).toEqual(['recording nhac.wav 0–6000', 'relay dai 6000–66000']);
    expect(made.durationMs).toBe(66_000);
    // 6 s, 3 s of rest, and so on: in no 4 s is it silent.
    const peaks = await peaksBetween(made, 6000, 65_900);
    for (let at = 0; at + 400 <= peaks.length; at += 100)
      expect(Math.max(...peaks.slice(at, at + 400))).toBeGreaterThan(1000);
  });

  test('without one a sentence says each minute that the relay is interrupted', async () => {
    const made = await produce([{ relay: 'dai', minutes: 2 }]);
    expect(shapeOf(made)).toEqual(['relay dai 0–120000']);
    const peaks = await peaksBetween(made, 0, 119_900);
    const loud = (fromS: number, untilS: number): number =>
      Math.max(...peaks.slice(fromS * 100, untilS * 100));
    expect([loud(0, 2) > 1000, loud(10, 59) < 50, loud(60, 62) > 1000]).toEqual([true, true, true]);
  });
});

test('other bytes under the same name make another bulletin; a recording that is gone is told', async () => {
  const one = await produce([{ recording: 'nhac.wav' }]);
  writeFileSync(
    join(root, 'recordings', 'nhac.wav'),
    toWav({ samples: hum(6, 520, 0.1), sampleRateHz }),
  );
  const two = await produce([{ recording: 'nhac.wav' }]);
  expect(two.contentKey).not.toBe(one.contentKey);
  await expect(produce([{ recording: 'mat.wav' }])).rejects.toMatchObject({
    code: 'recording-missing',
  });
});

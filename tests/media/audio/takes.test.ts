import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { findBulletin, produceBulletin } from '../../../audio/index.ts';
import { decodeWhole } from '../../../audio/master/decode.ts';
import { loudnessIn } from '../../../audio/speak-takes.ts';
import { keepTake, takeSound, withdrawTake, type Take } from '../../../audio/studio/index.ts';
import { openEspeak } from '../../../audio/voices/espeak.ts';
import type { Manifest } from '../../../content/schema/published.ts';
import { resumePosition } from '../../../scheduler/daemon/resume.ts';
import { makeContent, makeDocument } from '../../setup/audio-content.ts';
import { readAloudBy, type Person, type Reading } from '../../setup/reading-person.ts';

const root = mkdtempSync(join(tmpdir(), 'loa-takes-'));
let dataDir = join(root, 'data');
let turn = 0;
const voice = openEspeak({ name: 'vi', rate: 150 });
afterAll(async () => {
  await voice.close();
  rmSync(root, { recursive: true, force: true });
});

const written = [
  'Kính thưa bà con trong phường.',
  'Sáng thứ bảy tuần này, tổ dân phố tổng vệ sinh đường làng ngõ xóm.',
  'Mời bà con mang theo chổi và cuốc, có mặt ở sân nhà văn hóa.',
];
const thu = makeDocument('thu', written.join(' '));
const content = makeContent([thu]);
const request = { title: 'Tổng vệ sinh', documents: [thu.id] };
const by = { account: 'lan', name: 'Trần Thị Lan' };
const at = '2026-11-30T08:00:00.000Z';

const lan: Person = {
  ...{ voice: 'vi+f2', wordsPerMinute: 118, pitch: 60, quietDb: 45 },
  ...{ pausesMs: [500, 800], echo: 0.2, seed: 11 },
};
let reading: Reading;
beforeAll(async () => {
  reading = await readAloudBy(lan, written, new Map());
});
beforeEach(() => {
  turn += 1;
  dataDir = join(root, `data-${turn}`);
});

const sample = (index: number, end: 'from' | 'to'): number =>
  reading.sentences[index]?.[end] ?? NaN;

/** Kept at a fifth of full scale, as a person far from the microphone is. */
function keep(index: number): Promise<Take> {
  const { samples, sampleRateHz } = reading;
  const own = samples.slice(sample(index, 'from'), sample(index, 'to'));
  return keepTake(dataDir, {
    ...{
      at,
      document: thu.id,
      text: written[index] ?? '',
      source: 'studio',
      by,
      reader: 'Trần Thị Lan',
    },
    ...{ consent: { at, words: 'Tôi đồng ý cho phát.' }, doubts: [], sampleRateHz },
    samples: own.map((one) => Math.round(one / 5)),
  });
}

const settings = () => ({ dataDir, contentDir: join(root, 'content'), today: '2026-11-24', voice });
const make = (): Promise<Manifest> => produceBulletin(content, request, settings());
const ownSentences = ({ sentences }: Manifest) =>
  sentences.filter(({ document }) => document === thu.id);

test('a take is heard in place of the voice, as loud, its words where they are said', async () => {
  const take = await keep(1);
  const manifest = await make();
  const [first, second, third] = ownSentences(manifest);
  expect(second).toMatchObject({ by: 'person', reader: 'Trần Thị Lan', aligned: true });
  for (const one of [first, third]) expect(one).not.toHaveProperty('by');
  expect((second?.endMs ?? 0) - (second?.startMs ?? 0)).toBeCloseTo(take.durationMs, -1);
  const truth = reading.sentences[1]?.syllableStarts ?? [];
  const heard = second?.words.map(({ startMs }) => startMs - second.startMs) ?? [];
  expect(heard).toHaveLength(truth.length);
  const off = heard.map((ms, word) =>
    Math.abs(ms - (((truth[word] ?? 0) - sample(1, 'from')) / reading.sampleRateHz) * 1000),
  );
  expect(Math.max(...off)).toBeLessThan(200);
  expect(off.filter((ms) => ms < 100).length / off.length).toBeGreaterThan(0.9);

  const mp3 = join(dataDir, 'public', 'tep', `${manifest.sha256}.mp3`);
  const rate = 44_100;
  const { samples } = await decodeWhole(mp3, { sampleRateHz: rate, channels: 1 });
  const loudness = [first, second, third].map((one) =>
    loudnessIn(
      samples.slice(((one?.startMs ?? 0) / 1000) * rate, ((one?.endMs ?? 0) / 1000) * rate),
      rate,
    ),
  );
  for (const one of loudness) expect(Math.abs(one - (loudness[0] ?? 0))).toBeLessThan(2.5);

  // An emergency that cuts in here: what it cut goes on from the beginning of the take.
  const folder = join(dataDir, 'public', 'tep');
  const middle = ((second?.startMs ?? 0) + (second?.endMs ?? 0)) / 2;
  expect(await resumePosition(folder, manifest.sha256, middle)).toBe(second?.startMs);
  const vtt = await readFile(join(folder, `${manifest.sha256}.vtt`), 'utf8');
  expect(vtt).toContain(written[1]);
  expect((await findBulletin(content, request, settings()))?.sha256).toBe(manifest.sha256);
});

test('a damaged or withdrawn take is as if nobody had read the sentence', async () => {
  const damaged = await keep(0);
  const withdrawn = await keep(2);
  writeFileSync(takeSound(dataDir, damaged.sha256), 'hỏng');
  await withdrawTake(dataDir, withdrawn.id, { at, by, why: 'đổi ý' });
  for (const one of ownSentences(await make())) expect(one).not.toHaveProperty('by');
});

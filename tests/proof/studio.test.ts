// The studio end to end: what airs is what people have read, and no kill takes more than the sentence in hand.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loudnessOf } from '../setup/loudness-of.ts';
import { produceBulletin } from '../../audio/index.ts';
import { takesIn } from '../../audio/studio/index.ts';
import type { Manifest, PublishedSentence } from '../../content/schema/published.ts';
import {
  announcementOf,
  bulletinWard,
  chiLan,
  chuTu,
  document,
  file,
  today,
  twelve,
  type BulletinWard,
} from './studio/bulletin-ward.ts';
import {
  findInMp3,
  heardBetween,
  holdAgainst,
  isRead,
  joinedAgain,
  takeAgain,
} from './studio/compare.ts';
import { killForReal } from './studio/real-kills.ts';
import { killAtSteps } from './studio/stepped-kills.ts';

const request = { title: 'Đợt một', documents: [document] };

describe('a bulletin of twelve sentences that people have read', { timeout: 900_000 }, () => {
  let ward: BulletinWard;
  let place: { dataDir: string; contentDir: string; today: string };
  beforeAll(() => {
    ward = bulletinWard();
    place = { dataDir: ward.dataDir, contentDir: ward.contentDir, today };
  });
  afterAll(() => {
    ward.remove();
  });
  const make = (): Promise<Manifest> => produceBulletin(ward.content(), request, place);
  const textsOf = (sentences: readonly PublishedSentence[]): readonly string[] =>
    sentences.map(({ text }) => text);

  /** All of it, before the mastering and after. `gone`: what must not be heard any more. */
  async function holds(manifest: Manifest, gone: readonly string[] = []): Promise<void> {
    const joined = await joinedAgain(ward.content(), request, place);
    expect(manifest.sentences).toEqual(joined.sentences);
    const takes = takesIn(ward.dataDir);
    const held = manifest.sentences.filter(isRead).map(({ take, text, startMs, endMs, reader }) => {
      expect(takes.all.find(({ sha256 }) => sha256 === take)).toMatchObject({ text, reader });
      const again = takeAgain(ward.dataDir, take);
      expect(Math.abs(((endMs - startMs) * 22_050) / 1000 - again.length)).toBeLessThan(5);
      return { ...holdAgainst(joined.samples, again, startMs), text, take };
    });
    for (const one of held) {
      expect(one.mostOff, one.text).toBeLessThanOrEqual(one.mayBeOff);
      expect(Math.abs(one.lagSamples), one.text).toBeLessThanOrEqual(2);
      expect(one.fadesLouder, one.text).toBe(0);
    }
    expect(heardBetween(joined)).toBe(0);
    const gains = new Map(held.map(({ take, gain }) => [take, gain]));
    const { found, ofGone } = await findInMp3(manifest, ward.dataDir, gains, gone);
    const say = (values: readonly number[]): string =>
      `${Math.min(...values).toFixed(3)}–${Math.max(...values).toFixed(3)}`;
    console.log(
      [
        `${found.length} takes`,
        `off ${say(held.map(({ mostOff }) => mostOff))} of 32768`,
        `level ${say(held.map(({ levelDb }) => levelDb))} dB`,
        `gain ${say(held.map(({ gain }) => gain))}`,
        `lag ${say(held.map(({ lagSamples }) => lagSamples))} samples`,
        `MP3: own ${say(found.map(({ own }) => own))}`,
        `lag ${say(found.map(({ lagMs }) => lagMs))} ms`,
        `others ${say(found.map(({ others }) => others))}`,
        `gone ${ofGone.map((one) => one.toFixed(3)).join(' ')}`,
      ].join(', '),
    );
    for (const one of found) {
      expect(one.own, one.text).toBeGreaterThanOrEqual(0.9);
      expect(Math.abs(one.lagMs), one.text).toBeLessThanOrEqual(5);
      expect(one.others, one.text).toBeLessThan(0.6);
    }
    for (const value of ofGone) expect(value).toBeLessThan(0.6);
  }

  test('each sentence that airs is its take, sample by sample, and no other', async () => {
    await ward.agree('Chị Lan');
    const prompt = await ward.prompt();
    expect(prompt.filter(({ text }) => twelve.some((one) => one === text))).toHaveLength(12);
    for (const sentence of prompt) await ward.readAloud(chiLan, sentence);
    const manifest = await make();
    expect(textsOf(manifest.sentences)).toEqual(prompt.map(({ text }) => text));
    expect(manifest.sentences.filter(isRead)).toHaveLength(prompt.length);
    await holds(manifest);
  });

  test('two are read again by somebody else: those two are new, the others as they were', async () => {
    const before = await make();
    await ward.agree('Chú Tư');
    const again = twelve.filter((_, index) => index === 2 || index === 8);
    for (const sentence of await ward.prompt())
      if (again.some((text) => text === sentence.text)) await ward.readAloud(chuTu, sentence);
    const manifest = await make();
    expect(manifest.sha256).not.toBe(before.sha256);
    const takeOf = ({ sentences }: Manifest, text: string): string =>
      sentences.find((one) => one.text === text)?.take ?? '';
    const changed = textsOf(manifest.sentences).filter(
      (text) => takeOf(manifest, text) !== takeOf(before, text),
    );
    expect(changed).toEqual(again);
    expect(
      manifest.sentences.filter(({ reader }) => reader === 'Chú Tư').map(({ text }) => text),
    ).toEqual(again);
    await holds(
      manifest,
      again.map((text) => takeOf(before, text)),
    );
  });

  test('one sentence of the text is changed: it alone is the voice’s, or the bulletin waits for it', async () => {
    const before = await make();
    const words = 'Chiều chủ nhật khu phố dọn vệ sinh đường hẻm.';
    ward.put(file, announcementOf(twelve.with(9, words)));
    const manifest = await make();
    expect(textsOf(manifest.sentences.filter((one) => !isRead(one)))).toEqual([words]);
    const gone = before.sentences.find(({ text }) => text === twelve[9])?.take ?? '';
    await holds(manifest, [gone]);
    // As loud as who reads beside it.
    const mp3 = `${ward.dataDir}/public/tep/${manifest.sha256}.mp3`;
    const loudness = manifest.sentences
      .filter(({ startMs, endMs }) => endMs - startMs > 1500)
      .map(({ startMs, endMs }) => loudnessOf(mp3, startMs, endMs));
    const spread = Math.max(...loudness) - Math.min(...loudness);
    console.log(`loudness in the MP3, sentence by sentence: ${spread.toFixed(1)} LU apart`);
    expect(spread).toBeLessThan(4);

    ward.put('content/ward.yaml', `${ward.read('content/ward.yaml')}studio:\n  unread: wait\n`);
    const refusal = await make().catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'unread' });
    const named = [words, ...twelve].filter((text) => String(refusal).includes(text));
    expect(named).toEqual([words]);
    const sentence = (await ward.prompt()).find(({ text }) => text === words);
    if (!sentence) throw new Error('it is not to be read');
    await ward.readAloud(chuTu, sentence);
    const whole = await make();
    expect(whole.sentences.every(isRead)).toBe(true);
    await holds(whole, [gone]);
  });
});

const seeds = [101, 102, 103, 104] as const;
const killsEach = 25;

test(
  `${seeds.length * killsEach} kills at steps of the file system: nothing acknowledged is lost, nothing withdrawn airs`,
  { timeout: 1_800_000 },
  () => {
    const steps: Record<string, number> = {};
    for (const seed of seeds) {
      const report = killAtSteps(killsEach, seed);
      console.log(`seed ${seed}: ${JSON.stringify({ ...report, wrong: report.wrong.length })}`);
      expect(report.wrong).toEqual([]);
      expect(report.kills).toBe(killsEach);
      for (const [name, count] of Object.entries(report.steps))
        steps[name] = (steps[name] ?? 0) + count;
    }
    // Wherever it writes it was hit.
    expect(Object.keys(steps)).toEqual(
      expect.arrayContaining(['writeFile', 'sync', 'rename', 'writeSync', 'fsyncSync']),
    );
  },
);

const realKills = 10;

test(
  `${realKills} kills of the process that keeps takes while sentences are sent: at most the one in hand is sent again`,
  { timeout: 1_800_000 },
  async () => {
    const report = await killForReal(realKills, 21);
    console.log(`real: ${JSON.stringify(report)}`);
    expect(report).toMatchObject({ kills: realKills, wrong: [] });
    expect(report.acknowledged).toBeGreaterThan(realKills);
    expect(report.inHand).toBeGreaterThan(0);
  },
);

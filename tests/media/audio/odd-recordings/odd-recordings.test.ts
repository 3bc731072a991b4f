// Each odd recording of cases.ts, made anew: what becomes of it; and all that air, in one bulletin, as loud as each other.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { produceBulletin } from '../../../../audio/index.ts';
import { airedRecording } from '../../../../audio/bulletin/plan-items.ts';
import { sayItemFault, sayItemFlaw } from '../../../../audio/bulletin/say-item-fault.ts';
import { AudioError } from '../../../../audio/error.ts';
import { prepareRecording } from '../../../../audio/prepare-recording.ts';
import { bulletinFormat } from '../../../../audio/speak-plan.ts';
import { makeContent } from '../../../setup/audio-content.ts';
import { loudnessOf } from '../../../setup/loudness-of.ts';
import { speechLikeVoice } from '../../../setup/speech-like-voice.ts';
import { oddRecordings } from './cases.ts';
import { layAside } from './make.ts';

const root = mkdtempSync(join(tmpdir(), 'loa-odd-'));
const dataDir = join(root, 'data');
const content = makeContent([]);
const session = content.ward.broadcast.maxSessionMinutes;
let speech = '';
beforeAll(() => {
  mkdirSync(join(root, 'recordings'));
  speech = layAside(join(root, 'speech.wav'));
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

/** What became of it: its length in seconds with what is poor about it, or the message it is refused with. */
async function becomesOf(file: string, limitMinutes: number): Promise<object> {
  try {
    const aired = { ...airedRecording(content, root, file.normalize('NFC')), limitMinutes };
    const { samples, flaws } = await prepareRecording(aired, bulletinFormat, { dataDir });
    for (const flaw of flaws) expect(sayItemFlaw(flaw).join('')).not.toBe('');
    return {
      airs: samples.length / bulletinFormat.sampleRateHz,
      poor: flaws.map(({ code }) => code),
    };
  } catch (error) {
    if (!(error instanceof AudioError)) throw error;
    expect(error.code).toBe('not-audio');
    expect(error.problems[0]?.file).toBe(`content/recordings/${file.normalize('NFC')}`);
    return { refused: error.problems[0]?.message };
  }
}

/** Each takes a second of the processor: every other one here, all in the proof. */
const shown = oddRecordings.filter(
  (_, index) => process.env['LOA_PROOF'] !== undefined || index % 2 === 0,
);

describe('what becomes of it', () => {
  test.each(shown.map((one) => [one.what, one] as const))('%s', async (_what, one) => {
    const { file, make, becomes, limitMinutes = session } = one;
    make(join(root, 'recordings', file), speech);
    if ('refused' in becomes) {
      const facts = { lengthMs: 200, limitMinutes };
      const [message] = sayItemFault({ code: becomes.refused, ...facts });
      expect(await becomesOf(file, limitMinutes)).toEqual({ refused: message });
      return;
    }
    const { airs, poor = [] } = becomes;
    const became = await becomesOf(file, limitMinutes);
    expect(became).toMatchObject({ poor });
    // How much of a torn file is left is its coder's affair.
    if (!poor.includes('cut-off'))
      expect(became).toMatchObject({ airs: expect.closeTo(airs, 0) as number });
  });
});

/** Those whose sound is not plain speech any more; the others are what they were made of. */
const changed = new Set([
  '51.wav',
  'phai.wav',
  'lech.wav',
  'lang.wav',
  'xi.wav',
  'phim.mp4',
  'cbr.mp3',
  '24.wav',
]);

test('what airs is as loud as all the rest', { timeout: 600_000 }, async () => {
  const items = shown
    .filter(({ file, becomes }) => 'airs' in becomes && (becomes.poor || changed.has(file)))
    .map(({ file }) => ({ recording: file.normalize('NFC') }));
  const settings = { dataDir, contentDir: root, today: '2026-11-24', voice: speechLikeVoice };
  const made = await produceBulletin(content, { title: 'Tất cả', items }, settings);
  const mp3 = join(dataDir, 'public', 'tep', `${made.sha256}.mp3`);
  const off = (made.items ?? []).flatMap(({ id, fromMs, untilMs }) => {
    const loudness = loudnessOf(mp3, fromMs, untilMs);
    return Math.abs(loudness + 16) <= 0.5 ? [] : [`${id}: ${loudness} LUFS`];
  });
  expect(off).toEqual([]);
});

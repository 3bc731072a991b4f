// What airs held against the takes it was made of, sample by sample. What the station does with a take is done here once more.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { planBulletin, type BulletinRequest } from '../../../audio/bulletin/plan.ts';
import { joinParts, type Timeline } from '../../../audio/bulletin/timeline.ts';
import { decodeWhole } from '../../../audio/master/decode.ts';
import { locateFfmpeg } from '../../../audio/master/locate-ffmpeg.ts';
import { toneOf } from '../../../audio/master/profiles.ts';
import { bulletinFormat, frameOf, speakPlan } from '../../../audio/speak-plan.ts';
import { takesToAir } from '../../../audio/studio/takes-to-air.ts';
import { takeSound } from '../../../audio/studio/index.ts';
import { openVoice } from '../../../audio/voices/open-voice.ts';
import type { Content } from '../../../content/schema/content.ts';
import type { Manifest, PublishedSentence } from '../../../content/schema/published.ts';
import { correlator } from './correlate.ts';

const { sampleRateHz } = bulletinFormat;

export interface Place {
  readonly dataDir: string;
  readonly contentDir: string;
  readonly today: string;
}

/** All of a bulletin as it goes into the mastering. */
export async function joinedAgain(
  content: Content,
  request: BulletinRequest,
  { dataDir, contentDir, today }: Place,
): Promise<Timeline> {
  const takes = takesToAir(dataDir);
  const plan = planBulletin(content, request, { today, contentDir, takes });
  const voice = openVoice(content.ward.voice, dataDir);
  try {
    const parts = await speakPlan(plan, voice, { dataDir, timingVoice: content.ward.voice });
    return joinParts(parts, frameOf(plan), sampleRateHz);
  } finally {
    await voice.close();
  }
}

const again = new Map<string, Float64Array>();

/** Of a WAV as the studio keeps it, at the bulletin's rate: what each sample should be, by the formula alone. */
export function takeAgain(dataDir: string, sha256: string): Float64Array {
  const known = again.get(sha256) ?? resampledAgain(dataDir, sha256);
  again.set(sha256, known);
  return known;
}

function resampledAgain(dataDir: string, sha256: string): Float64Array {
  const bytes = readFileSync(takeSound(dataDir, sha256));
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new Error('another sound');
  const fromHz = bytes.readUInt32LE(24);
  const count = (bytes.length - 44) / 2;
  const at = (index: number): number =>
    index >= 0 && index < count ? bytes.readInt16LE(44 + 2 * index) : 0;
  const cutoff = Math.min(1, sampleRateHz / fromHz);
  const reach = 12 / cutoff;
  return Float64Array.from({ length: Math.round((count * sampleRateHz) / fromHz) }, (_, index) => {
    const centre = (index * fromHz) / sampleRateHz;
    let [sum, all] = [0, 0];
    for (let tap = Math.ceil(centre - reach); tap <= Math.floor(centre + reach); tap++) {
      const x = Math.PI * (tap - centre);
      const window = 0.5 + 0.5 * Math.cos(x / reach);
      const weight = x === 0 ? window : (Math.sin(x * cutoff) / (x * cutoff)) * window;
      sum += weight * at(tap);
      all += weight;
    }
    return sum / all;
  });
}

export interface Held {
  readonly text: string;
  /** Between where the manifest says it begins and where it does. */
  readonly lagSamples: number;
  /** Between what airs and the take times its gain; where ends are faded, left out. */
  readonly mostOff: number;
  /** So much rounding alone may bring. */
  readonly mayBeOff: number;
  readonly gain: number;
  /** Of the levelled take, dB below full scale, over the parts of it that are loud. */
  readonly levelDb: number;
  /** A sample in the faded ends is louder than the take. */
  readonly fadesLouder: number;
}

const fadeIn = Math.ceil(0.005 * sampleRateHz) + 2;
const fadeOut = Math.ceil(0.02 * sampleRateHz) + 2;

/** One sentence of the joined sound against its take. */
export function holdAgainst(samples: Int16Array, take: Float64Array, startMs: number): Held {
  const said = Math.round((startMs / 1000) * sampleRateHz);
  const lags = [0, -1, 1, -2, 2, -3, 3];
  const held = lags.map((lag) => holdAt(samples, take, said + lag, lag));
  return held.reduce((best, one) => (one.mostOff < best.mostOff ? one : best));
}

function holdAt(samples: Int16Array, take: Float64Array, at: number, lag: number): Held {
  const core = { from: fadeIn, to: take.length - fadeOut };
  let [product, power] = [0, 0];
  for (let index = core.from; index < core.to; index++) {
    const aired = samples[at + index] ?? 0;
    // What was cut off flat says nothing of the gain.
    if (Math.abs(aired) >= 32_767) continue;
    product += (take[index] ?? 0) * aired;
    power += (take[index] ?? 0) ** 2;
  }
  const gain = product / power;
  let [mostOff, fadesLouder, sum, loud] = [0, 0, 0, 0];
  take.forEach((value, index) => {
    const wanted = Math.max(-32_768, Math.min(32_767, value * gain));
    const aired = samples[at + index] ?? 0;
    if (index >= core.from && index < core.to)
      mostOff = Math.max(mostOff, Math.abs(wanted - aired));
    else if (Math.abs(aired) > Math.abs(wanted) + gain + 1) fadesLouder += 1;
    if (Math.abs(aired) > 1000) [sum, loud] = [sum + aired ** 2, loud + 1];
  });
  const levelDb = 10 * Math.log10(sum / Math.max(1, loud) / 32_768 ** 2);
  // Rounded at the bulletin's rate, then with its gain, then faded.
  const mayBeOff = 0.5 * gain + 1.01;
  return { text: '', lagSamples: lag, mostOff, mayBeOff, gain, levelDb, fadesLouder };
}

/** Samples between the sentences in which something is heard; chimes stand before the first and after the last. */
export function heardBetween({ samples, sentences }: Timeline): number {
  const at = (ms: number): number => Math.round((ms / 1000) * sampleRateHz);
  return sentences.slice(1).reduce((count, { startMs }, index) => {
    const from = at(sentences[index]?.endMs ?? 0) + 2;
    const gap = samples.subarray(from, at(startMs) - 2);
    return count + gap.reduce((loud, sample) => loud + (sample === 0 ? 0 : 1), 0);
  }, 0);
}

export interface Found {
  readonly text: string;
  /** With its own take, through the tone that the station gives all it airs, at the best lag. */
  readonly own: number;
  /** Of its own take's best place in the whole bulletin, against the manifest. */
  readonly lagMs: number;
  /** The highest with any other take, wherever in the sentence it would begin. */
  readonly others: number;
}

/** A take with its gain through the tone: its equaliser turns phases, and its compressor and limiter wait some ms. */
function toned(take: Float64Array, gain: number): Int16Array {
  const input = new Int16Array(take.length + sampleRateHz / 50);
  take.forEach((value, index) => {
    input[index] = Math.max(-32_768, Math.min(32_767, Math.round(value * gain)));
  });
  const raw = ['-f', 's16le', '-ar', String(sampleRateHz), '-ac', '1'];
  const args = ['-v', 'error', ...raw, '-i', 'pipe:0', '-af', toneOf.web.join(','), ...raw, '-'];
  const { stdout } = spawnSync(locateFfmpeg(), args, {
    ...{ input: new Uint8Array(input.buffer), maxBuffer: 2 ** 28 },
  });
  return new Int16Array(new Uint8Array(stdout).buffer, 0, Math.floor(stdout.length / 2));
}

/** The finished MP3 against all takes. `gains`: by take. `gone`: takes that must be heard nowhere. */
export async function findInMp3(
  manifest: Manifest,
  dataDir: string,
  gains: ReadonlyMap<string, number>,
  gone: readonly string[],
): Promise<{ readonly found: readonly Found[]; readonly ofGone: readonly number[] }> {
  const file = join(dataDir, 'public', 'tep', `${manifest.sha256}.mp3`);
  const { samples } = await decodeWhole(file, { sampleRateHz, channels: 1 });
  const sentences = manifest.sentences.filter(isRead);
  const sound = (sha256: string): Int16Array =>
    toned(takeAgain(dataDir, sha256), gains.get(sha256) ?? 1);
  const takes = sentences.map(({ take }) => sound(take));
  const old = gone.map(sound);
  const find = correlator(samples, Math.max(...[...takes, ...old].map(({ length }) => length)));
  const all = takes.map(find);
  const at = (ms: number): number => Math.round((ms / 1000) * sampleRateHz);
  const found = sentences.map(({ text, startMs, endMs }, index): Found => {
    const { bestAt = 0, best = 0 } = all[index] ?? {};
    const others = all.flatMap((one, other) =>
      other === index ? [] : [one.highest(at(startMs), at(endMs))],
    );
    return {
      ...{ text, own: best, others: Math.max(...others) },
      lagMs: (bestAt / sampleRateHz) * 1000 - startMs,
    };
  });
  return { found, ofGone: old.map((take) => find(take).best) };
}

export function isRead(
  sentence: PublishedSentence,
): sentence is PublishedSentence & { readonly take: string } {
  return sentence.take !== undefined;
}

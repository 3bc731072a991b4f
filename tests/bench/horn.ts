// `horn` beside `web`, today's master, in twelve streets: both at −16 LUFS and at most −1.5 dBTP where they enter the horn.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { planBulletin } from '../../audio/bulletin/plan.ts';
import { joinParts } from '../../audio/bulletin/timeline.ts';
import { loudnessTarget } from '../../audio/master/arguments.ts';
import { decodeWhole } from '../../audio/master/decode.ts';
import { masterMp3, type Mastered } from '../../audio/master/master.ts';
import { resample } from '../../audio/master/resample.ts';
import { bulletinFormat, speakPlan } from '../../audio/speak-plan.ts';
import { openVoice } from '../../audio/voices/open-voice.ts';
import { loadContent } from '../../content/load.ts';
import { documentsOf } from '../../content/schema/campaign-items.ts';
import { profiles, type Profile } from '../../content/schema/names.ts';
import { listenTo } from './horn/listen.ts';
import { writeHornPage, type Heard } from './horn/page.ts';
import { scaled, streetRateHz, streets, type Street } from './horn/street.ts';
import { stiOf } from './horn/sti-in-street.ts';
import type { BenchRow } from './row.ts';

/** Of the shipped bulletin, which is read by sentences: enough for a stable figure, little enough for seconds of work. */
const sentences = { from: 4, until: 8 };
const worst = 4;

/** What is spoken of the shipped campaign, before any mastering. */
export async function shippedSpeech(folder: string): Promise<Int16Array> {
  const { content } = loadContent(join(import.meta.dirname, '..', '..', 'content'));
  const campaign = content?.campaigns[0];
  if (!content || !campaign) throw new Error('The shipped campaign cannot be read.');
  const request = { title: campaign.title, documents: documentsOf(campaign) };
  const plan = planBulletin(content, request, { today: '2026-11-24' });
  const lines = plan.lines.slice(sentences.from, sentences.until);
  const voice = openVoice(content.ward.voice, folder);
  const parts = await speakPlan({ ...plan, lines }, voice, { dataDir: folder });
  await voice.close();
  const nothing = new Int16Array(0);
  const frame = { before: nothing, after: nothing, gapMs: 0 };
  return joinParts(parts, frame, bulletinFormat.sampleRateHz).samples;
}

export const asFloats = (samples: Int16Array): Float64Array =>
  Float64Array.from(samples, (sample) => sample / 32_768);

interface Master extends Mastered {
  readonly sound: Float64Array;
}

export async function master(
  speech: Int16Array,
  profile: Profile,
  folder: string,
): Promise<Master> {
  const file = join(folder, `${profile}.mp3`);
  const tags = { title: profile, artist: 'bench' };
  const mastered = await masterMp3(speech, bulletinFormat, file, tags, {
    profile,
  });
  const { samples } = await decodeWhole(file, { sampleRateHz: streetRateHz, channels: 1 });
  // A master may miss by tenths; here nobody is louder than the other.
  const level = 10 ** ((loudnessTarget.loudnessLufs - mastered.loudnessLufs) / 20);
  return { ...mastered, sound: scaled(asFloats(samples), level) };
}

const sayStreet = ({ echoMs, snrDb }: Street): string =>
  `${snrDb} dB${echoMs === undefined ? '' : `, second horn ${echoMs} ms`}`;

const exactly = (value: number): number => Math.round(value * 1000) / 1000;

/** How loud each master is; and ESTOI of the horn's beside the web's, street by street. */
export async function benchHorn(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'loa-bench-horn-'));
  try {
    const speech = await shippedSpeech(folder);
    const made: Partial<Record<Profile, Master>> = {};
    for (const profile of profiles) made[profile] = await master(speech, profile, folder);
    const { horn, web } = made;
    if (!horn || !web) throw new Error('nothing was mastered');
    const clean = asFloats(resample(speech, bulletinFormat.sampleRateHz, streetRateHz));
    const masters = [web.sound, horn.sound];
    const [listen, index] = [listenTo(clean, masters), stiOf(masters)];
    const heard = streets.map((street): Heard => {
      const [theirs, ours] = listen(street);
      const [theirSti = 0, ourSti = 0] = index(street);
      const sti = { theirs: theirSti, ours: ourSti };
      return { street, theirs: theirs?.estoi ?? 0, ours: ours?.estoi ?? 0, sti };
    });
    if (process.env['LOA_BENCH_DOCS'] !== undefined) writeHornPage(heard);
    const hard = heard.toSorted((a, b) => a.theirs - b.theirs).slice(0, worst);
    return [
      ...profiles.flatMap((profile) => levelsOf(profile, made[profile])),
      ...heard.map((one): BenchRow => {
        const more = hard.includes(one) ? 0.05 : 0;
        return {
          name: `ESTOI at ${sayStreet(one.street)}`,
          ours: exactly(one.ours),
          baseline: exactly(one.theirs),
          unit: 'of 1',
          target: more > 0 ? `≥ web + ${more}` : '> web',
          ok: more > 0 ? one.ours >= one.theirs + more : one.ours > one.theirs,
        };
      }),
      ...heard.map(({ street, sti }): BenchRow => ({
        ...{ name: `STI at ${sayStreet(street)}`, unit: 'of 1', target: '> web' },
        ...{ ours: exactly(sti.ours), baseline: exactly(sti.theirs), ok: sti.ours > sti.theirs },
      })),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function levelsOf(profile: Profile, made: Mastered | undefined): BenchRow[] {
  const { loudnessLufs = 0, truePeakDbtp = 0 } = made ?? {};
  return [
    {
      ...{ name: `${profile}: loudness`, ours: loudnessLufs, unit: 'LUFS' },
      ...{ target: '−16 ± 0.2', ok: Math.abs(loudnessLufs + 16) <= 0.2 + 1e-6 },
    },
    {
      ...{ name: `${profile}: true peak`, ours: truePeakDbtp, unit: 'dBTP' },
      ...{ target: '≤ −1.5', ok: truePeakDbtp <= -1.5 },
    },
  ];
}

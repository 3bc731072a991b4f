// Fourteen ways to say the same sentences, each mastered for a horn and heard in streets: docs/adr/0126 picks by them.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BulletinLine } from '../../audio/bulletin/line.ts';
import { levelGain, levelled } from '../../audio/bulletin/level.ts';
import { planBulletin } from '../../audio/bulletin/plan.ts';
import { joinParts, type Part } from '../../audio/bulletin/timeline.ts';
import { resample } from '../../audio/master/resample.ts';
import { bulletinFormat } from '../../audio/speak-plan.ts';
import { plainDelivery, type Delivery } from '../../audio/voices/delivery.ts';
import { openEspeak } from '../../audio/voices/espeak.ts';
import { loadContent } from '../../content/load.ts';
import { sayError } from '../../content/schema/say-error.ts';
import { documentsOf } from '../../content/schema/campaign-items.ts';
import type { Profile } from '../../content/schema/names.ts';
import { asFloats, master } from './horn.ts';
import { listenTo } from './horn/listen.ts';
import { stiOf } from './horn/sti-in-street.ts';
import { fromHorn, powerOf, streetRateHz, type Street } from './horn/street.ts';
import type { BenchRow } from './row.ts';

interface Setting extends Partial<Delivery> {
  readonly name: string;
  /** Times the script's pauses between sentences. */
  readonly pauses?: number;
  readonly consonants?: string;
  readonly profile?: Profile;
}

/** The first is what all others are held against: espeak as it comes. */
const settings: readonly Setting[] = [
  { name: 'plain' },
  { name: 'commas 160 ms, stops 250 ms', commaMs: 160, stopMs: 250 },
  { name: 'commas 240 ms, stops 350 ms', commaMs: 240, stopMs: 350 },
  { name: 'commas 500 ms, stops 700 ms', commaMs: 500, stopMs: 700 },
  { name: 'half the pauses between sentences', pauses: 0.5 },
  { name: 'twice the pauses between sentences', pauses: 2 },
  { name: 'rate 0.9', rate: 0.9 },
  { name: 'rate 1.1', rate: 1.1 },
  { name: 'rate 0.94, commas 160 ms, stops 250 ms', rate: 0.94, commaMs: 160, stopMs: 250 },
  { name: 'pitch 40', pitch: 40 },
  { name: 'pitch 60', pitch: 60 },
  { name: 'tones farther apart: range 70', range: 70 },
  { name: 'consonants 150, 115', consonants: 'consonants 150 115' },
  { name: 'consonants 200, 130', consonants: 'consonants 200 130' },
  { name: 'consonants 300, 160', consonants: 'consonants 300 160' },
  { name: 'for the page: plain', profile: 'web' },
  { name: 'for the page: consonants 200, 130', profile: 'web', consonants: 'consonants 200 130' },
];

const streets: readonly Street[] = [
  { echoMs: undefined, snrDb: 0 },
  { echoMs: 100, snrDb: 5 },
  { echoMs: 200, snrDb: 0 },
  { echoMs: 200, snrDb: 10 },
];

/** Of the sentences the horn's tone was chosen by, two; and others, of another document, headings among them. */
const sets = [
  { name: 'tuned', campaign: 'dich-vu-cong-truc-tuyen', from: 6, until: 8 },
  { name: 'untouched', campaign: 'cach-lam-hien-nay', from: 9, until: 15 },
] as const;

function linesOf({ campaign: id, from, until }: (typeof sets)[number]): readonly BulletinLine[] {
  const { content } = loadContent(join(import.meta.dirname, '..', '..', 'content'));
  const campaign = [...(content?.campaigns ?? []), ...(content?.held ?? [])].find(
    (one) => one.id === id,
  );
  if (!content || !campaign) throw new Error('The shipped campaigns cannot be read.');
  const request = { title: campaign.title, documents: documentsOf(campaign) };
  return planBulletin(content, request, { today: '2026-11-24' }).lines.slice(from, until);
}

async function say(lines: readonly BulletinLine[], setting: Setting): Promise<Int16Array> {
  const { consonants, pauses = 1 } = setting;
  const definition = consonants === undefined ? [] : [consonants];
  const voice = openEspeak({ name: 'vi', rate: 150, definition });
  const parts: Part[] = [];
  for (const line of lines) {
    const delivery = { ...plainDelivery, ...setting };
    const speech = await voice.speak(line.spoken.text, undefined, delivery);
    parts.push({ line: { ...line, pauseMs: line.pauseMs * pauses }, speech });
  }
  await voice.close();
  const { sampleRateHz } = bulletinFormat;
  const gain = levelGain(
    parts.map(({ speech }) => speech.samples),
    sampleRateHz,
  );
  const level = ({ line, speech }: Part): Part => ({
    line,
    speech: { ...speech, samples: levelled(speech.samples, gain) },
  });
  const nothing = new Int16Array(0);
  const frame = { before: nothing, after: nothing, gapMs: 0 };
  return joinParts(parts.map(level), frame, sampleRateHz).samples;
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

export async function benchDelivery(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'loa-bench-delivery-'));
  const rows: BenchRow[] = [];
  try {
    for (const set of sets) {
      const lines = linesOf(set);
      const measured: Measured[] = [];
      for (const setting of settings) {
        const one = await measure(lines, setting, folder, measured[0]?.power).catch(
          (error: unknown) => {
            // One that cannot be mastered is out; the others are still to be compared.
            console.log(`${set.name}, ${setting.name}: ${sayError(error)}`);
          },
        );
        if (!one) continue;
        console.log(set.name, setting.name, JSON.stringify(one));
        measured.push(one);
        const [base = one] = measured;
        rows.push(...rowsOf(`${set.name}, ${setting.name}`, one, base));
      }
    }
    return rows;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Measured {
  readonly seconds: number;
  readonly estoi: number;
  readonly glimpses: number;
  readonly sti: number;
  readonly power: number;
}

async function measure(
  lines: readonly BulletinLine[],
  setting: Setting,
  folder: string,
  noisePower: number | undefined,
): Promise<Measured> {
  const { profile = 'horn', consonants, ...plain } = setting;
  const said = await say(lines, setting);
  // Louder consonants are not more like themselves: the clean speech is the voice's own.
  const clean = consonants === undefined ? said : await say(lines, plain);
  const { sound } = await master(said, profile, folder);
  const own = powerOf(fromHorn(sound));
  const power = noisePower ?? own;
  const floats = asFloats(resample(clean, bulletinFormat.sampleRateHz, streetRateHz));
  const listen = listenTo(floats, [sound], power);
  const index = stiOf([sound], power);
  const heard = streets.map((street) => ({
    understood: listen(street)[0],
    sti: index(street)[0] ?? 0,
  }));
  return {
    seconds: said.length / bulletinFormat.sampleRateHz,
    estoi: mean(heard.map(({ understood }) => understood?.estoi ?? 0)),
    glimpses: mean(heard.map(({ understood }) => understood?.glimpses ?? 0)),
    sti: mean(heard.map(({ sti }) => sti)),
    power,
  };
}

function rowsOf(name: string, one: Measured, base: Measured): BenchRow[] {
  const row = (measure: string, of: (measured: Measured) => number, unit: string): BenchRow => ({
    name: `${name}: ${measure}`,
    ours: Math.round(of(one) * 1000) / 1000,
    baseline: Math.round(of(base) * 1000) / 1000,
    unit,
    target: 'to pick by',
    ok: true,
  });
  return [
    row('length', ({ seconds }) => seconds, 's'),
    row('ESTOI', ({ estoi }) => estoi, 'of 1'),
    row('glimpses', ({ glimpses }) => glimpses, 'of 1'),
    row('STI', ({ sti }) => sti, 'of 1'),
  ];
}

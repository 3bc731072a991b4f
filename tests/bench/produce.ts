// The campaign's ten bulletins, beside the shell pipeline a technician would write: the same text through the same
// voice, ffmpeg's two-pass loudnorm, MP3, once per slot. CPU counts all threads and child processes.
import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { produceBulletin } from '../../audio/index.ts';
import { locateFfmpeg } from '../../audio/play.ts';
import { documentsOf } from '../../content/schema/campaign-items.ts';
import { loadContent } from '../../content/load.ts';
import type { Manifest } from '../../content/schema/published.ts';
import type { BenchRow } from './row.ts';

const slots = 10;

/** CPU seconds of this process and of its children that have ended (Linux; elsewhere of this process alone). */
function cpuSeconds(): number {
  const own = process.cpuUsage();
  let children = 0;
  try {
    // Fields 16 and 17 of proc_pid_stat(5), counted after the name in brackets, in clock ticks of 10 ms.
    const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ') ?? [];
    children = (Number(fields[13]) + Number(fields[14])) / 100;
  } catch {
    // Not Linux.
  }
  return (own.user + own.system) / 1e6 + children;
}

async function measure<T>(
  act: () => Promise<T>,
): Promise<{ cpu: number; wallMs: number; value: T }> {
  const [cpu, wall] = [cpuSeconds(), performance.now()];
  const value = await act();
  return { cpu: cpuSeconds() - cpu, wallMs: performance.now() - wall, value };
}

/** A program of its own, as a shell script would call it: text on standard input, raw samples on standard output. */
const speak = `
import load from '@echogarden/espeak-ng-emscripten';
import { readFileSync, writeSync } from 'node:fs';
const engine = new (await load()).eSpeakNGWorker();
engine.set_voice('vi');
engine.set_rate(105);
engine.synthesize(readFileSync(0, 'utf8'), (samples) => {
  for (let bytes = new Uint8Array(samples.buffer); bytes.length > 0; ) bytes = bytes.subarray(writeSync(1, bytes));
  return false;
});`;

async function runPipeline(text: string, folder: string): Promise<void> {
  const ffmpeg = locateFfmpeg();
  const wav = join(folder, 'speech.wav');
  const samples = execFileSync(process.execPath, ['--input-type=module', '-e', speak], {
    input: text,
    maxBuffer: 2 ** 28,
  });
  execFileSync(
    ffmpeg,
    ['-v', 'error', '-y', '-f', 's16le', '-ar', '22050', '-ac', '1', '-i', '-', wav],
    { input: samples },
  );
  const target = 'loudnorm=I=-16:TP=-1.5:LRA=11';
  const first = await promisify(execFile)(ffmpeg, [
    '-hide_banner',
    '-i',
    wav,
    '-af',
    `${target}:print_format=json`,
    '-f',
    'null',
    '-',
  ]);
  const found = (name: string): string =>
    new RegExp(`"${name}" : "(-?[\\d.]+)"`).exec(first.stderr)?.[1] ?? '0';
  const measured = ['I', 'TP', 'LRA', 'thresh'].map(
    (name) => `measured_${name}=${found(`input_${name.toLowerCase()}`)}`,
  );
  const second = [target, ...measured, `offset=${found('target_offset')}`, 'linear=true'].join(':');
  await promisify(execFile)(ffmpeg, [
    '-v',
    'error',
    '-y',
    '-i',
    wav,
    '-af',
    second,
    '-ar',
    '44100',
    '-b:a',
    '64k',
    join(folder, 'bulletin.mp3'),
  ]);
}

export async function benchProduce(): Promise<BenchRow[]> {
  const { content } = loadContent(join(import.meta.dirname, '..', '..', 'content'));
  const campaign = content?.campaigns[0];
  if (content === undefined || campaign === undefined) {
    throw new Error('The shipped campaign cannot be read.');
  }
  const folder = mkdtempSync(join(tmpdir(), 'loa-bench-'));
  const produce = (airs = false): Promise<Manifest> =>
    produceBulletin(
      content,
      { title: campaign.title, documents: documentsOf(campaign) },
      { dataDir: join(folder, 'data'), today: '2026-11-24', airs },
    );
  const produceAll = async (): Promise<Manifest> => {
    const made = [];
    for (let slot = 0; slot < slots; slot += 1) {
      made.push(await produce());
    }
    return made[0] ?? produce();
  };
  try {
    const cold = await measure(() => produce());
    const horn = await measure(() => produce(true));
    const rest = await measure(produceAll);
    const text = cold.value.sentences.map(({ spoken }) => spoken).join('\n');
    // Each slot's pipeline is the same work again; run once and counted ten times, or run ten times for the proof.
    const runs = process.env['LOA_PROOF'] === undefined ? 1 : slots;
    const pipeline = await measure(async () => {
      for (let run = 0; run < runs; run += 1) {
        await runPipeline(text, folder);
      }
    });
    const one = pipeline.cpu / runs;
    // The first of the ten is the cold one; the second run stands for the other nine and one more.
    const ten = cold.cpu + rest.cpu;
    const round = (value: number): number => Math.round(value * 100) / 100;
    return [
      {
        name: `ten bulletins from nothing, against the pipeline once per slot (${round((one * slots) / ten)} times less)`,
        ours: round(ten),
        baseline: round(one * slots),
        unit: 's CPU',
        target: '≥ 25 times less',
        ok: one * slots >= 25 * ten,
      },
      {
        name: `one cold bulletin of ${Math.round(cold.value.durationMs / 1000)} s`,
        ours: round(cold.cpu),
        baseline: round(one),
        unit: 's CPU',
        target: '≤ half',
        ok: cold.cpu <= one / 2,
      },
      {
        name: 'its sound for the horns, beside the page’s',
        ours: round(horn.cpu),
        baseline: round(cold.cpu),
        unit: 's CPU',
        target: '≤ the cold bulletin',
        ok: horn.cpu <= cold.cpu,
      },
      {
        name: 'ten bulletins, second run',
        ours: Math.round(rest.wallMs),
        unit: 'ms',
        target: '≤ 1000 ms',
        ok: rest.wallMs <= 1000,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

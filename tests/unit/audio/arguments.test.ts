import { expect, test } from 'vitest';
import {
  commandLine,
  decodeJob,
  measureJob,
  mp3Job,
  toneJob,
} from '../../../audio/master/arguments.ts';

const format = { sampleRateHz: 22_050, channels: 1 } as const;

test('tone: raw 16 bit in, float out, the loudness last in the chain and in the log', () => {
  const line = commandLine(toneJob('in.s16', 'out.f32', format)).join(' ');
  expect(line).toMatch(
    /^-hide_banner -nostdin -y -f s16le -ar 22050 -ac 1 -i in\.s16 -af volume=-3dB,/,
  );
  expect(line).toMatch(/,ebur128=framelog=verbose -f f32le -ar 22050 -ac 1 out\.f32$/);
});

test.each([
  [9.534, -2.6, 'volume=9.53dB,aresample=22050,alimiter=limit=0.741310:'],
  [-3, -6, 'volume=-3.00dB,aresample=22050,alimiter=limit=0.501187:'],
])('mp3: gain %d dB, ceiling %d dB -> %s', (gainDb, ceilingDb, chain) => {
  const job = mp3Job('a.f32', 'b.mp3', format, {
    gainDb,
    ceilingDb,
    tags: { title: 'x', artist: 'y' },
  });
  expect(job.outputOptions[job.outputOptions.indexOf('-af') + 1]).toContain(chain);
});

test('mp3: each tag is one argument, whatever stands in it', () => {
  const title = 'Tiêu đề "lạ" = $(rm -rf) \'; ';
  const job = mp3Job('a', 'b', format, {
    gainDb: 0,
    ceilingDb: -3,
    tags: { title, artist: 'Đài', date: '2026-11-24' },
  });
  const tags = job.outputOptions.filter((_, index) => job.outputOptions[index - 1] === '-metadata');
  expect(tags).toEqual([
    `title=${title}`,
    'artist=Đài',
    'date=2026-11-24',
    'genre=Speech',
    'language=vie',
  ]);
});

test('measure and decode', () => {
  expect(commandLine(measureJob('a.mp3')).slice(3)).toEqual([
    '-i',
    'a.mp3',
    '-af',
    'ebur128=framelog=verbose:peak=true',
    '-f',
    'null',
    '-',
  ]);
  expect(commandLine(decodeJob('a.mp3', { sampleRateHz: 48_000, channels: 2 })).slice(3)).toEqual([
    '-i',
    'a.mp3',
    '-vn',
    '-f',
    's16le',
    '-ar',
    '48000',
    '-ac',
    '2',
    'pipe:1',
  ]);
});

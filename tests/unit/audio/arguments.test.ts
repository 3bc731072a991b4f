import { expect, test } from 'vitest';
import {
  commandLine,
  decodeJob,
  measureJob,
  mp3Job,
  toneLoudnessJob,
} from '../../../audio/master/arguments.ts';

import { excerpt } from '../../../audio/master/excerpt.ts';

const format = { sampleRateHz: 22_050, channels: 1 } as const;

test('tone: raw 16 bit in, the loudness last in the chain and in the log, nothing written', () => {
  const line = commandLine(toneLoudnessJob('in.s16', format)).join(' ');
  expect(line).toMatch(
    /^-hide_banner -nostdin -y -f s16le -ar 22050 -ac 1 -i in\.s16 -af volume=-3dB,/,
  );
  expect(line).toMatch(/,ebur128=framelog=verbose -f null -$/);
});

test('excerpt: a short sound is whole; a long one is sampled from its first to its last second', () => {
  const short = new Int16Array(90);
  expect(excerpt(short, 1)).toBe(short);
  const long = Int16Array.from({ length: 600 }, (_, index) => index);
  const part = excerpt(long, 1);
  expect(part).toHaveLength(90);
  expect([part[0], part[5], part.at(-1)]).toEqual([0, 5, 599]);
  expect(part.toSorted((a, b) => a - b)).toEqual(part);
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
  const decode = commandLine(decodeJob('a.mp3', { sampleRateHz: 48_000, channels: 2 })).slice(3);
  expect(decode.slice(0, 3)).toEqual(['-protocol_whitelist', 'file,pipe', '-format_whitelist']);
  expect(decode[3]?.split(',').filter((one) => /hls|concat|image|adp|g72/.test(one))).toEqual([]);
  expect(decode.slice(4)).toEqual([
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
  // A small file may hold days.
  const format = { sampleRateHz: 48_000, channels: 1 } as const;
  expect(commandLine(decodeJob('a.mp3', format, 121)).join(' ')).toContain('-vn -t 121 -f s16le');
});

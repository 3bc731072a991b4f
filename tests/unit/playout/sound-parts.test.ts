import { describe, expect, it } from 'vitest';
import { createDeadAirMeter } from '../../../scheduler/playout/dead-air.ts';
import { mp3Frames } from '../../../scheduler/playout/icecast/mp3-frames.ts';
import { tellSilences } from '../../../scheduler/playout/icecast/silences.ts';
import { readMount } from '../../../scheduler/playout/icecast/connection.ts';
import { alsaArguments, alsaFailure } from '../../../scheduler/playout/speaker/alsa-sink.ts';
import { toSamples } from '../../../scheduler/playout/speaker/to-samples.ts';

describe('dead air, at 1000 samples a second', () => {
  const loud = (count: number) => new Int16Array(count).fill(900);
  const silent = (count: number) => new Int16Array(count);
  const cases: readonly [string, Int16Array[], string[]][] = [
    ['none in sound', [loud(10_000)], []],
    ['a pause of three seconds is a pause', [loud(100), silent(3000), loud(100)], []],
    [
      'a little more is dead air, told while it lasts and again where it ends',
      [loud(100), silent(3001), loud(9)],
      ['3101: since 100', '3110: 100–3101'],
    ],
    [
      'told once, at three seconds, however long it is',
      [silent(3000), silent(1), silent(60_000), loud(1)],
      ['3001: since 0', '63002: 0–63001'],
    ],
    [
      'counted across pieces',
      [loud(50), silent(2000), silent(2000), loud(1)],
      ['4050: since 50', '4051: 50–4050'],
    ],
    ['one that lasts to the end', [loud(50), silent(4000)], ['4050: since 50', 'end: 50–4050']],
    [
      'the noise of an MP3 is silence',
      [loud(50), new Int16Array(4000).fill(-1), loud(1)],
      ['4050: since 50', '4051: 50–4050'],
    ],
    [
      'twice',
      [silent(3500), loud(1), silent(3500), loud(1)],
      ['3500: since 0', '3501: 0–3500', '7001: since 3501', '7002: 3501–7001'],
    ],
  ];
  it.each(cases)('%s', (_, pieces, expected) => {
    const told: string[] = [];
    let fed = '';
    const meter = createDeadAirMeter(1000, 1, 0, {
      silence: (since) => told.push(`${fed}: since ${since}`),
      silenceOver: (since, until) => told.push(`${fed}: ${since}–${until}`),
    });
    let count = 0;
    for (const piece of pieces) {
      fed = String((count += piece.length));
      meter.feed(piece);
    }
    fed = 'end';
    meter.end();
    expect(told).toEqual(expected);
  });
});

describe('dead air in a stream, known beforehand', () => {
  it('is told when three seconds of it have gone out, and when it is over or cut off', () => {
    const told: string[] = [];
    const silences = [
      { sinceMs: 1000, untilMs: 6000 },
      { sinceMs: 8000, untilMs: 20_000 },
    ];
    const teller = tellSilences(silences, {
      silence: (since) => told.push(`since ${since}`),
      silenceOver: (since, until) => told.push(`${since}–${until}`),
    });
    teller.upTo(4000);
    expect(told).toEqual([]);
    teller.upTo(4200);
    teller.upTo(5000);
    expect(told).toEqual(['since 1000']);
    teller.upTo(11_200);
    expect(told).toEqual(['since 1000', '1000–6000', 'since 8000']);
    teller.end(11_500);
    expect(told.at(-1)).toBe('8000–11500');
  });
});

describe('samples out of bytes', () => {
  async function read(chunks: number[][], length: number, gainDb = 0) {
    async function* give() {
      for (const chunk of chunks) yield await Promise.resolve(Uint8Array.from(chunk));
    }
    const pieces: number[][] = [];
    for await (const piece of toSamples(give(), length, gainDb)) pieces.push([...piece]);
    return pieces;
  }
  it('little-endian, signed, torn anywhere', async () => {
    expect(await read([[0xff], [0x7f, 0x00, 0x80, 0x01], [0x00]], 2)).toEqual([
      [32_767, -32_768],
      [1],
    ]);
  });
  it('turned down by six decibels', async () => {
    expect(await read([[0x10, 0x27]], 4, -6.0206)).toEqual([[5000]]);
  });
});

describe('MP3 frames', () => {
  /** MPEG 1 Layer III, 128 kbit/s, 44.1 kHz, no padding: 417 bytes, 26.12 ms. */
  const frame = () => {
    const bytes = new Uint8Array(417);
    bytes.set([0xff, 0xfb, 0x90, 0x00]);
    return bytes;
  };
  const join = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));
  const tag = join(Uint8Array.from([0x49, 0x44, 0x33, 4, 0, 0, 0, 0, 0, 20]), new Uint8Array(20));
  it('are found after a tag, and end before a torn one', () => {
    const frames = mp3Frames(join(tag, frame(), frame(), frame().subarray(0, 100)));
    expect(frames.map(({ start, end }) => [start, end])).toEqual([
      [30, 447],
      [447, 864],
    ]);
    expect(frames[0]?.durationMs).toBeCloseTo(26.122, 3);
  });
  it('none in what is no MP3', () => {
    expect(mp3Frames(new TextEncoder().encode('không phải âm thanh'))).toEqual([]);
  });
});

it('an ALSA device is opened at once, resampled to what every card takes', () => {
  const line = alsaArguments({ sampleRateHz: 44_100, channels: 1 }, 'plughw:1,0').join(' ');
  expect(line).toMatch(/-ar 44100 -ac 1 -i pipe:0 .*-ar 48000 -f alsa plughw:1,0$/);
});

it.each([
  ['ALSA lib pcm.c: Unknown PCM loa', 'Không có thiết bị âm thanh "loa".'],
  ['cannot open audio device loa (Device or resource busy)', 'đang bị chương trình khác giữ'],
  ['cannot open audio device loa (Permission denied)', 'usermod -aG audio'],
])('%s → %s', (said, message) => {
  expect(alsaFailure('loa', said).message).toContain(message);
});

it.each([undefined, '', 'http://host:8000/', 'ftp://source:x@host/loa.mp3', 'http://host/loa.mp3'])(
  'the Icecast address %s is refused with an example',
  (address) => {
    expect(() => readMount(address)).toThrow('http://source:mật-khẩu@127.0.0.1:8000/loa.mp3');
  },
);

it('the password is in no message', () => {
  expect(readMount('http://source:bimat@127.0.0.1:8000/loa.mp3').shown).toBe(
    '127.0.0.1:8000/loa.mp3',
  );
});

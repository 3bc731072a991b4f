// A person's recording beside a document, as real files: what is heard, and what is refused before it is adopted.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { checkRecordings, produceBulletin, produceRecording } from '../../../audio/index.ts';
import { locateFfmpeg } from '../../../audio/master/locate-ffmpeg.ts';
import type { Voice } from '../../../audio/voices/voice.ts';
import { toWav } from '../../../audio/voices/wav.ts';
import { makeContent, makeDocument } from '../../setup/audio-content.ts';
import {
  oneAfterAnother,
  silence,
  speechLike,
  speechRateHz as sampleRateHz,
} from '../../setup/speech-like.ts';

const root = mkdtempSync(join(tmpdir(), 'loa-recordings-'));
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});
const document = makeDocument('thu', 'Kính thưa bà con, họp lúc 8h05. Mời bà con đến đông đủ.');
const content = makeContent([document]);
/** A voice that costs nothing: what it speaks is not what is asked here. */
const voice: Voice = {
  id: 'thử',
  speak: (text) =>
    Promise.resolve({
      samples: speechLike(1),
      sampleRateHz,
      syllableStartsMs: text.split(' ').map((_, index) => index * 10),
      timing: 'estimated',
    }),
  close: () => Promise.resolve(),
};
const speech = join(root, 'speech.wav');
const twoHalves = join(root, 'two-halves.wav');
const whole = (ending: string): string => join(root, `whole.${ending}`);
const ffmpeg = (...args: string[]): void => {
  execFileSync(locateFfmpeg(), ['-v', 'error', '-y', ...args]);
};
const kinds = ['mp3', 'flac', 'm4a', 'ogg', 'wav'] as const;

beforeAll(() => {
  writeFileSync(speech, toWav({ samples: speechLike(12), sampleRateHz }));
  const halves = oneAfterAnother(speechLike(25), silence(25), speechLike(25));
  writeFileSync(twoHalves, toWav({ samples: halves, sampleRateHz }));
  for (const kind of kinds) ffmpeg('-i', speech, whole(kind));
});

let contentDir = '';
beforeEach(() => {
  contentDir = mkdtempSync(join(root, 'content-'));
  mkdirSync(join(contentDir, 'announcements'));
});
const beside = (name: string): string => join(contentDir, 'announcements', name);

let datas = 0;
const produce = (dataDir = join(root, `data-${++datas}`)) =>
  produceBulletin(
    content,
    { title: 'Thử', documents: [document.id] },
    { dataDir, contentDir, today: '2026-11-24', voice },
  );

describe('refused, with its file and its mend', () => {
  test.each([
    ['no sound at all', 'thu.mp3', ['-f', 'lavfi', '-t', '60', '-i', 'anullsrc'], 'im lặng từ đầu'],
    ['an offset', 'thu.wav', ['-f', 'lavfi', '-t', '9', '-i', 'aevalsrc=0.3'], 'im lặng từ đầu'],
    [
      'noise far away',
      'thu.mp3',
      ['-f', 'lavfi', '-t', '9', '-i', 'anoisesrc=a=0.0005'],
      'quá nhỏ',
    ],
    [
      'a long silence behind it',
      'thu.mp3',
      ['-i', speech, '-af', 'apad', '-t', '52'],
      'mà im lặng',
    ],
    ['white noise alone', 'thu.mp3', ['-f', 'lavfi', '-t', '9', '-i', 'anoisesrc=a=0.1'], 'xì đều'],
    ['a tone alone', 'thu.mp3', ['-f', 'lavfi', '-t', '9', '-i', 'sine=f=440'], 'ù hay'],
    ['mains hum alone', 'thu.mp3', ['-f', 'lavfi', '-t', '9', '-i', 'sine=f=50'], 'ù hay'],
    [
      'a working day of silence in a file of a few bytes',
      'thu.flac',
      ['-f', 'lavfi', '-t', '28800', '-i', 'anullsrc=r=8000:cl=mono'],
      'im lặng từ đầu',
    ],
  ])('%s', async (_, name, args, words) => {
    ffmpeg(...args, beside(name));
    await expect(produce()).rejects.toMatchObject({
      code: 'not-audio',
      message: expect.stringMatching(
        new RegExp(`^content/announcements/${name} — .*${words}.*xóa tệp này để giọng máy đọc bài`),
      ) as string,
      problems: [{ file: `content/announcements/${name}`, severity: 'error' }],
    });
  });

  test.each(kinds)('a .%s that lost its second half', async (kind) => {
    const bytes = readFileSync(whole(kind));
    writeFileSync(beside(`thu.${kind}`), bytes.subarray(0, bytes.length / 2));
    await expect(produce()).rejects.toMatchObject({ code: 'not-audio' });
  });

  test.each([
    ['an empty file', '', 'rỗng (0 byte)'],
    ['a text', 'xin chào', 'không phải tệp âm thanh'],
  ])('%s', async (_, text, words) => {
    writeFileSync(beside('thu.mp3'), text);
    await expect(produce()).rejects.toMatchObject({
      code: 'not-audio',
      message: expect.stringContaining(words) as string,
    });
  });

  test.each([
    [0.8, 'quá ngắn so với bài'],
    [90, 'quá dài so với bài'],
  ])('%d seconds for thirteen syllables', async (seconds, words) => {
    writeFileSync(beside('thu.wav'), toWav({ samples: speechLike(seconds), sampleRateHz }));
    await expect(produce()).rejects.toMatchObject({
      code: 'recording-length',
      message: expect.stringContaining(words) as string,
    });
  });

  test('an emergency that is silent, behind its tone', async () => {
    const path = join(root, 'im.wav');
    writeFileSync(path, toWav({ samples: silence(5), sampleRateHz }));
    await expect(
      produceRecording(
        content,
        { title: 'Lũ', path },
        { dataDir: join(root, 'khan'), today: '2026-11-24', voice },
      ),
    ).rejects.toMatchObject({
      code: 'not-audio',
      message: expect.stringContaining('báo khẩn bằng chữ') as string,
    });
  });

  test('nothing of it is published', async () => {
    const dataDir = join(root, 'nothing');
    writeFileSync(beside('thu.mp3'), '');
    await expect(produce(dataDir)).rejects.toBeDefined();
    expect(readdirSync(dataDir)).not.toContain('public');
  });
});

test('all are looked at before anything is made', async () => {
  expect(await checkRecordings(content, contentDir)).toEqual([]);
  writeFileSync(beside('thu.mp3'), '');
  expect(await checkRecordings(content, contentDir)).toMatchObject([
    { file: 'content/announcements/thu.mp3', message: 'Tệp ghi âm rỗng (0 byte).' },
  ]);
});

describe('heard', () => {
  test('with a pause of twenty-five seconds, which is said', async () => {
    writeFileSync(beside('thu.wav'), readFileSync(twoHalves));
    const longer = makeDocument('thu', 'Kính thưa bà con, họp lúc 8h05. '.repeat(4));
    const said = await checkRecordings(makeContent([longer]), contentDir);
    expect(said).toMatchObject([
      {
        ...{ file: 'content/announcements/thu.wav', severity: 'warning' },
        message: expect.stringContaining('im lặng 0:25 liền, từ 0:2') as string,
      },
    ]);
    expect(said[0]?.hint).toContain('Vẫn phát được');
  });

  test('an emergency that is one even siren', async () => {
    const path = join(root, 'khan-cap.mp3');
    ffmpeg('-f', 'lavfi', '-t', '4', '-i', 'sine=f=600', path);
    const settings = { dataDir: join(root, 'siren'), today: '2026-11-24', voice };
    const { durationMs } = await produceRecording(content, { title: 'Lũ', path }, settings);
    expect(durationMs).toBeGreaterThan(4000);
  });

  test.each(kinds)('a .%s', async (kind) => {
    writeFileSync(beside(`thu.${kind}`), readFileSync(whole(kind)));
    const { durationMs } = await produce();
    expect(durationMs).toBeGreaterThan(18_000);
  });

  test.each([
    ['one dead channel', 'c0=c0|c1=0*c0'],
    ['one cable turned round', 'c0=c0|c1=-1*c0'],
    ['one cable turned round and fainter', 'c0=0.8*c0|c1=-1*c0'],
  ])('with %s, as loud as any', async (_, channels) => {
    ffmpeg('-i', speech, '-af', `pan=stereo|${channels}`, beside('thu.MP3'));
    const { loudnessLufs, durationMs } = await produce();
    expect(Math.abs(loudnessLufs + 16)).toBeLessThanOrEqual(0.5);
    expect(durationMs).toBeGreaterThan(18_000);
  });
});

test('a voice that gives silence for a sentence is named, and its silence is not kept', async () => {
  const dataDir = join(root, 'mute');
  const mute: Voice = {
    ...voice,
    speak: (text, signal) =>
      text.includes('đông đủ')
        ? Promise.resolve({
            samples: silence(2),
            sampleRateHz,
            syllableStartsMs: [0],
            timing: 'exact',
          })
        : voice.speak(text, signal),
  };
  const settings = { dataDir, contentDir, today: '2026-11-24' };
  const request = { title: 'Thử', documents: [document.id] };
  await expect(
    produceBulletin(content, request, { ...settings, voice: mute }),
  ).rejects.toMatchObject({
    code: 'voice-failed',
    message: expect.stringContaining('không ra tiếng ở câu "Mời bà con') as string,
  });
  await produceBulletin(content, request, { ...settings, voice });
});

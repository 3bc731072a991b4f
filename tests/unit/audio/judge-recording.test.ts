import { describe, expect, test } from 'vitest';
import { isOnlySaid, judgeRecording } from '../../../audio/bulletin/judge-recording.ts';
import { mendRecording, sayRecordingFault } from '../../../audio/bulletin/say-recording-fault.ts';
import { isCutShort } from '../../../audio/bulletin/cut-short.ts';
import { toWav } from '../../../audio/voices/wav.ts';
import { oneAfterAnother, silence, speechLike, speechRateHz } from '../../setup/speech-like.ts';

const sampleRateHz = speechRateHz;
const plus = (samples: Int16Array, added: (index: number) => number): Int16Array =>
  samples.map((sample, index) => sample + Math.round(added(index)));
const hum = (peak: number) => (index: number) =>
  32_767 * peak * Math.sin((2 * Math.PI * 50 * index) / sampleRateHz);
/** Even noise, the same in every run. */
const noise = (seconds: number, peak: number): Int16Array => {
  let seed = 1;
  return silence(seconds).map(() => {
    seed = (seed * 48_271) % 0x7fff_ffff;
    return Math.round((seed / 0x7fff_ffff - 0.5) * 2 * peak * 32_767);
  });
};

const refused: readonly (readonly [string, Int16Array, string])[] = [
  ['nothing', silence(0), 'silent'],
  ['digital silence', silence(20), 'silent'],
  ['the last bit of a converter', noise(20, 1 / 32_768), 'silent'],
  ['a constant offset alone', plus(silence(20), () => 4000), 'silent'],
  ['a constant offset and the last bit', plus(noise(20, 1 / 32_768), () => -9000), 'silent'],
  ['the noise of a microphone that is off', noise(20, 0.001), 'faint'],
  ['speech nobody can hear', speechLike(20, 0.002), 'faint'],
  ['mains hum, not loud', plus(silence(20), hum(0.01)), 'faint'],
  ['mains hum, loud', plus(silence(20), hum(0.5)), 'steady'],
  ['hiss, loud', noise(20, 0.3), 'steady'],
  [
    'a hole in its middle',
    oneAfterAnother(speechLike(20), silence(21), speechLike(20)),
    'long-silence',
  ],
  [
    'a hole in its middle that hums',
    oneAfterAnother(speechLike(20), plus(silence(21), hum(0.01)), speechLike(20)),
    'long-silence',
  ],
  [
    'a click in silence',
    oneAfterAnother(silence(10), speechLike(0.05), silence(10)),
    'mostly-silent',
  ],
  [
    'speech, then silence for most of it',
    oneAfterAnother(speechLike(8), silence(30)),
    'mostly-silent',
  ],
  [
    'silence for most of it, then speech',
    oneAfterAnother(silence(30), speechLike(8)),
    'mostly-silent',
  ],
  [
    'the same with an offset',
    plus(oneAfterAnother(silence(30), speechLike(8)), () => 3000),
    'mostly-silent',
  ],
  [
    'speech in noise far below it, most of it noise',
    oneAfterAnother(noise(30, 0.002), speechLike(8)),
    'mostly-silent',
  ],
];

/** Of a text that was read at three syllables a second. */
const syllablesFor = (samples: Int16Array): number =>
  Math.round((samples.length / sampleRateHz) * 3);
/** What only a text that is read has not: a siren is even, and between repeats it is quiet. */
const ofTexts = new Set(['steady', 'long-silence']);

describe('refused', () => {
  test.each(refused)('%s', (_, samples, code) => {
    const syllables = syllablesFor(samples);
    expect(judgeRecording({ samples, sampleRateHz, syllables })?.code).toBe(code);
    const alone = ofTexts.has(code) ? undefined : code;
    expect(judgeRecording({ samples, sampleRateHz })?.code, 'an emergency').toBe(alone);
  });

  test.each([
    ['half a minute for a text of 2,300 syllables', 30, 2300, 'shorter-than-text'],
    ['two minutes for five syllables', 125, 5, 'longer-than-text'],
  ])('%s', (_, seconds, syllables, code) => {
    expect(judgeRecording({ samples: speechLike(seconds), sampleRateHz, syllables })?.code).toBe(
      code,
    );
  });

  test('of one that is far too long, its length is what the file says, not what was read of it', () => {
    const heard = { samples: speechLike(70), sampleRateHz, declaredMs: 7_200_000, syllables: 5 };
    expect(judgeRecording(heard)).toMatchObject({
      code: 'longer-than-text',
      lengthMs: 7_200_000,
    });
  });

  test('a file that says it is longer', () => {
    const samples = speechLike(10);
    expect(judgeRecording({ samples, sampleRateHz, declaredMs: 20_000 })).toEqual({
      code: 'cut-off',
      lengthMs: 10_000,
    });
    expect(judgeRecording({ samples, sampleRateHz, isCutShort: true })?.code).toBe('cut-off');
  });
});

const heard: readonly (readonly [string, Int16Array])[] = [
  ['speech', speechLike(20)],
  ['quiet speech', speechLike(20, 0.02)],
  ['speech on a constant offset', plus(speechLike(20, 0.2), () => 5000)],
  ['speech over mains hum', plus(speechLike(20, 0.3), hum(0.02))],
  [
    'speech with a long breath at both ends',
    oneAfterAnother(silence(4), speechLike(20), silence(4)),
  ],
  [
    'speech with one pause of ten seconds',
    oneAfterAnother(speechLike(20), silence(10), speechLike(20)),
  ],
  ['half a second', speechLike(0.5)],
];

test.each(heard)('heard: %s', (_, samples) => {
  expect(judgeRecording({ samples, sampleRateHz })).toBeUndefined();
  const syllables = syllablesFor(samples);
  expect(judgeRecording({ samples, sampleRateHz, syllables })).toBeUndefined();
});

test.each([100, 250, 600])('heard: a text read at a human pace, %i ms a syllable', (ms) => {
  const syllables = 200;
  const samples = speechLike((syllables * ms) / 1000);
  expect(
    judgeRecording({ samples, sampleRateHz, syllables, declaredMs: 200 * ms }),
  ).toBeUndefined();
});

test.each([
  [60, true],
  [95, false],
])('a pause of %i s beside a document is only said: %s', (seconds, isSaid) => {
  const samples = oneAfterAnother(speechLike(60), silence(seconds), speechLike(60));
  const fault = judgeRecording({ samples, sampleRateHz, syllables: syllablesFor(samples) });
  expect(fault).toMatchObject({ code: 'long-silence' });
  expect(fault && isOnlySaid(fault)).toBe(isSaid);
});

describe('a WAV', () => {
  const whole = toWav({ samples: speechLike(2), sampleRateHz });
  test('is whole, or lacks its end', () => {
    expect(isCutShort(whole)).toBe(false);
    expect(isCutShort(whole.slice(0, whole.length / 2))).toBe(true);
    expect(isCutShort(whole.slice(0, 30))).toBe(true);
  });

  test.each([0, 0xffff_ffff])('of a writer that did not know its length (%i) is whole', (size) => {
    const streamed = whole.slice();
    new DataView(streamed.buffer).setUint32(40, size, true);
    expect(isCutShort(streamed)).toBe(false);
  });
});

test('each fault in words, with its mend', () => {
  const faults = [
    { code: 'empty' },
    { code: 'unreadable' },
    { code: 'silent' },
    { code: 'faint', levelDb: -61 },
    { code: 'mostly-silent', silentMs: 500_000, lengthMs: 620_000 },
    { code: 'long-silence', atMs: 62_000, silentMs: 260_000 },
    { code: 'steady' },
    { code: 'cut-off', lengthMs: 65_000 },
    { code: 'shorter-than-text', lengthMs: 3000, limitMs: 207_000 },
    { code: 'longer-than-text', lengthMs: 3_600_000, limitMs: 160_000 },
  ] as const;
  expect(faults.map((fault) => `${sayRecordingFault(fault)} ${mendRecording(fault, true)}`))
    .toMatchInlineSnapshot(`
      [
        "Tệp ghi âm rỗng (0 byte). Chép lại tệp từ máy ghi; hoặc xóa tệp này để giọng máy đọc bài.",
        "Không đọc được tệp ghi âm này: không phải tệp âm thanh, hoặc tệp đã hỏng. Lưu lại bản ghi thành .mp3 hoặc .wav rồi chép lại; hoặc xóa tệp này để giọng máy đọc bài.",
        "Bản ghi âm im lặng từ đầu đến cuối. Xem micro có được bật và cắm đúng không, rồi ghi lại; hoặc xóa tệp này để giọng máy đọc bài.",
        "Bản ghi âm quá nhỏ tiếng (-61 dB so với mức to nhất), phát ra loa không ai nghe được. Ghi lại gần micro hơn, hoặc chỉnh to lên; hoặc xóa tệp này để giọng máy đọc bài.",
        "Bản ghi âm dài 10:20 mà im lặng đến 8:20. Cắt bỏ những đoạn im lặng, hoặc ghi lại; hoặc xóa tệp này để giọng máy đọc bài.",
        "Bản ghi âm im lặng 4:20 liền, từ 1:02: phát ra thì bà con tưởng loa hỏng. Cắt bỏ đoạn im lặng ấy, hoặc ghi lại; hoặc xóa tệp này để giọng máy đọc bài.",
        "Bản ghi âm chỉ có một tiếng ù hay tiếng xì đều từ đầu đến cuối, không có lời. Xem micro có được bật và cắm đúng không, rồi ghi lại; hoặc xóa tệp này để giọng máy đọc bài.",
        "Bản ghi âm bị mất đoạn cuối: tệp chỉ còn 1:05. Chép lại tệp từ máy ghi; hoặc xóa tệp này để giọng máy đọc bài.",
        "Bản ghi âm chỉ dài 0:03, quá ngắn so với bài: đọc nhanh cũng phải 3:27. Xem có nhầm bản ghi của bài khác không; hoặc xóa tệp này để giọng máy đọc bài.",
        "Bản ghi âm dài 60:00, quá dài so với bài: đọc chậm, có nhạc, cũng chỉ đến 2:40. Xem có nhầm bản ghi của bài khác không; hoặc xóa tệp này để giọng máy đọc bài.",
      ]
    `);
  expect(mendRecording({ code: 'silent' }, false)).toMatch(/hoặc báo khẩn bằng chữ\.$/);
});

import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { probeAudio, produceBulletin, produceText } from '../../../audio/index.ts';
import { openVoice } from '../../../audio/voices/open-voice.ts';
import { VoiceError, type Voice } from '../../../audio/voices/voice.ts';
import type { Manifest } from '../../../content/schema/published.ts';
import type { Output, Playable, Prepared } from '../../../scheduler/playout/output.ts';
import { withProfile } from '../../../scheduler/playout/rendition.ts';
import { makeContent, makeDocument } from '../../setup/audio-content.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'loa-renditions-'));
afterAll(() => {
  rmSync(dataDir, { recursive: true });
});
afterAll(() => spokenBefore.close());

const content = makeContent([makeDocument('thu', 'Mời bà con đến họp tổ dân phố.')]);
const request = { title: 'Thử', documents: ['thong-bao/thu'] };
const settings = { dataDir, today: '2026-12-01' };
const folder = join(dataDir, 'cache', 'renditions');
const shaOf = (file: string): string =>
  createHash('sha256').update(readFileSync(file)).digest('hex');
const horn = ({ sha256 }: Manifest) => join(folder, `${sha256}.horn.mp3`);

let page: Manifest;
let aired: Manifest;
beforeAll(async () => {
  page = await produceBulletin(content, request, settings);
  expect(existsSync(folder)).toBe(false);
  aired = await produceBulletin(content, request, { ...settings, airs: true });
});

test('what airs from horns is a file of its own; the bulletin, its name and its manifest are the page’s', async () => {
  expect(aired).toEqual(page);
  expect(shaOf(horn(aired))).not.toBe(aired.sha256);
  expect(await probeAudio(horn(aired))).toEqual(
    await probeAudio(join(dataDir, 'public', 'tep', `${aired.sha256}.mp3`)),
  );
});

test.each([
  [
    'missing',
    (file: string) => {
      rmSync(file);
    },
  ],
  [
    'damaged',
    (file: string) => {
      writeFileSync(file, 'x');
    },
  ],
])('%s: it is made again, and alone', async (_how, spoil) => {
  const before = shaOf(horn(aired));
  spoil(horn(aired));
  expect(await produceBulletin(content, request, { ...settings, airs: true })).toEqual(aired);
  expect(shaOf(horn(aired))).toBe(before);
});

const spokenBefore: Voice = { ...openVoice(content.ward.voice, dataDir) };

test.each([
  [
    'the voice fails',
    () => {
      rmSync(join(dataDir, 'cache', 'clips'), { recursive: true });
      return () => Promise.reject(new VoiceError('voice-failed', 'Giọng đọc không trả lời.'));
    },
    /loa tạm phát bản của trang: Giọng đọc không trả lời\./,
  ],
  [
    'the folder refuses',
    () => {
      rmSync(folder, { recursive: true });
      writeFileSync(folder, '');
      return (text: string, signal?: AbortSignal) => spokenBefore.speak(text, signal);
    },
    /loa tạm phát bản của trang: /,
  ],
])('%s: the bulletin stands, it is told, and made the next time', async (_how, spoil, told) => {
  rmSync(horn(aired), { force: true });
  const speak = spoil();
  const messages: string[] = [];
  const asked = { ...settings, airs: true, onUnmastered: (said: string) => messages.push(said) };
  const voice = { ...spokenBefore, speak };
  expect(await produceBulletin(content, request, { ...asked, voice })).toEqual(page);
  expect(messages).toEqual([expect.stringMatching(told)]);

  if (statSync(folder).isFile()) rmSync(folder);
  expect(await produceBulletin(content, request, { ...asked, voice: spokenBefore })).toEqual(page);
  expect(existsSync(horn(aired))).toBe(true);
  expect(messages).toHaveLength(1);
});

test('whoever stops it hears of that, not of a bulletin', async () => {
  rmSync(horn(aired), { force: true });
  const stopped = { ...settings, airs: true, signal: AbortSignal.abort() };
  await expect(produceBulletin(content, request, stopped)).rejects.toThrow();
  await produceBulletin(content, request, { ...settings, airs: true });
});

test('it is made of kept sentences, where the voice is gone', async () => {
  rmSync(horn(aired), { force: true });
  const voice = {
    ...spokenBefore,
    speak: () => Promise.reject(new VoiceError('voice-missing', 'Không có giọng.')),
  };
  await produceBulletin(content, request, { ...settings, airs: true, voice });
  expect(existsSync(horn(aired))).toBe(true);
});

test('an emergency airs from horns too', async () => {
  const { manifest } = await produceText(
    content,
    { title: 'Khẩn', text: 'Nước lên nhanh.' },
    { ...settings, airs: true },
  );
  expect(readdirSync(folder)).toContain(`${manifest.sha256}.horn.mp3`);
});

/** Says what it was given. */
function hearing(): { readonly output: Output; readonly given: Playable[] } {
  const given: Playable[] = [];
  const prepared: Prepared = {
    play: () => Promise.resolve({ how: 'finished', positionMs: 0, samples: 0 }),
    discard: () => Promise.resolve(),
  };
  const output: Output = {
    kind: 'speaker',
    name: 'loa',
    check: () => Promise.resolve([]),
    prepare: (item) => {
      given.push(item);
      return Promise.resolve(prepared);
    },
    close: () => Promise.resolve(),
  };
  return { output, given };
}

const nothing = (): void => undefined;

const playable = ({ sha256 }: Manifest): Playable => ({
  ...{ slot: 's', sha256, file: 'web.mp3', title: 'Thử', durationMs: 1000, fromMs: 500 },
  continues: false,
});

test('an output of horns airs it and says which file that was', async () => {
  const { output, given } = hearing();
  const { emits } = await withProfile(output, 'horn', folder).prepare(playable(aired));
  const sha256 = shaOf(horn(aired));
  expect(given).toEqual([{ ...playable(aired), file: horn(aired), sha256 }]);
  expect(emits).toEqual({ profile: 'horn', sha256 });
});

test.each([
  ['for the web', 'web', nothing],
  ['never made', 'radio', nothing],
  [
    'damaged',
    'horn',
    () => {
      writeFileSync(horn(aired), 'x');
    },
  ],
  [
    'damaged note',
    'horn',
    () => {
      writeFileSync(horn(aired).replace(/mp3$/, 'json'), '{');
    },
  ],
] as const)('%s: the bulletin itself airs', async (_how, profile, spoil) => {
  spoil();
  const { output, given } = hearing();
  const { emits } = await withProfile(output, profile, folder).prepare(playable(aired));
  expect(given).toEqual([playable(aired)]);
  expect(emits).toBeUndefined();
});

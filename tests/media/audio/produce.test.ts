import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  AudioError,
  findBulletin,
  produceBulletin,
  produceRecording,
  produceText,
} from '../../../audio/index.ts';
import { locateFfmpeg } from '../../../audio/master/locate-ffmpeg.ts';
import { openEspeak } from '../../../audio/voices/espeak.ts';
import type { Voice } from '../../../audio/voices/voice.ts';
import { toWav } from '../../../audio/voices/wav.ts';
import {
  manifestSchema,
  publishedScriptSchema,
  type Manifest,
} from '../../../content/schema/published.ts';
import { makeContent, makeDocument, makeFact } from '../../setup/audio-content.ts';

const root = mkdtempSync(join(tmpdir(), 'loa-media-'));
const dataDir = join(root, 'data');
const espeak = openEspeak({ name: 'vi', rate: 250 });
afterAll(async () => {
  await espeak.close();
  rmSync(root, { recursive: true, force: true });
});

/** The real voice, with what it was asked. */
function spy(): Voice & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    ...espeak,
    asked,
    speak: (text, signal) => (asked.push(text), espeak.speak(text, signal)),
  };
}

/** What ffmpeg itself says of a file: tags, duration, loudness, true peak. Its own reading, not the program's. */
async function inspect(file: string): Promise<string> {
  const args = [
    '-hide_banner',
    '-i',
    file,
    '-af',
    'ebur128=peak=true:framelog=verbose',
    '-f',
    'null',
    '-',
  ];
  return (await promisify(execFile)(locateFfmpeg(), args, { maxBuffer: 8_000_000 })).stderr;
}

const figure = (log: string, pattern: RegExp): number =>
  Number(pattern.exec(log.slice(log.lastIndexOf('Summary:')))?.[1] ?? NaN);

const thu = makeDocument('thu', 'Kính thưa bà con, họp lúc 8h05. Mời bà con đến đông đủ.');
const content = makeContent([thu], { facts: [makeFact()] });
const request = { title: 'Mời họp & "bàn việc"', documents: [thu.id] };
const contentDir = join(root, 'content');
const settings = { dataDir, contentDir, today: '2026-11-24' };
const published = (sha256: string, extension: string) =>
  join(dataDir, 'public', 'tep', `${sha256}.${extension}`);

describe('a bulletin', () => {
  let manifest: Manifest;
  const voice = spy();
  beforeAll(async () => {
    manifest = await produceBulletin(content, request, { ...settings, voice });
  });

  test('is as loud as ffmpeg, asked by itself, should find it; has its tags and its length', async () => {
    const log = await inspect(published(manifest.sha256, 'mp3'));
    const loudness = figure(log, /I:\s+(-?[\d.]+) LUFS/);
    expect(Math.abs(loudness - -16)).toBeLessThanOrEqual(0.5);
    expect(figure(log, /Peak:\s+(-?[\d.]+) dBFS/)).toBeLessThanOrEqual(-1.5);
    expect(manifest.loudnessLufs).toBe(loudness);
    expect(log).toMatch(/title\s+: Mời họp & "bàn việc"\n/);
    expect(log).toMatch(/artist\s+: Đài truyền thanh phường An Phụ\n/);
    expect(log).toMatch(/date\s+: 2026-11-20\n/);
    const [, minutes, seconds] = /Duration: 00:(\d\d):([\d.]+)/.exec(log) ?? [];
    const durationMs = (Number(minutes) * 60 + Number(seconds)) * 1000;
    expect(Math.abs(durationMs - manifest.durationMs)).toBeLessThan(120);
  });

  test('is named by its bytes; manifest and script are of the published shapes', () => {
    const mp3 = readFileSync(published(manifest.sha256, 'mp3'));
    expect(createHash('sha256').update(mp3).digest('hex')).toBe(manifest.sha256);
    expect(
      manifestSchema.parse(JSON.parse(readFileSync(published(manifest.sha256, 'json'), 'utf8'))),
    ).toEqual(manifest);
    const script = publishedScriptSchema.parse(
      JSON.parse(readFileSync(join(dataDir, 'public', 'scripts', `${thu.id}.json`), 'utf8')),
    );
    expect(script).toMatchObject({
      document: thu.id,
      documentHash: thu.hash,
      sha256: manifest.sha256,
    });
    expect(script.sentences.map(({ text }) => text)).toEqual([
      'Kính thưa bà con, họp lúc 8h05.',
      'Mời bà con đến đông đủ.',
    ]);
  });

  test('each word that was written points at its place in the file, in order of time', () => {
    const body = manifest.sentences.filter(({ document }) => document === thu.id);
    const words = body.flatMap(({ words: each }) => each);
    expect(words.map(({ start, end }) => thu.source.slice(start, end)).join(' ')).toBe(
      'Kính thưa bà con họp lúc 8h05 Mời bà con đến đông đủ',
    );
    const times = manifest.sentences.flatMap(({ words: each }) =>
      each.flatMap(({ startMs, endMs }) => [startMs, endMs]),
    );
    expect(times.toSorted((a, b) => a - b)).toEqual(times);
    expect(times.at(-1)).toBeLessThan(manifest.durationMs);
  });

  test('opens, warns, reads, tells the changed fact, closes; its transcript says the same', () => {
    expect(manifest.sentences.map(({ kind }) => kind)).toEqual([
      'opening',
      'warning',
      'sentence',
      'sentence',
      'warning',
      'fact',
      'fact',
      'closing',
    ]);
    const vtt = readFileSync(published(manifest.sha256, 'vtt'), 'utf8');
    expect(vtt.match(/-->/g)).toHaveLength(manifest.sentences.length);
    expect(vtt).toContain('họp lúc 8h05.');
  });

  test('a second time nothing is spoken and nothing is written', async () => {
    const before = readdirSync(join(dataDir, 'public', 'tep'));
    const again = spy();
    expect(
      await produceBulletin(content, request, {
        ...settings,
        voice: again,
        ffmpegPath: '/nowhere/ffmpeg',
      }),
    ).toEqual(manifest);
    expect(again.asked).toEqual([]);
    expect(readdirSync(join(dataDir, 'public', 'tep'))).toEqual(before);
    expect(await findBulletin(content, request, { ...settings, voice: again })).toEqual(manifest);
  });

  test('one changed sentence speaks one sentence', async () => {
    const changed = makeDocument('thu', 'Kính thưa bà con, họp lúc 8h05. Mời bà con đến sớm.');
    const again = spy();
    await produceBulletin({ ...content, documents: [changed] }, request, {
      ...settings,
      voice: again,
    });
    expect(again.asked).toEqual(['Mời bà con đến sớm.']);
  });

  test('an edit that is taken back: nothing is spoken, and the page finds its words again', async () => {
    const script = join(dataDir, 'public', 'scripts', `${thu.id}.json`);
    const hashNow = () => publishedScriptSchema.parse(JSON.parse(readFileSync(script, 'utf8')));
    expect(hashNow().documentHash).not.toBe(thu.hash);
    const again = spy();
    await produceBulletin(content, request, { ...settings, voice: again });
    expect(again.asked).toEqual([]);
    expect(hashNow()).toMatchObject({ documentHash: thu.hash, sha256: manifest.sha256 });
  });

  test('elsewhere, from nothing, the same input gives the same file', async () => {
    const other = await produceBulletin(content, request, {
      ...settings,
      dataDir: join(root, 'other'),
      voice: spy(),
    });
    expect(other).toEqual(manifest);
  });

  test.each([
    [
      'an MP3 cut short',
      'mp3',
      (file: string) => {
        truncateSync(file, 5000);
      },
    ],
    [
      'a manifest that is no JSON',
      'json',
      (file: string) => {
        writeFileSync(file, '{"sha256":');
      },
    ],
    [
      'a transcript that is gone',
      'vtt',
      (file: string) => {
        rmSync(file);
      },
    ],
  ])('%s is found out and made again, from clips', async (_, extension, spoil) => {
    spoil(published(manifest.sha256, extension));
    expect(await findBulletin(content, request, { ...settings, voice: espeak })).toBeUndefined();
    const again = spy();
    expect(await produceBulletin(content, request, { ...settings, voice: again })).toEqual(
      manifest,
    );
    expect(again.asked).toEqual([]);
  });

  test('clips with one wrong byte are each spoken again, and the bulletin is the same', async () => {
    const spoiled = join(root, 'spoiled');
    const clips = join(spoiled, 'cache', 'clips');
    cpSync(join(dataDir, 'cache', 'clips'), clips, { recursive: true });
    for (const name of readdirSync(clips)) {
      const bytes = readFileSync(join(clips, name));
      bytes[bytes.length - 9] = (bytes.at(-9) ?? 0) ^ 1;
      writeFileSync(join(clips, name), bytes);
    }
    const again = spy();
    const remade = await produceBulletin(content, request, {
      ...settings,
      dataDir: spoiled,
      voice: again,
    });
    expect(again.asked).toEqual(manifest.sentences.map(({ spoken }) => spoken));
    expect(remade.sha256).toBe(manifest.sha256);
  });
});

describe('what cannot be made', () => {
  test('ffmpeg missing', async () => {
    const refused = produceBulletin(content, request, {
      ...settings,
      dataDir: join(root, 'none'),
      voice: espeak,
      ffmpegPath: '/nowhere/ffmpeg',
    });
    await expect(refused).rejects.toBeInstanceOf(AudioError);
    await expect(refused).rejects.toMatchObject({
      code: 'ffmpeg-missing',
      message:
        'FFMPEG_PATH là "/nowhere/ffmpeg" nhưng không chạy được tệp đó (không có tệp hoặc thư mục ấy (ENOENT)). Sửa FFMPEG_PATH, hoặc bỏ đi để dùng bản kèm theo.',
    });
    expect(existsSync(join(root, 'none', 'public'))).toBe(false);
  });

  test('an acronym nobody knows: nothing is spoken, file, line and row are named', async () => {
    const voice = spy();
    const unknown = makeContent([makeDocument('la', 'Mời ông XQZK.')]);
    await expect(
      produceBulletin(unknown, { title: 'x', documents: ['thong-bao/la'] }, { ...settings, voice }),
    ).rejects.toMatchObject({
      code: 'unspeakable',
      message: expect.stringMatching(
        /content\/announcements\/la\.mdx:6 — Chưa biết đọc "XQZK"\. Thêm dòng này .*: XQZK\tích quy dét ca\t/,
      ) as string,
    });
    expect(voice.asked).toEqual([]);
  });

  test('an MP3 that cannot be decoded to its end is not published', async () => {
    const cutting = join(root, 'ffmpeg-that-cuts');
    const line = [
      '#!/bin/sh',
      'case "$*" in *libmp3lame*) set -- -t 2 "$@";; esac',
      `exec ${locateFfmpeg()} "$@"`,
    ];
    writeFileSync(cutting, line.join('\n'), { mode: 0o755 });
    const dir = join(root, 'cut');
    await expect(
      produceBulletin(content, request, {
        ...settings,
        dataDir: dir,
        voice: espeak,
        ffmpegPath: cutting,
      }),
    ).rejects.toMatchObject({
      code: 'ffmpeg-failed',
      message: expect.stringContaining('chỉ đọc được 2 trong') as string,
    });
    expect(existsSync(join(dir, 'public'))).toBe(false);
  });

  test('a document with nothing to say', async () => {
    const web = makeDocument('web', '<WebOnly>\n\nChỉ trên trang.\n\n</WebOnly>');
    await expect(
      produceBulletin(
        makeContent([thu, web]),
        { title: 'x', documents: [thu.id, web.id] },
        { ...settings, voice: espeak },
      ),
    ).rejects.toMatchObject({
      code: 'nothing-to-say',
      message: expect.stringContaining('content/announcements/web.mdx') as string,
    });
  });

  test('a voice that is not there', async () => {
    const ward = { ...content.ward, voice: { kind: 'espeak' as const, name: 'vi-bac', rate: 150 } };
    await expect(produceBulletin({ ...content, ward }, request, settings)).rejects.toMatchObject({
      code: 'voice-missing',
    });
  });

  test('a data folder where a file stands in the way', async () => {
    const file = join(root, 'file');
    writeFileSync(file, '');
    await expect(
      produceBulletin(content, request, { ...settings, dataDir: file, voice: espeak }),
    ).rejects.toMatchObject({ code: 'write-failed' });
  });

  test('stopped on request', async () => {
    const refused = produceBulletin(content, request, {
      ...settings,
      dataDir: join(root, 'stopped'),
      voice: espeak,
      signal: AbortSignal.abort(),
    });
    await expect(refused).rejects.toMatchObject({ code: 'aborted' });
  });
});

describe('a recording', () => {
  test('beside a document is heard instead of the voice, levelled, its times marked as estimated', async () => {
    const own = join(root, 'recorded');
    mkdirSync(join(own, 'announcements'), { recursive: true });
    const { samples, sampleRateHz } = await espeak.speak(
      'kính thưa bà con, họp lúc tám giờ năm phút. mời bà con đến đông đủ.',
    );
    // A quiet recording of another rate and kind.
    writeFileSync(
      join(own, 'announcements', 'thu.wav'),
      toWav({ samples: samples.map((sample) => sample / 12), sampleRateHz }),
    );
    const voice = spy();
    const manifest = await produceBulletin(content, request, {
      ...settings,
      contentDir: own,
      voice,
    });
    expect(voice.asked.join(' ')).not.toContain('tám giờ');
    const body = manifest.sentences.filter(({ document }) => document === thu.id);
    expect(body.map(({ estimated }) => estimated)).toEqual([true, true]);
    const spokenMs = (body.at(-1)?.endMs ?? 0) - (body[0]?.startMs ?? 0);
    expect(Math.abs(spokenMs - (samples.length / sampleRateHz) * 1000)).toBeLessThan(60);
    const log = await inspect(published(manifest.sha256, 'mp3'));
    expect(Math.abs(figure(log, /I:\s+(-?[\d.]+) LUFS/) - -16)).toBeLessThanOrEqual(0.5);
  });

  test('of an emergency is mastered behind the warning tone; one that is silent or no sound is refused', async () => {
    const { samples, sampleRateHz } = await espeak.speak(
      'nước sông đang lên, đề nghị bà con sơ tán ngay.',
    );
    const path = join(root, 'khan.wav');
    writeFileSync(path, toWav({ samples, sampleRateHz }));
    const manifest = await produceRecording(
      content,
      { title: 'Lũ', path },
      { ...settings, voice: espeak },
    );
    expect(manifest.sentences.map(({ text, startMs }) => [text, startMs])).toEqual([['Lũ', 3500]]);
    const log = await inspect(published(manifest.sha256, 'mp3'));
    expect(Math.abs(figure(log, /I:\s+(-?[\d.]+) LUFS/) - -16)).toBeLessThanOrEqual(0.5);
    expect(figure(log, /Peak:\s+(-?[\d.]+) dBFS/)).toBeLessThanOrEqual(-1.5);
    writeFileSync(path, 'đây không phải âm thanh');
    await expect(
      produceRecording(content, { title: 'Lũ', path }, { ...settings, voice: espeak }),
    ).rejects.toMatchObject({ code: 'not-audio' });
  });
});

test('an emergency in words is heard twice, loud as any bulletin', async () => {
  const { manifest, warnings } = await produceText(
    content,
    { title: 'Lũ', text: 'Nước lên. Gọi XQZK.' },
    { ...settings, voice: espeak },
  );
  expect(warnings).toHaveLength(1);
  expect(manifest.sentences.filter(({ text }) => text === 'Nước lên.')).toHaveLength(2);
  const log = await inspect(published(manifest.sha256, 'mp3'));
  expect(Math.abs(figure(log, /I:\s+(-?[\d.]+) LUFS/) - -16)).toBeLessThanOrEqual(0.5);
  expect(figure(log, /Peak:\s+(-?[\d.]+) dBFS/)).toBeLessThanOrEqual(-1.5);
});

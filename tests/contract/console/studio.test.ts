// The studio's forms and pages through the gate, on the small ward's content; sound is opened in the studio's own process.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDraftVoice } from '../../../audio/index.ts';
import { keyOfSentence, promptOf, takesIn, takeSound } from '../../../audio/studio/index.ts';
import { parseWav, toWav } from '../../../audio/voices/wav.ts';
import { loadContent } from '../../../content/load.ts';
import { keepReading, readingOf } from '../../../scheduler/console/studio/reading-store.ts';
import { fileOf, seenIn, sendForm } from '../../setup/send-file.ts';
import { silence, oneAfterAnother, speechLike, speechRateHz } from '../../setup/speech-like.ts';
import { wardOnDisk, type WardOnDisk } from '../../setup/ward-on-disk.ts';

const document = 'thong-bao/thong-bao';
const room = `/dai/phong-thu/${document}/`;
let ward: WardOnDisk;
let cookie = '';
let dataDir = '';

beforeAll(() => {
  ward = wardOnDisk();
  dataDir = ward.console.parts.config.dataDir;
  cookie = ward.console.signIn('editor');
});
afterAll(() => {
  ward.remove();
});

const wav = (...parts: readonly Int16Array[]): Uint8Array =>
  toWav({ samples: oneAfterAnother(...parts), sampleRateHz: speechRateHz });
const spoken = (seconds = 1.4): File =>
  fileOf(wav(silence(0.5), speechLike(seconds), silence(0.5)), 'cau.wav');
const send = (form: string, fields: Readonly<Record<string, string | File>>): Promise<Response> =>
  sendForm(ward.console, form, cookie, { document, ...fields });
const pageAt = async (path: string): Promise<string> =>
  (await ward.console.get(path, cookie)).text();

/** Who agreed last. */
const consentNow = async (): Promise<string> =>
  [...(await pageAt(room)).matchAll(/name="consent" value="([^"]+)"/g)].at(-1)?.[1] ?? '';

/** The sentence that a page shows. */
const keyOn = (page: string): string => /data-sentence="([0-9a-f]{64})"/.exec(page)?.[1] ?? '';

describe('before anything is recorded', () => {
  test('the list names what airs, with nothing read', async () => {
    const page = await pageAt('/dai/phong-thu/');
    expect(page).toMatch(/data-document="thong-bao\/thong-bao"\s+data-read="0"/);
    expect(seenIn(page)).toContain('Chưa đọc câu nào.');
  });

  test('the microphone is allowed in the prompter, and nowhere else', async () => {
    const policyOf = async (path: string): Promise<boolean> =>
      (await ward.console.get(path, cookie)).headers
        .get('permissions-policy')
        ?.includes('microphone=(self)') === true;
    expect(await policyOf(room)).toBe(true);
    for (const path of ['/dai/phong-thu/', '/dai/bai/', '/dai/', `${room}bai-doc/`])
      expect(await policyOf(path), path).toBe(false);
  });

  test('nothing is kept of whoever has not agreed', async () => {
    const key = keyOn(await pageAt(room));
    const answer = await send('keep-take', { key, file: spoken() });
    expect(answer.status).toBe(422);
    expect(seenIn(await answer.text())).toContain('Người đọc chưa đồng ý');
    expect(takesIn(dataDir).all).toEqual([]);
  });

  test('all that is wrong with the consent is said at once', async () => {
    const answer = await send('studio-consent', { reader: ' ' });
    const page = await answer.text();
    expect(page).toContain('data-error="reader"');
    expect(page).toContain('data-error="agree"');
  });

  test('a text that is not out yet says so; one that nobody writes is no page', async () => {
    ward.put('content/guides/hong.mdx', '---\ntitle: Hỏng\n---\n\n<Sai>\n');
    const out = await ward.console.get('/dai/phong-thu/huong-dan/hong/', cookie);
    expect(seenIn(await out.text())).toContain('Bài này chưa lên trang');
    rmSync(join(ward.contentDir, 'guides', 'hong.mdx'));
    expect((await ward.console.get('/dai/phong-thu/huong-dan/hong/', cookie)).status).toBe(404);
  });

  test('whoever only looks sees the sentence, and nothing to press', async () => {
    const viewer = ward.console.signIn('viewer');
    const page = await (await ward.console.get(room, viewer)).text();
    expect(page).toContain('data-is="prompt"');
    expect(page).not.toContain('data-act="');
    expect(page).not.toContain('<script type="module"');
  });
});

describe('one reads', () => {
  test('after agreeing once; the take carries to what, and who is heard', async () => {
    await send('studio-consent', { reader: 'Cô Lan', agree: 'yes' });
    const page = await pageAt(room);
    const answer = await send('keep-take', { key: keyOn(page), file: spoken() });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toMatch(/\?cau=[0-9a-f]{16}&giu=[0-9a-f]{16}$/);
    const [take] = takesIn(dataDir).all;
    expect(take).toMatchObject({ reader: 'Cô Lan', source: 'studio', by: { name: 'Bà Hoa' } });
    expect(take?.consent.words).toContain('Tôi là Cô Lan.');
    // The silence at both ends is off, but for what a soft consonant needs.
    expect(take?.durationMs).toBeGreaterThan(1300);
    expect(take?.durationMs).toBeLessThan(1700);
  });

  test('the same answer leads to the next sentence, and coming back does too', async () => {
    const first = takesIn(dataDir).all[0]?.key;
    const page = await pageAt(room);
    expect(keyOn(page)).not.toBe(first);
    expect(page).toContain('data-read="unread"');
  });

  test('what nobody spoke into is not kept, and the reason stands on the same sentence', async () => {
    const key = keyOn(await pageAt(room));
    const answer = await send('keep-take', { key, file: fileOf(wav(silence(2)), 'im.wav') });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(keyOn(page)).toBe(key);
    expect(seenIn(page)).toContain('Không nghe thấy tiếng đọc');
  });

  test('what is no sound is refused by the process that opens it', async () => {
    const key = keyOn(await pageAt(room));
    const answer = await send('keep-take', { key, file: fileOf('no sound', 'cau.mp3') });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(seenIn(page)).toContain(
      'Không đọc được tệp âm thanh. Lưu lại thành .mp3 hoặc .wav rồi thử lại.',
    );
    expect(page).toContain('data-error="file"');
    expect(page).not.toContain(dataDir);
  });

  test('a take is heard, in parts too', async () => {
    const sha256 = takesIn(dataDir).all[0]?.sha256 ?? '';
    const path = `/dai/phong-thu/tep/${sha256}.wav`;
    const whole = await ward.console.get(path, cookie);
    expect(Buffer.from(await whole.arrayBuffer())).toEqual(
      readFileSync(takeSound(dataDir, sha256)),
    );
    const part = await ward.console.get(path, cookie, { range: 'bytes=0-3' });
    expect([part.status, await part.text()]).toEqual([206, 'RIFF']);
  });
});

describe('a sentence is changed', () => {
  test('it alone is to be read again', async () => {
    // Read the one of the text that will change.
    const key = keyOfSentence('Mang theo CMND đến phường.');
    await send('keep-take', { key, file: spoken(1.2) });
    const file = 'content/announcements/thong-bao.mdx';
    ward.put(file, ward.read(file).replace('đến phường.', 'đến trụ sở phường.'));
    const list = await pageAt('/dai/phong-thu/');
    expect(list).toMatch(/data-document="thong-bao\/thong-bao"\s+data-read="1"\s+data-changed="1"/);
    expect(seenIn(list)).toContain('1 câu đã đổi, cần đọc lại');
    const changed = keyOfSentence('Mang theo CMND đến trụ sở phường.');
    const page = await pageAt(`${room}?cau=${changed}`);
    expect(page).toContain('data-read="changed"');
    expect(seenIn(page)).toContain('Trước đây đọc là: “Mang theo CMND đến phường.”');
  });
});

describe('one takes it back', () => {
  test('one take: its sound is gone', async () => {
    const [take] = takesIn(dataDir).all;
    if (!take) throw new Error('nothing was kept');
    const answer = await send('withdraw-take', { key: take.key, take: take.id, why: 'Khàn' });
    expect(answer.status).toBe(303);
    expect(existsSync(takeSound(dataDir, take.sha256))).toBe(false);
    expect(takesIn(dataDir).withdrawn.map(({ why }) => why)).toEqual(['Khàn']);
  });

  test('all of one reader: those of another one stay', async () => {
    await send('studio-consent', { reader: 'Chú Tư', agree: 'yes' });
    await send('keep-take', { key: keyOn(await pageAt(room)), file: spoken(1.6) });
    expect(takesIn(dataDir).all.map(({ reader }) => reader)).toEqual(['Cô Lan', 'Chú Tư']);
    await send('withdraw-consent', { consent: await consentNow() });
    expect(takesIn(dataDir).all.map(({ reader }) => reader)).toEqual(['Cô Lan']);
    // Nobody reads on under the name of whoever read before.
    expect(await pageAt(room)).toContain('data-consent="no"');
  });

  test('all of it: every take under that consent, and he is asked again', async () => {
    await send('withdraw-consent', { consent: await consentNow() });
    expect(takesIn(dataDir).all).toEqual([]);
    expect(await pageAt(room)).toContain('data-consent="no"');
    expect(existsSync(join(dataDir, 'recordings', 'consents.jsonl'))).toBe(true);
  });
});

describe('a whole reading is sent up', () => {
  const readingPage = `${room}bai-doc/`;
  /** What a page says of the reading it shows: `sure 7 doubtful 0 missing 1`. */
  const foundOn = (page: string): string =>
    ['sure', 'doubtful', 'missing']
      .map((name) => `${name} ${new RegExp(`data-${name}="(\\d+)"`).exec(page)?.[1] ?? ''}`)
      .join(' ');

  /** Asked of the file: who asks a page so often is refused. */
  const becomes = async (state: string): Promise<void> => {
    await pageAt(readingPage);
    await expect.poll(() => readingOf(dataDir, document)?.state.is).toBe(state);
  };

  /** Another voice reads all but the sentence of that number. */
  async function readAll(leftOut: number): Promise<File> {
    const { config } = ward.console.parts;
    const { content } = loadContent(ward.contentDir);
    if (!content) throw new Error('no content');
    const { contentDir } = ward;
    const prompt = await promptOf(content, document, { today: '2026-11-30', contentDir });
    const voice = await openDraftVoice(
      { kind: 'espeak', name: 'vi-vn-x-south', rate: 165 },
      config.dataDir,
    );
    const parts: Int16Array[] = [silence(0.6)];
    for (const [index, { spoken: words }] of prompt.entries()) {
      if (index === leftOut) continue;
      const said = parseWav(
        await voice.wav({
          ...{ kind: 'sentence', text: words, spoken: { text: words, tokens: [] } },
        }),
      );
      if (said) parts.push(said.samples, silence(0.7));
    }
    await voice.close();
    return fileOf(wav(...parts), 'ca-bai.wav');
  }

  test('it is cut apart, what was left out is named, all that is sure is used at once', async () => {
    await send('studio-consent', { reader: 'Cô Lan', agree: 'yes' });
    const answer = await send('studio-reading', { file: await readAll(2) });
    expect(answer.headers.get('location')).toBe(readingPage);
    await becomes('cut');
    const page = await pageAt(readingPage);
    const all = Number(/Câu \d+ trong (\d+)/.exec(seenIn(await pageAt(room)))?.[1]);
    expect(foundOn(page)).toBe(`sure ${all - 1} doubtful 0 missing 1`);
    const [, key = ''] = /<li\s+data-sentence="([0-9a-f]{64})"/.exec(page) ?? [];
    const heard = await ward.console.get(`${readingPage}cau?cau=${key}`, cookie);
    const sound = parseWav(new Uint8Array(await heard.arrayBuffer()));
    expect(sound?.samples.length).toBeGreaterThan(24_000);

    await send('use-reading', { key: '' });
    const takes = takesIn(dataDir).all;
    expect(takes.length).toBe(all - 1);
    expect(new Set(takes.map(({ source, reader }) => `${source} ${reader}`))).toEqual(
      new Set(['reading Cô Lan']),
    );
    expect(foundOn(await pageAt(readingPage))).toBe('sure 0 doubtful 0 missing 1');
    // What is read again sentence by sentence takes the place of what was cut out.
    const chosen = keyOn(await pageAt(room));
    expect(takes.map((take) => take.key)).not.toContain(chosen);
  });

  test('one that is no sound says why, and another can be sent', async () => {
    await send('studio-reading', { file: fileOf('no sound', 'bai.mp3') });
    await becomes('failed');
    const page = await pageAt(readingPage);
    expect(seenIn(page)).toContain('Không đọc được tệp âm thanh');
    expect(page).toContain('data-act="studio-reading"');
  });

  test('what was broken off by a kill is begun again by whoever looks', async () => {
    await send('studio-reading', { file: fileOf('no sound', 'bai.mp3') });
    await becomes('failed');
    const reading = readingOf(dataDir, document);
    if (!reading) throw new Error('no reading');
    await keepReading(dataDir, { ...reading, state: { is: 'working' } });
    expect(await pageAt(readingPage)).toContain('data-reading="working"');
    await becomes('failed');
    await send('drop-reading', {});
    expect(await pageAt(readingPage)).toContain('data-reading="none"');
  });

  test('it goes with the consent it was read under', async () => {
    await send('studio-reading', { file: fileOf('no sound', 'bai.mp3') });
    await send('withdraw-consent', { consent: await consentNow() });
    expect(readingOf(dataDir, document)).toBeUndefined();
    expect(takesIn(dataDir).all).toEqual([]);
  });
});

test('the browser runs what lies in site/studio, and nothing else is served', async () => {
  const [script = ''] = /\/dai\/phong-thu\/ma-[^"]+/.exec(await pageAt(room)) ?? [];
  const answer = await ward.console.get(script, cookie);
  expect(answer.headers.get('content-type')).toContain('text/javascript');
  expect(await answer.text()).not.toMatch(/: Promise<void>/);
  const judge = script.replace('site/studio/main', 'audio/studio/judge-take');
  expect((await ward.console.get(judge, cookie)).status).toBe(200);
  const other = script.replace('site/studio/main', 'audio/studio/keep-take');
  expect((await ward.console.get(other, cookie)).status).toBe(404);
});

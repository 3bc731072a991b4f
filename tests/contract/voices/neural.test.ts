import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { openCommand } from '../../../audio/voices/neural/open-command.ts';
import { openNeural, type NeuralOptions } from '../../../audio/voices/neural/open-neural.ts';
import loadEspeak from '@echogarden/espeak-ng-emscripten';
import { normalise } from '../../../audio/normalise/index.ts';
import { buildScript } from '../../../audio/script/build-script.ts';
import { espeakData, phonemesHash } from '../../../audio/voices/neural/espeak-data.ts';
import { NeuralChild } from '../../../audio/voices/neural/neural-child.ts';
import { loadContent } from '../../../content/load.ts';
import { toyIds, toyModelForSherpa } from '../../setup/toy-voice.ts';
import { installToy } from '../../setup/install-toy.ts';
import { openVoice } from '../../../audio/voices/open-voice.ts';
import { syllablesOf } from '../../../audio/voices/voice.ts';
import { describeVoice } from './voice-contract.ts';

const programs = join(import.meta.dirname, 'programs');
const dataDir = mkdtempSync(join(tmpdir(), 'loa-neural-'));
afterAll(() => {
  rmSync(dataDir, { recursive: true, force: true });
});

const toy = installToy(dataDir);
const open = (installed = toy, more: Partial<NeuralOptions> = {}) =>
  openNeural(installed, { rate: 150, dataDir, ...more });
const text = 'kính thưa bà con, xin chào.';

describeVoice('neural, a toy of Piper’s signature', () => open());

describe('a neural voice of this machine', () => {
  test('times its syllables by its own phonemes', async () => {
    const timed = open();
    const untimed = open(installToy(dataDir, 'khong-gio', { model: toyModelForSherpa() }));
    const [one, other] = [await timed.speak(text), await untimed.speak(text)];
    await Promise.all([timed.close(), untimed.close()]);
    // The sound is the same: what tells the lengths takes nothing from it.
    expect(Buffer.from(one.samples.buffer).equals(Buffer.from(other.samples.buffer))).toBe(true);
    expect(one.syllableStartsMs).toHaveLength(syllablesOf(text).length);
    expect(one.syllableStartsMs).not.toEqual(other.syllableStartsMs);
  });

  test('speaks at the rate that is asked, and the rate is in its name', async () => {
    const [slow, fast] = [open(toy, { rate: 120 }), open(toy, { rate: 200 })];
    const lengths = await Promise.all(
      [slow, fast].map(async (voice) => (await voice.speak(text)).samples.length),
    );
    await Promise.all([slow.close(), fast.close()]);
    expect((lengths[0] ?? 0) / (lengths[1] ?? 1)).toBeGreaterThan(1.3);
    expect(slow.id).not.toBe(fast.id);
    expect(slow.id).toContain(toy.modelSha256.slice(0, 16));
  });

  test.each([
    ['broken', toyModelForSherpa().subarray(0, 900)],
    ['empty', new Uint8Array(0)],
    ['no model', new TextEncoder().encode('<html>404</html>')],
  ])('%s file: the process that loads it dies, ours does not', async (kind, model) => {
    const name = `hong-${kind.replace(' ', '-')}`;
    await expect(open(installToy(dataDir, name, { model })).speak(text)).rejects.toMatchObject({
      code: 'voice-failed',
      message: expect.stringContaining(`Giọng "${name}" không đọc được: `) as string,
    });
  });

  test('a list of phonemes that is none', async () => {
    const installed = installToy(dataDir, 'hong-tokens');
    writeFileSync(join(installed.folder, 'tokens.txt'), 'không phải\nbảng nào');
    await expect(open(installed).speak(text)).rejects.toMatchObject({ code: 'voice-failed' });
  });

  test('a process that hangs is ended, and the next sentence has a new one', async () => {
    const program = join(programs, 'neural-child-hangs-once.mjs');
    const voice = open(toy, { program, timeoutMs: 2500 });
    await expect(voice.speak('treo.')).rejects.toThrow('không trả lời sau 3 giây');
    expect((await voice.speak('xin chào.')).samples.length).toBeGreaterThan(0);
    await voice.close();
  });

  test('a process that dies between two sentences is started anew', async () => {
    const voice = open(toy, { program: join(programs, 'neural-child-hangs-once.mjs') });
    await voice.speak('xin chào.');
    await expect(voice.speak('chết.')).rejects.toMatchObject({ code: 'voice-failed' });
    expect((await voice.speak('xin chào.')).samples.length).toBeGreaterThan(0);
    await voice.close();
  });

  test('told to stop while it opens: it does not open first', async () => {
    const stop = new AbortController();
    const child = new NeuralChild(
      'thử',
      () => {
        stop.abort();
        return Promise.resolve({ model: '', tokens: '', dataDir: '', isTimed: false });
      },
      { program: join(programs, 'neural-child-never-ready.mjs') },
    );
    await expect(child.ask({ text: 'xin chào.', speed: 1 }, stop.signal)).rejects.toMatchObject({
      code: 'aborted',
    });
  });

  test('a disk that refuses the phoneme data: another voice may speak', async () => {
    const child = new NeuralChild('thử', () => Promise.reject(new Error('ENOSPC')), {
      program: join(programs, 'neural-child-hangs-once.mjs'),
    });
    await expect(child.ask({ text: 'xin chào.', speed: 1 })).rejects.toMatchObject({
      code: 'voice-failed',
    });
  });

  test('what a power cut left of the phoneme data is written anew', async () => {
    const voices = mkdtempSync(join(dataDir, 'phonemes-'));
    const folder = await espeakData(voices);
    expect(folder).toBe(join(voices, `.phonemes-${phonemesHash}`));
    writeFileSync(join(folder, 'phondata'), '');
    expect(await espeakData(voices)).toBe(folder);
    expect(readFileSync(join(folder, 'phondata')).length).toBeGreaterThan(0);
  });

  test('another list of phonemes, or another number of the space, is another voice', () => {
    const other = installToy(dataDir, 'khac-tokens');
    const before = open(other).id;
    expect(open({ ...other, spaceId: other.spaceId + 1 }).id).not.toBe(before);
    expect(open({ ...other, isTimed: !other.isTimed }).id).not.toBe(before);
    writeFileSync(join(other.folder, 'tokens.txt'), 'khác');
    expect(open(other).id).not.toBe(before);
  });

  test('a machine without the engine says so', async () => {
    const voice = open(toy, { program: join(programs, 'neural-child-no-engine.mjs') });
    await expect(voice.speak(text)).rejects.toMatchObject({
      code: 'voice-missing',
      message: expect.stringContaining('sherpa-onnx-node') as string,
    });
  });

  test('reads what the ward publishes with the very phonemes of the espeak package', async () => {
    const sentences = shippedSentences().slice(
      0,
      process.env['LOA_PROOF'] === undefined ? 30 : 1000,
    );
    const signs = new Map([...toyIds].map(([sign, id]) => [id, sign]));
    const phonemesOf = await espeakPhonemes();
    const child = new NeuralChild('thử', async () => ({
      ...{ model: join(toy.folder, 'model.onnx'), tokens: join(toy.folder, 'tokens.txt') },
      ...{ dataDir: await espeakData(join(dataDir, 'voices')), isTimed: true },
    }));
    const others: unknown[] = [];
    for (const sentence of sentences) {
      const { phonemes = [] } = await child.ask({ text: sentence, speed: 1 });
      // Beginning, pad and end are Piper's; marks and spaces the engine's own.
      const said = phonemes
        .map(({ id }) => signs.get(id))
        .join('')
        .replace(/[_^$\s.,;:!?]/g, '');
      const wanted = phonemesOf(sentence);
      if (said !== wanted) others.push({ sentence, said, wanted });
    }
    await child.end();
    expect(sentences.length).toBeGreaterThanOrEqual(
      process.env['LOA_PROOF'] === undefined ? 30 : 100,
    );
    expect(others).toEqual([]);
  });

  test('ward.yaml names a voice that nobody added, and no command is set', () => {
    vi.stubEnv('LOA_NEURAL_COMMAND', undefined);
    expect(() => openVoice({ kind: 'neural', name: 'x', rate: 150 }, dataDir)).toThrow(
      'ward.yaml chọn giọng nơ-ron "x" nhưng máy này chưa có giọng ấy (và LOA_NEURAL_COMMAND chưa đặt).',
    );
    expect(openVoice({ kind: 'neural', name: 'do-choi', rate: 150 }, dataDir).id).toContain(
      'neural:do-choi:',
    );
  });
});

/** Every sentence of the shipped documents, as a voice is given it. */
function shippedSentences(): readonly string[] {
  const { content } = loadContent(join(import.meta.dirname, '..', '..', '..', 'content'));
  if (!content) throw new Error('The shipped content cannot be read.');
  return content.documents
    .flatMap((document) => buildScript(document).sentences)
    .map(({ text: written }) => normalise(written, { lexicon: content.lexicon }).text)
    .map((spoken) => spoken.normalize('NFC').toLocaleLowerCase('vi'))
    .filter((spoken) => /\p{L}/u.test(spoken));
}

/** What the package itself makes of a text, clause by clause, marks and spaces left out. */
async function espeakPhonemes(): Promise<(text: string) => string> {
  const espeak = await loadEspeak();
  const engine = new espeak.eSpeakNGWorker();
  engine.set_voice('vi');
  const clause = (words: string): string => {
    const { ptr } = engine.convert_to_phonemes(words.trim(), true);
    const end = espeak.HEAPU8.indexOf(0, ptr);
    return new TextDecoder().decode(espeak.HEAPU8.slice(ptr, end));
  };
  return (text) =>
    text
      .split(/[,.;:?!]/)
      .filter((words) => /\p{L}/u.test(words))
      .map(clause)
      .join('')
      .normalize('NFD')
      .replace(/[_\s]/g, '');
}

const asProgram = (file: string, ...args: string[]) =>
  openCommand({
    command: [process.execPath, join(programs, file), ...args],
    name: 'thử',
    timeoutMs: args[0] === 'hang' ? 300 : 20_000,
    // Only what waits for the end of its input is worth hurrying.
    ...(file === 'neural.mjs' && { patienceMs: 300 }),
  });

describeVoice('LOA_NEURAL_COMMAND, a program that reads lines', () =>
  asProgram('neural-lines.mjs'),
);
describeVoice('LOA_NEURAL_COMMAND, a program for one text', () => asProgram('neural.mjs'));

describe('LOA_NEURAL_COMMAND', () => {
  const sentences = ['một.', 'một hai ba.', 'một hai ba bốn năm.'];
  const lengthsOf = async (...args: string[]) => {
    const log = join(dataDir, `${args.join('-')}.log`);
    const voice = asProgram('neural-lines.mjs', ...args, log);
    const lengths: number[] = [];
    for (const sentence of sentences) lengths.push((await voice.speak(sentence)).samples.length);
    await voice.close();
    return { lengths, starts: readFileSync(log, 'utf8').split('\n').length - 1 };
  };

  test('one process says all sentences', async () => {
    expect((await lengthsOf('lines')).starts).toBe(1);
  });

  test.each(['one', 'endless', 'newline'])(
    '%s: a program that goes on no further is started for each',
    async (how) => {
      const { lengths, starts } = await lengthsOf(how);
      expect(lengths).toEqual((await lengthsOf('lines')).lengths);
      // The first shows it: where it says more than it was asked it is asked again.
      expect(starts).toBe(how === 'newline' ? 4 : 3);
    },
  );

  test('one that says two files for a sentence is not believed: neither that sentence nor the next', async () => {
    const voice = asProgram('neural-lines.mjs', 'twice');
    for (const sentence of sentences)
      await expect(voice.speak(sentence)).rejects.toThrow('hơn một tệp WAV cho một câu');
  });

  test('one that dies says why', async () => {
    const voice = asProgram('neural-lines.mjs', 'dies');
    await voice.speak('một.');
    await expect(voice.speak('hai.')).rejects.toThrow('mã 3: hết bộ nhớ');
  });

  test.each([
    ['fail', 'voice-failed', 'gặp lỗi: mã 3: không mở được mô hình'],
    ['hang', 'voice-failed', 'không trả lời sau 0 giây'],
    ['text', 'voice-failed', 'không trả về WAV'],
  ])('a program that does %s', async (behaviour, code, message) => {
    await expect(asProgram('neural.mjs', behaviour).speak('xin chào.')).rejects.toMatchObject({
      code,
      message: expect.stringContaining(message) as string,
    });
  });

  test('a program that is not there is named', async () => {
    const voice = openCommand({ command: ['/nowhere/piper'], name: 'thử' });
    await expect(voice.speak('xin chào.')).rejects.toThrow(
      'Không tìm thấy chương trình "/nowhere/piper" của giọng neural.',
    );
  });
});

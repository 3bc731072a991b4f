import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { packTar } from 'modern-tar';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import {
  acceptVoice,
  declineVoice,
  fetchVoice,
  lookAtVoice,
  removeVoice,
  stagedVoice,
  tryVoice,
  voicesHere,
} from '../../../audio/index.ts';
import { readPapers } from '../../../audio/voices/adding/licence.ts';
import { knownVoices } from '../../../audio/voices/adding/known-voices.ts';
import { pickFile } from '../../../audio/voices/adding/pick-files.ts';
import { prepareVoice } from '../../../audio/voices/adding/prepare.ts';
import { unpack } from '../../../audio/voices/adding/unpack.ts';
import { withMetadata } from '../../../audio/voices/neural/onnx.ts';
import {
  toyCard,
  toyConfig,
  toyModel,
  toyModelForSherpa,
  toyTokens,
} from '../../setup/toy-voice.ts';

const root = mkdtempSync(join(tmpdir(), 'loa-adding-'));
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});
let work = root;
beforeEach(() => {
  work = mkdtempSync(join(root, 't-'));
});

type Files = Readonly<Record<string, string | Uint8Array>>;
const piper: Files = {
  'vi_VN-do-choi.onnx': toyModel(),
  'vi_VN-do-choi.onnx.json': toyConfig(),
  MODEL_CARD: toyCard,
};

function folderWith(files: Files): string {
  const folder = mkdtempSync(join(work, 'f-'));
  for (const [name, data] of Object.entries(files)) writeFileSync(join(folder, name), data);
  return folder;
}

async function tarWith(files: Files, ending = ''): Promise<string> {
  const entries = Object.entries(files).map(([name, body]) => ({
    header: { name, size: Buffer.byteLength(body) },
    body,
  }));
  const file = join(work, `goi${ending}`);
  writeFileSync(file, gzipSync(await packTar(entries)));
  return file;
}

async function unpacked(source: string): Promise<readonly string[]> {
  const into = mkdtempSync(join(work, 'into-'));
  const names = await unpack(source, into);
  expect(readdirSync(into).toSorted()).toEqual(names.toSorted());
  return names.toSorted();
}

test.each([
  ['vits-piper-vi/vi.onnx', 'vi.onnx'],
  ['../../../etc/vi.onnx', 'vi.onnx'],
  ['C:\\x\\vi.onnx', 'vi.onnx'],
  ['a/tên có dấu.onnx', 't_n_c__d_u.onnx'],
  ['a/MODEL_CARD', 'MODEL_CARD'],
  ['LICENSE.md', 'LICENSE.md'],
  ['a/espeak-ng-data/phontab', undefined],
  ['__MACOSX/._vi.onnx', undefined],
  ['a/.onnx', undefined],
  ['a/run.sh', undefined],
  ['tokens.txt/', undefined],
])('%s of an archive is kept as %s', (path, name) => {
  expect(pickFile(path)?.name).toBe(name);
});

describe('archives', () => {
  test('only what a voice is made of is written, flat, wherever its path leads', async () => {
    const file = await tarWith({
      '../../../x/tokens.txt': toyTokens(),
      '/tmp/MODEL_CARD': toyCard,
      'a/espeak-ng-data/phontab': 'x',
      'a/vi.onnx': toyModel(),
      'a/install.sh': 'rm -rf /',
    });
    expect(await unpacked(file)).toEqual(['MODEL_CARD', 'tokens.txt', 'vi.onnx']);
  });

  test('bzip2, by its bytes and not by its name', async () => {
    // Made once by Python's bz2: a tar of one MODEL_CARD. Node cannot write bzip2.
    const tar =
      'QlpoOTFBWSZTWcuJzCoAAHz/gMqQCABAEOeQLgaUAOohHwAICCAAVEIhoDQB6gZqBmoJKIZJhGTABBhpCycahA+NCEU/2PK5pXIEMQw9+YQqcK97RA5YgvArVNJhT+VAdhns6Xk3tNUfowmvhFGIlYiIB+LuSKcKEhlxOYVA';
    const file = join(work, 'goi.zip');
    writeFileSync(file, Buffer.from(tar, 'base64'));
    expect(await unpacked(file)).toEqual(['MODEL_CARD']);
    writeFileSync(file, Buffer.from(tar, 'base64').subarray(0, 90));
    await expect(unpacked(file)).rejects.toThrow('Gói bị hỏng hoặc tải chưa hết');
  });

  test('one that was cut off', async () => {
    const file = await tarWith(piper);
    const whole = gzipSync(await packTar([{ header: { name: 'x.onnx', size: 3 }, body: 'abc' }]));
    writeFileSync(file, whole.subarray(0, whole.length / 2));
    await expect(unpacked(file)).rejects.toThrow('Gói bị hỏng hoặc tải chưa hết');
  });

  test.each([
    ['a model is larger than any', '77777777777', 'Tệp "x.onnx" trong gói quá lớn.'],
    ['a model is larger than it is', '00000100000', 'Gói bị hỏng hoặc tải chưa hết'],
  ])('a tar that says %s', async (_, size, message) => {
    const block = Buffer.from(await packTar([{ header: { name: 'x.onnx', size: 1 }, body: 'a' }]));
    block.write(`${size}\0`, 124, 'latin1');
    block.write('        ', 148, 'latin1');
    const sum = block.subarray(0, 512).reduce((total, byte) => total + byte, 0);
    block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
    const file = join(work, 'goi.tar');
    writeFileSync(file, block);
    await expect(unpacked(file)).rejects.toThrow(message);
  });

  test('two files of one name', async () => {
    const file = await tarWith({ 'a/vi.onnx': toyModel(), 'b/vi.onnx': toyModel() });
    await expect(unpacked(file)).rejects.toThrow('Gói có hai tệp trùng tên.');
  });

  test('a second model is refused before it is written', async () => {
    const file = await tarWith({ 'a/vi.onnx': toyModel(), 'a/en.onnx': toyModel() });
    const into = mkdtempSync(join(work, 'into-'));
    await expect(unpack(file, into)).rejects.toThrow('Gói có hơn một mô hình (vi.onnx, en.onnx)');
    expect(readdirSync(into)).toEqual(['vi.onnx']);
  });

  test('something else', async () => {
    const file = join(work, 'giong.doc');
    writeFileSync(file, 'không phải gói');
    await expect(unpacked(file)).rejects.toThrow('Tệp này không phải gói giọng đọc.');
  });
});

describe('what is no voice is refused, with all reasons at once', () => {
  const without = (name: string): Files =>
    Object.fromEntries(Object.entries(piper).filter(([one]) => one !== name));
  const configWith = (change: object): Files => ({
    ...piper,
    'vi_VN-do-choi.onnx.json': JSON.stringify({ ...JSON.parse(toyConfig()), ...change }),
  });
  test.each<readonly [string, Files, string]>([
    ['no model', without('vi_VN-do-choi.onnx'), 'Gói không có tệp mô hình .onnx.'],
    ['two models', { ...piper, 'b.onnx': toyModel() }, 'Gói có 2 mô hình'],
    ['an empty model', { ...piper, 'vi_VN-do-choi.onnx': '' }, 'Tệp mô hình trống'],
    [
      'half a model',
      { ...piper, 'vi_VN-do-choi.onnx': toyModel().subarray(0, 700) },
      'không phải ONNX',
    ],
    [
      'a page in its place',
      { ...piper, 'vi_VN-do-choi.onnx': '<!doctype html>' },
      'không phải ONNX',
    ],
    ['no papers', without('MODEL_CARD'), 'Không thấy giấy phép.'],
    [
      'a card that names no licence',
      { ...piper, MODEL_CARD: '* Language: vi' },
      'Không thấy giấy phép.',
    ],
    [
      'no phonemes',
      without('vi_VN-do-choi.onnx.json'),
      'Thiếu tệp .onnx.json (của Piper) hoặc tokens.txt',
    ],
    [
      'settings that are none',
      { ...piper, 'vi_VN-do-choi.onnx.json': '{"a":1}' },
      'Tệp .onnx.json không đọc được',
    ],
    [
      'phonemes without a space',
      configWith({ phoneme_id_map: { _: [0], '^': [1], $: [2] } }),
      'Bảng âm vị không dùng được',
    ],
    [
      'another language',
      configWith({ espeak: { voice: 'en-us' } }),
      'Giọng này không đọc tiếng Việt (espeak "en-us")',
    ],
    [
      'a telephone’s sound',
      configWith({ audio: { sample_rate: 8000 } }),
      'Tần số lấy mẫu 8000 Hz không dùng được',
    ],
    ['another alphabet', configWith({ phoneme_type: 'text' }), 'bảng chữ khác espeak ("text")'],
    [
      'a model of another kind',
      { 'a.onnx': withMetadata(new Uint8Array(0), { a: 'b' }), 'tokens.txt': toyTokens() },
      'Mô hình không thuộc loại Piper (VITS): đầu vào của nó là không rõ.',
    ],
  ])('%s', (_, files, message) => {
    expect(() => prepareVoice(folderWith(files), Object.keys(files))).toThrow(message);
  });

  test('of several reasons none is kept back', () => {
    const files = {
      ...configWith({ espeak: { voice: 'de' }, audio: { sample_rate: 8000 } }),
      MODEL_CARD: 'x',
    };
    expect(() => prepareVoice(folderWith(files), Object.keys(files))).toThrow(
      /8000 Hz[^]*espeak "de"[^]*Không thấy giấy phép/,
    );
  });
});

test.each([
  ['* License: CC BY 4.0\n* URL: https://x.vn', '', 'CC BY 4.0', 'https://x.vn', ''],
  ['* License: MIT', 'Apache License\nVersion 2.0', 'MIT + Apache-2.0', '', ''],
  ['', 'MIT License\n\nCopyright', 'MIT', '', ''],
  ['* License: CC BY-NC 4.0', '', 'CC BY-NC 4.0', '', 'không cho dùng vào việc thương mại'],
  ['* License: unknown', '', 'unknown', '', 'Giấy phép không ghi rõ.'],
  [
    'Finetuned from U.S. English lessac.\n* License: MIT',
    '',
    'MIT',
    '',
    'Tinh chỉnh từ một giọng khác',
  ],
  ['* Language: vi', '', undefined, '', ''],
])('papers %j %j', (card, text, licence, origin, doubt) => {
  const papers = readPapers(card, text);
  expect([papers.licence, papers.origin]).toEqual([licence, origin]);
  expect(doubt === '' ? papers.doubt : papers.doubt.includes(doubt)).toBe(doubt === '' ? '' : true);
});

test('the table of known voices makes up no digest, and says what is doubtful of each', () => {
  expect(knownVoices.length).toBeGreaterThan(0);
  for (const { sha256, where, modelLicence, dataLicence, doubt } of knownVoices) {
    expect(sha256).toMatch(/^([0-9a-f]{64})?$/);
    expect(where).toMatch(/^https:/);
    expect([modelLicence, dataLicence, doubt].every((cell) => cell !== '')).toBe(true);
  }
  expect(knownVoices.find(({ name }) => name.includes('vais1000'))?.doubt).toContain('thương mại');
});

describe('a voice is looked at, accepted, tried and removed', () => {
  const accepted = { name: 'do-choi', licence: 'CC0', by: 'Bà Hoa', at: 0 };

  test('the whole way, from a folder as Piper publishes it', async () => {
    const dataDir = join(work, 'data');
    const staged = await lookAtVoice(folderWith(piper), { dataDir });
    expect(staged).toMatchObject({
      name: 'vi_VN-do-choi',
      licence: 'CC0',
      sampleRateHz: 22_050,
      isTimed: true,
    });
    expect((await voicesHere(dataDir)).installed).toEqual([]);
    const { sha256 } = staged;
    for (const [wrong, message] of [
      [{ sha256: '0'.repeat(64) }, 'Mã SHA-256 không khớp'],
      [{ sha256, licence: 'MIT' }, 'Chưa chấp nhận giấy phép. Giấy phép của giọng này: CC0'],
      [{ sha256, name: '../x' }, 'Tên giọng chỉ có'],
    ] as const)
      await expect(acceptVoice(dataDir, staged, { ...accepted, ...wrong })).rejects.toThrow(
        message,
      );
    mkdirSync(join(dataDir, 'voices', 'do-choi'));
    await expect(acceptVoice(dataDir, staged, { ...accepted, sha256 })).rejects.toThrow(
      'Đã có giọng tên "do-choi"',
    );
    // It waits for another name.
    expect(await stagedVoice(dataDir, staged.id)).toEqual(staged);
    rmSync(join(dataDir, 'voices', 'do-choi'), { recursive: true });
    await acceptVoice(dataDir, staged, { ...accepted, sha256 });
    expect((await voicesHere(dataDir)).staged).toEqual([]);
    const [kept] = (await voicesHere(dataDir)).installed;
    expect(kept).toMatchObject({ name: 'do-choi', acceptedBy: 'Bà Hoa', licence: 'CC0', sha256 });
    const voice = { kind: 'neural', name: 'do-choi', rate: 150 } as const;
    expect(
      (await tryVoice(voice, dataDir, { lexicon: [] }, 'Xin chào.')).durationMs,
    ).toBeGreaterThan(200);
    await expect(removeVoice(dataDir, 'do-choi', { voice })).rejects.toThrow('đang được dùng');
    await expect(removeVoice(dataDir, 'do-choi', undefined)).rejects.toThrow(
      'Chưa đọc được content/ward.yaml',
    );
    await removeVoice(dataDir, 'do-choi', { voice: { ...voice, name: 'khác' } });
    expect((await voicesHere(dataDir)).installed).toEqual([]);
  });

  test('from an archive of sherpa-onnx; one that is declined leaves nothing', async () => {
    const dataDir = join(work, 'data');
    const files = {
      'v/vi.onnx': toyModelForSherpa(),
      'v/tokens.txt': toyTokens(),
      'v/LICENSE': 'MIT License',
    };
    const staged = await lookAtVoice(await tarWith(files, '.tar.gz'), { dataDir });
    expect(staged).toMatchObject({ licence: 'MIT', name: 'vi' });
    await declineVoice(dataDir, staged);
    expect(readdirSync(join(dataDir, 'voices')).filter((name) => !name.startsWith('.ph'))).toEqual(
      [],
    );
  });

  test('a model that kills its process is refused, and leaves nothing', async () => {
    const dataDir = join(work, 'data');
    // Its names are right, its operations none that the engine has.
    const model = Buffer.from(toyModel());
    model.write('Xil', model.indexOf('Mul'), 'latin1');
    await expect(
      lookAtVoice(folderWith({ ...piper, 'vi_VN-do-choi.onnx': model }), { dataDir }),
    ).rejects.toMatchObject({
      code: 'voice-refused',
      message: expect.stringContaining('không đọc được') as string,
    });
    expect(readdirSync(join(dataDir, 'voices')).filter((name) => !name.startsWith('.ph'))).toEqual(
      [],
    );
  });

  test('a model from an address comes with the papers that lie beside it', async () => {
    const paths: string[] = [];
    const server = createServer(({ url = '' }, response) => {
      paths.push(url);
      const name = url.split('/').at(-1) ?? '';
      const known = piper[name];
      response.writeHead(known === undefined ? 404 : 200).end(known);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo; // of a server that listens on a port
    const base = `http://127.0.0.1:${port}/vi/medium`;
    mkdirSync(join(work, 'in'));
    const file = await fetchVoice(
      new URL(`${base}/vi_VN-do-choi.onnx`),
      join(work, 'in'),
      () => undefined,
    );
    expect(await unpacked(file)).toEqual(Object.keys(piper).toSorted());
    await expect(
      fetchVoice(new URL(`${base}/khong-co.tar.bz2`), join(work, 'in'), () => undefined),
    ).rejects.toThrow('máy chủ trả lời 404');
    server.close();
    expect(paths).toHaveLength(4);
  });
});

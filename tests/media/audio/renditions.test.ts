import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { probeAudio, produceBulletin, produceText } from '../../../audio/index.ts';
import type { Manifest } from '../../../content/schema/published.ts';
import type { Output, Playable, Prepared } from '../../../scheduler/playout/output.ts';
import { withProfile } from '../../../scheduler/playout/rendition.ts';
import { makeContent, makeDocument } from '../../setup/audio-content.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'loa-renditions-'));
afterAll(() => {
  rmSync(dataDir, { recursive: true });
});

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

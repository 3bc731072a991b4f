// The phoneme data that a neural voice reads text with, out of the espeak-ng package that is there anyway: the engine wants
// files, the package keeps them inside. Those of Vietnamese alone, 0.7 MB of 24: what a voice's archive brings is not used.
import loadEspeak from '@echogarden/espeak-ng-emscripten';
import { createHash } from 'node:crypto';
import { mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = '/usr/share/espeak-ng-data';
const files = [
  ...['phontab', 'phonindex', 'phondata', 'intonations', 'vi_dict'],
  ...['lang/aav/vi', 'lang/aav/vi-VN-x-central', 'lang/aav/vi-VN-x-south'],
];

/** The names by which a voice may ask for Vietnamese. */
export const vietnameseVoices = ['vi', 'vi-vn-x-central', 'vi-vn-x-south'] as const;

/** Of the data's bytes, as it stands in the folder's name; a test holds it against the package. */
export const phonemesHash = 'c0475f9c503d';

/**
 * The folder with the data, under `voicesDir`; written where it is not there yet. Another package has another folder, so
 * that nothing old is read.
 */
export async function espeakData(voicesDir: string): Promise<string> {
  const { FS } = await loadEspeak();
  const read = files.map((file) => ({ file, bytes: FS.readFile(`${root}/${file}`) }));
  const hash = createHash('sha256');
  for (const { bytes } of read) hash.update(bytes);
  const folder = join(voicesDir, `.phonemes-${hash.digest('hex').slice(0, 12)}`);
  const isWhole = (): boolean =>
    read.every(
      ({ file, bytes }) =>
        statSync(join(folder, file), { throwIfNoEntry: false })?.size === bytes.length,
    );
  if (isWhole()) return folder;
  // Whole or not at all: two processes may be at it.
  const making = `${folder}.${process.pid}`;
  try {
    for (const { file, bytes } of read) {
      const path = join(making, file);
      mkdirSync(dirname(path), { recursive: true });
      // On the disk before it has its name: a power cut leaves no empty file under it.
      writeFileSync(path, bytes, { flush: true });
    }
    // What a power cut left of it.
    if (!isWhole()) rmSync(folder, { recursive: true, force: true });
    renameSync(making, folder);
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    if (!isWhole()) throw error;
  }
  return folder;
}

// Whether a bulletin's files can air: what preflight, the doctor and the moment before an airing all ask.
import { sayError } from '../../content/schema/say-error.ts';
import { systemCodeOf } from '../../content/schema/system-errors.ts';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { SlotBulletin } from '../core/slot.ts';
import { hasWithdrawnVoice } from './withdrawn-voice.ts';

interface Places {
  readonly bulletinDir: string;
  readonly dataDir: string;
}

/** `unknown`: the machine does not let us look now (no descriptor, no memory), which says nothing about the file. */
export type BulletinLook =
  | { readonly how: 'good'; readonly why?: undefined }
  /** `why`: a Vietnamese sentence. */
  | { readonly how: 'broken' | 'unknown'; readonly why: string };

/**
 * Whether a bulletin's files can air: its bytes are the ones that were made, its manifest is there, and nobody who is heard in it
 * has taken that back.
 */
export async function lookAtBulletin(
  { bulletinDir, dataDir }: Places,
  { sha256 }: Pick<SlotBulletin, 'sha256'>,
): Promise<BulletinLook> {
  const file = join(bulletinDir, `${sha256}.mp3`);
  try {
    const hash = createHash('sha256');
    await pipeline(createReadStream(file), hash);
    if (hash.digest('hex') !== sha256) {
      const why = `Tệp ${file} đã bị thay đổi hoặc hỏng; sẽ làm lại.`;
      return { how: 'broken', why };
    }
  } catch (error) {
    return unread(file, error);
  }
  const manifest = join(bulletinDir, `${sha256}.json`);
  try {
    return (await hasWithdrawnVoice(await readFile(manifest, 'utf8'), dataDir))
      ? { how: 'broken', why: 'Có người đọc trong bản tin vừa rút lại bản đọc; sẽ làm lại.' }
      : { how: 'good' };
  } catch (error) {
    return unread(manifest, error);
  }
}

/** What the machine refuses for want of something, and gives again later. */
const passing = new Set(['EMFILE', 'ENFILE', 'ENOMEM', 'EAGAIN', 'EBUSY', 'ETIMEDOUT']);

function unread(file: string, error: unknown): BulletinLook {
  const why = `Không đọc được ${file} (${sayError(error)})`;
  return passing.has(systemCodeOf(error) ?? '')
    ? { how: 'unknown', why: `${why}; đang thử lại.` }
    : { how: 'broken', why: `${why}; sẽ làm lại.` };
}

/** Where its manifest says that it is too loud or too soft, a Vietnamese sentence for each. */
export async function inspectLoudness(
  dir: string,
  { sha256 }: Pick<SlotBulletin, 'sha256'>,
): Promise<readonly string[]> {
  const file = join(dir, `${sha256}.json`);
  try {
    const manifest: unknown = JSON.parse(await readFile(file, 'utf8'));
    if (typeof manifest !== 'object' || manifest === null || !('loudnessLufs' in manifest))
      return [];
    const loudness = Number(manifest.loudnessLufs);
    return Math.abs(loudness + 16) <= 1
      ? []
      : [`Bản tin to ${loudness} LUFS, đáng lẽ −16; nghe thử trước khi phát.`];
  } catch (error) {
    return [`Không đọc được ${file} (${sayError(error)}).`];
  }
}

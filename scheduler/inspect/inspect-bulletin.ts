// Whether a bulletin's files can air: what preflight, the doctor and the moment before an airing all ask.
import { sayError } from '../../content/schema/say-error.ts';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { SlotBulletin } from '../core/slot.ts';

/** Why a bulletin's file cannot air, a Vietnamese clause; undefined when its bytes are the ones that were made. */
export async function brokenBulletin(
  dir: string,
  { sha256 }: Pick<SlotBulletin, 'sha256'>,
): Promise<string | undefined> {
  const file = join(dir, `${sha256}.mp3`);
  try {
    const hash = createHash('sha256');
    await pipeline(createReadStream(file), hash);
    if (hash.digest('hex') !== sha256) return `Tệp ${file} đã bị thay đổi hoặc hỏng; sẽ làm lại.`;
  } catch (error) {
    return `Không đọc được ${file} (${sayError(error)}); sẽ làm lại.`;
  }
  const manifest = join(dir, `${sha256}.json`);
  return access(manifest).then(
    () => undefined,
    () => `Không đọc được ${manifest}; sẽ làm lại.`,
  );
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

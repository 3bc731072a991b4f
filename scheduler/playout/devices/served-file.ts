// The bulletin where loudspeakers fetch it: `tep/<sha256>.mp3`, which the station's pages give out.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { LoaError } from '../../../content/schema/loa-error.ts';
import { writeWhole } from '../../../content/write/write-whole.ts';
import { mp3Frames } from '../icecast/mp3-frames.ts';
import type { Playable } from '../output.ts';
import { keepCopies } from './served-copies.ts';
import { exchange } from './http/exchange.ts';

export interface ServedFile {
  readonly sha256: string;
  readonly bytes: number;
  /** Where in the bulletin it begins: no later than it was asked for, by less than a frame. */
  readonly fromMs: number;
}

/** Puts what is to sound where it is given out, from `item.fromMs` on, named by its own hash. */
export async function serveFile(
  item: Playable,
  folder: string,
  dataDir: string,
): Promise<ServedFile> {
  const whole = await readFile(item.file);
  const { bytes, fromMs } =
    item.fromMs > 0 ? cutAt(whole, item.fromMs) : { bytes: whole, fromMs: 0 };
  if (bytes.length === 0)
    throw new LoaError('not-mp3', `Tệp ${item.file} không phải MP3, loa không phát được.`);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const file = join(folder, `${sha256}.mp3`);
  // Tidying goes by when it was used last.
  const isThere = existsSync(file);
  if (isThere) await utimes(file, new Date(), new Date());
  else await writeWhole(file, bytes);
  await keepCopies(dataDir, folder, isThere ? undefined : `${sha256}.mp3`);
  return { sha256, bytes: bytes.length, fromMs };
}

/** Devices begin at a file's beginning: one that is to begin later is another file, cut between two frames. */
function cutAt(whole: Uint8Array, fromMs: number): { bytes: Uint8Array; fromMs: number } {
  let passedMs = 0;
  for (const { start, durationMs } of mp3Frames(whole)) {
    if (passedMs + durationMs > fromMs) return { bytes: whole.subarray(start), fromMs: passedMs };
    passedMs += durationMs;
  }
  return { bytes: new Uint8Array(), fromMs };
}

/** Real ms. */
const answersWithinMs = 2000;

/**
 * What a loudspeaker would find at that address, as far as this machine can see: a sentence (Vietnamese) where it would find
 * something else. An address that opens from here not at all says nothing: it may open from where the loudspeaker is.
 */
export async function whyNotServed(url: string, bytes: number): Promise<string | undefined> {
  const asked = { method: 'HEAD', url, headers: {}, timeoutMs: answersWithinMs };
  const answer = await exchange(asked);
  if (answer.how !== 'answered') return undefined;
  if (answer.status === 200 && (answer.bytes === undefined || answer.bytes === bytes))
    return undefined;
  return `Loa không lấy được tệp tiếng: ${url} trả lời mã ${answer.status}. Sửa output.audioBase trong content/ward.yaml cho đúng địa chỉ của chính máy này, ví dụ: http://192.168.1.10:4321.`;
}

/** What is wrong with the address below which files are given out, in a sentence; undefined where it answers. */
export async function whyNotReached(base: string): Promise<string | undefined> {
  const asked = { method: 'HEAD', url: `${base}/phat-thanh/lich.ics`, headers: {} };
  const answer = await exchange({ ...asked, timeoutMs: answersWithinMs });
  return answer.how === 'answered'
    ? undefined
    : `Địa chỉ lấy tệp tiếng ${base} không mở được (${answer.why}). Chạy chương trình với --host 0.0.0.0 (hoặc LOA_HOST), mở cổng trên tường lửa, hoặc sửa output.audioBase trong content/ward.yaml.`;
}

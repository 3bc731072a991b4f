import { sayError } from '../../content/schema/say-error.ts';
import { statfs } from 'node:fs/promises';

/** Below this the store and the next bulletins are in danger. */
export const leastFreeMb = 200;

/** Whole MB (2²⁰ bytes) that may still be written on the disk of a folder that is there. */
export async function freeMbOf(dir: string): Promise<number> {
  const { bavail, bsize } = await statfs(dir);
  return Math.floor((bavail * bsize) / 1_048_576);
}

/** What is wrong with the disk under LOA_DATA, in Vietnamese sentences. */
export async function inspectDisk(dataDir: string): Promise<readonly string[]> {
  try {
    const freeMb = await freeMbOf(dataDir);
    return freeMb >= leastFreeMb ? [] : [`Đĩa chứa ${dataDir} chỉ còn ${freeMb} MB. Xóa bớt tệp.`];
  } catch (error) {
    return [`Không xem được chỗ trống của ${dataDir} (${sayError(error)}).`];
  }
}

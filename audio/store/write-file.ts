import { sayError } from '../../content/schema/say-error.ts';
import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AudioError } from '../error.ts';

/**
 * Writes the whole file or none of it: beside it first, synced, then renamed over it. Readers never see half a file,
 * and a power cut leaves the old one.
 * @throws AudioError `write-failed`, with the reason in words staff can act on
 */
export async function writeFileWhole(path: string, data: string | Uint8Array): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    await mkdir(dirname(path), { recursive: true });
    const file = await open(temporary, 'w');
    try {
      await file.writeFile(data);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw new AudioError(
      'write-failed',
      `Không ghi được ${path}: ${sayError(error)}. Kiểm tra dung lượng đĩa và quyền ghi vào thư mục dữ liệu (LOA_DATA).`,
      { cause: error },
    );
  }
}

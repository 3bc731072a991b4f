import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Tells apart what one process writes at once. */
let turn = 0;

/**
 * Writes the whole file or none of it: beside it first (`….part`), on the disk, then renamed over it. A reader sees the
 * old file or the new one, also where two processes write at once; a power cut leaves one of them. Makes the folder.
 * Throws what the system throws; the old file stays then. Why no library does it: ADR 41.
 */
export async function writeWhole(file: string, data: string | Uint8Array): Promise<void> {
  const part = `${file}.${process.pid}-${++turn}.part`;
  await mkdir(dirname(file), { recursive: true });
  try {
    const handle = await open(part, 'w');
    try {
      await handle.writeFile(data);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    throw error;
  }
}

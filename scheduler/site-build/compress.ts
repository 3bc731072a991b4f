import { readdir, readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const texts = new Set(['.html', '.css', '.js', '.mjs', '.json', '.svg', '.xml', '.txt', '.wasm']);
/** What fits into one packet gains nothing. */
const leastBytes = 900;

const toGzip = promisify(gzip);
const toBrotli = promisify(brotliCompress);

/** Writes `.gz` and `.br` beside every text of a built site, where that is smaller. */
export async function compressSite(folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries
    .filter((entry) => entry.isFile() && texts.has(extname(entry.name)))
    .map((entry) => join(entry.parentPath, entry.name))
    .values();
  // They share one list: as many at once as keep every core busy, and no more held in memory.
  const lanes = Array.from({ length: Math.max(2, availableParallelism()) }, () =>
    compressAll(files),
  );
  // Whoever removes the folder after a failure must find nobody writing in it.
  const failed = (await Promise.allSettled(lanes)).find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') {
    throw failed.reason;
  }
}

async function compressAll(files: Iterable<string>): Promise<void> {
  for (const file of files) {
    const bytes = await readFile(file);
    if (bytes.length < leastBytes) continue;
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: 9,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    };
    const packed = [
      ['.gz', await toGzip(bytes, { level: 9 })],
      ['.br', await toBrotli(bytes, { params })],
    ] as const;
    for (const [suffix, data] of packed)
      if (data.length < bytes.length * 0.95) await writeFile(`${file}${suffix}`, data);
  }
}

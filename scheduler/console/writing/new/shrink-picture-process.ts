// A process of its own for each picture that is sent up (shrink-picture.ts): decoders are where bad files bite.
import { openSync, readSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import sharp from 'sharp';
import type { ShrinkAnswer, ShrinkOrder } from './shrink-picture.ts';

const longestSide = 1600;
const mostPixels = 60_000_000;

process.once('message', ({ path }: ShrinkOrder) => {
  void answer(path).then((said) => process.send?.(said));
});
process.once('disconnect', () => process.exit(0));
// Written at the end otherwise, and this process is killed once it has answered.
flushCompileCache();

/** Decoders that are kept: the others (SVG, PDF, TIFF…) have more in them than a picture. */
const beginnings: readonly RegExp[] = [/^\xff\xd8\xff/, /^\x89PNG/, /^RIFF....WEBP/s, /^GIF8/];

async function answer(path: string): Promise<ShrinkAnswer> {
  const start = startOf(path);
  if (!beginnings.some((one) => one.test(start)))
    return { refused: /<svg|<\?xml|<!doctype|%PDF/i.test(start) ? 'drawing' : 'not-picture' };
  try {
    const read = sharp(path, { limitInputPixels: mostPixels, failOn: 'truncated' });
    const { width, height } = await read.metadata();
    if (width * height > mostPixels) return { refused: 'bomb' };
    const { data, info } = await read
      // As the camera was held; what it wrote besides (where it stood, when) goes.
      .autoOrient()
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 80 })
      .toBuffer({ resolveWithObject: true });
    return { webp: data, width: info.width, height: info.height };
  } catch (error) {
    const isHuge = error instanceof Error && /pixel limit/i.test(error.message);
    return { refused: isHuge ? 'bomb' : 'not-picture' };
  }
}

function startOf(path: string): string {
  const head = Buffer.alloc(512);
  const length = readSync(openSync(path, 'r'), head);
  return head.subarray(0, length).toString('latin1');
}

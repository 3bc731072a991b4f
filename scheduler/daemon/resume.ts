import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Where a bulletin that was cut at `positionMs` goes on: the beginning of the sentence it was in, so that no
 * sentence is heard in halves. In a recording, a relay or a pause, and without a manifest: where it was cut.
 */
export async function resumePosition(
  bulletinDir: string,
  sha256: string,
  positionMs: number,
): Promise<number> {
  try {
    const text = await readFile(join(bulletinDir, `${sha256}.json`), 'utf8');
    return sentenceStart(JSON.parse(text), positionMs) ?? positionMs;
  } catch {
    return positionMs;
  }
}

/** The manifest is a file: its shape is looked at, not trusted. */
function sentenceStart(manifest: unknown, positionMs: number): number | undefined {
  if (typeof manifest !== 'object' || manifest === null || !('sentences' in manifest))
    return undefined;
  if (!Array.isArray(manifest.sentences)) return undefined;
  if ('items' in manifest && isBesideTexts(manifest.items, positionMs)) return undefined;
  const starts = manifest.sentences.flatMap((sentence: unknown) =>
    typeof sentence === 'object' &&
    sentence !== null &&
    'startMs' in sentence &&
    typeof sentence.startMs === 'number'
      ? [sentence.startMs]
      : [],
  );
  return starts.findLast((startMs) => startMs <= positionMs);
}

/** Whether an item is heard there that has no sentences. */
function isBesideTexts(items: unknown, positionMs: number): boolean {
  if (!Array.isArray(items)) return false;
  const there = items.filter(
    (item: unknown) =>
      typeof item === 'object' &&
      item !== null &&
      'fromMs' in item &&
      'untilMs' in item &&
      Number(item.fromMs) <= positionMs &&
      positionMs < Number(item.untilMs),
  ) as { readonly kind?: unknown }[]; // objects, as was just seen
  return there.length > 0 && there.every(({ kind }) => kind !== 'document');
}

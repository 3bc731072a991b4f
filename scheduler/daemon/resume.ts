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
  const items = 'items' in manifest ? itemsOf(manifest.items) : [];
  if (isBesideTexts(items, positionMs)) return undefined;
  const starts = manifest.sentences.flatMap((sentence: unknown) =>
    typeof sentence === 'object' &&
    sentence !== null &&
    'startMs' in sentence &&
    typeof sentence.startMs === 'number'
      ? [sentence.startMs]
      : [],
  );
  const start = starts.findLast((startMs) => startMs <= positionMs);
  // Between the last recording and the closing there is no item: nobody hears all of the recording again for a sentence.
  const isBeforeItem = items.some(
    ({ kind, fromMs, untilMs }) =>
      kind !== 'document' && fromMs >= (start ?? 0) && untilMs <= positionMs,
  );
  return isBeforeItem ? undefined : start;
}

interface TimedItem {
  readonly kind: unknown;
  readonly fromMs: number;
  readonly untilMs: number;
}

function itemsOf(items: unknown): readonly TimedItem[] {
  if (!Array.isArray(items)) return [];
  return items.flatMap((item: unknown) =>
    typeof item === 'object' && item !== null && 'fromMs' in item && 'untilMs' in item
      ? [
          {
            kind: 'kind' in item ? item.kind : undefined,
            fromMs: Number(item.fromMs),
            untilMs: Number(item.untilMs),
          },
        ]
      : [],
  );
}

/** Whether an item is heard there that has no sentences. */
function isBesideTexts(items: readonly TimedItem[], positionMs: number): boolean {
  const there = items.filter(({ fromMs, untilMs }) => fromMs <= positionMs && positionMs < untilMs);
  return there.length > 0 && there.every(({ kind }) => kind !== 'document');
}

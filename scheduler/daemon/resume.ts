import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SlotBulletin } from '../core/slot.ts';

/**
 * Where a bulletin that was cut at `positionMs` goes on: the beginning of the sentence it was in, so that no
 * sentence is heard in halves. In a recording, a relay or a pause, and without a manifest: where it was cut.
 */
export async function resumePosition(
  bulletinDir: string,
  sha256: string,
  positionMs: number,
): Promise<number> {
  const { starts, items } = await readParts(bulletinDir, sha256);
  if (isBesideTexts(items, positionMs)) return positionMs;
  const start = starts.findLast((startMs) => startMs <= positionMs);
  // Between the last recording and the closing there is no item: nobody hears all of the recording again for a sentence.
  const isBeforeItem = items.some(
    ({ kind, fromMs, untilMs }) =>
      kind !== 'document' && fromMs >= (start ?? 0) && untilMs <= positionMs,
  );
  return (isBeforeItem ? undefined : start) ?? positionMs;
}

/**
 * Where it goes on when the rest of what sounds at `positionMs` is left out: at the next sentence; out of a recording, a relay or
 * a pause at the next item. Its length where nothing follows, or where nobody knows what does.
 */
export async function nextPosition(
  bulletinDir: string,
  { sha256, durationMs }: Pick<SlotBulletin, 'sha256' | 'durationMs'>,
  positionMs: number,
): Promise<number> {
  const { starts, items } = await readParts(bulletinDir, sha256);
  const left = isBesideTexts(items, positionMs) ? endOfItem(items, positionMs) : positionMs;
  const isHere = (startMs: number): boolean =>
    left > positionMs ? startMs >= left : startMs > positionMs;
  const next = [...starts, ...items.map(({ fromMs }) => fromMs)].filter(isHere);
  return Math.min(durationMs, ...next);
}

interface Parts {
  /** Where sentences begin. */
  readonly starts: readonly number[];
  readonly items: readonly TimedItem[];
}

/** The manifest is a file: its shape is looked at, not trusted. */
async function readParts(bulletinDir: string, sha256: string): Promise<Parts> {
  const none = { starts: [], items: [] };
  try {
    const manifest: unknown = JSON.parse(
      await readFile(join(bulletinDir, `${sha256}.json`), 'utf8'),
    );
    if (typeof manifest !== 'object' || manifest === null || !('sentences' in manifest))
      return none;
    if (!Array.isArray(manifest.sentences)) return none;
    const starts = manifest.sentences.flatMap((sentence: unknown) =>
      typeof sentence === 'object' &&
      sentence !== null &&
      'startMs' in sentence &&
      typeof sentence.startMs === 'number'
        ? [sentence.startMs]
        : [],
    );
    return { starts, items: 'items' in manifest ? itemsOf(manifest.items) : [] };
  } catch {
    return none;
  }
}

function endOfItem(items: readonly TimedItem[], positionMs: number): number {
  const ends = items
    .filter(({ fromMs, untilMs }) => fromMs <= positionMs && positionMs < untilMs)
    .map(({ untilMs }) => untilMs);
  return Math.max(positionMs, ...ends);
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

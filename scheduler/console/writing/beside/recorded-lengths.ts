import { statSync } from 'node:fs';
import { probeAudio, type DraftBulletin } from '../../../../audio/index.ts';
import type { RecordedMs } from './length.ts';

/** By path, size and time of change; undefined where nobody could tell. */
const known = new Map<string, Promise<number | undefined>>();

/** How long the recordings in these bulletins last; each is listened through once. */
export async function measureRecordings(bulletins: readonly DraftBulletin[]): Promise<RecordedMs> {
  const paths = new Set(bulletins.flatMap(({ recordings }) => recordings.map(({ path }) => path)));
  const lengths = new Map<string, number | undefined>();
  for (const path of paths) lengths.set(path, await lengthOf(path));
  return (path) => lengths.get(path);
}

function lengthOf(path: string): Promise<number | undefined> {
  const file = statSync(path, { throwIfNoEntry: false });
  const key = `${path} ${file?.size} ${file?.mtimeMs}`;
  const length =
    known.get(key) ??
    probeAudio(path).then(
      ({ durationMs }) => (durationMs > 0 ? durationMs : undefined),
      // The check of content/ says what is wrong with the file.
      () => undefined,
    );
  known.set(key, length);
  return length;
}

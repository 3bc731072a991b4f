import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { writingFileOf } from './draft-book.ts';

/**
 * Puts writing.db and the files of its drafts beside, as they are: `writing.db.<why>-<time>` and, as a folder, that with `.tep`
 * behind. Done anew after a cut, with the same time, it goes on where it was. Returns the database's new name.
 */
export function setWritingAside(
  dataDir: string,
  why: 'hong' | 'truoc-phuc-hoi',
  at: number,
): string {
  const stamp = new Date(at).toISOString().replaceAll(/[-:]/g, '').slice(0, 15);
  const file = writingFileOf(dataDir);
  const keptAs = `${file}.${why}-${stamp}`;
  const moves = [
    ...['-wal', '-shm', ''].map((part) => [file + part, keptAs + part] as const),
    [join(dataDir, 'writing'), `${keptAs}.tep`] as const,
  ];
  for (const [from, to] of moves) if (existsSync(from) && !existsSync(to)) renameSync(from, to);
  return keptAs;
}

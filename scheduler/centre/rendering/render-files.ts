// Documents that are sent, with the sound of each beside it (ADR 149).
import { join } from 'node:path';
import { fallbackTimeZone } from '../../../content/schema/names.ts';
import { recordedName, sameName } from '../../../content/schema/recordings.ts';
import { readWall } from '../../core/zone.ts';
import { Failure } from '../../failure.ts';
import type { SentFile } from '../send/send-parcel.ts';
import { askRender } from './ask-render.ts';

export interface RenderPlace {
  readonly contentDir: string | undefined;
  /** LOA_DATA of the centre. */
  readonly dataDir: string;
  /** Epoch ms. */
  readonly now: number;
  readonly signal?: AbortSignal;
}

type Named = Pick<SentFile, 'what' | 'path'>;

/** Documents that no person's recording comes along with. */
export function documentsToRender<File extends Named>(files: readonly File[]): readonly File[] {
  return files.filter(
    (one) =>
      one.what === 'document' && !files.some(({ path }) => recordedName(path) === stemOf(one.path)),
  );
}

function stemOf(path: string): string {
  return sameName(path).replace(/\.mdx$/, '');
}

/**
 * The files, and the sound of each document that has none. `onDone` is told how many are done. Rejects with NotRendered where
 * one cannot be said, and with another Failure where the work was cut short.
 */
export async function withRendered(
  files: readonly SentFile[],
  { contentDir, dataDir, now, signal }: RenderPlace,
  onDone: (done: number) => Promise<void> | void = () => undefined,
): Promise<readonly SentFile[]> {
  if (contentDir === undefined)
    throw new Failure(
      'Máy trung tâm chưa có content/ (LOA_CONTENT), nên chưa có giọng để dựng tiếng.',
    );
  const texts = files
    .filter(({ what }) => what === 'document')
    .map(({ path, bytes }) => ({ path, text: Buffer.from(bytes).toString('utf8') }));
  const made: SentFile[] = [];
  for (const { path } of documentsToRender(files)) {
    const { mp3 } = await askRender(
      {
        ...{ contentDir, path, texts, dataDir: join(dataDir, 'centre', 'tieng') },
        today: readWall(fallbackTimeZone, now).day,
      },
      signal,
    );
    made.push({ what: 'bulletin', path: path.replace(/\.mdx$/, '.mp3'), bytes: mp3 });
    await onDone(made.length);
  }
  return [...files, ...made];
}

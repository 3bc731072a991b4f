// What somebody here wrote or changed where a thing of the centre would stand: never written over without a person's word.
import { rowHash } from '../../../content/centre-hash.ts';
import type { CentreThing, Placed } from '../../../content/schema/centre.ts';
import { hashOfFile } from '../../../content/write/keep-edit.ts';
import { rowsNow } from './rows-now.ts';
import type { ReadPart } from './read-parts.ts';

export interface Clash {
  /** `changed`: what the centre sent was edited here by hand. `own`: the ward made it its own. `taken`: the ward wrote it. */
  readonly is: 'changed' | 'own' | 'taken';
  readonly file: string;
  readonly row?: string;
}

/** `others`: the centre's other things. */
export function findClashes(
  contentDir: string,
  parts: readonly ReadPart[],
  had: CentreThing | undefined,
  others: readonly CentreThing[] = [],
): readonly Clash[] {
  return parts.flatMap((part): readonly Clash[] => {
    const { file, row } = part;
    const now = hashNow(contentDir, part);
    if (now === part.sha256) return [];
    const place = { file, ...(row !== undefined && { row }) };
    if (had?.own) return [{ is: 'own', ...place }];
    const listed = [had, ...others]
      .flatMap((one) => one?.files ?? [])
      .find((one) => one.file === file && one.row === row);
    if (!listed) return now === undefined ? [] : [{ is: 'taken', ...place }];
    // As it was sent it may go; what a hand has changed or taken away may not.
    return now === listed.sha256 ? [] : [{ is: 'changed', ...place }];
  });
}

/** Of what stands there now; undefined where nothing does. */
export function hashNow(
  contentDir: string,
  { file, row }: Pick<Placed, 'file' | 'row'>,
): string | undefined {
  if (row === undefined) return hashOfFile(contentDir, file);
  const found = rowsNow(contentDir, file).get(row);
  return found === undefined ? undefined : rowHash(found);
}

/** What of a thing is not any more as it was sent. */
export function changedByHand(contentDir: string, thing: CentreThing): readonly Placed[] {
  if (thing.own) return [];
  return thing.files.filter((placed) => hashNow(contentDir, placed) !== placed.sha256);
}

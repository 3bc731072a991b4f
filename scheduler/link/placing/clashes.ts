// What somebody here wrote or changed where a thing of the centre would stand: never written over without a person's word.
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { rowHash } from '../../../content/centre-hash.ts';
import { isAttached } from '../../../content/schema/attached.ts';
import type { CentreThing, Placed } from '../../../content/schema/centre.ts';
import { recordedName, recordingsFolder, sameName } from '../../../content/schema/recordings.ts';
import { hashOfFile } from '../../../content/write/keep-edit.ts';
import { rowsNow } from './rows-now.ts';
import type { ReadPart } from './read-parts.ts';
import { isThere } from '../../places.ts';

export interface Clash {
  /**
   * `changed`: what the centre sent was edited here by hand. `own`: the ward made it its own. `taken`: the ward wrote it, or
   * the document that it would be heard instead of.
   */
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
  const sent = new Set(parts.map(({ file }) => file));
  return parts.flatMap((part): readonly Clash[] => {
    const { file, row } = part;
    const now = hashNow(contentDir, part);
    const place = { file, ...(row !== undefined && { row }) };
    const listed = listedAs(part, had, others);
    if (now === part.sha256) {
      // Nothing would change but whose it is: of what the ward made its own that is a question, else it stays the ward's.
      return had?.own && listed ? [{ is: 'own', ...place }] : [];
    }
    if (had?.own) return [{ is: 'own', ...place }];
    if (now !== undefined && isAttached(file) && isOwns(file, others))
      return [{ is: 'own', ...place }];
    // A recording airs in its document's place: over the ward's words that is no less than writing over them.
    const read = part.is === 'bytes' ? documentOf(contentDir, file) : undefined;
    const isOfIts = read === undefined || sent.has(read) || listedAs({ file: read }, had, others);
    if (!isOfIts) return [{ is: 'taken', ...place }];
    if (!listed) return now === undefined ? [] : [{ is: 'taken', ...place }];
    // As it was sent it may go; what a hand has changed or taken away may not.
    return now === listed.sha256 ? [] : [{ is: 'changed', ...place }];
  });
}

/**
 * What was there before, word for word, and no thing of the centre brought: it stays the ward's, so that taking the thing
 * out again takes nothing of the ward's with it.
 */
export function isTheWards(
  contentDir: string,
  part: ReadPart,
  had: CentreThing | undefined,
  others: readonly CentreThing[],
): boolean {
  return hashNow(contentDir, part) === part.sha256 && !listedAs(part, had, others);
}

/** What a recording beside it is heard instead of, where it is there. */
function documentOf(contentDir: string, file: string): string | undefined {
  const stem = recordedName(file);
  if (stem === undefined || file.startsWith(recordingsFolder)) return undefined;
  const folder = dirname(file);
  const path = join(contentDir, folder.slice('content/'.length));
  const names = isThere(path) ? readdirSync(path) : [];
  const name = names.find((one) => sameName(`${folder}/${one}`) === `${stem}.mdx`);
  return name === undefined ? undefined : `${folder}/${name}`;
}

function listedAs(
  { file, row }: Pick<Placed, 'file' | 'row'>,
  had: CentreThing | undefined,
  others: readonly CentreThing[],
): Placed | undefined {
  return [had, ...others.filter(({ own }) => !own)]
    .flatMap((one) => one?.files ?? [])
    .find((one) => one.file === file && one.row === row);
}

/** A picture that a text shows which the ward made its own: it does not change under it. */
function isOwns(file: string, others: readonly CentreThing[]): boolean {
  return others.some(({ own, files }) => own && files.some((one) => one.file === file));
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

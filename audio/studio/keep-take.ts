// What the studio writes: takes, which of them airs, and which never again.
import { createHash, randomUUID } from 'node:crypto';
import { chmod, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { hourMs } from '../../content/schema/durations.ts';
import { takesFile, takesFolder, takeSound } from '../../content/schema/takes.ts';
import { AudioError } from '../error.ts';
import { writeFileWhole } from '../store/write-file.ts';
import { toWav } from '../voices/wav.ts';
import { keyOfSentence } from './sentence-key.ts';
import type { Take, TakePerson } from './take.ts';
import { appendTakeEvent } from './takes-file.ts';
import { takesIn } from './takes-in.ts';
import { isThere } from '../../content/write/is-there.ts';

/** One sentence as it was cut, and who answers for it. */
export interface NewTake extends Omit<Take, 'id' | 'key' | 'sha256' | 'durationMs'> {
  /** Mono, 16 bit. */
  readonly samples: Int16Array;
  readonly sampleRateHz: number;
}

/**
 * The take, kept: its sound first, then its line, both on the disk. The same sound for the same sentence, sent twice, is one take.
 * @throws AudioError `write-failed`; `not-audio` where it has no sample
 */
export async function keepTake(dataDir: string, given: NewTake): Promise<Take> {
  const { samples, sampleRateHz, ...about } = given;
  if (samples.length === 0) throw new AudioError('not-audio', 'Bản thu không có tiếng nào.');
  const wav = toWav({ samples, sampleRateHz });
  const sha256 = createHash('sha256').update(wav).digest('hex');
  const key = keyOfSentence(about.text);
  const known = takesIn(dataDir)
    .of(about.document, key)
    .find((take) => take.sha256 === sha256);
  const file = takeSound(dataDir, sha256);
  if (!known || !isThere(file)) {
    await writeFileWhole(file, wav);
    await chmod(file, 0o600);
  }
  if (known) return known;
  const durationMs = Math.round((samples.length / sampleRateHz) * 1000);
  const take: Take = { id: randomUUID(), ...about, key, sha256, durationMs };
  appendTakeEvent(dataDir, { event: 'take', ...take });
  return take;
}

interface Said {
  /** ISO. */
  readonly at: string;
  readonly by: TakePerson;
}

/** From now on this take airs for its sentence. @throws AudioError `take-missing`, `write-failed` */
export function chooseTake(dataDir: string, id: string, { at, by }: Said): Take {
  const take = findTake(dataDir, id);
  appendTakeEvent(dataDir, { event: 'choose', take: id, at, by });
  return take;
}

/**
 * The take is never heard again and its sound is deleted; its line stays. What was made with it before stays where it aired.
 * @throws AudioError `take-missing`, `write-failed`
 */
export async function withdrawTake(
  dataDir: string,
  id: string,
  { at, by, why }: Said & { readonly why: string },
): Promise<Take> {
  const take = findTake(dataDir, id);
  appendTakeEvent(dataDir, { event: 'withdraw', take: id, at, by, why });
  await deleteWithdrawn(dataDir);
  return take;
}

function findTake(dataDir: string, id: string): Take {
  const take = takesIn(dataDir).all.find((one) => one.id === id);
  if (take) return take;
  throw new AudioError(
    'take-missing',
    'Không có bản thu này nữa. Mở lại trang để xem các bản thu.',
  );
}

/** Deletes the sound of every withdrawn take, also where a cut came between line and deletion. Returns how many were deleted. */
export async function deleteWithdrawn(dataDir: string): Promise<number> {
  const { all, withdrawn } = takesIn(dataDir);
  const used = new Set(all.map(({ sha256 }) => sha256));
  const gone = new Set(
    withdrawn.map(({ take }) => take.sha256).filter((sha256) => !used.has(sha256)),
  );
  const there = isThere(takesFolder(dataDir)) ? await readdir(takesFolder(dataDir)) : [];
  const names = there.filter((name) => gone.has(name.replace(/\.wav$/, '')));
  for (const name of names) await rm(join(takesFolder(dataDir), name), { force: true });
  return names.length;
}

/** A sound, or what a kill left of one. */
const soundName = /^([0-9a-f]{64})\.wav(?:\.\d+-\d+\.part)?$/;
/** Real ms. Whoever copies a folder back by hand has the list there by then. */
const unnamedMs = hourMs;

/**
 * Deletes sounds that no line names: a kill came between sound and line, so nobody was told that they were kept, and nobody could
 * ask for them to go. None where the list is lost or has lines that cannot be read: they may be named there. Returns how many.
 * Nothing else may be keeping a take meanwhile.
 */
export async function deleteUnnamed(dataDir: string): Promise<number> {
  if (!isThere(takesFile(dataDir))) return 0;
  const names = await readdir(takesFolder(dataDir));
  const { all, withdrawn, damagedLines } = takesIn(dataDir);
  if (damagedLines.length > 0) return 0;
  const known = [...all, ...withdrawn.map(({ take }) => take)];
  const named = new Set(known.map(({ sha256 }) => `${sha256}.wav`));
  let deleted = 0;
  for (const name of names.filter((one) => soundName.test(one) && !named.has(one))) {
    const file = join(takesFolder(dataDir), name);
    if (Date.now() - (await stat(file)).mtimeMs < unnamedMs) continue;
    await rm(file, { force: true });
    deleted += 1;
  }
  return deleted;
}

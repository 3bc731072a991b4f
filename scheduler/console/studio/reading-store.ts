// A whole reading that was sent up: what the process made of it, until each of its sentences is used or read again.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { z } from 'zod';
import { dayMs } from '../../../content/schema/durations.ts';
import { readingDoubts } from '../../../audio/studio/index.ts';
import { writeWhole } from '../../../content/write/write-whole.ts';
import type { SentFile } from '../sent-file.ts';
import { readingsFolder } from './owes-deletion.ts';
import { isThere } from '../../places.ts';

const range = z.object({ from: z.int(), to: z.int() });

const readingSchema = z.object({
  /** Another one with each file that is sent up. */
  id: z.string(),
  document: z.string(),
  /** Of the file, as whoever sent it calls it. */
  name: z.string(),
  /** ISO. */
  sentAt: z.string(),
  by: z.object({ account: z.string(), name: z.string() }),
  reader: z.string(),
  consent: z.object({ at: z.string(), words: z.string() }),
  /** What was sent up, beside this file. */
  file: z.string(),
  state: z.discriminatedUnion('is', [
    z.object({ is: z.literal('working') }),
    /** Vietnamese. */
    z.object({ is: z.literal('failed'), why: z.string() }),
    z.object({
      is: z.literal('cut'),
      sentences: z.array(
        z.object({
          key: z.string(),
          range: range.optional(),
          doubts: z.array(z.enum(readingDoubts)),
        }),
      ),
      /** Sentences that were used, by their keys. */
      used: z.array(z.string()),
    }),
  ]),
});
export type Reading = z.infer<typeof readingSchema>;
export type CutReading = Reading & { readonly state: { readonly is: 'cut' } };

/** Where a document's reading lies; a name that somebody chose is no path. */
function folderOf(dataDir: string, document: string): string {
  return join(
    readingsFolder(dataDir),
    createHash('sha256').update(document).digest('hex').slice(0, 16),
  );
}

/** A person's voice is kept no longer than somebody needs to go through it; real ms. */
const keptMs = 30 * dayMs;

/**
 * Drops the readings that nobody can read any more (so that nobody could ask for them either), and those for which `isOver` holds.
 * `byAge`: also those whose time is over; ask that only of a clock that is proved. @throws what the system throws where it cannot look
 */
export function dropReadings(
  dataDir: string,
  isOver: (reading: Reading) => boolean = () => false,
  { byAge = false }: { readonly byAge?: boolean } = {},
): void {
  const root = readingsFolder(dataDir);
  let unseen: Error | undefined;
  for (const name of isThere(root) ? readdirSync(root) : []) {
    const folder = join(root, name);
    try {
      const reading = readingIn(folder);
      const isOld = byAge && Date.now() - statSync(folder).mtimeMs > keptMs;
      if (!reading || isOld || isOver(reading)) rmSync(folder, { recursive: true, force: true });
    } catch (error) {
      // The others' promises hold whatever became of this one.
      unseen ??= error instanceof Error ? error : new Error(name, { cause: error });
    }
  }
  if (unseen) throw unseen;
}

const aboutIn = (folder: string): string => join(folder, 'bai-doc.json');

/** The reading of a document that is being gone through. One that cannot be read is none. */
export function readingOf(dataDir: string, document: string): Reading | undefined {
  return readingIn(folderOf(dataDir, document));
}

function readingIn(folder: string): Reading | undefined {
  const file = aboutIn(folder);
  if (!isThere(file)) return undefined;
  // What the system refuses to give (no descriptor left, a disk that fails) may be whole.
  const text = readFileSync(file, 'utf8');
  try {
    return readingSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** Puts what was sent up where it stays, in place of the reading before it. Its own file is first: no sound lies there unnamed. */
export async function beginReading(
  dataDir: string,
  sent: SentFile,
  about: Omit<Reading, 'file' | 'state'>,
): Promise<Reading> {
  dropReading(dataDir, about.document);
  const folder = folderOf(dataDir, about.document);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = `gui${extname(sent.path)}`;
  const reading: Reading = { ...about, file, state: { is: 'working' } };
  await writeReading(dataDir, reading);
  renameSync(sent.path, join(folder, file));
  return reading;
}

/** Keeps how far it is, where it is still the document's. Returns whether it is. */
export async function keepReading(dataDir: string, reading: Reading): Promise<boolean> {
  if (readingOf(dataDir, reading.document)?.id !== reading.id) return false;
  await writeReading(dataDir, reading);
  return true;
}

async function writeReading(dataDir: string, reading: Reading): Promise<void> {
  const file = aboutIn(folderOf(dataDir, reading.document));
  await writeWhole(file, JSON.stringify(readingSchema.parse(reading)));
}

export function dropReading(dataDir: string, document: string): void {
  rmSync(folderOf(dataDir, document), { recursive: true, force: true });
}

/** What was sent up, and all of it as mono samples of 16 bit: the process writes that one. */
export function filesOf(dataDir: string, { document, file }: Pick<Reading, 'document' | 'file'>) {
  const folder = folderOf(dataDir, document);
  return { sent: join(folder, file), samples: join(folder, 'ca-bai.pcm') };
}

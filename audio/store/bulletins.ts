import { createHash } from 'node:crypto';
import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import {
  manifestSchema,
  publishedScriptSchema,
  type Manifest,
  type PublishedScript,
} from '../../content/schema/published.ts';
import { documentItems } from '../bulletin/document-items.ts';
import { toVtt } from '../bulletin/vtt.ts';
import { writeFileWhole } from './write-file.ts';

const indexSchema = z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) });

const places = (dataDir: string) => ({
  index: (contentKey: string) => join(dataDir, 'cache', 'bulletins', `${contentKey}.json`),
  clips: join(dataDir, 'cache', 'clips'),
  recordings: join(dataDir, 'cache', 'recordings'),
  file: (sha256: string, extension: 'json' | 'mp3' | 'vtt') =>
    join(dataDir, 'public', 'tep', `${sha256}.${extension}`),
  script: (document: string) => join(dataDir, 'public', 'scripts', `${document}.json`),
});

export const clipsFolder = (dataDir: string): string => places(dataDir).clips;

export const recordingsCache = (dataDir: string): string => places(dataDir).recordings;

export const mp3File = (dataDir: string, sha256: string): string =>
  places(dataDir).file(sha256, 'mp3');

/** The manifest of a finished bulletin whose MP3 still has the hash it was published under; undefined otherwise. */
export async function readBulletin(
  dataDir: string,
  contentKey: string,
): Promise<Manifest | undefined> {
  const place = places(dataDir);
  try {
    const { sha256 } = indexSchema.parse(
      JSON.parse(await readFile(place.index(contentKey), 'utf8')),
    );
    const manifest = manifestSchema.parse(
      JSON.parse(await readFile(place.file(sha256, 'json'), 'utf8')),
    );
    const mp3 = await readFile(place.file(sha256, 'mp3'));
    await readFile(place.file(sha256, 'vtt'));
    const whole = createHash('sha256').update(mp3).digest('hex') === sha256;
    if (!whole || manifest.contentKey !== contentKey) return undefined;
    return { ...manifest, items: manifest.items ?? documentItems(manifest.sentences) };
  } catch {
    return undefined;
  }
}

function scriptOf(manifest: Manifest, document: { id: string; hash: string }): PublishedScript {
  return {
    document: document.id,
    documentHash: document.hash,
    sha256: manifest.sha256,
    durationMs: manifest.durationMs,
    sentences: manifest.sentences.filter((sentence) => sentence.document === document.id),
  };
}

/**
 * Writes the script of each document whose published one belongs to other words: an edit that is taken back finds its
 * bulletin in the cache, and the page is to find its words again too.
 */
export async function publishScripts(dataDir: string, manifest: Manifest): Promise<void> {
  for (const document of manifest.documents) {
    const file = places(dataDir).script(document.id);
    // One that is damaged is written anew like one that is missing.
    const known = await readFile(file, 'utf8')
      .then((text) => publishedScriptSchema.parse(JSON.parse(text)))
      .catch(() => undefined);
    if (known?.documentHash === document.hash && (await isThere(dataDir, known.sha256))) continue;
    await writeFileWhole(file, `${JSON.stringify(scriptOf(manifest, document))}\n`);
  }
}

function isThere(dataDir: string, sha256: string): Promise<boolean> {
  return access(places(dataDir).file(sha256, 'mp3')).then(
    () => true,
    () => false,
  );
}

/** Writes MP3, transcript, manifest and each document's script; the index last, so that it never points at half a bulletin. */
export async function publishBulletin(
  dataDir: string,
  mp3: Uint8Array,
  manifest: Manifest,
): Promise<void> {
  const place = places(dataDir);
  const json = (value: unknown): string => `${JSON.stringify(value)}\n`;
  await writeFileWhole(place.file(manifest.sha256, 'mp3'), mp3);
  await writeFileWhole(place.file(manifest.sha256, 'vtt'), toVtt(manifest.sentences));
  await writeFileWhole(place.file(manifest.sha256, 'json'), json(manifest));
  for (const document of manifest.documents) {
    await writeFileWhole(place.script(document.id), json(scriptOf(manifest, document)));
  }
  await writeFileWhole(place.index(manifest.contentKey), json({ sha256: manifest.sha256 }));
}

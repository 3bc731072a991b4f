import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  manifestSchema,
  publishedScheduleSchema,
  publishedScriptSchema,
  type Manifest,
  type PublishedSchedule,
  type PublishedScript,
} from '../content/schema/published.ts';

/** A place under LOA_DATA, by default `var/`; empty counts as unset, as in scheduler/config.ts. */
export const dataPath = (...names: readonly string[]): string =>
  resolve(process.env['LOA_DATA'] || 'var', ...names);

/** The folder audio/ and scheduler/ publish to. */
export const publicFolder = (): string => dataPath('public');

function readJson(path: string): unknown {
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    // Half-written or damaged: the page is then built as if nothing had been published.
    return undefined;
  }
}

/** What is spoken of a document, or undefined where nothing (readable) was published. */
export function readScript(documentId: string): PublishedScript | undefined {
  const path = join(publicFolder(), 'scripts', `${documentId}.json`);
  const script = publishedScriptSchema.safeParse(readJson(path));
  if (!script.success) return undefined;
  return existsSync(join(publicFolder(), 'tep', `${script.data.sha256}.mp3`))
    ? script.data
    : undefined;
}

/** Size in bytes of a published bulletin's MP3. */
export const bulletinBytes = (sha256: string): number =>
  statSync(join(publicFolder(), 'tep', `${sha256}.mp3`)).size;

/** The campaigns and slots as last published, or undefined. */
export function readSchedule(): PublishedSchedule | undefined {
  const schedule = publishedScheduleSchema.safeParse(
    readJson(join(publicFolder(), 'schedule.json')),
  );
  return schedule.success ? schedule.data : undefined;
}

/** Whether a file of that name (`lich.ics`) was published. */
export const hasPublished = (name: string): boolean => existsSync(join(publicFolder(), name));

/** The manifest of a bulletin whose sound is there, or undefined. */
export function readManifest(sha256: string): Manifest | undefined {
  const manifest = manifestSchema.safeParse(
    readJson(join(publicFolder(), 'tep', `${sha256}.json`)),
  );
  return manifest.success && hasPublished(`tep/${sha256}.mp3`) ? manifest.data : undefined;
}

/** SHA-256 of every published bulletin. */
export function publishedBulletins(): readonly string[] {
  const folder = join(publicFolder(), 'tep');
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => /^([0-9a-f]{64})\.mp3$/.exec(name)?.[1] ?? []);
}

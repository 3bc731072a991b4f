import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  publishedScheduleSchema,
  publishedScriptSchema,
  type PublishedSchedule,
  type PublishedScript,
} from '../content/schema/published.ts';

/** The folder audio/ and scheduler/ publish to: `$LOA_DATA/public`, by default `var/public`. */
export const publicFolder = (): string => resolve(process.env['LOA_DATA'] ?? 'var', 'public');

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

/** The campaigns and slots as last published, or undefined. */
export function readSchedule(): PublishedSchedule | undefined {
  const schedule = publishedScheduleSchema.safeParse(
    readJson(join(publicFolder(), 'schedule.json')),
  );
  return schedule.success ? schedule.data : undefined;
}

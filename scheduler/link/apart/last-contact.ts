// When the station last spoke with its centre, and what keeps it from doing so: the link writes it, pages show it.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { linkDirOf } from '../membership-file.ts';

export interface Contact {
  /** Epoch ms, of this machine's clock; absent: never. */
  readonly at?: number;
  /** Vietnamese; '' where all is well. */
  readonly trouble: string;
}

function fileOf(dataDir: string): string {
  return join(linkDirOf(dataDir), 'lan-cuoi.json');
}

/** Of a round that went well, or of one that did not: then the last good one is remembered. Never throws. */
export function noteContact(dataDir: string, now: number, trouble: string): void {
  const before = readContact(dataDir).at;
  const at = trouble === '' ? Math.round(now) : before;
  try {
    const part = `${fileOf(dataDir)}.part`;
    writeFileSync(part, JSON.stringify({ ...(at !== undefined && { at }), trouble }));
    renameSync(part, fileOf(dataDir));
  } catch {
    // The disk is full: what counts is that the station talks.
  }
}

export function readContact(dataDir: string): Contact {
  try {
    const value: unknown = JSON.parse(readFileSync(fileOf(dataDir), 'utf8'));
    if (typeof value !== 'object' || value === null) return { trouble: '' };
    const { at, trouble }: { at?: unknown; trouble?: unknown } = value;
    return {
      ...(typeof at === 'number' && { at }),
      trouble: typeof trouble === 'string' ? trouble : '',
    };
  } catch {
    return { trouble: '' };
  }
}

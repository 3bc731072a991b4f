import { createWriteStream, mkdirSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { SentFile } from '../sent-file.ts';
import { oneLine } from './plain-text.ts';

/** What is sent up, on the disk for as long as its act takes. */
export interface KeptFiles {
  keep(field: string, name: string, stream: Readable & { readonly truncated: boolean }): void;
  get(field: string): SentFile | undefined;
  /** Whether one was larger than may be; resolves once all are written, rejects where the disk refuses. */
  hasCut(): Promise<boolean>;
  discard(): Promise<void>;
}

export function createKeptFiles(folder: string): KeptFiles {
  const kept = new Map<string, SentFile>();
  const writing: Promise<boolean>[] = [];
  let place: string | undefined;
  return {
    keep(field, name, stream) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      place ??= mkdtempSync(join(folder, 'gui-'));
      // Never a name that somebody chose: only its kind, which tells how it is read.
      const path = join(place, `tep-${kept.size}${safeKind(name)}`);
      const file = createWriteStream(path, { mode: 0o600 });
      const written = pipeline(stream, file).then(() => {
        if (file.bytesWritten > 0)
          kept.set(field, {
            path,
            name: oneLine(basename(name)).slice(0, 200),
            bytes: file.bytesWritten,
          });
        return stream.truncated;
      });
      // Whoever asks is told; before that nobody is struck by it.
      written.catch(() => undefined);
      writing.push(written);
    },
    get: (field) => kept.get(field),
    hasCut: async () => (await Promise.all(writing)).some((cut) => cut),
    async discard() {
      await Promise.allSettled(writing);
      if (place !== undefined) await rm(place, { recursive: true, force: true });
    },
  };
}

/** `Lời kêu gọi.MP3` → `.mp3`; '' for what is no plain ending. */
function safeKind(name: string): string {
  const kind = extname(name).toLowerCase();
  return /^\.[a-z0-9]{1,5}$/.test(kind) ? kind : '';
}

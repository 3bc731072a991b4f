import { createReadStream, statSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { backupDirOf } from '../../config.ts';
import type { Looking } from '../console-parts.ts';
import { isBackupName } from '../views/machine-view.ts';

/** `/dai/may/sao-luu/<name>`: a backup to take away. Undefined: there is none of that name. */
export function backupFile({ parts, param }: Looking): Response | undefined {
  const name = param('name');
  if (!isBackupName(name)) return undefined;
  const file = join(backupDirOf(parts.config.dataDir), name);
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  if (size === undefined) return undefined;
  // One and the same object: the DOM's types and Node's differ.
  const body = Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array>;
  return new Response(body, {
    headers: {
      'Content-Type': 'application/vnd.sqlite3',
      'Content-Length': String(size),
      'Content-Disposition': `attachment; filename="${name}"`,
    },
  });
}

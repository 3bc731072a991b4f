// Whether something of a reader's may have to go: asked by the console's own process, which loads nothing of the studio for it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { takesFile, takesFolder } from '../../../content/schema/takes.ts';
import { isThere } from '../../places.ts';

export const readingsFolder = (dataDir: string): string => join(dataDir, 'console', 'bai-doc');
export const consentsFile = (dataDir: string): string =>
  join(takesFolder(dataDir), 'consents.jsonl');

/** A reading lies there, or somebody once took something back. A file that cannot be read owes. */
export function owesDeletion(dataDir: string): boolean {
  try {
    const readings = readingsFolder(dataDir);
    if (isThere(readings) && readdirSync(readings).length > 0) return true;
    return [takesFile(dataDir), consentsFile(dataDir)].some(
      (file) => isThere(file) && readFileSync(file, 'utf8').includes('"event":"withdraw"'),
    );
  } catch {
    return true;
  }
}

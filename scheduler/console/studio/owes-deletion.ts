// Whether something of a reader's may have to go: asked by the console's own process, which loads nothing of the studio for it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { takesFile, takesFolder } from '../../../content/schema/takes.ts';

export const readingsFolder = (dataDir: string): string => join(dataDir, 'console', 'bai-doc');
export const consentsFile = (dataDir: string): string =>
  join(takesFolder(dataDir), 'consents.jsonl');

/** A reading lies there, or somebody once took something back. A file that cannot be read owes. */
export function owesDeletion(dataDir: string): boolean {
  try {
    const readings = readingsFolder(dataDir);
    if (existsSync(readings) && readdirSync(readings).length > 0) return true;
    return [takesFile(dataDir), consentsFile(dataDir)].some(
      (file) => existsSync(file) && readFileSync(file, 'utf8').includes('"event":"withdraw"'),
    );
  } catch {
    return true;
  }
}

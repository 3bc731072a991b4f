// The small ward's content in a folder of its own, with a console on it.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { smallWard } from '../unit/content/small-ward.ts';
import { consoleInTest, type ConsoleInTest } from './console.ts';

export interface WardOnDisk {
  readonly contentDir: string;
  readonly console: ConsoleInTest;
  /** `content/ward.yaml`. */
  readonly put: (file: string, text: string) => void;
  readonly read: (file: string) => string;
  readonly remove: () => void;
}

export function wardOnDisk(): WardOnDisk {
  const dir = mkdtempSync(join(tmpdir(), 'loa-ward-'));
  const put = (file: string, text: string): void => {
    mkdirSync(dirname(join(dir, file)), { recursive: true });
    writeFileSync(join(dir, file), text);
  };
  for (const [file, text] of Object.entries(smallWard)) put(file, text);
  const contentDir = join(dir, 'content');
  return {
    ...{ contentDir, put, console: consoleInTest(dir, contentDir) },
    read: (file) => readFileSync(join(dir, file), 'utf8'),
    remove: () => {
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

// What the capture writes down: a line of JSON when an airing begins and when it ends.
import {
  appendFileSync,
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { LoaError } from '../../content/schema/loa-error.ts';
import { sayError } from '../../content/schema/say-error.ts';
import type { Clock } from '../clock.ts';
import type { Playable } from './output.ts';

export interface Diary {
  /** Its descriptor, opened ahead: at the moment there may be none left. Throws in Vietnamese. */
  open(): number;
  /** On the disk when it returns. Throws in Vietnamese. */
  write(to: number, item: Playable, event: 'start' | 'end', more: object): void;
}

export function createDiary(file: string, clock: Clock): Diary {
  let begun = false;
  return {
    open() {
      try {
        if (!begun) closeTornLine(file);
        begun = true;
        mkdirSync(dirname(file), { recursive: true });
        return openSync(file, 'a');
      } catch (error) {
        throw new LoaError('cannot-write', cannotWrite(file, error), { cause: error });
      }
    },
    write(to, { slot, sha256 }, event, more) {
      const virtualAt = new Date(clock.now()).toISOString();
      const realAt = new Date(clock.realNow()).toISOString();
      const line = { slot, event, virtualAt, realAt, sha256, ...more };
      try {
        // Into a file that somebody has removed meanwhile one can write for ever.
        if (statSync(file).ino !== fstatSync(to).ino)
          throw new LoaError('file-replaced', 'tệp đã bị xóa hoặc thay');
        writeSync(to, `${JSON.stringify(line)}\n`);
        fsyncSync(to);
      } catch (error) {
        throw new LoaError('cannot-write', cannotWrite(file, error), { cause: error });
      }
    },
  };
}

/** A line that a power cut tore gets its end, so that it spoils no other. */
function closeTornLine(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  if (existsSync(file) && !/(^|\n)$/.test(readFileSync(file, 'utf8').slice(-1)))
    appendFileSync(file, '\n');
}

/** Why it cannot be written, in Vietnamese. */
export function canWrite(file: string): readonly string[] {
  try {
    mkdirSync(dirname(file), { recursive: true });
    closeSync(openSync(file, 'a'));
    return [];
  } catch (error) {
    return [cannotWrite(file, error)];
  }
}

function cannotWrite(file: string, error: unknown): string {
  const why = sayError(error);
  return `Không ghi được ${file} (${why}). Cấp quyền ghi hoặc giải phóng đĩa.`;
}

// takes.jsonl: one line an event, appended and synced. What a power cut tore off its end is cut at the next write.
import { mkdirSync, readFileSync } from 'node:fs';
import { sayError } from '../../content/schema/say-error.ts';
import { takesFile, takesFolder } from '../../content/schema/takes.ts';
import { AudioError } from '../error.ts';
import { appendLine } from './append-line.ts';
import { takeEventSchema, type TakeEvent } from './take.ts';
import { isThere } from '../../content/write/is-there.ts';

export interface TakeLines {
  readonly events: readonly TakeEvent[];
  /** 1-based lines that cannot be read; a torn last line is none of them. */
  readonly damagedLines: readonly number[];
}

/** Every event in its order; nothing where nobody has recorded yet. Throws what the system throws where the file is there and cannot be read. */
export function readTakeLines(dataDir: string): TakeLines {
  const file = takesFile(dataDir);
  if (!isThere(file)) return { events: [], damagedLines: [] };
  const lines = readFileSync(file, 'utf8').split('\n');
  const last = lines.pop() ?? '';
  const events: TakeEvent[] = [];
  const damagedLines: number[] = [];
  lines.forEach((line, index) => {
    const event = readLine(line);
    if (event) events.push(event);
    else if (line.trim() !== '') damagedLines.push(index + 1);
  });
  const whole = readLine(last);
  if (whole) events.push(whole);
  return { events, damagedLines };
}

function readLine(line: string): TakeEvent | undefined {
  try {
    return takeEventSchema.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}

/**
 * Adds one event; it is on the disk when this returns. A disk that refuses it leaves the file as it was.
 * @throws AudioError `write-failed`
 */
export function appendTakeEvent(dataDir: string, event: TakeEvent): void {
  const path = takesFile(dataDir);
  try {
    mkdirSync(takesFolder(dataDir), { recursive: true, mode: 0o700 });
    const line = JSON.stringify(takeEventSchema.parse(event));
    appendLine(path, line, (torn) => readLine(torn) !== undefined);
  } catch (error) {
    throw new AudioError(
      'write-failed',
      `Không ghi được ${path}: ${sayError(error)}. Kiểm tra dung lượng đĩa và quyền ghi vào thư mục dữ liệu (LOA_DATA).`,
      { cause: error },
    );
  }
}

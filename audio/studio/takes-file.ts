// takes.jsonl: one line an event, appended and synced. What a power cut tore off its end is cut at the next write.
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  writeSync,
} from 'node:fs';
import { sayError } from '../../content/schema/say-error.ts';
import { takesFile, takesFolder } from '../../content/schema/takes.ts';
import { AudioError } from '../error.ts';
import { takeEventSchema, type TakeEvent } from './take.ts';

export interface TakeLines {
  readonly events: readonly TakeEvent[];
  /** 1-based lines that cannot be read; a torn last line is none of them. */
  readonly damagedLines: readonly number[];
}

/** Every event in its order; nothing where nobody has recorded yet. Throws what the system throws where the file is there and cannot be read. */
export function readTakeLines(dataDir: string): TakeLines {
  const file = takesFile(dataDir);
  if (!existsSync(file)) return { events: [], damagedLines: [] };
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
    const file = openSync(path, 'a+', 0o600);
    try {
      append(file, `${JSON.stringify(takeEventSchema.parse(event))}\n`);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw new AudioError(
      'write-failed',
      `Không ghi được ${path}: ${sayError(error)}. Kiểm tra dung lượng đĩa và quyền ghi vào thư mục dữ liệu (LOA_DATA).`,
      { cause: error },
    );
  }
}

function append(file: number, line: string): void {
  const { size } = fstatSync(file);
  const torn = lastPiece(file, size);
  // Whole but for its line end: the cut came between the two.
  const isWhole = readLine(torn.toString('utf8')) !== undefined;
  const start = isWhole ? size : size - torn.length;
  if (start < size) ftruncateSync(file, start);
  try {
    const bytes = Buffer.from(isWhole ? `\n${line}` : line);
    if (writeSync(file, bytes) < bytes.length) throw new Error('ENOSPC');
    fsyncSync(file);
  } catch (error) {
    ftruncateSync(file, start);
    throw error;
  }
}

const pieceBytes = 65_536;

/** What stands after the last line end. */
function lastPiece(file: number, size: number): Buffer {
  for (let want = Math.min(size, pieceBytes); ; want = Math.min(size, want * 4)) {
    const bytes = Buffer.alloc(want);
    readSync(file, bytes, 0, want, size - want);
    const end = bytes.lastIndexOf(0x0a);
    if (end >= 0 || want === size) return bytes.subarray(end + 1);
  }
}

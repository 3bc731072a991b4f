// A backup is one file: a head that says what it is and the digest of what follows, then PostgreSQL's own dump.
import { createHash } from 'node:crypto';
import { createReadStream, openSync, readSync, closeSync, writeSync, fsyncSync } from 'node:fs';
import { z } from 'zod';
import { Failure } from '../../failure.ts';

const magic = 'LOA-TRUNG-TAM 1\n';
/** The head has this room, and the dump begins behind it. */
export const headBytes = 65_536;

const headShape = z.object({
  /** Epoch ms. */
  madeAt: z.int(),
  centre: z.string(),
  /** Of the program that made it. */
  program: z.string(),
  postgres: z.string(),
  migrations: z.array(z.object({ number: z.int(), name: z.string(), sha256: z.string() })),
  stations: z.int(),
  lines: z.int(),
  /** Of the dump. */
  bytes: z.int(),
  sha256: z.string(),
});
export type BackupHead = z.infer<typeof headShape>;

/** Written last of all: a file without it is no backup. */
export function writeHead(file: string, head: BackupHead): void {
  const text = magic + JSON.stringify(head);
  const room = Buffer.alloc(headBytes, ' ');
  if (room.write(text) < Buffer.byteLength(text)) throw new Error('head of a backup is too long');
  const out = openSync(file, 'r+');
  try {
    writeSync(out, room, 0, headBytes, 0);
    fsyncSync(out);
  } finally {
    closeSync(out);
  }
}

/** What the file says it is, after all of it was read and found to be so. Throws Failure. */
export async function readBackup(file: string): Promise<BackupHead> {
  const head = readHead(file);
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const part of createReadStream(file, { start: headBytes })) {
    // No encoding is set.
    const piece = part as Buffer;
    hash.update(piece);
    bytes += piece.byteLength;
  }
  if (bytes === head.bytes && hash.digest('hex') === head.sha256) return head;
  throw new Failure(
    `Bản sao lưu ${file} bị hỏng: có ${bytes} byte trong ${head.bytes}, hoặc khác với lúc ghi.`,
    'Chép lại tệp từ nơi cất, hoặc dùng bản sao lưu khác. Chưa phục hồi gì.',
  );
}

function readHead(file: string): BackupHead {
  const none = (why: string): Failure =>
    new Failure(`${file} không phải bản sao lưu của trung tâm: ${why}.`, 'Xem lại tên tệp.');
  const room = Buffer.alloc(headBytes);
  let input: number;
  try {
    input = openSync(file, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw none('không có tệp ấy');
    throw error;
  }
  try {
    readSync(input, room, 0, headBytes, 0);
  } finally {
    closeSync(input);
  }
  const text = room.toString().trimEnd();
  if (!text.startsWith(magic)) throw none('không có đầu tệp');
  try {
    return headShape.parse(JSON.parse(text.slice(magic.length)));
  } catch {
    throw none('đầu tệp hỏng, hoặc do phiên bản khác ghi');
  }
}

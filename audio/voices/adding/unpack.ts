// A voice as people get it (an archive, a folder, a model with its papers beside it) -> its files, flat, in a folder of ours.
// Runs in a process of its own (`look-process.ts`): what is read here was sent by anybody.
import { createReadStream, createWriteStream } from 'node:fs';
import { copyFile, open, readdir, stat, statfs } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { createTarDecoder } from 'modern-tar';
import unbzip2 from 'unbzip2-stream';
import yauzl from 'yauzl';
import { limits, pickFile } from './pick-files.ts';
import { refuse } from './refusal.ts';

/** Names of the files that were put into `into`. @throws VoiceError `voice-refused` */
export async function unpack(source: string, into: string): Promise<readonly string[]> {
  const found = await stat(source);
  if (found.isDirectory()) return copyFrom(source, into);
  const kind = await kindOf(source);
  if (kind === 'zip') return unzip(source, into);
  if (kind !== 'other') return untar(source, kind, into);
  if (/\.onnx$/i.test(source)) return copyFrom(dirname(source), into, basename(source));
  throw refuse(
    'Tệp này không phải gói giọng đọc. Nhận: .tar.bz2, .tar.gz, .zip, một thư mục, hoặc tệp .onnx có .onnx.json và MODEL_CARD nằm cạnh.',
  );
}

type Kind = 'tar' | 'gzip' | 'bzip2' | 'zip' | 'other';

/** By its first bytes: names lie. */
async function kindOf(file: string): Promise<Kind> {
  const handle = await open(file);
  const head = Buffer.alloc(512);
  try {
    await handle.read(head, 0, head.length, 0);
  } finally {
    await handle.close();
  }
  if (head.readUInt16BE(0) === 0x1f8b) return 'gzip';
  if (head.toString('latin1', 0, 3) === 'BZh') return 'bzip2';
  if (head.toString('latin1', 0, 4) === 'PK\u0003\u0004') return 'zip';
  return head.toString('latin1', 257, 262) === 'ustar' ? 'tar' : 'other';
}

/** `only`: of the models that one. Papers of the folder itself, and of a folder in it that has the model. */
async function copyFrom(folder: string, into: string, only?: string): Promise<readonly string[]> {
  const names: string[] = [];
  const room = createRoom(into);
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.slice(0, limits.entries)) {
    const picked = entry.isFile() ? pickFile(entry.name) : undefined;
    const isOther = /\.onnx$/i.test(entry.name) && only !== undefined && entry.name !== only;
    if (!picked || isOther || isOfOther(entry.name, only)) continue;
    const path = join(folder, entry.name);
    const { size } = await stat(path);
    if (size > picked.mostBytes) throw tooLarge(entry.name);
    await room.take(picked.name, size);
    await copyFile(path, join(into, picked.name));
    names.push(picked.name);
  }
  return names;
}

/** Settings of another model that lies in the same folder. */
function isOfOther(name: string, only: string | undefined): boolean {
  return only !== undefined && /\.onnx\.json$/i.test(name) && name !== `${only}.json`;
}

async function untar(file: string, kind: Kind, into: string): Promise<readonly string[]> {
  const names: string[] = [];
  const opened = createReadStream(file);
  const counted = countBytes();
  // Errors of each come out of the last: whoever reads it hears of them.
  const steps =
    kind === 'gzip'
      ? [createGunzip(), counted]
      : kind === 'bzip2'
        ? [unbzip2(), counted]
        : [counted];
  const room = createRoom(into);
  let broken: unknown;
  pipeline([opened, ...steps]).catch((error: unknown) => (broken = error));
  let entries = 0;
  try {
    // Node's web streams and the package's are the same ones under two names of types.
    const bytes = Readable.toWeb(counted) as unknown as ReadableStream<Uint8Array>;
    for await (const entry of bytes.pipeThrough(createTarDecoder())) {
      if ((entries += 1) > limits.entries) throw refuse('Gói có quá nhiều tệp.');
      const { name, type, size } = entry.header;
      const picked = type === undefined || type === 'file' ? pickFile(name) : undefined;
      if (!picked) {
        await entry.body.cancel();
        continue;
      }
      if (size > picked.mostBytes) throw tooLarge(name);
      await room.take(picked.name, size);
      const path = join(into, picked.name);
      await pipeline(entry.body, createWriteStream(path, { flags: 'wx' }));
      // A tar without compression ends anywhere without a word.
      if ((await stat(path)).size !== size) throw new Error('an entry was cut off');
      names.push(picked.name);
    }
  } catch (error) {
    opened.destroy();
    throw asRefusal(broken ?? error);
  }
  return names;
}

async function unzip(file: string, into: string): Promise<readonly string[]> {
  const names: string[] = [];
  const room = createRoom(into);
  try {
    const zip = await yauzl.openPromise(file, { lazyEntries: true, validateEntrySizes: true });
    if (zip.entryCount > limits.entries) throw refuse('Gói có quá nhiều tệp.');
    for await (const entry of zip.eachEntry()) {
      const picked = entry.fileName.endsWith('/') ? undefined : pickFile(entry.fileName);
      if (!picked) continue;
      if (entry.uncompressedSize > picked.mostBytes) throw tooLarge(entry.fileName);
      // No more comes out of it than it says: `validateEntrySizes`.
      await room.take(picked.name, entry.uncompressedSize);
      const stream = await zip.openReadStreamPromise(entry);
      await pipeline(stream, createWriteStream(join(into, picked.name), { flags: 'wx' }));
      names.push(picked.name);
    }
  } catch (error) {
    throw asRefusal(error);
  }
  return names;
}

/** What may still be written; asked before each file. @throws VoiceError `voice-refused` */
function createRoom(into: string): { take(name: string, bytes: number): Promise<void> } {
  let taken = 0;
  let model: string | undefined;
  return {
    async take(name, bytes) {
      taken += bytes;
      if (taken > limits.unpacked) throw tooMuch();
      if (/\.onnx$/i.test(name)) {
        // Two of one name are told as such.
        if (model !== undefined && model !== name)
          throw refuse(`Gói có hơn một mô hình (${model}, ${name}): chỉ để lại một.`);
        model = name;
      }
      if (bytes > limits.paper) await refuseFullDisk(into, bytes);
    },
  };
}

/** A model is written once as it came, once with what the engine asks for, once with its lengths. */
const copies = 3;
/** What the station itself needs meanwhile, bytes. */
const spareBytes = 300e6;

async function refuseFullDisk(into: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(into);
  const needed = bytes * copies + spareBytes;
  if (bavail * bsize < needed)
    throw refuse(
      `Ổ đĩa còn ${Math.floor((bavail * bsize) / 1e6)} MB, xem giọng này cần ${Math.ceil(needed / 1e6)} MB. Xóa bớt tệp rồi thử lại.`,
    );
}

const tooMuch = () => refuse('Gói bung ra lớn hơn 1 GB.');

/** A small archive may say that it is endless. */
function countBytes(): Transform {
  let seen = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      if (seen > limits.unpacked) done(tooMuch());
      else done(null, chunk);
    },
  });
}

const tooLarge = (name: string) => refuse(`Tệp "${name}" trong gói quá lớn.`);

function asRefusal(error: unknown): Error {
  if (error instanceof Error && 'code' in error) {
    if (error.code === 'voice-refused') return error;
    if (error.code === 'EEXIST') return refuse('Gói có hai tệp trùng tên.');
    if (error.code === 'ENOSPC') return error;
  }
  return refuse('Gói bị hỏng hoặc tải chưa hết: không bung ra được. Tải lại rồi thử lại.', error);
}

// What was sent, read: each file, and of files of rows each row, with where it belongs.
import { fileHash, rowHash } from '../../../content/centre-hash.ts';
import type { CentreThing } from '../../../content/schema/centre.ts';
import { recordedName, sameName } from '../../../content/schema/recordings.ts';
import { LoaError } from '../../../content/schema/loa-error.ts';
import { namedRows, type RowFile } from '../../../content/write/centre-rows.ts';
import type { Part, Reason } from '../../centre/talk/order.ts';
import { withWardHours } from './own-hours.ts';
import { placeOf, type SentThing } from './sent-thing.ts';
import type { PlacingNeeds, Taking } from './taking.ts';

/** A whole file, or one row of a file whose other rows are the ward's. */
export type ReadPart = { readonly sha256: string } & (
  | {
      readonly is: 'text' | 'campaign';
      readonly file: string;
      readonly row?: undefined;
      readonly text: string;
    }
  | {
      readonly is: 'bytes';
      readonly file: string;
      readonly row?: undefined;
      /** Read from the disk each time: a parcel of recordings is many times what a machine's memory holds. */
      readonly bytes: Uint8Array;
      /** Of sound that the centre rendered: hash of the document that it says. */
      readonly reads?: string;
    }
  | { readonly is: 'row'; readonly file: RowFile; readonly row: string; readonly value: unknown }
);

interface Ward {
  readonly had: CentreThing | undefined;
  readonly taking: Taking;
}

/** All of it, or why it can't be used. */
export function partsOf(
  { blob }: Pick<PlacingNeeds, 'blob'>,
  { parts }: SentThing,
  ward: Ward,
): readonly ReadPart[] | Reason {
  const read: ReadPart[] = [];
  for (const part of parts) {
    const one = readPart(part, blob, ward);
    if ('code' in one) return one;
    const bound = part.what === 'bulletin' ? boundTo(one, saidBy(part, parts)) : one;
    if (!bound) return invalid(`Tiếng ${part.path} đến mà không có bài nó đọc.`);
    read.push(...bound);
  }
  const names = read.map(({ file, row }) => `${file} ${row ?? ''}`.toLowerCase());
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  return twice === undefined
    ? read
    : invalid(`Trung tâm gửi hai lần cùng một chỗ: ${twice.trim()}.`);
}

function readPart(
  part: Part,
  blob: PlacingNeeds['blob'],
  ward: Ward,
): readonly ReadPart[] | Reason {
  const place = placeOf(part);
  if (!place)
    return invalid(
      `Chỗ "${part.path}" không phải nơi để ${kindWords[part.what]}: đài không ghi vào đó.`,
    );
  const bytes = blob(part.sha256);
  if (bytes === undefined || fileHash(bytes) !== part.sha256)
    return invalid(`Tệp ${part.path} chưa nhận đủ hoặc hỏng trên đường.`);
  if (place.is === 'bytes') return [soundOf(place.file, part, blob)];
  const text = textOf(bytes);
  if (text === undefined) return invalid(`Tệp ${part.path} không phải chữ UTF-8.`);
  try {
    if (place.is === 'rows') return rowsIn(place.file, text, part.path);
    if (place.is === 'text') return [{ is: 'text', file: place.file, text, sha256: part.sha256 }];
    const own = withWardHours(text, ward.taking, ward.had);
    return [{ is: 'campaign', file: place.file, text: own, sha256: fileHash(own) }];
  } catch (error) {
    if (!(error instanceof LoaError)) throw error;
    return invalid(`${part.path}: ${error.message} ${error.hint}`.trim());
  }
}

/** The document that rendered sound says: it came with it. */
function saidBy({ path }: Part, parts: readonly Part[]): Part | undefined {
  const name = recordedName(path);
  return parts.find(
    (one) => one.what === 'document' && sameName(one.path).replace(/\.mdx$/, '') === name,
  );
}

function boundTo(
  read: readonly ReadPart[],
  document: Part | undefined,
): readonly ReadPart[] | undefined {
  if (!document) return undefined;
  return read.map((one) => (one.is === 'bytes' ? { ...one, reads: document.sha256 } : one));
}

/** Throws LoaError `not-whole` where its bytes are read and are gone by then. */
function soundOf(file: string, { sha256, path }: Part, blob: PlacingNeeds['blob']): ReadPart {
  return {
    ...{ is: 'bytes', file, sha256 },
    get bytes() {
      const bytes = blob(sha256);
      if (bytes) return bytes;
      throw new LoaError('not-whole', `Tệp ${path} không còn ở chỗ đã nhận.`);
    },
  };
}

function rowsIn(file: RowFile, text: string, path: string): readonly ReadPart[] | Reason {
  const rows = [...namedRows(file, text)];
  const nameless = rows.find(([name]) => name.startsWith('#'));
  if (rows.length === 0 || nameless)
    return invalid(`Tệp ${path} không có mục nào, hoặc có mục không tên.`);
  return rows.map(([row, value]) => ({ is: 'row', file, row, value, sha256: rowHash(value) }));
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function invalid(words: string): Reason {
  return { code: 'invalid-content', words };
}

const kindWords: Readonly<Record<Part['what'], string>> = {
  ...{ document: 'bài', recording: 'bản ghi âm', facts: 'điều đã đổi', lexicon: 'cách đọc' },
  ...{ emergencies: 'lời khẩn soạn sẵn', campaign: 'đợt phát', bulletin: 'bản tin' },
  ...{ picture: 'ảnh', file: 'tệp bà con tải về' },
};

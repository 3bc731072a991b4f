import { imageSize } from 'image-size';
import {
  attachedName,
  fileKinds,
  pictureEndings,
  picturesFolder,
  saySize,
  type OfferedFile,
  type Picture,
} from '../schema/attached.ts';
import type { Problem } from '../schema/problem.ts';

/** A file of content/pictures/ or content/files/: how large it is, and its first part. */
export interface AttachedFile {
  readonly file: string;
  readonly bytes: number;
  readonly head: Uint8Array;
}

/** What of it is as it should be. */
export interface Attached {
  readonly pictures: readonly Picture[];
  readonly files: readonly OfferedFile[];
  readonly problems: readonly Problem[];
}

/** Bytes. A telephone on a slow network waits half a minute for the larger of a picture. */
const heavyPicture = 500_000;
const largestPicture = 3_000_000;
const largestFile = 20_000_000;

/** What may be shown and offered, and what is wrong with the rest. */
export function readAttached(attached: readonly AttachedFile[]): Attached {
  const pictures: Picture[] = [];
  const files: OfferedFile[] = [];
  const problems: Problem[] = [];
  for (const one of attached) {
    const isPicture = one.file.startsWith(picturesFolder);
    const found = wrongName(one.file, isPicture) ?? (isPicture ? pictureOf(one) : fileOf(one));
    if ('message' in found) problems.push({ file: one.file, line: 1, ...found });
    else if ('width' in found) {
      pictures.push(found);
      if (one.bytes > heavyPicture) problems.push({ file: one.file, line: 1, ...heavy(one) });
    } else files.push(found);
  }
  return { pictures, files, problems };
}

type Wrong = Omit<Problem, 'file' | 'line'>;

const nameOf = (file: string): string => file.replace(/^content\/[^/]+\//, '');
const endingOf = (name: string): string => attachedName.exec(name)?.[1] ?? '';

function wrongName(file: string, isPicture: boolean): Wrong | undefined {
  const name = nameOf(file);
  const endings: readonly string[] = isPicture ? pictureEndings : Object.keys(fileKinds);
  if (endings.includes(endingOf(name))) return undefined;
  const isNamed = endingOf(name) !== '';
  return {
    severity: 'error',
    message: isNamed
      ? `Tệp kiểu ${endingOf(name)} không dùng được ở đây.`
      : `Tên tệp "${name}" không dùng làm đường dẫn được.`,
    hint: `${isNamed ? 'Lưu thành một trong các kiểu' : 'Đổi thành chữ thường không dấu, cách nhau bằng dấu -, đuôi'}: ${endings.join(', ')}.`,
  };
}

function pictureOf({ file, bytes, head }: AttachedFile): Picture | Wrong {
  if (bytes > largestPicture) return tooLarge(bytes, largestPicture, 'Thu nhỏ ảnh');
  const size = sizeOf(head, endingOf(nameOf(file)));
  if (size !== undefined) return { name: nameOf(file), ...size, bytes };
  return {
    severity: 'error',
    message: 'Tệp này không phải ảnh như đuôi tên tệp nói, hoặc đã hỏng.',
    hint: 'Mở ảnh bằng chương trình xem ảnh, lưu lại thành .webp, .jpg hoặc .png rồi thay tệp này.',
  };
}

const kindOfEnding: Readonly<Record<string, string>> = {
  '.webp': 'webp',
  '.jpg': 'jpg',
  '.png': 'png',
};

/** As it is shown: a photograph that says it lies on its side is turned. Undefined where it is no picture of that ending. */
function sizeOf(
  head: Uint8Array,
  ending: string,
): { readonly width: number; readonly height: number } | undefined {
  try {
    const { type, width, height, orientation = 1 } = imageSize(head);
    if (type !== kindOfEnding[ending] || width === 0 || height === 0) return undefined;
    return orientation >= 5 ? { width: height, height: width } : { width, height };
  } catch {
    // It throws for whatever is none.
    return undefined;
  }
}

/** What files begin with, by their ending; a text begins with anything. */
const beginnings: Readonly<Record<string, string>> = {
  '.pdf': '%PDF-',
  ...{ '.docx': 'PK', '.odt': 'PK', '.xlsx': 'PK', '.ods': 'PK' },
};

function fileOf({ file, bytes, head }: AttachedFile): OfferedFile | Wrong {
  if (bytes > largestFile) return tooLarge(bytes, largestFile, 'Rút gọn tệp');
  const name = nameOf(file);
  const ending = endingOf(name);
  const begins = Buffer.from(head.subarray(0, 1024)).toString('latin1');
  if (begins.startsWith(beginnings[ending] ?? '') && bytes > 0)
    return { name, kind: fileKinds[ending] ?? '', bytes };
  return {
    severity: 'error',
    message: `Tệp này không phải ${fileKinds[ending] ?? 'tệp'} như đuôi tên tệp nói, hoặc đã hỏng.`,
    hint: 'Mở tệp bằng chương trình của nó, lưu lại rồi thay tệp này.',
  };
}

function tooLarge(bytes: number, most: number, mend: string): Wrong {
  return {
    severity: 'error',
    message: `Tệp nặng ${saySize(bytes)}, quá mức ${saySize(most)}: mạng của bà con không tải nổi.`,
    hint: `${mend}, hoặc chuyển tệp ra khỏi thư mục content.`,
  };
}

function heavy({ bytes }: AttachedFile): Wrong {
  return {
    severity: 'warning',
    message: `Ảnh nặng ${saySize(bytes)}: điện thoại trên mạng chậm phải chờ lâu.`,
    hint: 'Chèn ảnh ở trang soạn bài thì ảnh được thu nhỏ; hoặc lưu lại thành .webp, cạnh dài 1600 điểm.',
  };
}

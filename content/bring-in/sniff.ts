import { ImportRefusal, type RefusalCode } from './refusals.ts';

export type FileKind = 'zip' | 'pdf' | 'html' | 'text';

const largestBytes = 60 * 1024 * 1024;

/** Before the bytes of a file are read: whether it is one, and how large. Throws ImportRefusal. */
export function refuseOther(stats: { readonly size: number; isFile(): boolean }): void {
  if (!stats.isFile()) {
    throw new ImportRefusal('not-a-file');
  }
  refuseLarge(stats.size);
}

function refuseLarge(size: number): void {
  if (size > largestBytes) {
    throw new ImportRefusal('large');
  }
}

/** What the first bytes of a file say it is; its name says nothing. */
const signatures: readonly (readonly [
  bytes: readonly number[],
  kind: 'zip' | 'archive' | 'picture',
])[] = [
  [[0x50, 0x4b, 0x03, 0x04], 'zip'],
  [[0x50, 0x4b, 0x05, 0x06], 'zip'],
  [[0x52, 0x61, 0x72, 0x21], 'archive'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'archive'],
  [[0x1f, 0x8b], 'archive'],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a], 'archive'],
  [[0xff, 0xd8, 0xff], 'picture'],
  [[0x89, 0x50, 0x4e, 0x47], 'picture'],
  [[0x47, 0x49, 0x46, 0x38], 'picture'],
  [[0x49, 0x49, 0x2a, 0x00], 'picture'],
  [[0x4d, 0x4d, 0x00, 0x2a], 'picture'],
];

/** The kind of a file by its content. Throws ImportRefusal for what no text can be taken from. */
export function sniff(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) {
    throw new ImportRefusal('empty');
  }
  refuseLarge(bytes.length);
  const start = latin(bytes.subarray(0, 1024));
  if (start.includes('%PDF-')) {
    return 'pdf';
  }
  if (begins(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    throw new ImportRefusal(oldOfficeCode(bytes));
  }
  if (start.startsWith('{\\rtf')) {
    throw new ImportRefusal('rtf');
  }
  const found = signatures.find(([signature]) => begins(bytes, signature))?.[1];
  const webp = start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP';
  if (found === 'archive') {
    throw new ImportRefusal('zip-other');
  }
  // A bitmap has four zeros behind its size; words that begin with the same two letters have none.
  const bitmap = /^BM[\s\S]{4}\0{4}/.test(start);
  if (found === 'picture' || bitmap || webp || /^....ftyp(?:heic|heif|mif1|avif)/s.test(start)) {
    throw new ImportRefusal('picture');
  }
  if (found === 'zip') {
    return 'zip';
  }
  return textKind(bytes, start);
}

/** What the container of old Office holds, by the names of its streams; they are UTF-16. A locked .docx lies in it too. */
const streams: readonly (readonly [name: string, code: RefusalCode])[] = [
  ['EncryptedPackage', 'locked-office'],
  ['WordDocument', 'old-word'],
  ['Workbook', 'spreadsheet'],
  ['PowerPoint Document', 'slides'],
];

function oldOfficeCode(bytes: Uint8Array): RefusalCode {
  const all = Buffer.from(bytes);
  const found = streams.find(([name]) => all.includes(Buffer.from(name, 'utf16le')));
  return found?.[1] ?? 'old-word';
}

/** Texts that are not what people read: by what they begin with. */
function refuseMarkup(seen: string): void {
  if (/<!DOCTYPE[^>]*\[|<!ENTITY/i.test(seen)) {
    throw new ImportRefusal('entities');
  }
  // A mark of Unicode may stand before it, here byte by byte.
  const isXml = /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*<(?:\?xml|svg)[\s>]/i.test(seen);
  if (isXml && !/<html[\s>]/i.test(seen)) {
    throw new ImportRefusal(/<svg[\s>]/i.test(seen) ? 'picture' : 'xml');
  }
  if (
    /^(?:[\w-]+: .*\r?\n(?:[ \t].*\r?\n)*)*(?:MIME-Version: 1|Content-Type: multipart\/)/i.test(
      seen,
    )
  ) {
    throw new ImportRefusal('web-archive');
  }
}

function textKind(bytes: Uint8Array, start: string): FileKind {
  const wide = begins(bytes, [0xff, 0xfe]) || begins(bytes, [0xfe, 0xff]);
  const zeros = start.match(/\0/g)?.length ?? 0;
  // UTF-16 without a mark has its zeros in every second place; elsewhere a zero is no letter.
  const odd = [...start.matchAll(/\0/g)].filter(({ index }) => index % 2 === 1).length;
  const inTurns = zeros > start.length / 8 && (odd === zeros || odd === 0);
  if (!wide && zeros > 0 && !inTurns) {
    throw new ImportRefusal('unknown');
  }
  const controls = start.match(/[\x01-\x08\x0e-\x1a\x1c-\x1f]/g)?.length ?? 0;
  // Half of a letter of UTF-16 may look like one.
  if (!wide && zeros === 0 && controls > start.length / 20) {
    throw new ImportRefusal('unknown');
  }
  const seen = start.replaceAll('\0', '');
  refuseMarkup(seen);
  return /<!doctype html|<html[\s>]|<body[\s>]|<(?:p|div|table|span|font|h[1-6])[\s>][\s\S]*<\//i.test(
    seen,
  ) || /^\s*<(?:p|div|table|span|font|h[1-6]|meta|ol|ul)[\s>]/i.test(seen)
    ? 'html'
    : 'text';
}

function begins(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte);
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

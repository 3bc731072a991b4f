import { ImportRefusal } from './refusals.ts';

export type FileKind = 'zip' | 'pdf' | 'html' | 'text';

const largestBytes = 60 * 1024 * 1024;

/** For whoever knows how large a file is before its bytes are read. Throws ImportRefusal. */
export function refuseLarge(size: number): void {
  if (size > largestBytes) {
    throw new ImportRefusal('large');
  }
}

/** What the first bytes of a file say it is; its name says nothing. */
const signatures: readonly (readonly [bytes: readonly number[], kind: 'zip' | 'picture'])[] = [
  [[0x50, 0x4b], 'zip'],
  [[0xff, 0xd8, 0xff], 'picture'],
  [[0x89, 0x50, 0x4e, 0x47], 'picture'],
  [[0x47, 0x49, 0x46, 0x38], 'picture'],
  [[0x42, 0x4d], 'picture'],
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
    // A locked .docx lies in the same container as an old .doc; its stream's name is UTF-16.
    const locked = Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'));
    throw new ImportRefusal(locked ? 'locked-office' : 'old-word');
  }
  if (start.startsWith('{\\rtf')) {
    throw new ImportRefusal('rtf');
  }
  const found = signatures.find(([signature]) => begins(bytes, signature))?.[1];
  const webp = start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP';
  if (found === 'picture' || webp || /^....ftyp(?:heic|heif|mif1|avif)/s.test(start)) {
    throw new ImportRefusal('picture');
  }
  if (found === 'zip') {
    return 'zip';
  }
  return textKind(bytes, start);
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

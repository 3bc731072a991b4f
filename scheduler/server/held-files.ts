import { readFileSync, statSync } from 'node:fs';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Encoding } from './accept-encoding.ts';
import type { FoundFile } from './find-file.ts';
import { httpDate } from './http-date.ts';
import { mediaTypeOf } from './media-types.ts';
import type { Validators } from './preconditions.ts';
import { cacheControlOf, policyOfPage, securityHeaders } from './security-headers.ts';

/** A file as it goes out in one encoding. */
export interface Variant extends Validators {
  readonly file: string;
  readonly size: number;
  /** In memory, where it is small. */
  readonly body: Buffer | undefined;
  /** All headers but those of the answer's length: name, value, name, value. */
  readonly headers: readonly string[];
}

/** A file in all its encodings. */
export interface HeldFile {
  readonly isText: boolean;
  variant(encoding: Encoding): Variant | undefined | Promise<Variant>;
}

/** Read into memory; larger ones go from disk to visitor in pieces. */
const smallBytes = 256 * 1024;
/** Of all that is kept; the built site takes a tenth. */
const mostBytes = 32 * 1024 * 1024;
/** What fits into one packet gains nothing. */
const leastPackedBytes = 900;

const suffixes = { br: '.br', gzip: '.gz' } as const;
const toGzip = promisify(gzip);
const toBrotli = promisify(brotliCompress);

interface Kept extends HeldFile {
  readonly found: FoundFile;
}
const kept = new Map<string, Kept>();
let keptBytes = 0;

/**
 * The file with its headers, from memory where it has not changed since (time, size and place on the disk, which the caller has just
 * looked at).
 */
export function holdFile(found: FoundFile, pathname: string): HeldFile {
  const known = kept.get(found.file);
  if (known && isSame(known.found, found)) return known;
  const held = { ...takeUp(found, pathname), found };
  if (known) keptBytes -= cost(known.found);
  kept.delete(found.file);
  kept.set(found.file, held);
  keptBytes += cost(found);
  for (const [file, oldest] of kept) {
    if (keptBytes <= mostBytes) break;
    kept.delete(file);
    keptBytes -= cost(oldest.found);
  }
  return held;
}

const isSame = (a: FoundFile, b: FoundFile): boolean =>
  a.modifiedAt === b.modifiedAt && a.size === b.size && a.inode === b.inode;

/** Its encodings and headers count too. */
const cost = ({ size }: FoundFile): number => (size <= smallBytes ? size * 2 : 0) + 4096;

function takeUp(found: FoundFile, pathname: string): HeldFile {
  const { file, size } = found;
  const type = mediaTypeOf(file.endsWith('index.html') ? file : pathname);
  const isText = /^text\/|javascript|json|xml|svg|wasm/.test(type);
  const body = size <= smallBytes ? readFileSync(file) : undefined;
  const shared = [
    ...Object.entries(securityHeaders).flat(),
    ...['Content-Type', type],
    ...['Last-Modified', httpDate(found.modifiedAt)],
    ...['Cache-Control', cacheControlOf(pathname)],
    ...(isText ? ['Vary', 'Accept-Encoding'] : []),
    ...(type.startsWith('text/html')
      ? ['Content-Security-Policy', policyOfPage((body ?? readFileSync(file)).toString('utf8'))]
      : []),
  ];
  const etag = `${size.toString(36)}-${Math.round(found.modifiedAt * 1000).toString(36)}`;
  const make = (
    place: string,
    bytes: number,
    data: Buffer | undefined,
    encoding: Encoding,
  ): Variant => {
    const tag = encoding === 'identity' ? `"${etag}"` : `"${etag}-${encoding}"`;
    const own =
      encoding === 'identity' ? ['Accept-Ranges', 'bytes'] : ['Content-Encoding', encoding];
    return {
      ...{ file: place, size: bytes, body: data, etag: tag, modifiedAt: found.modifiedAt },
      headers: [...shared, ...own, 'ETag', tag],
    };
  };
  const plain = make(file, size, body, 'identity');
  const packed = new Map<Encoding, Variant | undefined | Promise<Variant>>();
  const pack = (encoding: 'br' | 'gzip'): Variant | undefined | Promise<Variant> => {
    const place = `${file}${suffixes[encoding]}`;
    const beside = statSync(place, { throwIfNoEntry: false });
    if (beside?.isFile()) {
      const data = beside.size <= smallBytes ? readFileSync(place) : undefined;
      return make(place, beside.size, data, encoding);
    }
    if (!body || size < leastPackedBytes) return undefined;
    // What was published since the build, a schedule or a feed: packed once, where it is first asked for.
    const working = (encoding === 'br' ? packBrotli(body) : toGzip(body)).then((data) => {
      const made = make(file, data.length, data, encoding);
      packed.set(encoding, made);
      return made;
    });
    return working;
  };
  return {
    isText,
    variant(encoding) {
      if (encoding === 'identity') return plain;
      if (!isText) return undefined;
      if (!packed.has(encoding)) packed.set(encoding, pack(encoding));
      return packed.get(encoding);
    },
  };
}

function packBrotli(body: Buffer): Promise<Buffer> {
  return toBrotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
}

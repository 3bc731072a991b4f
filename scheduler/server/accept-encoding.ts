export type Encoding = 'br' | 'gzip' | 'identity';

/** Ours, the smallest first: it wins where the visitor likes several as much. */
const ours: readonly Encoding[] = ['br', 'gzip', 'identity'];

/** Browsers send a handful of headers; they are read once. */
const known = new Map<string, readonly Encoding[]>();
const mostKnown = 200;

/**
 * The encodings that a visitor takes, the best first (RFC 9110, 12.5.3): `'gzip, br;q=0.5'` → gzip, br, identity. Without a header
 * only the file as it is, which everybody reads; empty where nothing of ours is acceptable.
 */
export function acceptedEncodings(header: string | undefined): readonly Encoding[] {
  if (header === undefined) return ['identity'];
  let read = known.get(header);
  if (!read) {
    if (known.size >= mostKnown) known.clear();
    read = rank(header);
    known.set(header, read);
  }
  return read;
}

/** Acceptable, but liked less than anything that is named. */
const unnamedIdentity = 0.0001;

function rank(header: string): readonly Encoding[] {
  const named = new Map(header.split(',').flatMap(readCoding));
  const others = named.get('*');
  const quality = (encoding: Encoding): number =>
    named.get(encoding) ?? others ?? (encoding === 'identity' ? unnamedIdentity : 0);
  return ours
    .filter((encoding) => quality(encoding) > 0)
    .toSorted((a, b) => quality(b) - quality(a));
}

/** `'GZip; Q=0.5'` → `['gzip', 0.5]`; nothing for what cannot be read. */
function readCoding(text: string): [string, number][] {
  const match =
    /^\s*([\w!#$%&'*+.^`|~-]+)\s*(?:;\s*q\s*=\s*(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*)?$/i.exec(text);
  const [, name = '', quality = '1'] = match ?? [];
  if (name === '') return [];
  return [[name.toLowerCase().replace(/^x-gzip$/, 'gzip'), Number(quality)]];
}

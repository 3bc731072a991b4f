// Lists that stand where a stream is expected: one that names the stream (.pls, .m3u), or one that is the stream, in
// pieces of some seconds (HLS, RFC 8216).

export type Playlist =
  /** The stream is at this address. */
  | { readonly kind: 'address'; readonly address: string }
  | {
      readonly kind: 'pieces';
      /** Of the first piece. */
      readonly number: number;
      readonly pieces: readonly string[];
      /** What must be read before the first piece. */
      readonly head: string | undefined;
      readonly pieceMs: number;
      readonly isOver: boolean;
    }
  | { readonly kind: 'none' | 'encrypted' };

/** Whether an answer of this type is a list, by the type its server says it has or by its name. */
export function isPlaylist(type: string | undefined, path: string): boolean {
  return /mpegurl|scpls|pls\+xml/i.test(type ?? '') || /\.(m3u8?|pls)$/i.test(path);
}

/** A list's text taken apart; addresses are as they stand in it. */
export function readPlaylist(text: string): Playlist {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const of = (name: string): string | undefined =>
    lines.find((line) => line.startsWith(`#EXT-X-${name}:`))?.slice(name.length + 8);
  const addresses = lines.filter((line) => line !== '' && !line.startsWith('#'));
  if (lines.some((line) => line.startsWith('#EXT-X-STREAM-INF:'))) return leanest(lines);
  const pieceSeconds = Number(of('TARGETDURATION') ?? NaN);
  if (Number.isFinite(pieceSeconds)) {
    if (/^METHOD=(?!NONE)/.test(of('KEY') ?? '')) return { kind: 'encrypted' };
    return {
      kind: 'pieces',
      number: Number(of('MEDIA-SEQUENCE') ?? 0),
      pieces: addresses,
      head: /URI="([^"]*)"/.exec(of('MAP') ?? '')?.[1],
      pieceMs: Math.min(30, Math.max(1, pieceSeconds)) * 1000,
      isOver: lines.includes('#EXT-X-ENDLIST'),
    };
  }
  const named = /^File\d+=(\S+)/im.exec(text)?.[1] ?? addresses.find((one) => /^https?:/.test(one));
  return named === undefined ? { kind: 'none' } : { kind: 'address', address: named };
}

/** Of several qualities the one with the fewest bits: a horn needs no more. */
function leanest(lines: readonly string[]): Playlist {
  const [first] = lines
    .flatMap((line, at) => {
      if (!line.startsWith('#EXT-X-STREAM-INF:')) return [];
      const address = lines.slice(at + 1).find((next) => next !== '' && !next.startsWith('#'));
      const bits = Number(/[:,]BANDWIDTH=(\d+)/.exec(line)?.[1] ?? Infinity);
      return address === undefined ? [] : [{ address, bits }];
    })
    .toSorted((a, b) => a.bits - b.bits);
  return first ? { kind: 'address', address: first.address } : { kind: 'none' };
}

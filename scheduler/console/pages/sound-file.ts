import { createReadStream, statSync } from 'node:fs';
import { Readable } from 'node:stream';
import { readByteRange } from '../../server/byte-range.ts';

/** An MP3 or WAV, in parts where the player asks for parts. Undefined: it is not there. */
export function soundFile(file: string, request: Request): Response | undefined {
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  if (size === undefined) return undefined;
  const range = readByteRange(request.headers.get('range') ?? undefined, size);
  const type = file.endsWith('.wav') ? 'audio/wav' : 'audio/mpeg';
  const headers = { 'Content-Type': type, 'Accept-Ranges': 'bytes' };
  if (range === 'unsatisfiable')
    return new Response(null, { status: 416, headers: { 'Content-Range': `bytes */${size}` } });
  const { first, last } = range === 'whole' ? { first: 0, last: size - 1 } : range;
  return new Response(streamOf(file, first, last), {
    status: range === 'whole' ? 200 : 206,
    headers: {
      ...headers,
      'Content-Length': String(last - first + 1),
      ...(range !== 'whole' && { 'Content-Range': `bytes ${first}-${last}/${size}` }),
    },
  });
}

function streamOf(file: string, start: number, end: number): ReadableStream<Uint8Array> {
  // One and the same object: the DOM's types and Node's differ.
  return Readable.toWeb(createReadStream(file, { start, end })) as ReadableStream<Uint8Array>;
}

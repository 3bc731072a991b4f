// A voice from an address, on the disk: an archive, or a Piper model with the two papers that lie beside it.
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sayError } from '../../../content/schema/say-error.ts';
import { refuse } from './refusal.ts';

/** Bytes. */
const mostBytes = 450e6;
/** Without a byte for so long it is given up, real ms. */
const stillMs = 60_000;

/** Where it was put: a file in `into`. `onBytes`: what has come, and of how many (0: not said). @throws VoiceError `voice-refused` */
export async function fetchVoice(
  url: URL,
  into: string,
  onBytes: (done: number, total: number) => void,
): Promise<string> {
  const name = decodeURIComponent(url.pathname.split('/').at(-1) ?? '').replace(
    /[^a-z0-9_.-]/gi,
    '_',
  );
  const file = join(into, name === '' || name.startsWith('.') ? 'giong' : name);
  await fetchFile(url, file, onBytes);
  if (/\.onnx$/i.test(file)) {
    const beside = (path: string): URL => Object.assign(new URL(url), { pathname: path });
    await fetchFile(beside(`${url.pathname}.json`), `${file}.json`, onBytes);
    const card = beside(url.pathname.replace(/[^/]*$/, 'MODEL_CARD'));
    await fetchFile(card, join(into, 'MODEL_CARD'), onBytes);
  }
  return file;
}

async function fetchFile(
  url: URL,
  file: string,
  onBytes: (done: number, total: number) => void,
): Promise<void> {
  const stop = new AbortController();
  let still = setTimeout(() => undefined, 0);
  const moved = (): void => {
    clearTimeout(still);
    still = setTimeout(() => {
      stop.abort(new Error(`không có gì về sau ${stillMs / 1000} giây`));
    }, stillMs);
  };
  try {
    moved();
    const answer = await fetch(url, { signal: stop.signal });
    if (!answer.ok || !answer.body) throw new Error(`máy chủ trả lời ${answer.status}`);
    const total = Number(answer.headers.get('content-length') ?? 0);
    let done = 0;
    const counted = new Transform({
      transform(chunk: Buffer, _encoding, next) {
        moved();
        done += chunk.length;
        onBytes(done, total);
        next(done > mostBytes ? new Error('tệp lớn hơn 450 MB') : null, chunk);
      },
    });
    // The types of the two kinds of web streams differ by name alone.
    const body = Readable.fromWeb(answer.body as Parameters<typeof Readable.fromWeb>[0]);
    await pipeline(body, counted, createWriteStream(file));
  } catch (error) {
    const reason: unknown = stop.signal.aborted ? stop.signal.reason : error;
    throw refuse(`Không tải được ${url.href}: ${sayError(reason)}.`, error);
  } finally {
    clearTimeout(still);
  }
}

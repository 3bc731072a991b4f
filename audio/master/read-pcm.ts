import { spawn } from 'node:child_process';
import { sayError } from '../../content/schema/say-error.ts';
import { AudioError } from '../error.ts';
import { lacksStreams, startFailure } from './started.ts';

interface Wanted {
  readonly signal?: AbortSignal | undefined;
  /** Why the program could not, from the last line of its log; '' where it said nothing. */
  readonly failure: (why: string) => AudioError;
  /** What it gives before it fails is enough. */
  readonly inPart?: boolean;
}

/**
 * What a program writes to standard output, in chunks as it delivers them; a slow reader holds it back, so memory stays
 * small. Leaving the loop early ends it. Its log is what the generator returns; its beginning and its end are kept.
 * @throws AudioError `aborted`; what `failure` makes where it fails or gives nothing
 */
export async function* readPcm(
  program: string,
  args: readonly string[],
  { signal, failure, inPart = false }: Wanted,
): AsyncGenerator<Uint8Array, string, undefined> {
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
    ...(signal === undefined ? {} : { signal, killSignal: 'SIGKILL' as const }),
  });
  if (lacksStreams(child)) await startFailure(child);
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    log += text;
    if (log.length > 8000) log = log.slice(0, 4000) + log.slice(-2000);
  });
  const ended = new Promise<number | null>((resolve) => {
    child.on('error', (error) => {
      log += sayError(error);
      resolve(null);
    });
    child.on('close', resolve);
  });
  let bytes = 0;
  try {
    // No encoding is set, so its chunks are bytes; the stream's own type says `any`.
    for await (const chunk of child.stdout as AsyncIterable<Uint8Array>) {
      bytes += chunk.length;
      yield chunk;
    }
    const code = await ended;
    if (signal?.aborted) {
      throw new AudioError('aborted', 'Đã dừng theo yêu cầu.');
    }
    if ((code !== 0 && !inPart) || bytes === 0) throw failure(log.trim().split('\n').at(-1) ?? '');
    return log;
  } finally {
    child.kill('SIGKILL');
  }
}

// Reads a voice that somebody sent, and no more: a process of its own, ended with the answer.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { tellError } from '../../../content/schema/say-error.ts';
import { prepareVoice, type Prepared } from './prepare.ts';
import { unpack } from './unpack.ts';

export type LookAnswer =
  /** `sha256`: of the archive; of the model, where a folder or a model was given. */
  | { readonly prepared: Prepared; readonly sha256: string }
  /** Vietnamese. */
  | { readonly refused: string };

const [source = '', into = ''] = process.argv.slice(2);

async function look(): Promise<LookAnswer> {
  const prepared = prepareVoice(into, await unpack(source, into));
  const isArchive = (await stat(source)).isFile() && !/\.onnx$/i.test(source);
  return { prepared, sha256: isArchive ? await hashOf(source) : prepared.modelSha256 };
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

const answer = await look().catch((error: unknown): LookAnswer => ({ refused: tellError(error) }));
process.send?.(answer, () => process.exit(0));
